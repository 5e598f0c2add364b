import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { ReadoutError } from "../model/error.ts";

/** A numeric array of a weights file. */
export type WeightArray = Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

/** One file of trained weights: named arrays, and what its trainer says of it (label lists, sizes, training seed). */
export interface Weights {
  readonly name: string;
  readonly meta: { readonly [key: string]: unknown };
  readonly arrays: { readonly [name: string]: WeightArray };
}

const MAGIC = "RDWEIGHT";
const FORMAT = 1;
const ALIGN = 8;
const TYPES = {
  f32: Float32Array,
  i32: Int32Array,
  u32: Uint32Array,
  i16: Int16Array,
  u16: Uint16Array,
  i8: Int8Array,
  u8: Uint8Array,
} as const;
type TypeName = keyof typeof TYPES;

interface Header {
  readonly name: string;
  readonly format: number;
  readonly sha256: string;
  readonly meta: { readonly [key: string]: unknown };
  readonly arrays: readonly { readonly name: string; readonly type: TypeName; readonly offset: number; readonly length: number }[];
}

/**
 * Layout: 8 bytes `RDWEIGHT`, u32 (little-endian) length of the header, the header as JSON padded with spaces to a multiple of 8, then the
 * arrays, each on a multiple of 8. The header holds the SHA-256 of all that follows it.
 */
export function encodeWeights(weights: Weights): Uint8Array {
  const parts = Object.entries(weights.arrays).map(([name, array]) => ({ name, array, type: typeOf(array) }));
  let offset = 0;
  const arrays = parts.map(({ name, array, type }) => {
    const entry = { name, type, offset, length: array.length };
    offset += padded(array.byteLength);
    return entry;
  });
  const payload = new Uint8Array(offset);
  for (const [i, { array }] of parts.entries())
    payload.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), arrays[i].offset);
  const header: Header = { name: weights.name, format: FORMAT, sha256: digest(payload), meta: weights.meta, arrays };
  const json = Buffer.from(JSON.stringify(header));
  // The payload must lie on a multiple of 8 for the arrays to be views of the file's own bytes.
  const headerLength = padded(12 + json.length) - 12;
  const out = Buffer.alloc(12 + headerLength + payload.length, 0x20);
  out.write(MAGIC, 0, "latin1");
  out.writeUInt32LE(headerLength, 8);
  json.copy(out, 12);
  out.set(payload, 12 + headerLength);
  return out;
}

/** Weights files as they were read and verified, by path: in shared memory, so that every thread sees the same bytes. */
export type SharedWeights = ReadonlyMap<string, SharedArrayBuffer>;

let shared: SharedWeights = new Map();

/** Reads and verifies all weights files of a folder (with `/` at its end), to be handed to other threads. Throws WEIGHTS_UNREADABLE or WEIGHTS_DAMAGED. */
export function shareWeights(folder: URL): SharedWeights {
  const names = readdirSync(folder).filter((name) => name.endsWith(".bin"));
  return new Map(
    names.map((name) => {
      const path = String(new URL(name, folder));
      const bytes = fileBytes(path);
      decodeWeights(bytes, path);
      return [path, bytes.buffer];
    }),
  );
}

/** Lets `readWeights` of this thread take what another thread has read and verified. */
export function adoptWeights(weights: SharedWeights): void {
  shared = weights;
}

/** Bytes that somebody of this thread may still hold views of, by file: two rooms read the words, and one copy of four million bytes is enough. */
const held = new Map<string, WeakRef<SharedArrayBuffer>>();

/** Reads and verifies a weights file: the same bytes while they are held and the file is as it was. Throws WEIGHTS_UNREADABLE or WEIGHTS_DAMAGED. */
export function readWeights(path: string | URL): Weights {
  const file = versionOf(path);
  const known = shared.get(String(path)) ?? held.get(file)?.deref();
  if (known !== undefined) return decodeWeights(new Uint8Array(known), String(path), true);
  const bytes = fileBytes(path);
  const weights = decodeWeights(bytes, String(path));
  held.set(file, new WeakRef(bytes.buffer));
  return weights;
}

/** The path of a file with its size and the time of its last change; the path alone where it cannot be looked at. */
function versionOf(path: string | URL): string {
  const stats = statSync(path instanceof URL || !path.startsWith("file:") ? path : new URL(path), { throwIfNoEntry: false });
  return `${path} ${stats?.size} ${stats?.mtimeMs}`;
}

function fileBytes(path: string | URL): Uint8Array<SharedArrayBuffer> {
  try {
    const file = openSync(path instanceof URL || !path.startsWith("file:") ? path : new URL(path), "r");
    try {
      const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
      for (let at = 0, read = -1; at < bytes.length && read !== 0; at += read) read = readSync(file, bytes, at, bytes.length - at, null);
      return bytes;
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new ReadoutError("WEIGHTS_UNREADABLE", `cannot read the weights ${path}: reinstall Readout`, { cause });
  }
}

/**
 * Decodes the bytes of a weights file; `path` is named in errors. The arrays are views of a copy of `bytes` where these are not aligned.
 * `verified`: the bytes were decoded before, their checksum need not be computed again.
 */
export function decodeWeights(bytes: Uint8Array, path: string, verified = false): Weights {
  const damaged = (why: string) => new ReadoutError("WEIGHTS_DAMAGED", `the weights ${path} are damaged (${why}): reinstall Readout`);
  if (bytes.length < 12 || Buffer.from(bytes.subarray(0, 8)).toString("latin1") !== MAGIC) throw damaged("not a weights file");
  const aligned = bytes.byteOffset % ALIGN === 0 ? bytes : new Uint8Array(bytes);
  const headerLength = new DataView(aligned.buffer, aligned.byteOffset).getUint32(8, true);
  const start = 12 + headerLength;
  if (start > aligned.length) throw damaged("cut short");
  const header = parseHeader(Buffer.from(aligned.subarray(12, start)).toString("utf8"));
  if (header === null) throw damaged("unreadable header");
  if (header.format !== FORMAT) throw damaged(`format ${header.format}, expected ${FORMAT}`);
  const payload = aligned.subarray(start);
  if (!verified && digest(payload) !== header.sha256) throw damaged("checksum differs");
  const arrays: Record<string, WeightArray> = {};
  for (const { name, type, offset, length } of header.arrays)
    arrays[name] = new TYPES[type](aligned.buffer as ArrayBuffer, payload.byteOffset + offset, length);
  return { name: header.name, meta: header.meta, arrays };
}

function parseHeader(json: string): Header | null {
  try {
    return JSON.parse(json) as Header;
  } catch {
    return null;
  }
}

function typeOf(array: WeightArray): TypeName {
  const found = (Object.keys(TYPES) as TypeName[]).find((name) => array instanceof TYPES[name]);
  if (found === undefined) throw new TypeError("not a weight array");
  return found;
}

function padded(length: number): number {
  return Math.ceil(length / ALIGN) * ALIGN;
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
