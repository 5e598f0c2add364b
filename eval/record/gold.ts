import { readFileSync } from "node:fs";

/** A gold record, as a careful reader writes it: format `readout-gold/1`, described in examples/README.md. */
export interface Gold {
  readonly format: "readout-gold/1";
  readonly pile: string;
  readonly articles: readonly GoldArticle[];
  readonly entities: readonly GoldEntity[];
  readonly contacts: readonly GoldContact[];
  readonly statements: readonly GoldStatement[];
  readonly disputes: readonly GoldDispute[];
  readonly agreements: readonly GoldAgreement[];
  readonly commitments: readonly GoldCommitment[];
  readonly incidents: readonly GoldIncident[];
  /** Absent from golds that were written before missions were part of the record. */
  readonly missions?: readonly GoldMission[];
  readonly copies: readonly { readonly kind: string; readonly origin: string; readonly in: readonly Quote[] }[];
}

export interface GoldEntity {
  readonly key: string;
  readonly type: string;
  readonly names: readonly string[];
  /** Entities that a record may take for the same: a seat of power for its state. */
  readonly mayJoin?: readonly string[];
}

/** A stretch of an article (by its key), word for word, on one line. */
export interface Quote {
  readonly article: string;
  readonly quote: string;
}

export interface GoldItem {
  readonly id: string;
  readonly optional?: boolean;
}

export interface GoldArticle {
  readonly key: string;
  readonly path: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly language: string;
  readonly published: { readonly true: string; readonly candidates: readonly string[] };
  readonly credit: { readonly kind: readonly string[]; readonly from: string | null };
  readonly cut: readonly string[];
  readonly keep: readonly string[];
  readonly once: readonly string[];
  readonly captions: readonly string[];
}

export interface GoldContact extends GoldItem {
  readonly mode: string;
  readonly status: string;
  readonly when: readonly string[];
  readonly place: readonly (string | null)[] | null;
  readonly initiatedBy: string | null | readonly (string | null)[];
  readonly participants: readonly { readonly entity: string; readonly role: string; readonly optional?: boolean }[];
  readonly evidence: readonly Quote[];
}

export interface GoldStatement extends GoldItem {
  readonly article: string;
  readonly speaker: readonly (string | null)[];
  readonly speakerText?: string;
  readonly stance: readonly string[];
  /** One stretch, or several where the text breaks it off. */
  readonly content: string | readonly string[];
  /** Other stretches that are as good. */
  readonly also?: readonly string[];
  readonly via?: readonly string[];
}

export interface GoldDispute extends GoldItem {
  readonly kind: readonly string[];
  readonly about: string;
  readonly sides: readonly { readonly parties: readonly (string | null)[]; readonly evidence: readonly Quote[] }[];
}

export interface GoldAgreement extends GoldItem {
  readonly names: readonly string[];
  readonly date: readonly string[];
  readonly parties: readonly string[];
  readonly brokeredBy: readonly string[];
  readonly evidence: readonly Quote[];
}

export interface GoldCommitment extends GoldItem {
  readonly by: readonly string[];
  readonly what: string;
  readonly due: readonly (string | null)[];
  readonly status: readonly string[];
  readonly evidence: readonly Quote[];
  readonly statusEvidence: readonly Quote[];
}

export interface GoldIncident extends GoldItem {
  readonly types: readonly string[];
  readonly what: string;
  readonly actors: readonly string[];
  readonly targets: readonly string[];
  readonly when: readonly string[];
  readonly place: readonly (string | null)[] | null;
  readonly status: readonly string[];
  readonly evidence: readonly Quote[];
}

export interface GoldMission extends GoldItem {
  readonly kind: readonly string[];
  readonly names: readonly string[];
  readonly by: readonly string[];
  readonly head: readonly string[] | null;
  readonly place: readonly string[] | null;
  readonly size: readonly { readonly min: number; readonly max: number | null }[];
  readonly term: readonly (string | null)[];
  readonly mandate: readonly string[];
  readonly status: readonly string[];
  readonly evidence: readonly Quote[];
}

/** Reads a gold file; throws where it is not one. */
export function readGold(path: string): Gold {
  const gold = JSON.parse(readFileSync(path, "utf8")) as Gold;
  if (gold.format !== "readout-gold/1") throw new Error(`${path}: "format" is ${JSON.stringify(gold.format)}, not "readout-gold/1"`);
  return gold;
}
