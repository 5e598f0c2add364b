import { createHash } from "node:crypto";

/** SHA-256 of the UTF-8 form of `text`, in lower-case hex. */
export function sha256Hex(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * A stable id: prefix and 12 hex digits of the hash of the key fields.
 * The fields are joined by U+001F, which no cleaned text holds, so that ("ab", "c") and ("a", "bc") differ.
 */
export function hashId(prefix: string, ...fields: readonly string[]): string {
  return prefix + sha256Hex(fields.join("\u001f")).slice(0, 12);
}

/** FNV-1a over UTF-16 code units of `text.slice(from, to)`: a fast 32-bit hash for feature tables, never for identity. */
export function fnv1a(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
