import type { Span } from "./span.ts";

export const STANCES = [
  "say",
  "claim",
  "deny",
  "accuse",
  "demand",
  "promise",
  "predict",
  "confirm",
  "acknowledge",
  "omit",
  "other",
] as const;
export type Stance = (typeof STANCES)[number];
export type SpeechMode = "direct" | "indirect" | "mixed";

/** One relayer of a chain "according to A, citing B": nearest to the reader first, origin last. */
export interface Relayer {
  readonly name: string;
  /** Entity id within the article, null where it resolves to none. */
  readonly entity: string | null;
  readonly evidence: Span;
}

/** Something that somebody is reported to say. Ids are `s1`, `s2`, … in text order. */
export interface Statement {
  readonly id: string;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly speaker: string | null;
  readonly addressee: string | null;
  /** Whom an accusation or a demand is aimed at. */
  readonly target: string | null;
  readonly mode: SpeechMode;
  readonly stance: Stance;
  readonly via: readonly Relayer[];
  /** Of a denial: the proposition denied, where the text states it elsewhere ("denied that": the span before). */
  readonly denies: readonly Span[];
  /** Statement within whose content this one stands. */
  readonly within: string | null;
  readonly when: When | null;
  readonly rule: string;
}

/** Time of something, with the words and the rule it rests on. `edtf` is `..` where unknown. */
export interface When {
  readonly edtf: string;
  readonly phrase: Span | null;
  readonly rule: string;
  /** 1 (Monday) to 7, where the weekday is known and the day is not. */
  readonly weekday?: number;
}

export const PLOVER_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;
export type PloverType = (typeof PLOVER_TYPES)[number];

export const EVENT_STATUSES = [
  "happened",
  "ongoing",
  "planned",
  "offered",
  "called-for",
  "refused",
  "cancelled",
  "denied",
  "hypothetical",
  "alleged",
] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** Statuses of what took place, or takes place. */
export const REAL: ReadonlySet<EventStatus> = new Set(["happened", "ongoing"]);

/** What the program filled in, apart from what the text says. */
export interface Implied {
  readonly field: string;
  readonly value: string;
  readonly rule: string;
}

export const CONTACT_MODES = ["call", "meeting", "visit", "letter", "other"] as const;
export type ContactMode = (typeof CONTACT_MODES)[number];
export type ContactRole = "party" | "host" | "mediator";

export interface ContactDetail {
  readonly mode: ContactMode;
  readonly participants: readonly { readonly entity: string; readonly role: ContactRole }[];
  readonly initiatedBy: string | null;
  readonly occasion: string | null;
}

export interface HarmCount {
  readonly kind: "killed" | "wounded" | "detained" | "displaced" | "missing" | "other";
  /** Bounds; `max` null where only a lower bound is stated ("more than 6,000"). */
  readonly min: number;
  readonly max: number | null;
  readonly evidence: Span;
}

/** An event in PLOVER 2.0 terms. Ids are `v1`, `v2`, … in text order. */
export interface Event {
  readonly id: string;
  readonly type: PloverType;
  readonly mode: string | null;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly place: string | null;
  readonly when: When;
  readonly status: EventStatus;
  /** Statement that the event is told in: the event is on the speaker's word. */
  readonly according: string | null;
  /** Told as the past that the news stands on, not as the news. */
  readonly background: boolean;
  readonly evidence: readonly Span[];
  /** The word or words that name the event. */
  readonly trigger: Span;
  readonly rule: string;
  readonly implied: readonly Implied[];
  /** Only of events between leaders, officials or states that meet, call, visit or write. */
  readonly contact: ContactDetail | null;
  /** Only of incidents (clash, closure, detention, shelling, protest, sanction …). */
  readonly harm: readonly HarmCount[] | null;
}

/** An agreement that the text names or describes. Ids are `g1`, … */
export interface AgreementMention {
  readonly id: string;
  readonly name: string;
  readonly date: When;
  readonly parties: readonly string[];
  readonly brokeredBy: readonly string[];
  readonly terms: readonly Span[];
  readonly evidence: readonly Span[];
  readonly rule: string;
}

/** A promise, an order or an agreed next step. Ids are `p1`, … */
export interface CommitmentMention {
  readonly id: string;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly what: string;
  readonly content: Span;
  readonly due: When | null;
  readonly conditional: boolean;
  /** Offers and readiness are not promises. */
  readonly kind: "promise" | "agreed" | "order" | "plan" | "offer" | "readiness";
  readonly according: string | null;
  readonly evidence: readonly Span[];
  readonly rule: string;
}

export const MISSION_KINDS = [
  "peacekeepers",
  "observers",
  "commission",
  "working-group",
  "contact-group",
  "checkpoint",
  "centre",
  "mechanism",
] as const;
export type MissionKind = (typeof MISSION_KINDS)[number];

/** How many serve: bounds as of harm, and what is counted ("observers"). */
export interface MissionSize {
  readonly min: number;
  readonly max: number | null;
  readonly of: string;
  readonly evidence: Span;
}

/** A body or people that watch, keep, check or settle something (peacekeepers, monitors, a commission, a checkpoint). Ids are `m1`, … */
export interface MissionMention {
  readonly id: string;
  readonly name: string;
  readonly kind: MissionKind;
  /** Who sends it, sets it up or makes it up. */
  readonly by: readonly string[];
  readonly ledBy: readonly string[];
  readonly place: string | null;
  readonly size: readonly MissionSize[];
  /** Until when, or for how long (then `edtf` may be `..`). */
  readonly term: When | null;
  /** What it is there for, in the text's words. */
  readonly mandate: readonly Span[];
  /** `ongoing`: at work; `happened`: over. */
  readonly status: EventStatus;
  readonly according: string | null;
  readonly evidence: readonly Span[];
  readonly rule: string;
  /** Rules of further mentions in the same text that flowed into it. */
  readonly furtherRules?: readonly string[];
}

/** All that the findings rooms give for one article. */
export interface Findings {
  readonly statements: readonly Statement[];
  readonly events: readonly Event[];
  readonly agreements: readonly AgreementMention[];
  readonly commitments: readonly CommitmentMention[];
  /** Absent from what was analysed before missions were looked for. */
  readonly missions?: readonly MissionMention[];
}
