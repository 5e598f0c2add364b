/**
 * One spelling for the several that a name gets on its way through another script. By rules of transliteration alone, no list of names:
 * the same letter of the source alphabet is written y, i or j; w or v; kh or h; and so on. Two names with the same fold are spellings of one name
 * far more often than not, but a fold is a reason to compare, never to join by itself.
 */
export function foldName(name: string): string {
  const letters = name.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(APOSTROPHES, "").replace(NOT_LETTERS, " ").trim();
  return letters.split(" ").map(foldWord).join(" ");
}

const MARKS = /\p{M}/gu;
const APOSTROPHES = /['’ʼ`´]/gu;
const NOT_LETTERS = /[^\p{L}\p{N}]+/gu;

/** In this order: each rule sees what those before it left. */
const RULES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/ß/gu, "ss"],
  [/ø/gu, "o"],
  [/ł/gu, "l"],
  [/đ/gu, "d"],
  [/æ/gu, "e"],
  [/sch|tsch/gu, "sh"],
  [/tch|tsh/gu, "ch"],
  [/kh|gh/gu, "h"],
  [/ph|ff/gu, "f"],
  [/dzh|dj/gu, "j"],
  [/zh/gu, "j"],
  [/ck|q/gu, "k"],
  [/x/gu, "ks"],
  [/ou|oo/gu, "u"],
  [/ee/gu, "i"],
  [/w/gu, "v"],
  [/[yj]/gu, "i"],
  [/tz/gu, "ts"],
  [/(\p{L})\1/gu, "$1"],
  [/i{2,}/gu, "i"],
  [/ie(?=\p{L})/gu, "e"],
  [/of$/u, "ov"],
  [/ef$/u, "ev"],
];

function foldWord(word: string): string {
  return RULES.reduce((form, [pattern, replacement]) => form.replace(pattern, replacement), word);
}
