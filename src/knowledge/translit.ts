/**
 * Spelling variants by rule: names that reach English through several romanisations (Pashinyan/Pashinian, Lavrov/Lavroff, Khamenei/Hamenei,
 * al-Sisi/el-Sisi, Erdoğan/Erdogan) share one skeleton. A skeleton is a key for comparing, never a form to show.
 */

const LETTERS: { readonly [letter: string]: string } = {
  ł: "l",
  đ: "d",
  ð: "d",
  ø: "o",
  ß: "ss",
  ı: "i",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ə: "a",
  ħ: "h",
};

/** Lower case without diacritics and apostrophes; other scripts keep their letters. */
export function foldWord(word: string): string {
  let plain = true;
  for (let i = 0; i < word.length && plain; i++) plain = word.charCodeAt(i) < 0x80;
  const lower = word.toLowerCase();
  if (plain) return lower.includes("'") ? lower.replaceAll("'", "") : lower;
  return lower
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’‘ʼʻ`´]/g, "")
    .replace(/[łđðøßıæœþəħ]/g, (letter) => LETTERS[letter]);
}

const ARTICLE = /^(?:al|el|ul|ad|ar|as|ash|at|an)-(?=.)/;

/** In order: each pair rewrites the result of those before it. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [ARTICLE, ""],
  [/-/g, ""],
  [/tsch|tch/g, "ch"],
  [/sch/g, "sh"],
  [/dzh|dj/g, "j"],
  [/kh/g, "h"],
  [/gh/g, "g"],
  [/zh/g, "z"],
  [/ph/g, "f"],
  [/ck|q/g, "k"],
  [/tz/g, "ts"],
  [/x/g, "ks"],
  [/w/g, "v"],
  [/(?:ff|f)$/, "v"],
  [/ou|oo/g, "u"],
  [/ee/g, "i"],
  [/([oua])e/g, "$1"],
  [/[yj]/g, "i"],
  [/^ie/, "e"],
  [/ia/g, "a"],
  [/io/g, "o"],
  [/iu/g, "u"],
  [/(.)\1{1,40}/g, "$1"],
];

const skeletons = new Map<string, string>();

/** Comparing key of one word of a name. The same for all romanisations that the rules above know. */
export function skeleton(word: string): string {
  const known = skeletons.get(word);
  if (known !== undefined) return known;
  let result = foldWord(word);
  for (const [pattern, replacement] of RULES) result = result.replace(pattern, replacement);
  // A cache of what was asked lately keeps memory flat however many words a pile has.
  if (skeletons.size > 20_000) skeletons.clear();
  skeletons.set(word, result);
  return result;
}

/** Consonants of a skeleton: tells Mohammed from Mahmoud's neighbours only together with an equal surname. */
export function consonants(word: string): string {
  return skeleton(word).replace(/[aeiou]/g, "");
}

/** Key of a full name: skeletons joined by hyphens, particles kept ("person:ursula-von-der-leien"). */
export function nameKey(name: string): string {
  return name
    .split(/[\s\u00a0]+/)
    .map(skeleton)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ""))
    .filter((word) => word !== "")
    .join("-");
}
