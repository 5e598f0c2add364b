import { findEvents } from "../findings/events/index.ts";
import type { Annotations } from "../model/annotations.ts";
import type { Article, Published } from "../model/article.ts";
import type { Findings } from "../model/findings.ts";
import type { Note } from "../model/note.ts";
import type { AnalysedArticle } from "../model/record.ts";
import type { Rooms } from "./rooms.ts";

/** A text and what is known of its day: one of `published` (EDTF) or several `candidates` (ISO days), or neither. */
export interface TextToAnalyse {
  readonly text: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly candidates: readonly string[];
}

/** Language and findings of one text. */
export function analyseText(
  rooms: Rooms,
  document: TextToAnalyse,
): { annotations: Annotations; findings: Findings; notes: readonly Note[] } {
  const annotations = rooms.language.annotate(document);
  const { statements, notes } = rooms.statements.find(annotations);
  const { notes: eventNotes, ...events } = findEvents(annotations, statements, rooms.ontology);
  return { annotations, findings: { statements, ...events }, notes: [...notes, ...eventNotes] };
}

/** What the text of an article gives when it is read as of `published`. */
export function analyseArticle(rooms: Rooms, article: Article, published: Published): AnalysedArticle {
  const settled = published.candidates.length > 1 || published.edtf === ".." ? null : published.edtf;
  const document = {
    text: article.text,
    title: article.title,
    published: settled,
    candidates: settled === null ? published.candidates : [],
  };
  const { annotations, findings, notes } = analyseText(rooms, document);
  const { entities, times } = annotations;
  const sentences = annotations.sentences.map(({ start, end }) => ({ start, end }));
  return { article: { ...article, published }, sentences, entities, times, findings, notes: [...article.notes, ...notes] };
}
