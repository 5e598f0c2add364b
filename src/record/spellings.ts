import { consonants, skeleton } from "../knowledge/index.ts";

/** A person on the way to being joined with others of like spelling. */
export interface Spelled {
  readonly name: string;
  /** What ties two people of like names: the country, else the offices, that their articles give them. */
  readonly ties: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
}

/** Sound of the surname: the key under which spellings of one name may meet; null for a name that is too short to tell. */
export function soundOf(name: string): string | null {
  const words = wordsOf(name);
  const last = words[words.length - 1];
  return words.length < 2 || last === undefined || skeleton(last).length < SHORTEST ? null : soundOfWord(last);
}

/** A surname of fewer letters is like too many others. */
const SHORTEST = 5;

/**
 * Whether two people whose surnames sound alike are one: a given name sounds alike too, they are tied by country or office, never told of side by side
 * in one article, and the surnames end alike (a daughter's or wife's may end in a vowel where the father's does not).
 */
export function areOne(a: Spelled, b: Spelled): boolean {
  if (givenSounds(a.name).isDisjointFrom(givenSounds(b.name))) return false;
  if (![...a.ties].some((tie) => b.ties.has(tie)) || !a.articles.isDisjointFrom(b.articles)) return false;
  return endsInVowel(a.name) === endsInVowel(b.name);
}

function givenSounds(name: string): Set<string> {
  return new Set(
    wordsOf(name)
      .slice(0, -1)
      .map(soundOfWord)
      .filter((sound) => sound.length > 1),
  );
}

function wordsOf(name: string): string[] {
  return name.split(/[\s\u00a0]+/u).filter((word) => word !== "");
}

/** Consonants, with those as one that romanisations exchange (gh, q and k; h that is heard or not). */
function soundOfWord(word: string): string {
  const bones = consonants(word).replace(/[gq]/g, "k");
  return bones.slice(0, 1) + bones.slice(1).replaceAll("h", "");
}

function endsInVowel(name: string): boolean {
  return /[aeiouy]$/u.test(skeleton(name));
}
