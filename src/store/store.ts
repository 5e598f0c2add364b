import type { AnalysedArticle, PileRecord } from "../model/record.ts";

/** `text`: an article read by its own words and metadata alone; `dated`: an undated one, read again as of the day that the pile gave it. */
export type Pass = "text" | "dated";

/** Which article an analysis is of, where that lies, and the key of what it was analysed with: where the key differs, the analysis is stale. */
export interface AnalysisKey {
  readonly key: string;
  /** Article id. */
  readonly article: string;
  readonly path: string;
}

/** An analysis as `packAnalysis` of packed.ts gives it. */
export interface PackedAnalysis extends AnalysisKey {
  readonly bytes: Uint8Array;
}

/** A sentence that matches a search, best first. */
export interface SearchHit {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Ids of statements whose evidence overlaps the sentence. */
  readonly statements: readonly string[];
}

/** A place where the file does not say what it said when it was written. */
export interface Discrepancy {
  readonly code: "hash" | "evidence" | "damaged" | "missing";
  /** Article id, or `kind id` of the item. */
  readonly where: string;
  readonly message: string;
}

/**
 * The port to whatever keeps a record. One record a store.
 *
 * Analyses are kept article by article as a build goes on, so that a build that was cut off goes on where it stopped; the record is replaced
 * as a whole, so that a reader sees the last complete one. Every implementation passes `describeStore` of store.suite.ts.
 */
export interface Store {
  /** What is stored of one pass, in order of article id. */
  analysed(pass: Pass): Promise<readonly AnalysisKey[]>;
  /** Stored analyses of one pass, in order of article id. */
  analyses(pass: Pass): Promise<readonly AnalysedArticle[]>;
  /** One of them; null where there is none. */
  analysis(pass: Pass, article: string): Promise<AnalysedArticle | null>;
  /** Adds or replaces analyses of one pass, all or none of the batch. */
  putAnalyses(pass: Pass, batch: readonly PackedAnalysis[]): Promise<void>;
  /** Replaces the record, all or nothing. */
  replaceRecord(record: PileRecord): Promise<void>;
  /** The last complete record; an empty one where none was completed. */
  record(): Promise<PileRecord>;
  /** False from the first analysis that is put until the record is replaced. */
  isComplete(): Promise<boolean>;
  /** Sentences that hold all the words; `"two words"` is a phrase, `word*` a beginning. */
  search(words: string, limit: number): Promise<readonly SearchHit[]>;
  /** Every difference between what is stored and its hashes and evidence; empty where all is well. */
  verify(): Promise<readonly Discrepancy[]>;
  close(): Promise<void>;
}

export const EMPTY_RECORD: PileRecord = {
  articles: [],
  entities: [],
  contacts: [],
  statements: [],
  claims: [],
  disputes: [],
  agreements: [],
  commitments: [],
  incidents: [],
  missions: [],
  tracks: [],
  copies: [],
  notes: [],
};
