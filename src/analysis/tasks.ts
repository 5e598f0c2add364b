import type { Article, Published } from "../model/article.ts";
import { parseDocument } from "../model/document.ts";
import type { PackedAnalysis } from "../store/store.ts";

/** The user's own files beside the knowledge and the ontology that come with Readout. */
export interface RoomFiles {
  readonly knowledge: readonly string[];
  readonly ontology: readonly string[];
}

/** One line of `annotate`. */
export interface LineTask {
  readonly kind: "line";
  readonly line: Uint8Array;
  readonly withTokens: boolean;
}

/** One article to be read as of `published`; `key` names what it is read with. */
export interface ArticleTask {
  readonly kind: "article";
  readonly article: Article;
  readonly published: Published;
  readonly key: string;
}

export type Task = LineTask | ArticleTask;

/** The output line of a line, and whether it is an error. */
export interface LineAnswer {
  readonly output: string;
  readonly failed: boolean;
}

/** A packed analysis, or why the article gave none: the rest of the pile goes on. */
export type ArticleAnswer = PackedAnalysis | { readonly failure: string };

export type AnswerTo<T extends Task> = T extends LineTask ? LineAnswer : ArticleAnswer;

/** Code of an article that a mistake of the program's kept from being read. */
export const ARTICLE_FAILED = "ARTICLE_FAILED";

/** The answer to a task that nothing came of, for a reason in words. */
export function failureOf(task: Task, reason: string): LineAnswer | ArticleAnswer {
  if (task.kind === "article") return { failure: reason };
  const parsed = parseDocument(task.line);
  return errorLine(parsed.ok ? parsed.document.id : parsed.id, ARTICLE_FAILED, reason);
}

/** An output line of `annotate` that says why there is no better one. */
export function errorLine(id: string | null, code: string, message: string): LineAnswer {
  return { output: JSON.stringify({ id, error: { code, message } }), failed: true };
}
