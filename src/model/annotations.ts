import type { Span } from "./span.ts";

/** UD universal part-of-speech tags; a tag's code is its index. */
export const UPOS = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
] as const;
export type Upos = (typeof UPOS)[number];

/**
 * Tokens of a text as parallel columns, index = token number. Words in the sense of Universal Dependencies ("don't" is two).
 * A view per token is made on demand only, so that a million tokens cost megabytes.
 */
export interface Tokens {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index into UPOS. */
  readonly pos: Uint8Array;
  /** Token number of the governor, -1 for the root of a sentence. */
  readonly head: Int32Array;
  /** Index into `deprels`. */
  readonly deprel: Uint8Array;
  /** UD relation names that `deprel` points into, subtypes included. */
  readonly deprels: readonly string[];
  readonly lemma: readonly string[];
  /** Sentence number of each token. */
  readonly sentence: Int32Array;
}

/** A sentence: its characters, and its tokens `firstToken` (included) to `endToken` (excluded). */
export interface Sentence extends Span {
  readonly firstToken: number;
  readonly endToken: number;
}

export type NameType = "PERSON" | "ORG" | "PLACE" | "GROUP" | "MISC";

export interface Name extends Span {
  readonly type: NameType;
  /** Id of an item of `entities`. */
  readonly entity: string;
}

export type MentionForm = "name" | "noun" | "pronoun" | "metonym";

export interface Mention extends Span {
  readonly form: MentionForm;
  /** The whole phrase where it is more than this: with titles, determiners, complements and relative clauses; never less. */
  readonly phrase?: Span;
  /** Head token number. */
  readonly head: number;
  /** Rule or model that joined the mention to its entity. */
  readonly rule: string;
  /** "Kestrian" in "the Kestrian army": a name that says of what kind a thing is, and no phrase that refers. */
  readonly adjective?: true;
}

/** An office that the text itself gives to a person, e.g. "Armenian Prime Minister Nikol Pashinian". */
export interface StatedOffice {
  readonly title: string;
  /** Country or organisation, in its canonical name, null where not stated. */
  readonly of: string | null;
  readonly evidence: Span;
}

/** Who or what one article speaks of: its names, role nouns and pronouns. Ids are `e1`, `e2`, … in order of first mention. */
export interface Entity {
  readonly id: string;
  readonly type: NameType;
  /** Fullest form in the text, or the canonical name where the knowledge knows it. */
  readonly name: string;
  /**
   * Key that joins the entity across articles without reading them together: `country:AM`, `person:…`, `org:…`; null where only the text knows it.
   * A government meant by a capital or a seat of power has its country's key.
   */
  readonly key: string | null;
  /** Key of the country that the entity acts for or belongs to (a minister's, a ministry's), null where unknown. */
  readonly country: string | null;
  readonly offices: readonly StatedOffice[];
  /** More than one referent: "the two leaders". Ids of the members where known. */
  readonly members: readonly string[];
  readonly mentions: readonly Mention[];
  /** Where its name is part of a longer name ("Belmora" in "University of Belmora"); absent where nowhere. */
  readonly inside?: readonly Mention[];
}

export type TimexType = "DATE" | "TIME" | "DURATION" | "SET";

export interface Time extends Span {
  readonly type: TimexType;
  /** TIMEX3 value; null where it can't be known. */
  readonly value: string | null;
  /** EDTF (ISO 8601-2); `..` where unknown. Never more exact than what is known. */
  readonly edtf: string;
  /** Id of the rule that read the phrase. */
  readonly rule: string;
  /** What the value was counted from. */
  readonly anchor: "absolute" | "published" | "text" | "unknown";
  /** What is known though the day is not: 1 (Monday) to 7; 1 to 12. */
  readonly weekday?: number;
  readonly month?: number;
  /** Where the day lies as seen from the reference. */
  readonly direction?: "past" | "future" | "either";
}

/** Everything that the language room finds in one text. Stand-off: all spans are into `text`. */
export interface Annotations {
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
  readonly names: readonly Name[];
  readonly entities: readonly Entity[];
  readonly times: readonly Time[];
  /** Day, or what else is known of it, that the times were counted from; left out where it is unknown or one of several. */
  readonly published?: string;
}
