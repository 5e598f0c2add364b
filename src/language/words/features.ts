import { fnv1a } from "../../text/hash.ts";
import { classOf, DIGIT, isLower, isUpper, LETTER } from "../tokens/characters.ts";

/** Features of the form of a word, each a 32-bit hash: what the models look up in their own tables. */
export const FORM_FEATURES = 12;

/** Case of a form. */
export const CASE = { none: 0, lower: 1, initial: 2, upper: 3, mixed: 4 } as const;

const LONGEST_SHAPE = 8;

/** Mixes the number of a feature into its value, so that "an" the suffix and "an" the prefix differ. */
export function mix(feature: number, value: number): number {
  let hash = Math.imul(value ^ Math.imul(feature + 1, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Writes the form features of `form` to `out` from `at` on. Same form, same features, on any machine. */
export function formFeatures(form: string, out: Uint32Array, at: number): void {
  const lower = form.toLowerCase();
  const length = lower.length;
  out[at] = mix(0, fnv1a(lower));
  out[at + 1] = mix(1, fnv1a(form));
  out[at + 2] = mix(2, fnv1a(lower, 0, Math.min(2, length)));
  out[at + 3] = mix(3, fnv1a(lower, 0, Math.min(3, length)));
  out[at + 4] = mix(4, fnv1a(lower, 0, Math.min(4, length)));
  out[at + 5] = mix(5, fnv1a(lower, Math.max(0, length - 1), length));
  out[at + 6] = mix(6, fnv1a(lower, Math.max(0, length - 2), length));
  out[at + 7] = mix(7, fnv1a(lower, Math.max(0, length - 3), length));
  out[at + 8] = mix(8, fnv1a(lower, Math.max(0, length - 4), length));
  out[at + 9] = mix(9, fnv1a(shapeOf(form)));
  out[at + 10] = mix(10, (caseOf(form) << 8) | Math.min(length, 12));
  out[at + 11] = mix(11, innerSigns(form));
}

/** "Ostrel" → "Xxx", "F-16" → "X-dd", "IV" → "XX": letters and digits by kind, runs cut at 3, at most 8 signs. */
export function shapeOf(form: string): string {
  let shape = "";
  let run = 0;
  for (let i = 0; i < form.length && shape.length < LONGEST_SHAPE; i++) {
    const sign = shapeSign(form.charCodeAt(i), form[i]);
    run = shape.endsWith(sign) ? run + 1 : 1;
    if (run <= 3) shape += sign;
  }
  return shape;
}

function shapeSign(code: number, character: string): string {
  const kind = classOf(code);
  if (kind === DIGIT) return "d";
  if (kind !== LETTER) return code < 0x3000 ? character : "*";
  if (isUpper(code)) return "X";
  return isLower(code) ? "x" : "c";
}

/** One of CASE: "initial" is a capital with no other capital after it. */
export function caseOf(form: string): number {
  let upper = 0;
  let lower = 0;
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    if (isUpper(code)) upper++;
    else if (isLower(code)) lower++;
  }
  if (upper === 0) return lower === 0 ? CASE.none : CASE.lower;
  if (!isUpper(form.charCodeAt(0))) return CASE.mixed;
  if (upper === 1) return lower === 0 && form.length > 1 && !form.endsWith(".") ? CASE.upper : CASE.initial;
  return lower === 0 ? CASE.upper : CASE.mixed;
}

/** Bits: a digit, a hyphen, an apostrophe, a stop within or at the end, a letter beyond ASCII, other scripts. */
function innerSigns(form: string): number {
  let bits = 0;
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    if (classOf(code) === DIGIT) bits |= 1;
    else if (code === 0x2d) bits |= 2;
    else if (code === 0x27 || code === 0x2019) bits |= 4;
    else if (code === 0x2e) bits |= i === form.length - 1 ? 8 : 16;
    else if (code > 0x24f && classOf(code) === LETTER) bits |= 64;
    else if (code > 0x7f) bits |= 32;
  }
  return bits | (Math.min(form.length, 3) << 7);
}
