import type { NameType, Sentence } from "../../model/annotations.ts";
import type { Span } from "../../model/span.ts";
import type { Weights } from "../../weights/weights.ts";
import type { TokenSpans } from "../tokens/tokenize.ts";
import type { WordTable } from "../words/word-table.ts";
import { agreeNames } from "./agree.ts";
import { createDecoder } from "./decode.ts";
import { gatherFacts } from "./facts.ts";
import { withSmallWords } from "./function-words.ts";
import { Gazetteer, LISTED } from "./gazetteer.ts";
import { BEGIN, LABELS, LAST, NAME_TYPES, OUTSIDE, UNIT } from "./labels.ts";
import { NameNetwork, type Run, STRETCH } from "./name-network.ts";
import { settlePlaces } from "./settle.ts";

/** A name without its entity. */
export interface FoundName extends Span {
  readonly type: NameType;
  readonly firstToken: number;
  readonly endToken: number;
}

/** The names of one text, which may be judged over again. */
export interface NameReading {
  /** In text order, without overlap. */
  readonly names: readonly FoundName[];
  /**
   * Hears another judge of `count` tokens from token `from` on, in text order: `rows` has `LABELS` scores for each, logarithms of probabilities up to
   * a constant of the row. They are looked at during the call alone, and changed. What the judge has against a name is not heard, only what name it
   * is: it learnt from a teacher who misses surnames that stand alone.
   */
  readonly hear: (from: number, count: number, rows: Float32Array) => void;
  /** The names as they are after what was heard: where the judges differ, the best path by the sum of their scores. */
  readonly agreed: () => readonly FoundName[];
}

export interface NameFinder {
  /** `words` are ids of the table since its last `startDocument`. */
  find(words: Int32Array, spans: TokenSpans, sentences: readonly Sentence[]): NameReading;
}

/** What the other judge counts for: chosen on worldwide-dev. */
const SHARE = 0.3;

/** Tokens that may be part of a name; the scores of the first, a row of `LABELS` and some more, begin at index `at` of `scores`. */
interface KeptRun extends Run {
  readonly scores: Float32Array;
}

/** Opens models/names.bin. */
export function loadNameFinder(weights: Weights, table: WordTable): NameFinder {
  const network = new NameNetwork(weights, table);
  const { f32, sizes } = network.network;
  const width = sizes.outputWidth;
  const decoder = createDecoder(weights.arrays.transitions as Float32Array, weights.arrays.outputBias as Float32Array);
  const list = (name: string) => weights.arrays[name] as Uint32Array;
  const gazetteer = new Gazetteer({ places: list("places"), peoples: list("peoples"), towns: list("towns"), given: list("given") });
  const decode = ({ first, end, at, scores }: KeptRun, labels: Uint8Array) => decoder.decode(scores, at, width, end - first, labels, first);
  const score = (words: Int32Array, sentences: readonly Sentence[]): KeptRun[] => {
    network.network.startDocument();
    const kept: KeptRun[] = [];
    for (let from = 0; from < sentences.length; ) {
      const to = stretchEnd(sentences, from);
      const part = sentences.slice(from, to);
      const runs = network.score(words, part, gatherFacts(words, part, table, gazetteer));
      const last = runs.at(-1);
      if (last !== undefined) {
        const start = runs[0].at;
        const scores = f32.slice(start, last.at + (last.end - last.first) * width);
        for (const { first, end, at } of runs) kept.push({ first, end, at: at - start, scores });
      }
      from = to;
    }
    return kept;
  };
  return {
    find(words, spans, sentences) {
      const runs = score(words, sentences);
      const labels = new Uint8Array(words.length);
      for (const run of runs) decode(run, labels);
      const hash = (token: number) => table.lowerHash[words[token]];
      const isPlace = (token: number) => (gazetteer.lists(hash(token)) & LISTED.place) !== 0;
      const asked = {
        spans,
        form: (token: number) => table.form(words[token]),
        isPlace: (token: number) => (gazetteer.lists(hash(token)) & (LISTED.place | LISTED.town)) !== 0,
      };
      const settled = () => agreeNames(withSmallWords(settlePlaces(namesOf(labels, spans), isPlace, hash), asked), asked);
      return { names: settled(), hear: listener(runs, width, labels, (run) => decode(run, labels)), agreed: settled };
    },
  };
}

/** Adds what is heard to the scores of the runs and has those `decided` over again on which the judges differ. */
function listener(runs: readonly KeptRun[], width: number, labels: Uint8Array, decide: (run: KeptRun) => void): NameReading["hear"] {
  let next = 0;
  let differs = false;
  return (from, count, rows) => {
    for (; next < runs.length && runs[next].first < from + count; next++) {
      const { first, end, at, scores } = runs[next];
      for (let i = Math.max(first, from); i < Math.min(end, from + count); i++) {
        const row = (i - from) * LABELS;
        rows[row + OUTSIDE] = Math.min(rows[row + OUTSIDE], bestName(rows, row));
        // Where both choose the same label of each token, so does their sum.
        const most = rows[row + labels[i]];
        for (let o = 0; o < LABELS; o++) {
          if (rows[row + o] > most) differs = true;
          scores[at + (i - first) * width + o] += SHARE * rows[row + o];
        }
      }
      if (end > from + count) return;
      if (differs) decide(runs[next]);
      differs = false;
    }
  };
}

function bestName(rows: Float32Array, row: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let o = OUTSIDE + 1; o < LABELS; o++) most = Math.max(most, rows[row + o]);
  return most;
}

/** The sentence after the last that still belongs to the stretch that begins with `from`. */
function stretchEnd(sentences: readonly Sentence[], from: number): number {
  let to = from + 1;
  while (to < sentences.length && sentences[to].endToken - sentences[from].firstToken <= STRETCH) to++;
  return to;
}

function namesOf(labels: Uint8Array, spans: TokenSpans): FoundName[] {
  const names: FoundName[] = [];
  let first = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === OUTSIDE) continue;
    const place = (labels[i] - 1) & 3;
    if (place === BEGIN || place === UNIT) first = i;
    if (place !== LAST && place !== UNIT) continue;
    names.push({
      start: spans.start[first],
      end: spans.end[i],
      type: NAME_TYPES[(labels[i] - 1) >> 2],
      firstToken: first,
      endToken: i + 1,
    });
  }
  return names;
}
