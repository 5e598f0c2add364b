/** English words that say nothing of what a sentence is about. */
const FUNCTION_WORDS = new Set(
  `a an the this that these those it its he him his she her hers they them their we us our you your i me my who whom whose which what and or but nor so yet if
  because although while when where after before since until as than then there here of in on at by for from to into onto over under with without within about
  against between among through during is are was were be been being am do does did doing done has have had having will would shall should can could may might
  must not no n't never also only very more most much many some any all both each few other another such own same too just even still again say says said
  saying tell told telling add added claim claimed according one two`.split(/\s+/),
);

/**
 * What a piece of text is about, as a set of word stems: function words out, plural and verb endings off, so that "blocking the road" and
 * "the road is blocked" share two. A crude English stemmer: good enough to compare sentences, not to look words up.
 */
export function contentStems(text: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)) {
    if (!FUNCTION_WORDS.has(word) && word.length > 1) stems.add(stem(word));
  }
  return stems;
}

function stem(word: string): string {
  for (const [ending, least] of ENDINGS) if (word.length >= least && word.endsWith(ending)) return undoubled(word.slice(0, -ending.length));
  return word;
}

/** Ending, and how long a word must be for it to be cut. Longest first. */
const ENDINGS: readonly (readonly [string, number])[] = [
  ["ations", 9],
  ["ation", 8],
  ["ances", 9],
  ["ences", 9],
  ["ance", 8],
  ["ence", 8],
  ["ments", 9],
  ["ment", 8],
  ["ings", 7],
  ["ing", 6],
  ["ades", 8],
  ["ade", 7],
  ["ures", 7],
  ["ure", 6],
  ["ies", 6],
  ["ied", 6],
  ["es", 6],
  ["ed", 5],
  ["s", 4],
  ["e", 5],
  ["y", 5],
];

function undoubled(word: string): string {
  return /([bdgklmnprt])\1$/u.test(word) ? word.slice(0, -1) : word;
}

/** Shared stems as a share of the smaller set, 0 to 1; 0 where either is empty. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : shared(a, b) / least;
}

/** Shared stems as a share of all (Jaccard), 0 to 1. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = shared(a, b);
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}

export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let n = 0;
  for (const stem of a) if (b.has(stem)) n += 1;
  return n;
}
