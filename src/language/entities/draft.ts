import type { MentionForm, NameType, StatedOffice } from "../../model/annotations.ts";

export const MALE = 1;
export const FEMALE = 2;
/** What a thing, a place or an organisation is: "it". */
export const NEUTER = 4;
export const ANY_GENDER = MALE | FEMALE | NEUTER;

/** A mention while entities are being made. */
export interface DraftMention {
  start: number;
  end: number;
  head: number;
  form: MentionForm;
  rule: string;
}

/** An entity while it is being made. The only mutable thing of this folder; it never leaves it. */
export interface Draft {
  readonly number: number;
  type: NameType;
  name: string;
  key: string | null;
  country: string | null;
  /** Set of MALE, FEMALE, NEUTER that are still possible. */
  gender: number;
  /** MALE or FEMALE as the given name suggests, 0 where it tells nothing. */
  given: number;
  plural: boolean;
  offices: StatedOffice[];
  members: Draft[];
  mentions: DraftMention[];
  /** Lemma of the head noun of what is not a name; "" for names. */
  noun: string;
  /** Words of the first noun phrase without its determiner; "" for names. */
  phrase: string;
}

/** Makes an empty entity with the next number. */
export function addDraft(drafts: Draft[], type: NameType, name: string): Draft {
  const draft: Draft = {
    number: drafts.length,
    type,
    name,
    key: null,
    country: null,
    gender: type === "PERSON" ? MALE | FEMALE : type === "PLACE" || type === "ORG" ? NEUTER : ANY_GENDER,
    given: 0,
    plural: false,
    offices: [],
    members: [],
    mentions: [],
    noun: "",
    phrase: "",
  };
  drafts.push(draft);
  return draft;
}

/** Adds a mention. Doubles are dropped at the end. */
export function addMention(draft: Draft, mention: DraftMention): void {
  draft.mentions.push(mention);
}
