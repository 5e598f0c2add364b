import type { Note } from "../model/note.ts";

export type Decoded =
  | { readonly text: string; readonly encoding: string; readonly notes: readonly Note[] }
  | { readonly code: "binary" | "encoding"; readonly message: string };

/** First bytes of formats that people rename to .txt. A text that begins with one of these by chance is not a text we know of. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ["a PNG picture", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG picture", [0xff, 0xd8, 0xff]],
  ["a GIF picture", [0x47, 0x49, 0x46, 0x38]],
  ["a PDF document", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["a ZIP archive or an Office document", [0x50, 0x4b, 0x03, 0x04]],
  ["an old Office document", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a gzip archive", [0x1f, 0x8b]],
  ["an RTF document", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["a SQLite file", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
];

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/**
 * Bytes as text. In this order: byte order mark; UTF-16 by its zero bytes; the encoding that the container declares; UTF-8; UTF-8 with few
 * damaged bytes (a note says so); windows-1252, of which Latin-1 is a part (a note says that it is a guess). Control characters and zero
 * bytes make it binary. Line ends stay as they are; a byte order mark is not part of the text.
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null = null): Decoded {
  const signature = SIGNATURES.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  if (signature !== undefined) return { code: "binary", message: `its first bytes are those of ${signature[0]}` };
  const wide = utf16Kind(bytes);
  if (wide !== null) return checked(new TextDecoder(wide).decode(bytes), wide, []);
  if (bytes.includes(0)) return { code: "binary", message: "it holds zero bytes, which no text has" };
  if (declared !== null && !/^utf-?8$/i.test(declared)) return decodeDeclared(bytes, declared);
  return decodeGuessed(bytes);
}

function decodeDeclared(bytes: Uint8Array, declared: string): Decoded {
  try {
    const decoder = new TextDecoder(declared);
    return checked(decoder.decode(bytes), decoder.encoding, []);
  } catch {
    const guess = decodeGuessed(bytes);
    if ("code" in guess) return guess;
    return {
      ...guess,
      notes: [...guess.notes, warning("encoding-unknown", `nobody knows the stated encoding “${declared.slice(0, 40)}”`)],
    };
  }
}

function decodeGuessed(bytes: Uint8Array): Decoded {
  try {
    return checked(utf8.decode(bytes), "utf-8", []);
  } catch {
    const { valid, damaged } = countUtf8(bytes);
    if (valid > 4 * damaged) {
      const note = warning("encoding-damaged", `${damaged} bytes are no UTF-8 and were replaced by U+FFFD`);
      return checked(new TextDecoder("utf-8").decode(bytes), "utf-8", [note]);
    }
    const note = warning("encoding-guessed", "the bytes are not UTF-8: read as windows-1252 (Latin-1)");
    return checked(new TextDecoder("windows-1252").decode(bytes), "windows-1252", [note]);
  }
}

function warning(code: string, message: string): Note {
  return { level: "warning", code: `acquire.${code}`, message };
}

/** Refuses what decodes but is no text: more than one control character in a hundred. */
function checked(text: string, encoding: string, notes: readonly Note[]): Decoded {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && (code < 9 || code > 13) && code !== 27) controls++;
  }
  if (controls * 100 > text.length) return { code: "binary", message: `${controls} of ${text.length} characters are control characters` };
  return { text, encoding, notes };
}

/**
 * UTF-16 by its byte order mark, or by zero bytes that stand on one side of at least a fifth of the pairs and hardly on the other: even a
 * text in another script has its spaces, digits and line ends there. UTF-32 shows as zero bytes on both sides and is not read.
 */
function utf16Kind(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const wide = bytes.length >= 4 && bytes[2] === 0 && bytes[3] === 0;
  if (bytes[0] === 0xff && bytes[1] === 0xfe && !wide) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const enough = length / 10;
  if (odd >= enough && even * 20 <= odd && length > 2) return "utf-16le";
  return even >= enough && odd * 20 <= even && length > 2 ? "utf-16be" : null;
}

/** Multi-byte sequences that are well formed, and bytes that belong to none. */
function countUtf8(bytes: Uint8Array): { valid: number; damaged: number } {
  let valid = 0;
  let damaged = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i];
    const length =
      byte < 0x80 ? 1 : byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
    let whole = length > 0;
    for (let k = 1; k < length; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) whole = false;
    if (!whole) damaged++;
    else if (length > 1) valid++;
    i += whole ? length : 1;
  }
  return { valid, damaged };
}
