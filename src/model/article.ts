import type { Note } from "./note.ts";
import type { Evidence, Span } from "./span.ts";

/** What a reader of bytes hands on: one decoded document, with what its container said of it. */
export interface RawItem {
  /** Relative to the folder that was given, with `/`; the file name where a file was given. Never depends on the working directory. */
  readonly path: string;
  readonly url: string | null;
  readonly mediaType: "text/plain" | "text/markdown" | "text/html";
  /** The decoded input, line ends as they were. */
  readonly text: string;
  /** Encoding that the bytes were read in, e.g. `utf-8`, `windows-1252`, `utf-16le`. */
  readonly encoding: string;
  /** What the container states (JSON fields, feed entry, mail header); null where it states nothing. */
  readonly stated: {
    readonly title: string | null;
    readonly outlet: string | null;
    readonly byline: string | null;
    readonly language: string | null;
    /** ISO 8601 day or date-time, as stated. */
    readonly published: string | null;
  };
  readonly notes: readonly Note[];
}

export type BlockKind = "title" | "heading" | "paragraph" | "caption" | "dateline" | "credit" | "list" | "quote";

/** A stretch of an article's text, in text order, without overlap. */
export interface Block extends Span {
  readonly kind: BlockKind;
}

/** A stretch of the decoded input that is not part of the article; offsets are into the decoded input. */
export interface Removed extends Span {
  readonly reason: string;
  readonly text: string;
}

/** A stretch of an article's text and where it stands in the decoded input: equal characters at equal distances. */
export interface Kept extends Span {
  /** Offset in the decoded input of the character at `start`. */
  readonly from: number;
}

export interface Published {
  /** EDTF; `..` where unknown. */
  readonly edtf: string;
  readonly basis: "metadata" | "text" | "inferred" | "unknown";
  readonly reasons: readonly string[];
  /** Days (ISO) that fit what is known, earliest first; one where the day is settled, none where nothing is known. */
  readonly candidates: readonly string[];
}

export interface Credit {
  readonly kind: "original" | "republished" | "adapted" | "unknown";
  /** The outlet that the text comes from. */
  readonly from: string | null;
  readonly evidence: readonly Evidence[];
}

/** One cleaned article. `text` never changes after cleaning. */
export interface Article {
  /** `a` + 12 hex digits of the SHA-256 of the decoded input. */
  readonly id: string;
  readonly path: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  /** BCP 47 primary subtag, `und` where unknown. */
  readonly language: string;
  /** SHA-256, hex, of `text` in UTF-8. */
  readonly sha256: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The map from text to decoded input, in order. What no stretch covers is the line ends between lines, which cleaning sets. */
  readonly kept?: readonly Kept[];
  readonly published: Published;
  readonly removed: readonly Removed[];
  readonly credit: Credit;
  readonly notes: readonly Note[];
}
