/**
 * A small assembler for WebAssembly functions over one shared memory: just what the kernels beside it need.
 * Source of the encodings: the WebAssembly core specification, chapter "Binary format"; that of the relaxed product, the relaxed SIMD proposal.
 */

const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
const TYPES = { i32: I32, f32: F32, v128: V128 } as const;
export type ValueType = keyof typeof TYPES;

const OPS = {
  "i32.eqz": [0x45],
  "i32.lt_s": [0x48],
  "i32.add": [0x6a],
  "i32.mul": [0x6c],
  "i32.shl": [0x74],
  "i32.shr_u": [0x76],
  "i32x4.splat": [0xfd, 17],
  "f32x4.splat": [0xfd, 19],
  "f32x4.add": [0xfd, 0xe4, 1],
  "f32x4.sub": [0xfd, 0xe5, 1],
  "f32x4.mul": [0xfd, 0xe6, 1],
  "f32x4.div": [0xfd, 0xe7, 1],
  "f32x4.abs": [0xfd, 0xe0, 1],
  "f32x4.max": [0xfd, 0xe9, 1],
  // a < b ? b : a: one instruction, where "max" takes eight to agree on what is no number.
  "f32x4.pmax": [0xfd, 0xeb, 1],
  "f32x4.convert_i32x4_s": [0xfd, 0xfa, 1],
  "i32x4.sub": [0xfd, 0xb1, 1],
  "i32x4.add": [0xfd, 0xae, 1],
  "i32x4.shl": [0xfd, 0xab, 1],
  "v128.and": [0xfd, 78],
  // Signed bytes times bytes below 128, four neighbours summed: one instruction where the processor has it.
  "i32x4.relaxed_dot_i8x16_i7x16_add_s": [0xfd, 0x93, 2],
  "i16x8.narrow_i32x4_s": [0xfd, 0x85, 1],
  "i8x16.narrow_i16x8_u": [0xfd, 0x66],
} as const;
const MEMORY_OPS = {
  "v128.load": [0xfd, 0],
  "v128.load32_splat": [0xfd, 9],
  "v128.store": [0xfd, 11],
} as const;

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

const sized = (bytes: readonly number[]) => [...unsigned(bytes.length), ...bytes];
const list = (items: readonly (readonly number[])[]) => [...unsigned(items.length), ...items.flat()];
const text = (s: string) => sized([...Buffer.from(s)]);

/** One exported function without a result: i32 and f32 parameters, typed locals, and a body written by the methods, in order. */
export class FunctionBuilder {
  readonly name: string;
  readonly params: readonly ValueType[];
  readonly locals: ValueType[] = [];
  readonly body: number[] = [];

  constructor(name: string, params: readonly ValueType[]) {
    this.name = name;
    this.params = params;
  }

  /** A new local variable; returns its index. */
  local(type: ValueType): number {
    this.locals.push(type);
    return this.params.length + this.locals.length - 1;
  }

  op(...names: (keyof typeof OPS)[]): this {
    for (const name of names) this.body.push(...OPS[name]);
    return this;
  }

  get(local: number): this {
    this.body.push(0x20, ...unsigned(local));
    return this;
  }

  set(local: number): this {
    this.body.push(0x21, ...unsigned(local));
    return this;
  }

  i32(value: number): this {
    this.body.push(0x41, ...signed(value));
    return this;
  }

  f32(value: number): this {
    this.body.push(0x43, ...new Uint8Array(Float32Array.of(value).buffer));
    return this;
  }

  /** A load or store at the address on the stack plus `offset` bytes; no alignment is promised. */
  memory(name: keyof typeof MEMORY_OPS, offset = 0): this {
    this.body.push(...MEMORY_OPS[name], 0, ...unsigned(offset));
    return this;
  }

  /** The vector made of two on the stack, from byte `shift` of the first on. */
  rotateBytes(shift: number): this {
    this.body.push(0xfd, 13, ...Array.from({ length: 16 }, (_, i) => i + shift));
    return this;
  }

  /** Stores the first 32 bits of the vector on the stack. */
  storeLane0(): this {
    this.body.push(0xfd, 90, 0, 0, 0);
    return this;
  }

  load32(): this {
    this.body.push(0x28, 0, 0);
    return this;
  }

  store32(): this {
    this.body.push(0x36, 0, 0);
    return this;
  }

  /** Adds a constant to an i32 local. */
  bump(local: number, by: number): this {
    return this.get(local).i32(by).op("i32.add").set(local);
  }

  /** `for (counter = 0; counter < limit; counter += step) body()` with i32 locals. */
  loop(counter: number, limit: number, step: number, body: () => void): this {
    this.i32(0).set(counter);
    // block { loop { if !(counter < limit) leave; body; again } }
    this.body.push(0x02, 0x40, 0x03, 0x40);
    this.get(counter).get(limit).op("i32.lt_s", "i32.eqz");
    this.body.push(0x0d, 1);
    body();
    this.bump(counter, step);
    this.body.push(0x0c, 0, 0x0b, 0x0b);
    return this;
  }
}

/** The bytes of a module that imports its memory as `env.memory` and exports the functions under their names. */
export function assemble(functions: readonly FunctionBuilder[]): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: readonly number[]) => [id, ...sized(content)];
  const types = functions.map((f) => [0x60, ...list(f.params.map((p) => [TYPES[p]])), 0]);
  const imports = [[...text("env"), ...text("memory"), 0x02, 0x00, 1]];
  const exports = functions.map((f, i) => [...text(f.name), 0x00, ...unsigned(i)]);
  const code = functions.map((f) => sized([...list(f.locals.map((l) => [1, TYPES[l]])), ...f.body, 0x0b]));
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(2, list(imports)),
    ...section(3, list(functions.map((_, i) => unsigned(i)))),
    ...section(7, list(exports)),
    ...section(10, list(code)),
  ]);
}
