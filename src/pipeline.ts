/**
 * The order of the rooms: bytes → articles → annotations → findings → record. The only file that knows it.
 */
import { readFileSync } from "node:fs";
import { acquire } from "./acquire/index.ts";
import { cleanArticle } from "./clean/index.ts";
import { annotatedDocument } from "./export/annotated.ts";
import { findEvents, loadOntology, type Ontology } from "./findings/events/index.ts";
import { createStatementFinder, type StatementFinder } from "./findings/statements/index.ts";
import { loadKnowledge } from "./knowledge/index.ts";
import { type Issues, loadIssues } from "./knowledge/issues.ts";
import { createLanguage, type Language } from "./language/index.ts";
import type { Annotations } from "./model/annotations.ts";
import type { Article, Published } from "./model/article.ts";
import { parseDocument } from "./model/document.ts";
import type { Findings } from "./model/findings.ts";
import type { Note } from "./model/note.ts";
import type { AnalysedArticle, PileRecord } from "./model/record.ts";
import { assembleRecord } from "./record/assemble.ts";
import { dateArticles } from "./record/dating.ts";
import type { Pass, Store, StoredAnalysis } from "./store/store.ts";
import { sha256Hex } from "./text/hash.ts";
import { VERSION } from "./version.ts";

/** What every article passes through: loaded once, never changed. */
export interface Rooms {
  readonly issues: Issues;
  readonly language: Language;
  readonly statements: StatementFinder;
  readonly ontology: Ontology;
  /** Changes when the same text could be read otherwise: another version, another knowledge or ontology file. */
  readonly fingerprint: string;
}

/** Where the caller wants to know how far a build is. */
export interface BuildProgress {
  readonly total: (articles: number) => void;
  readonly done: () => void;
}

export interface BuildProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface BuildReport {
  readonly record: PileRecord;
  /** Articles that were not in the record before. */
  readonly fresh: number;
  /** Inputs that gave an article, known or new. */
  readonly used: number;
  readonly problems: readonly BuildProblem[];
}

const MODELS = new URL("../models/", import.meta.url);
/** Analyses that are written at once: a build that is cut off loses at most these. */
const BATCH = 64;

/** Loads models, knowledge and ontology. Throws the coded errors of their files. */
export function openRooms(files: { readonly knowledge: readonly string[]; readonly ontology: readonly string[] }): Rooms {
  const knowledge = loadKnowledge(files.knowledge);
  const ontology = loadOntology(files.ontology);
  return {
    issues: loadIssues(),
    ontology,
    language: createLanguage(MODELS, knowledge),
    statements: createStatementFinder(MODELS),
    fingerprint: fingerprintOf([...files.knowledge, ...files.ontology]),
  };
}

function fingerprintOf(files: readonly string[]): string {
  return sha256Hex([VERSION, ...files.map((file) => sha256Hex(readFileSync(file)))].join(" ")).slice(0, 16);
}

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

/** One line of `annotate`: its output line, and whether it is an error. */
export function annotateLine(rooms: Rooms, line: Uint8Array, withTokens: boolean): { readonly output: string; readonly failed: boolean } {
  const parsed = parseDocument(line);
  if (!parsed.ok) return { output: JSON.stringify({ id: parsed.id, error: { code: parsed.code, message: parsed.message } }), failed: true };
  const { id, text, title, published, notes: before } = parsed.document;
  const { annotations, findings, notes } = analyseText(rooms, { text, title, published, candidates: [] });
  return { output: JSON.stringify(annotatedDocument(id, annotations, findings, [...before, ...notes], withTokens)), failed: false };
}

/**
 * Reads the inputs into the store and replaces its record. Articles that the store knows, analysed in the same way, are not read again.
 * The record is that of all stored articles, whenever and in whatever order they came.
 */
