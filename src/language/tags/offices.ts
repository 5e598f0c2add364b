import { UPOS } from "../../model/annotations.ts";
import { fnv1a } from "../../text/hash.ts";
import { GENERALS } from "../tokens/lexicon.ts";
import { mix } from "../words/features.ts";
import type { WordTable } from "../words/word-table.ts";

const ADJ = UPOS.indexOf("ADJ");
const NOUN = UPOS.indexOf("NOUN");
const OFFICES = new Set([...GENERALS].map((office) => mix(0, fnv1a(`${office}-general`))));

/** "The secretary-general" is a noun, though its ending is an adjective's. Changes `tags` in place. */
export function settleOffices(words: Int32Array, tags: Uint8Array, table: WordTable): void {
  for (let i = 0; i < words.length; i++) if (tags[i] === ADJ && OFFICES.has(table.lowerHash[words[i]])) tags[i] = NOUN;
}
