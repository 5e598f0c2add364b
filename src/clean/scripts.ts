export type Script =
  | "Latin"
  | "Cyrillic"
  | "Greek"
  | "Armenian"
  | "Georgian"
  | "Arabic"
  | "Hebrew"
  | "Devanagari"
  | "Han"
  | "Kana"
  | "Hangul"
  | "other";

/** Ranges of letters by script, coarse: first code unit, last, script. */
const RANGES: readonly (readonly [number, number, Script])[] = [
  [0x41, 0x24f, "Latin"],
  [0x370, 0x3ff, "Greek"],
  [0x400, 0x52f, "Cyrillic"],
  [0x530, 0x58f, "Armenian"],
  [0x590, 0x5ff, "Hebrew"],
  [0x600, 0x77f, "Arabic"],
  [0x900, 0x97f, "Devanagari"],
  [0x10a0, 0x10ff, "Georgian"],
  [0x1100, 0x11ff, "Hangul"],
  [0x1e00, 0x1eff, "Latin"],
  [0x1f00, 0x1fff, "Greek"],
  [0x3040, 0x30ff, "Kana"],
  [0x3400, 0x9fff, "Han"],
  [0xac00, 0xd7af, "Hangul"],
  [0xfb50, 0xfdff, "Arabic"],
];

/** Letters of a text by script. Reads at most `limit` code units. */
export function countScripts(text: string, limit = 20_000): ReadonlyMap<Script, number> {
  const counts = new Map<Script, number>();
  const end = Math.min(text.length, limit);
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (!isLetter(code)) continue;
    const script = RANGES.find(([first, last]) => code >= first && code <= last)?.[2] ?? "other";
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return counts;
}

function isLetter(code: number): boolean {
  if (code < 0xc0) return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return code !== 0xd7 && code !== 0xf7 && (code < 0x2000 || code > 0x303f) && code < 0xfe00 && (code < 0xd800 || code > 0xf8ff);
}

/** The script that at least `share` of the letters have; null where none has or where there are no letters. */
export function mainScript(text: string, share = 0.8): Script | null {
  const counts = countScripts(text);
  let total = 0;
  let best: Script | null = null;
  for (const [script, count] of counts) {
    total += count;
    if (best === null || count > (counts.get(best) ?? 0)) best = script;
  }
  return best !== null && (counts.get(best) ?? 0) >= share * total ? best : null;
}
