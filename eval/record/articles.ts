import type { PileRecord, RecordArticle } from "../../src/model/record.ts";
import type { GoldArticle } from "./gold.ts";
import { type Joined, nameKey } from "./join.ts";
import { figures, type Score, share } from "./tally.ts";

interface Read {
  readonly gold: GoldArticle;
  readonly article: RecordArticle;
}

function readArticles({ gold, record, articleOf }: Joined): readonly Read[] {
  return gold.articles.flatMap((one) => {
    const article = record.articles.find(({ id }) => id === articleOf.get(one.key));
    return article === undefined ? [] : [{ gold: one, article }];
  });
}

/** Days of publication: right where the candidates are those of the gold (at least half of all that either names, where there are several). */
export function scoreDates(joined: Joined): Score {
  const read = readArticles(joined);
  const errors: string[] = [];
  let right = 0;
  let held = 0;
  let settled = 0;
  for (const { gold, article } of read) {
    const wanted = gold.published.candidates;
    const found = article.published.candidates;
    const shared = wanted.filter((day) => found.includes(day)).length;
    const same = shared > 0 && 2 * shared >= wanted.length + found.length - shared;
    if (same) right++;
    else errors.push(`${article.path}: wanted ${wanted.join(" ")}, found ${found.join(" ") || article.published.edtf}`);
    if (found.includes(gold.published.true)) held++;
    if (found.length === 1) settled++;
  }
  const dated = read.filter(({ article }) => article.published.candidates.length > 0).length;
  const all = joined.gold.articles.length;
  const fields = { "true day among candidates": share(held, all), settled: share(settled, all) };
  return { name: "dates", ...figures(joined.gold.articles.length, dated, right), fields, errors };
}

/** Litter: passages that must go, passages that must stay (or stay once), captions that must be captions; "found" counts what was judged. */
export function scoreLitter(joined: Joined): Score {
  const errors: string[] = [];
  const count = { cut: [0, 0], keep: [0, 0], once: [0, 0], captions: [0, 0] };
  const read = new Map(readArticles(joined).map(({ gold, article }) => [gold.key, article]));
  for (const gold of joined.gold.articles) {
    const article = read.get(gold.key);
    const text = article?.text ?? "";
    const lines = new Set(text.split("\n").map((line) => line.trim()));
    const captions = (article?.blocks ?? []).filter(({ kind }) => kind === "caption").map(({ start, end }) => text.slice(start, end));
    const checks: [keyof typeof count, readonly string[], (passage: string) => boolean][] = [
      ["cut", gold.cut, (passage) => passage.split("\n").every((line) => !lines.has(line.trim()))],
      ["keep", gold.keep, (passage) => text.includes(passage)],
      ["once", gold.once, (passage) => text.split(passage).length === 2],
      ["captions", gold.captions, (passage) => captions.some((caption) => caption.includes(passage))],
    ];
    for (const [name, passages, holds] of checks) {
      for (const passage of passages) {
        count[name][1]++;
        if (article !== undefined && holds(passage)) count[name][0]++;
        else errors.push(`${gold.path}: not ${name}: ${passage}`);
      }
    }
  }
  const all = Object.values(count);
  const judged = all.reduce((sum, [, total]) => sum + total, 0);
  const right = all.reduce((sum, [good]) => sum + good, 0);
  const fields = Object.fromEntries(Object.entries(count).map(([name, [good, total]]) => [name, share(good, total)]));
  return { name: "litter", ...figures(judged, judged, right), fields, errors };
}

/** Title, outlet, language and credit of each article; right where all four agree. */
export function scoreHeads(joined: Joined): Score {
  const errors: string[] = [];
  const good = { title: 0, outlet: 0, language: 0, credit: 0 };
  let right = 0;
  const read = readArticles(joined);
  for (const { gold, article } of read) {
    const fields = {
      title: article.title === gold.title,
      outlet: nameKey(article.outlet ?? "") === nameKey(gold.outlet ?? ""),
      language: article.language === gold.language,
      credit: gold.credit.kind.includes(article.credit.kind) && nameKey(article.credit.from ?? "") === nameKey(gold.credit.from ?? ""),
    };
    for (const name of ["title", "outlet", "language", "credit"] as const) {
      if (fields[name]) good[name]++;
      else errors.push(`${article.path}: ${name}: wanted ${JSON.stringify(gold[name])}, found ${JSON.stringify(headField(article, name))}`);
    }
    if (Object.values(fields).every((value) => value)) right++;
  }
  const fields = Object.fromEntries(Object.entries(good).map(([name, value]) => [name, share(value, joined.gold.articles.length)]));
  return { name: "heads", ...figures(joined.gold.articles.length, read.length, right), fields, errors };
}

function headField(article: RecordArticle, name: "title" | "outlet" | "language" | "credit"): unknown {
  return name === "credit" ? { kind: article.credit.kind, from: article.credit.from } : article[name];
}

/** Number of evidence spans in the record that do not give their own text: 0 is the promise. */
export function countViolations(record: PileRecord): number {
  const texts = new Map(record.articles.map(({ id, text }) => [id, text]));
  let violations = 0;
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    else if (typeof value === "object" && value !== null) {
      const { article, start, end, text } = value as Record<string, unknown>;
      if (typeof article === "string" && typeof start === "number" && typeof end === "number" && typeof text === "string")
        if (texts.get(article)?.slice(start, end) !== text) violations++;
      for (const item of Object.values(value)) walk(item);
    }
  };
  const { articles, ...rest } = record;
  walk(rest);
  walk(articles.map(({ credit }) => credit));
  return violations;
}
