/** The library: what the command line does, to be called from a program. Nothing else in this package is public. */
export { recordToJson } from "./export/json.ts";
export { annotatedSchema, recordSchema } from "./export/schema.ts";
export type { Annotations, Entity, Name, Time } from "./model/annotations.ts";
export type { Article, RawItem } from "./model/article.ts";
export { ReadoutError } from "./model/error.ts";
export type { AgreementMention, CommitmentMention, Event, Findings, Statement } from "./model/findings.ts";
export type { Note } from "./model/note.ts";
export type { AnalysedArticle, PileRecord } from "./model/record.ts";
export type { Evidence, Span } from "./model/span.ts";
export { analyseText, annotateLine, type BuildReport, type BuildSetup, build, openRooms, prepareBuild, type Rooms } from "./pipeline.ts";
export { openSqliteStore } from "./store/sqlite/sqlite-store.ts";
export type { Store } from "./store/store.ts";
export { VERSION } from "./version.ts";
export { VIEWS } from "./views/index.ts";
