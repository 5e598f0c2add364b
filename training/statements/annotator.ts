import { loadKnowledge } from "../../src/knowledge/index.ts";
import { createLanguage } from "../../src/language/index.ts";
import type { Annotations } from "../../src/model/annotations.ts";

const language = createLanguage(new URL("../../models/", import.meta.url), loadKnowledge([]));

/** What the program itself finds in a text: the models are trained on what they will be given. */
export function annotate(text: string): Annotations {
  return language.annotate({ text, title: null, published: null, candidates: [] });
}
