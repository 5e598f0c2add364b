import { existsSync } from "node:fs";
import { NAME_TYPES, OUTSIDE } from "../../src/language/names/labels.ts";
import { UPOS } from "../../src/model/annotations.ts";
import { DATA, readGzip } from "./conllu.ts";
import { type LabelledText, labelText } from "./named-texts.ts";

/** Labels of a teacher (training/teacher), without text: see pack-silver.ts. */
export const SILVER = new URL("../silver/", import.meta.url);

/** Texts of the articles that the labels are of, by id. */
function texts(): Map<string, string> {
  const lines = readGzip(`${DATA}/../acquire/pile-unlabelled.ndjson.gz`).trim().split("\n");
  return new Map(
    lines.map((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      return [id, text];
    }),
  );
}

function readPacked<T>(name: string, articles: number): [string, T][] {
  const path = new URL(`${name}.json.gz`, SILVER).pathname;
  if (articles <= 0 || !existsSync(path)) return [];
  const rows = JSON.parse(readGzip(path)) as [string, T][];
  return rows.slice(0, articles);
}

/** Sentences that a teacher tagged, of the first `articles` articles. */
export function readSilverTags(articles: number): { forms: readonly string[]; upos: readonly string[] }[] {
  const rows = readPacked<number[][]>("tags", articles);
  const found = rows.length === 0 ? new Map<string, string>() : texts();
  return rows.flatMap(([id, sentences]) => unpackSentences(found.get(id)!, sentences));
}

function unpackSentences(text: string, sentences: readonly number[][]): { forms: string[]; upos: string[] }[] {
  let at = 0;
  return sentences.map((numbers) => {
    const forms: string[] = [];
    const upos: string[] = [];
    for (let i = 0; i < numbers.length; i += 3) {
      const start = at + numbers[i];
      at = start + numbers[i + 1];
      forms.push(text.slice(start, at));
      upos.push(UPOS[numbers[i + 2]]);
    }
    return { forms, upos };
  });
}

/**
 * Texts whose names a teacher found: the first `articles` articles. A word that the teacher passes over here and has in a name elsewhere is doubtful:
 * of the surnames that stand alone it misses half, and who learns that misses more than a quarter of them.
 */
export function readSilverNames(articles: number): LabelledText[] {
  const rows = readPacked<number[]>("names", articles);
  const found = rows.length === 0 ? new Map<string, string>() : texts();
  return withoutMisses(rows.map(([id, numbers]) => labelText({ id, text: found.get(id)!, names: unpackNames(numbers) })));
}

/** From this share of its places in names on, a word may be a name anywhere. */
const LEAST_NAMED = 0.05;

function withoutMisses(labelled: readonly LabelledText[]): LabelledText[] {
  const counts = new Map<string, { named: number; all: number }>();
  const formsOf = ({ text, spans }: LabelledText) => Array.from(spans.start, (start, i) => text.slice(start, spans.end[i]));
  for (const one of labelled)
    for (const [i, form] of formsOf(one).entries()) {
      const count = counts.get(form) ?? { named: 0, all: 0 };
      counts.set(form, count);
      count.all++;
      if (one.labels[i] !== OUTSIDE) count.named++;
    }
  const mayBeName = (form: string) => {
    const { named, all } = counts.get(form) ?? { named: 0, all: 1 };
    return /^\p{Lu}/u.test(form) && named > 1 && named >= all * LEAST_NAMED;
  };
  return labelled.map((one) => ({
    ...one,
    doubtful: Uint8Array.from(formsOf(one), (form, i) => (one.doubtful[i] === 1 || (one.labels[i] === OUTSIDE && mayBeName(form)) ? 1 : 0)),
  }));
}

function unpackNames(numbers: readonly number[]): { start: number; end: number; type: (typeof NAME_TYPES)[number]; p: number }[] {
  const names = [];
  let at = 0;
  for (let i = 0; i < numbers.length; i += 4) {
    const start = at + numbers[i];
    at = start + numbers[i + 1];
    names.push({ start, end: at, type: NAME_TYPES[numbers[i + 2]], p: numbers[i + 3] / 100 });
  }
  return names;
}
