import stringWidth from "string-width";

/** Columns that `text` takes on a terminal: wide characters count two, combining marks none. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/**
 * `text` without what a terminal would obey: escape sequences and control characters of an article must not move the cursor or colour the screen.
 * Line breaks and tabs become spaces.
 */
export function printable(text: string): string {
  // biome-ignore lint/complexity/useRegexLiterals: the ranges are easier to read as code points
  return text.replace(new RegExp("[\\u0000-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+", "gu"), " ").trim();
}

/** Breaks printable text into lines of at most `width` columns, between words where it can. Always at least one line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ").flatMap((w) => pieces(w, width))) {
    const size = widthOf(word);
    if (used > 0 && used + 1 + size > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    line += used > 0 ? ` ${word}` : word;
    used += (used > 0 ? 1 : 0) + size;
  }
  lines.push(line);
  return lines;
}

/** A word that is wider than the column, cut where it must be. */
function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return word === "" ? [] : [word];
  const out: string[] = [];
  let piece = "";
  let used = 0;
  for (const { segment } of SEGMENTER.segment(word)) {
    const size = widthOf(segment);
    if (used + size > width && piece !== "") {
      out.push(piece);
      piece = "";
      used = 0;
    }
    piece += segment;
    used += size;
  }
  return piece === "" ? out : [...out, piece];
}

const SEGMENTER = new Intl.Segmenter("en", { granularity: "grapheme" });
