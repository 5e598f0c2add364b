import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Clusters } from "../../src/findings/statements/clusters.ts";
import { createView, type View } from "../../src/findings/statements/view.ts";
import type { Annotations } from "../../src/model/annotations.ts";
import { tokenAt } from "../../src/text/tokens.ts";

export interface Attribution {
  readonly source: readonly (readonly [number, number])[];
  readonly cue: readonly (readonly [number, number])[];
  readonly content: readonly (readonly [number, number])[];
}

export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly Attribution[];
}

/** Token numbers of one gold attribution; ranges are half-open. */
export interface GoldTokens {
  readonly source: readonly (readonly [number, number])[];
  readonly cue: readonly [number, number];
  readonly content: readonly (readonly [number, number])[];
}

export interface Labelled {
  readonly id: string;
  readonly view: View;
  readonly gold: readonly GoldTokens[];
}

export function readGold(path: string | URL): GoldArticle[] {
  return gunzipSync(readFileSync(path))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as GoldArticle);
}

/** Gold attributions as tokens; those without a cue are left out. */
export function label(article: GoldArticle, annotate: (text: string) => Annotations, clusters: Clusters): Labelled {
  return labelView(createView(annotate(article.text), clusters), article);
}

/** The same text with other attributions. */
export function relabel({ view }: Labelled, article: GoldArticle): Labelled {
  return labelView(view, article);
}

function labelView(view: View, article: GoldArticle): Labelled {
  const ranges = (spans: readonly (readonly [number, number])[]) =>
    spans.map(([start, end]) => toTokens(view, start, end)).filter(([first, end]) => first < end);
  const gold: GoldTokens[] = [];
  for (const each of article.attributions) {
    const cue = ranges(each.cue)[0];
    if (cue !== undefined) gold.push({ source: ranges(each.source), cue, content: ranges(each.content) });
  }
  return { id: article.id, view, gold };
}

function toTokens(view: View, start: number, end: number): readonly [number, number] {
  const { tokens } = view.ann;
  const first = tokenAt(tokens, start);
  let last = first;
  while (last < tokens.count && tokens.start[last] < end) last++;
  return [first, last];
}
