/** Classes of UTF-16 code units for the tokeniser. */
export const OTHER = 1;
export const LETTER = 2;
export const DIGIT = 3;
export const WHITE = 4;
/** Combining marks, joiners and other format characters: they belong to what stands before them. */
export const MARK = 5;
/** One half of a surrogate pair: the pair has to be looked at as a whole. */
export const SURROGATE = 6;

const table = new Uint8Array(0x10000);

/** Class of a code unit; the table fills on demand, so that loading costs nothing. */
export function classOf(code: number): number {
  const known = table[code];
  if (known !== 0) return known;
  table[code] = classify(code);
  return table[code];
}

/** Class of the character that starts at `at`, and never SURROGATE: a lone half counts as OTHER. */
export function classAt(text: string, at: number): number {
  const found = classOf(text.charCodeAt(at));
  if (found !== SURROGATE) return found;
  const point = text.codePointAt(at)!;
  return point > 0xffff ? classify(point) : OTHER;
}

/** Code units of the character that starts at `at`: 2 for a whole surrogate pair. */
export function widthAt(text: string, at: number): number {
  return classOf(text.charCodeAt(at)) === SURROGATE && text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function classify(point: number): number {
  if (point >= 0xd800 && point <= 0xdfff) return SURROGATE;
  const character = String.fromCodePoint(point);
  // U+001C–U+001F and U+0085 are white space for other programs that count characters; here too, so that both agree.
  if (/\s/.test(character) || (point >= 0x1c && point <= 0x1f) || point === 0x85) return WHITE;
  if (/[\p{L}_]/u.test(character)) return LETTER;
  if (/\p{Nd}/u.test(character)) return DIGIT;
  if (/\p{M}|\p{Cf}|\p{Emoji_Modifier}/u.test(character)) return MARK;
  return OTHER;
}

export function isUpper(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  const character = String.fromCharCode(code);
  return character !== character.toLowerCase();
}

export function isLower(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122;
  const character = String.fromCharCode(code);
  return character !== character.toUpperCase();
}

export function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x60 || code === 0x2bc;
}

export function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}
