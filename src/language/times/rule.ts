import type { Lexemes } from "./lexemes.ts";
import type { Found } from "./meaning.ts";
import type { Tags } from "./tags.ts";

/** What a rule may look at. */
export interface Page {
  readonly lex: Lexemes;
  readonly tags: Tags;
}

/** One phrase family. `read` looks left and right of its trigger and returns null to decline. */
export interface Rule {
  readonly id: string;
  /** A phrase that it is for. */
  readonly phrase: string;
  /** Word classes that call it; `numbers`: runs of digits. */
  readonly classes: readonly number[];
  readonly numbers?: boolean;
  read(page: Page, i: number): Found | null;
}
