import type { Article, Credit, Published, Removed } from "./article.ts";
import type { ContactMode, ContactRole, EventStatus, HarmCount, MissionKind, MissionSize, SpeechMode, Stance } from "./findings.ts";
import type { Note, NoteLevel } from "./note.ts";
import type { Evidence } from "./span.ts";

/** The record of a pile: the shapes of `readout export --format json`. Every id is a hash of key fields, so that it stays on the next build. */

export type RecordEntityType = "person" | "country" | "organization" | "place" | "group" | "office";

export interface RecordEntity {
  readonly id: string;
  readonly type: RecordEntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly offices: readonly {
    readonly title: string;
    readonly of: string | null;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  /** Entity that this one acts for: a minister's country. */
  readonly country: string | null;
  readonly mentions: readonly Evidence[];
  /** Why forms of several articles or spellings were joined. */
  readonly reasons: readonly string[];
}

export interface RecordWhen {
  readonly edtf: string;
  readonly phrase: string | null;
  readonly rule: string;
}

export interface Difference {
  readonly kind: "omits" | "differs" | "adds";
  readonly party: string;
  readonly against: string | null;
  readonly topic: string;
  readonly evidence: readonly Evidence[];
}

export interface Contact {
  readonly id: string;
  readonly mode: ContactMode;
  readonly format: "bilateral" | "trilateral" | "multilateral";
  readonly participants: readonly { readonly entity: string; readonly role: ContactRole }[];
  readonly initiatedBy: string | null;
  readonly when: RecordWhen;
  readonly place: string | null;
  readonly occasion: string | null;
  readonly status: EventStatus;
  readonly according: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly readouts: readonly { readonly party: string; readonly statements: readonly string[]; readonly topics: readonly string[] }[];
  readonly differences: readonly Difference[];
  /** Why mentions were joined into this contact. */
  readonly reasons: readonly string[];
  /** Rules and models that found the tellings, and those that filled something in ("implied actors: …"). */
  readonly rules?: readonly string[];
}

export interface RecordStatement {
  readonly id: string;
  readonly article: string;
  readonly speaker: string | null;
  /** The source as the text has it, where it resolves to no entity ("officials"). */
  readonly source: string | null;
  readonly via: readonly { readonly name: string; readonly entity: string | null; readonly evidence: Evidence }[];
  readonly addressee: string | null;
  readonly target: string | null;
  readonly stance: Stance;
  readonly mode: SpeechMode;
  readonly content: readonly Evidence[];
  readonly denies: readonly Evidence[];
  readonly when: RecordWhen | null;
  readonly topics: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly rule: string;
  readonly sameAs: string | null;
}

export interface Claim {
  readonly id: string;
  readonly text: string;
  readonly statements: readonly string[];
  /** Articles that are copies of one another count once. */
  readonly independentSources: number;
}

export interface Dispute {
  readonly id: string;
  readonly kind: "denial" | "opposed-claims" | "numbers" | "dates" | "omission";
  readonly about: string;
  readonly sides: readonly { readonly parties: readonly string[]; readonly statements: readonly string[] }[];
  readonly evidence: readonly Evidence[];
  readonly reasons: readonly string[];
}

export interface Agreement {
  readonly id: string;
  readonly name: string;
  readonly date: RecordWhen;
  readonly parties: readonly string[];
  readonly brokeredBy: readonly string[];
  readonly terms: readonly Evidence[];
  readonly evidence: readonly Evidence[];
  /** Fields that the program filled in. */
  readonly implied: readonly string[];
  /** Rules and models that found the tellings, and those that filled something in ("implied actors: …"). */
  readonly rules?: readonly string[];
}

export interface Commitment {
  readonly id: string;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly what: string;
  readonly kind: "promise" | "agreed" | "order" | "plan" | "offer" | "readiness";
  readonly conditional: boolean;
  readonly due: RecordWhen | null;
  readonly status: "open" | "done" | "overdue" | "broken" | "unclear";
  readonly evidence: readonly Evidence[];
  readonly statusEvidence: readonly Evidence[];
  /** Rules and models that found the tellings, and those that filled something in ("implied actors: …"). */
  readonly rules?: readonly string[];
}

export interface Incident {
  readonly id: string;
  readonly type: string;
  readonly mode: string | null;
  readonly actors: readonly string[];
  readonly targets: readonly string[];
  readonly when: RecordWhen;
  readonly place: string | null;
  /** Every number as it is told, with the statements that give it (none: the article itself does). */
  readonly harm: readonly (Omit<HarmCount, "evidence"> & { readonly evidence: Evidence; readonly according: readonly string[] })[];
  readonly status: EventStatus;
  readonly according: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Rules and models that found the tellings, and those that filled something in ("implied actors: …"). */
  readonly rules?: readonly string[];
}

/** A mission or mechanism: peacekeepers, monitors, commissions, working groups, checkpoints, centres. */
export interface Mission {
  readonly id: string;
  readonly kind: MissionKind;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Who sends it, sets it up or makes it up: states and organisations. */
  readonly by: readonly string[];
  readonly ledBy: readonly string[];
  readonly place: string | null;
  /** Every size that is told, with whose words it rests on. */
  readonly size: readonly (Omit<MissionSize, "evidence"> & { readonly evidence: Evidence })[];
  readonly term: RecordWhen | null;
  readonly mandate: readonly Evidence[];
  /** `ongoing`: at work; `happened`: over. */
  readonly status: EventStatus;
  readonly according: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Why mentions were joined into this mission. */
  readonly reasons: readonly string[];
  /** Rules that found the mentions, and those that filled something in ("implied by: …"). */
  readonly rules?: readonly string[];
}

export interface Track {
  readonly id: string;
  readonly name: string;
  /** Ids of statements, contacts, incidents, agreements, commitments and missions. */
  readonly items: readonly string[];
}

export interface Copy {
  readonly from: { readonly article: string; readonly start: number; readonly end: number };
  readonly to: { readonly article: string; readonly start: number; readonly end: number };
  readonly kind: "identical" | "near" | "paraphrase";
  /** Share of equal words, 0 to 1, two decimals. */
  readonly similarity: number;
}

export interface RecordNote {
  readonly article: string | null;
  readonly level: NoteLevel;
  readonly code: string;
  readonly message: string;
}

/** An article as the record keeps it. */
export type RecordArticle = Omit<Article, "notes"> & {
  readonly published: Published;
  readonly removed: readonly Removed[];
  readonly credit: Credit;
};

/** The whole record of a pile. */
export interface PileRecord {
  readonly articles: readonly RecordArticle[];
  readonly entities: readonly RecordEntity[];
  readonly contacts: readonly Contact[];
  readonly statements: readonly RecordStatement[];
  readonly claims: readonly Claim[];
  readonly disputes: readonly Dispute[];
  readonly agreements: readonly Agreement[];
  readonly commitments: readonly Commitment[];
  readonly incidents: readonly Incident[];
  readonly missions: readonly Mission[];
  readonly tracks: readonly Track[];
  readonly copies: readonly Copy[];
  readonly notes: readonly RecordNote[];
}

/** The lists of a record beside its articles, in the order in which they are written. */
export const RECORD_KINDS = [
  "entities",
  "contacts",
  "statements",
  "claims",
  "disputes",
  "agreements",
  "commitments",
  "incidents",
  "missions",
  "tracks",
  "copies",
  "notes",
] as const satisfies readonly (keyof PileRecord)[];
export type RecordKind = (typeof RECORD_KINDS)[number];

/** One article with all that its text alone gave: what the record is made of. */
export interface AnalysedArticle {
  readonly article: Article;
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
  readonly entities: readonly import("./annotations.ts").Entity[];
  readonly times: readonly import("./annotations.ts").Time[];
  readonly findings: import("./findings.ts").Findings;
  readonly notes: readonly Note[];
}
