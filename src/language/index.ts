/** The language room: text → Annotations. */
import type { Knowledge } from "../knowledge/index.ts";
import type { Annotations, Tokens } from "../model/annotations.ts";
import { readWeights } from "../weights/weights.ts";
import { resolveEntities } from "./entities/index.ts";
import { createSequenceTagger } from "./sequence.ts";
import { mendSurnames } from "./surnames.ts";
import { loadParser } from "./syntax/parser.ts";
import { mergeReadings } from "./times/candidates.ts";
import { resolveTimes, timePhrases } from "./times/index.ts";

export interface LanguageInput {
  readonly text: string;
  readonly title: string | null;
  /** Day of publication (ISO day, date-time or EDTF), null where it is not settled. */
  readonly published: string | null;
  /** Days that the publication can have been on, where it is not settled: times are then read as of each. */
  readonly candidates: readonly string[];
}

export interface Language {
  /** Everything that the layers find in one text. Deterministic; time linear in the length of the text; throws on no input. */
  readonly annotate: (input: LanguageInput) => Annotations;
}

/** Opens the models of all layers. Throws WEIGHTS_UNREADABLE or WEIGHTS_DAMAGED. */
export function createLanguage(models: URL, knowledge: Knowledge): Language {
  const sequence = createSequenceTagger(models);
  const parser = loadParser(readWeights(new URL("syntax.bin", models)), sequence.table);
  return {
    annotate: ({ text, title, published, candidates }) => {
      const analysis = sequence.analyse(text);
      const { spans, sentences, pos, words } = analysis;
      const found = mendSurnames(text, spans, pos, analysis.names);
      const { head, deprel, deprels } = parser.parse({ text, spans, sentences, pos, words });
      const tokens: Tokens = {
        ...spans,
        pos,
        head,
        deprel,
        deprels,
        lemma: analysis.lemma,
        sentence: sentenceNumbers(spans.count, sentences),
      };
      const phrases = timePhrases({ text, spans, sentences, pos });
      const times =
        candidates.length > 1 ? mergeReadings(candidates.map((day) => resolveTimes(phrases, day))) : resolveTimes(phrases, published);
      const { vectors } = sequence.table;
      const { names, entities } = resolveEntities({ text, tokens, sentences, names: found, times, title, published, knowledge, vectors });
      const day = candidates.length > 1 ? null : published;
      return { text, tokens, sentences, names, entities, times, ...(day === null ? {} : { published: day }) };
    },
  };
}

function sentenceNumbers(count: number, sentences: Annotations["sentences"]): Int32Array {
  const numbers = new Int32Array(count);
  for (const [i, { firstToken, endToken }] of sentences.entries()) numbers.fill(i, firstToken, endToken);
  return numbers;
}
