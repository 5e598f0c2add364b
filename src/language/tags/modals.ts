import { type Sentence, UPOS } from "../../model/annotations.ts";
import { fnv1a } from "../../text/hash.ts";
import { CASE, mix } from "../words/features.ts";
import type { WordTable } from "../words/word-table.ts";

const tag = (name: (typeof UPOS)[number]) => UPOS.indexOf(name);
const [NOUN, PROPN, PRON, NUM, AUX, VERB, PUNCT] = (["NOUN", "PROPN", "PRON", "NUM", "AUX", "VERB", "PUNCT"] as const).map(tag);

const hashes = (words: string) => new Set(words.split(" ").map((word) => mix(0, fnv1a(word))));
const MODALS = hashes("may might can could will would shall should must");
const BETWEEN = hashes("not n't also never");
const ASKING = hashes("who what which whom whose how why when where");

/**
 * A verb that is a noun as well, and rarer as a verb, right after a subject and its modal ("The union may march", "Kestria will not budge") is a verb:
 * the tagger knows such words by what they mostly are. Changes `tags` in place. What is no bare form, questions and words before a verb stay.
 */
export function settleVerbsAfterModals(words: Int32Array, sentences: readonly Sentence[], tags: Uint8Array, table: WordTable): void {
  for (const { firstToken, endToken } of sentences)
    for (let i = firstToken + 1; i + 1 < endToken; i++) {
      if (tags[i] !== AUX || !MODALS.has(table.lowerHash[words[i]]) || !isSubject(words[i - 1], tags[i - 1], table)) continue;
      const at = i + 2 < endToken && BETWEEN.has(table.lowerHash[words[i + 1]]) ? i + 2 : i + 1;
      const next = at + 1 < endToken ? tags[at + 1] : PUNCT;
      if (next !== VERB && next !== AUX && isBareNoun(words[at], tags[at], table) && !isHyphen(words, at + 1, endToken, table))
        tags[at] = VERB;
    }
}

function isSubject(word: number, tag: number, table: WordTable): boolean {
  return tag === NOUN || tag === PROPN || tag === NUM || (tag === PRON && !ASKING.has(table.lowerHash[word]));
}

/** A word in small letters with the tag of a noun, not in the plural. */
function isBareNoun(word: number, tag: number, table: WordTable): boolean {
  if ((tag !== NOUN && tag !== PROPN) || table.letterCase[word] !== CASE.lower) return false;
  const form = table.form(word);
  return form !== "kind" && form !== "sort" && (!form.endsWith("s") || form.endsWith("ss"));
}

function isHyphen(words: Int32Array, at: number, end: number, table: WordTable): boolean {
  return at < end && table.form(words[at]) === "-";
}
