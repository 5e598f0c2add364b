import { BEGIN, INSIDE, LABELS, LAST, label, NAME_TYPES, OUTSIDE, UNIT } from "../../src/language/names/labels.ts";
import { splitSentences } from "../../src/language/tokens/sentences.ts";
import { type TokenSpans, tokenize } from "../../src/language/tokens/tokenize.ts";
import type { NameType, Sentence } from "../../src/model/annotations.ts";
import { DATA, readGzip } from "./conllu.ts";

/** A text with its names, as the NDJSON files of the data have it. */
export interface NamedText {
  readonly id: string;
  readonly text: string;
  readonly split?: string;
  readonly names: readonly { readonly start: number; readonly end: number; readonly type: NameType; readonly p?: number }[];
}

/** The same cut into our tokens and sentences, a BILOU label each. */
export interface LabelledText extends NamedText {
  readonly spans: TokenSpans;
  readonly sentences: readonly Sentence[];
  readonly labels: Uint8Array;
  /** 1 where a teacher was not sure enough of its label. */
  readonly doubtful: Uint8Array;
}

/** A teacher's name counts from this probability on: four in five of its names, which are right as often as ours. */
const SURE = 0.5;

export function readNamedTexts(name: string): NamedText[] {
  return readGzip(`${DATA}/${name}.ndjson.gz`)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as NamedText);
}

/** Cuts a text and labels every token that a name touches; a sentence never ends within a name. */
export function labelText(named: NamedText): LabelledText {
  const spans = tokenize(named.text);
  const labels = new Uint8Array(spans.count).fill(OUTSIDE);
  const names = [...named.names].sort((a, b) => a.start - b.start);
  const doubtful = new Uint8Array(spans.count);
  let i = 0;
  for (const { start, end, type, p } of names) {
    while (i < spans.count && spans.end[i] <= start) i++;
    const first = i;
    while (i < spans.count && spans.start[i] < end) i++;
    mark(labels, first, i, NAME_TYPES.indexOf(type));
    if (p !== undefined && p < SURE) doubtful.fill(1, first, i);
  }
  return { ...named, spans, sentences: joinCutNames(splitSentences(named.text, spans), labels), labels, doubtful };
}

function mark(labels: Uint8Array, first: number, end: number, type: number): void {
  if (end <= first || type < 0 || type >= LABELS) return;
  if (end === first + 1) {
    labels[first] = label(type, UNIT);
    return;
  }
  labels.fill(label(type, INSIDE), first, end);
  labels[first] = label(type, BEGIN);
  labels[end - 1] = label(type, LAST);
}

function joinCutNames(sentences: readonly Sentence[], labels: Uint8Array): Sentence[] {
  const out: Sentence[] = [];
  for (const sentence of sentences) {
    const before = out.at(-1);
    const at = labels[sentence.firstToken];
    const open = at !== OUTSIDE && (((at - 1) & 3) === INSIDE || ((at - 1) & 3) === LAST);
    if (before !== undefined && open) out[out.length - 1] = { ...before, end: sentence.end, endToken: sentence.endToken };
    else out.push(sentence);
  }
  return out;
}
