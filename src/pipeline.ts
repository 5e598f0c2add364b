/**
 * The order of the rooms: bytes → articles → analyses → record. The only file that knows it; `analysis/` knows that of one article's own.
 */
import { readFileSync } from "node:fs";
import { acquire } from "./acquire/index.ts";
import { type Analysts, createAnalysts } from "./analysis/analysts.ts";
import { type Rooms as LoadedRooms, loadRooms } from "./analysis/rooms.ts";
import { ARTICLE_FAILED, type ArticleTask, type RoomFiles } from "./analysis/tasks.ts";
import { cleanArticle } from "./clean/index.ts";
import { readOntology } from "./findings/events/ontology.ts";
import { loadKnowledge } from "./knowledge/index.ts";
import { type Issues, loadIssues } from "./knowledge/issues.ts";
import type { Article, Published } from "./model/article.ts";
import type { AnalysedArticle, PileRecord } from "./model/record.ts";
import { assembleRecord } from "./record/assemble.ts";
import { dateArticles } from "./record/dating.ts";
import type { AnalysisKey, PackedAnalysis, Pass, Store } from "./store/store.ts";
import { sha256Hex } from "./text/hash.ts";
import { compare } from "./text/order.ts";
import { VERSION } from "./version.ts";

export { analyseText } from "./analysis/analyse.ts";
export { annotateLine } from "./analysis/perform.ts";

/** What a build is made with. */
export interface BuildSetup {
  readonly files: RoomFiles;
  readonly issues: Issues;
  /** Changes when the same text could be read otherwise. */
  readonly fingerprint: string;
}

/** What every article passes through: loaded once, never changed. */
export interface Rooms extends BuildSetup, LoadedRooms {}

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

/** Analyses that are written at once: a build that is cut off loses at most these. */
const BATCH = 64;

/** Loads models, knowledge and ontology. Throws the coded errors of their files. */
export function openRooms(files: RoomFiles): Rooms {
  return { ...loadRooms(files), ...prepareBuild(files) };
}

/** All that a build needs before it is known what there is to analyse: the models are opened with the first article. Throws the coded errors of `files`. */
export function prepareBuild(files: RoomFiles): BuildSetup {
  if (files.knowledge.length > 0) loadKnowledge(files.knowledge);
  if (files.ontology.length > 0) readOntology(files.ontology);
  return { files, issues: loadIssues(), fingerprint: fingerprintOf(files) };
}

function fingerprintOf(files: RoomFiles): string {
  const read = [...files.knowledge, ...files.ontology].map((file) => sha256Hex(readFileSync(file)));
  return sha256Hex([VERSION, ...read].join(" ")).slice(0, 16);
}

/**
 * Reads the inputs into the store and replaces its record. Articles that the store knows, analysed in the same way, are not read again.
 * The record is that of all stored articles, whenever and in whatever order they came, and on however many threads they were read.
 */
export async function build(
  inputs: readonly string[],
  store: Store,
  setup: BuildSetup,
  progress: BuildProgress,
  threads = 1,
): Promise<BuildReport> {
  const { articles, problems } = await cleaned(inputs);
  const known = await store.analysed("text");
  const before = new Set(known.map(({ article }) => article));
  const tasks = await missing(known, articles, store, setup);
  const length = tasks.reduce((sum, { article }) => sum + article.text.length, 0);
  const analysts = createAnalysts(setup.files, threads, length);
  try {
    progress.total(tasks.length);
    await analyseInto(store, "text", tasks, analysts, progress, problems);
    const analyses = await datedAnalyses(store, setup, analysts, problems);
    await analysts.close();
    const record = assembleRecord(analyses, setup.issues);
    await store.replaceRecord(record);
    return { record, fresh: new Set(articles.map(({ id }) => id).filter((id) => !before.has(id))).size, used: articles.length, problems };
  } finally {
    await analysts.close();
  }
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

/**
 * The articles, known or new, that the store has no current analysis of, in order of id. The same article under two paths keeps the path that
 * sorts first, so that order does not matter.
 */
async function missing(
  known: readonly AnalysisKey[],
  articles: readonly Article[],
  store: Store,
  setup: BuildSetup,
): Promise<ArticleTask[]> {
  const byId = new Map(known.map((one) => [one.article, one]));
  const wanted = new Map<string, Article>();
  for (const article of articles) {
    const path = wanted.get(article.id)?.path ?? byId.get(article.id)?.path;
    if (path === undefined || article.path < path) wanted.set(article.id, article);
  }
  for (const { article, key } of known) {
    if (wanted.has(article) || key.startsWith(`${setup.fingerprint} `)) continue;
    const stale = await store.analysis("text", article);
    if (stale !== null) wanted.set(article, stale.article);
  }
  return [...wanted.values()]
    .map((article) => taskOf(setup, article, article.published))
    .sort((a, b) => compare(a.article.id, b.article.id));
}

function taskOf(setup: BuildSetup, article: Article, published: Published): ArticleTask {
  return { kind: "article", article, published, key: analysisKey(setup, published) };
}

function analysisKey({ fingerprint }: BuildSetup, published: Published): string {
  return [fingerprint, published.edtf, ...published.candidates].join(" ");
}

/** Stores the analyses in batches. An article that gave none is a problem, and the rest goes on. */
async function analyseInto(
  store: Store,
  pass: Pass,
  tasks: readonly ArticleTask[],
  analysts: Analysts,
  progress: BuildProgress,
  problems: BuildProblem[],
): Promise<void> {
  let batch: PackedAnalysis[] = [];
  let at = 0;
  for await (const answer of analysts.answers(tasks)) {
    const { article } = tasks[at++];
    if ("failure" in answer) problems.push({ path: article.path, code: ARTICLE_FAILED, message: answer.failure });
    else batch.push(answer);
    progress.done();
    if (batch.length < BATCH) continue;
    await store.putAnalyses(pass, batch);
    batch = [];
  }
  await store.putAnalyses(pass, batch);
}

/**
 * The analyses that the record is made of. An undated article is dated by its own words and by the rest of the pile, then read again as of
 * that day: the second reading is kept beside the first, which the next build dates anew.
 */
async function datedAnalyses(store: Store, setup: BuildSetup, analysts: Analysts, problems: BuildProblem[]): Promise<AnalysedArticle[]> {
  const undated = await store.analyses("text");
  const dates = dateArticles(undated);
  const kept = new Map((await store.analysed("dated")).map(({ article, key }) => [article, key]));
  const tasks = undated.flatMap(({ article }) => {
    const published = dates.get(article.id);
    if (published === undefined) return [];
    const task = taskOf(setup, article, published);
    return kept.get(article.id) === task.key ? [] : [task];
  });
  await analyseInto(store, "dated", tasks, analysts, SILENT, problems);
  const keys = new Map((await store.analysed("dated")).map(({ article, key }) => [article, key]));
  const dated = new Map((await store.analyses("dated")).map((analysis) => [analysis.article.id, analysis]));
  return undated.map((analysis) => {
    const { id } = analysis.article;
    const published = dates.get(id);
    if (published === undefined) return analysis;
    // Where the second reading failed, what is stored is none or that of another day.
    const reading = keys.get(id) === analysisKey(setup, published) ? (dated.get(id) ?? analysis) : analysis;
    return { ...reading, article: { ...reading.article, published } };
  });
}

const SILENT: BuildProgress = { total: () => {}, done: () => {} };
