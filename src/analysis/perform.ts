import { annotatedDocument } from "../export/annotated.ts";
import { parseDocument } from "../model/document.ts";
import { packAnalysis } from "../store/packed.ts";
import { analyseArticle, analyseText } from "./analyse.ts";
import type { Rooms } from "./rooms.ts";
import { type ArticleAnswer, type ArticleTask, errorLine, failureOf, type LineAnswer, type Task } from "./tasks.ts";

/** Does a task. An article that the program stumbles over is an answer too: never throws. */
export function perform(rooms: Rooms, task: Task): LineAnswer | ArticleAnswer {
  try {
    return task.kind === "line" ? annotateLine(rooms, task.line, task.withTokens) : analysedArticle(rooms, task);
  } catch (error) {
    return failureOf(task, error instanceof Error ? error.message : String(error));
  }
}

function analysedArticle(rooms: Rooms, { article, published, key }: ArticleTask): ArticleAnswer {
  return packAnalysis(key, analyseArticle(rooms, article, published));
}

/** One line of `annotate`: its output line, and whether it is an error. */
export function annotateLine(rooms: Rooms, line: Uint8Array, withTokens: boolean): LineAnswer {
  const parsed = parseDocument(line);
  if (!parsed.ok) return errorLine(parsed.id, parsed.code, parsed.message);
  const { id, text, title, published, notes: before } = parsed.document;
  const { annotations, findings, notes } = analyseText(rooms, { text, title, published, candidates: [] });
  return { output: JSON.stringify(annotatedDocument(id, annotations, findings, [...before, ...notes], withTokens)), failed: false };
}
