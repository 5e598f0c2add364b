/** The language room: text → Annotations. */
import type { Knowledge } from "../knowledge/index.ts";
import type { Annotations } from "../model/annotations.ts";
import { resolveEntities } from "./entities/index.ts";
import { createReader } from "./reading.ts";
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
  const reader = createReader(models);
  return {
    annotate: ({ text, title, published, candidates }) => {
      const { spans, tokens, sentences, names: found } = reader.read(text);
      const phrases = timePhrases({ text, spans, sentences, pos: tokens.pos });
      const times =
        candidates.length > 1 ? mergeReadings(candidates.map((day) => resolveTimes(phrases, day))) : resolveTimes(phrases, published);
      const { vectors } = reader;
      const { names, entities } = resolveEntities({ text, tokens, sentences, names: found, times, title, published, knowledge, vectors });
      const day = candidates.length > 1 ? null : published;
      return { text, tokens, sentences, names, entities, times, ...(day === null ? {} : { published: day }) };
    },
  };
}
