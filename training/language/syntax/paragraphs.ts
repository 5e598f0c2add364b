import { boundFacts, paragraphEnd } from "../../../src/language/tokens/bound-facts.ts";
import { BOUND, ruleBounds } from "../../../src/language/tokens/sentences.ts";
import { tokenize } from "../../../src/language/tokens/tokenize.ts";
import { type RawDocument, readRawDocuments } from "../raw-text.ts";
import { type Coding, type Example, encodeSentence } from "./corpus.ts";
import { readTexts } from "./silver.ts";

/** Words of the longest piece that is learnt from as one: longer paragraphs are cut. */
const LONGEST = 200;
/** Words of news that is not edited prose: pages, lists, captions. */
const NEWS_WORDS = 80_000;

/** Where sentences end, to learn from: the paragraphs of the treebanks' raw texts, and some news as the rules cut it. */
export function paragraphs(coding: Coding): Example[] {
  const examples = [...readRawDocuments("ewt-train"), ...readRawDocuments("gum-train")].flatMap((document) => examplesOf(document, coding));
  let words = 0;
  for (const text of readTexts().values()) {
    if (words > NEWS_WORDS) break;
    const found = examplesOf({ text, ends: null }, coding);
    words += found.reduce((sum, { heads }) => sum + heads.length, 0);
    examples.push(...found);
  }
  return examples;
}

/** `ends` null: of news, of which edited prose is left out. */
function examplesOf({ text, ends }: { readonly text: string; readonly ends: RawDocument["ends"] | null }, coding: Coding): Example[] {
  const spans = tokenize(text);
  const bounds = ruleBounds(text, spans);
  if (ends === null && boundFacts(text, spans, bounds).edited) return [];
  const isEnd = (i: number) => (ends === null ? bounds[i] === BOUND.stop : ends.has(spans.end[i]));
  const found: Example[] = [];
  for (let from = 0; from < spans.count; ) {
    const end = Math.min(paragraphEnd(bounds, from), from + LONGEST);
    const range = Array.from({ length: end - from }, (_, k) => from + k);
    const forms = range.map((i) => text.slice(spans.start[i], spans.end[i]));
    const none = forms.map(() => "X");
    const sentence = { forms, upos: none, heads: forms.map(() => -1), deprels: forms.map(() => "root"), document: 0 };
    const goldBounds = Int32Array.from(range, (i) => (i === end - 1 ? 0 : isEnd(i) ? 2 : 1));
    if (forms.length > 1) found.push({ ...encodeSentence(sentence, none, coding), goldBounds });
    from = end;
  }
  return found;
}
