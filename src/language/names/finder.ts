import type { NameType, Sentence } from "../../model/annotations.ts";
import type { Span } from "../../model/span.ts";
import type { Weights } from "../../weights/weights.ts";
import type { TokenSpans } from "../tokens/tokenize.ts";
import type { WordTable } from "../words/word-table.ts";
import { createDecoder } from "./decode.ts";
import { gatherFacts } from "./facts.ts";
import { BEGIN, LAST, NAME_TYPES, OUTSIDE, UNIT } from "./labels.ts";
import { NameNetwork, STRETCH } from "./name-network.ts";
import { settlePlaces } from "./settle.ts";

/** A name without its entity. */
export interface FoundName extends Span {
  readonly type: NameType;
  readonly firstToken: number;
  readonly endToken: number;
}

export interface NameFinder {
  /** Names of a text in text order, without overlap. `words` are ids of the table since its last `startDocument`. */
  find(words: Int32Array, spans: TokenSpans, sentences: readonly Sentence[]): FoundName[];
}

/** Opens models/names.bin. */
export function loadNameFinder(weights: Weights, table: WordTable): NameFinder {
  const names = new NameNetwork(weights, table);
  const { network } = names;
  const decoder = createDecoder(weights.arrays.transitions as Float32Array, weights.arrays.outputBias as Float32Array);
  const gazetteer = { places: new Set(weights.arrays.places as Uint32Array), peoples: new Set(weights.arrays.peoples as Uint32Array) };
  return {
    find(words, spans, sentences) {
      network.startDocument();
      const labels = new Uint8Array(words.length);
      for (let from = 0; from < sentences.length; ) {
        const to = stretchEnd(sentences, from);
        const part = sentences.slice(from, to);
        for (const { first, end, at } of names.score(words, part, gatherFacts(words, part, table, gazetteer)))
          decoder.decode(network.f32, at, network.sizes.outputWidth, end - first, labels, first);
        from = to;
      }
      return settlePlaces(
        namesOf(labels, spans),
        (token) => gazetteer.places.has(table.lowerHash[words[token]]),
        (token) => table.lowerHash[words[token]],
      );
    },
  };
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