export async function build(inputs: readonly string[], store: Store, rooms: Rooms, progress: BuildProgress): Promise<BuildReport> {
  const { articles, problems } = await cleaned(inputs);
  const known = await store.analyses("text");
  const before = new Set(known.map(({ analysis }) => analysis.article.id));
  await analyseInto(store, "text", missing(known, pileOf(known, articles), rooms), rooms, progress);
  const analyses = await datedAnalyses(store, rooms);
  const record = assembleRecord(analyses, rooms.issues);
  await store.replaceRecord(record);
  return { record, fresh: new Set(articles.map(({ id }) => id).filter((id) => !before.has(id))).size, used: articles.length, problems };
}

/** Every input cleaned, in any order; what gave no article is a problem with its reason. */
async function cleaned(inputs: readonly string[]): Promise<{ articles: Article[]; problems: BuildProblem[] }> {
  const articles: Article[] = [];
  const problems: BuildProblem[] = [];
  for await (const given of acquire(inputs)) {
    if ("problem" in given) {
      problems.push(given.problem);
      continue;
    }
    const article = cleanArticle(given.item);
    if (article.text.trim() === "")
      problems.push({ path: article.path, code: "clean.no-text", message: "nothing in it is an article's text" });
    else articles.push(article);
  }
  return { articles, problems };
}

/** Known and new articles by id. The same article under two paths keeps the path that sorts first, so that order does not matter. */
function pileOf(known: readonly StoredAnalysis[], articles: readonly Article[]): ReadonlyMap<string, Article> {
  const pile = new Map(known.map(({ analysis }) => [analysis.article.id, analysis.article]));
  for (const article of articles) {
    const other = pile.get(article.id);
    if (other === undefined || article.path < other.path) pile.set(article.id, article);
  }
  return pile;
}

interface ToAnalyse {
  readonly article: Article;
  readonly published: Published;
  readonly key: string;
}

/** The articles of the pile that the store has no current analysis of, in order of id. */
function missing(known: readonly StoredAnalysis[], pile: ReadonlyMap<string, Article>, rooms: Rooms): ToAnalyse[] {
  const current = new Map(known.map(({ key, analysis }) => [analysis.article.id, `${key} ${analysis.article.path}`]));
  return [...pile.values()]
    .map((article) => ({ article, published: article.published, key: analysisKey(rooms, article.published) }))
    .filter(({ article, key }) => current.get(article.id) !== `${key} ${article.path}`)
    .sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
}

function analysisKey(rooms: Rooms, published: Published): string {
  return [rooms.fingerprint, published.edtf, ...published.candidates].join(" ");
}

async function analyseInto(store: Store, pass: Pass, articles: readonly ToAnalyse[], rooms: Rooms, progress: BuildProgress): Promise<void> {
  progress.total(articles.length);
  for (let i = 0; i < articles.length; i += BATCH) {
    const batch = articles.slice(i, i + BATCH).map(({ article, published, key }) => {
      const analysis = analyseArticle(rooms, article, published);
      progress.done();
      return { key, analysis };
    });
    await store.putAnalyses(pass, batch);
  }
}

/** What the text of an article gives when it is read as of `published`. */
function analyseArticle(rooms: Rooms, article: Article, published: Published): AnalysedArticle {
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

/**
 * The analyses that the record is made of. An undated article is dated by its own words and by the rest of the pile, then read again as of
 * that day: the second reading is kept beside the first, which the next build dates anew.
 */
async function datedAnalyses(store: Store, rooms: Rooms): Promise<AnalysedArticle[]> {
  const undated = (await store.analyses("text")).map(({ analysis }) => analysis);
  const dates = dateArticles(undated);
  const kept = new Map((await store.analyses("dated")).map(({ key, analysis }) => [`${analysis.article.id} ${key}`, analysis]));
  const fresh: StoredAnalysis[] = [];
  const analyses = undated.map((analysis) => {
    const published = dates.get(analysis.article.id);
    if (published === undefined) return analysis;
    const key = analysisKey(rooms, published);
    const before = kept.get(`${analysis.article.id} ${key}`);
    const dated = before ?? analyseArticle(rooms, analysis.article, published);
    if (before === undefined) fresh.push({ key, analysis: dated });
    return { ...dated, article: { ...dated.article, published } };
  });
  await store.putAnalyses("dated", fresh);
  return analyses;
}
