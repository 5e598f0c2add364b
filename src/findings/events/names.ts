import { type Annotations, type Tokens, UPOS } from "../../model/annotations.ts";

/**
 * The tokens with the inside of names made plain: the words of a name hang on its first word that something outside governs, and what hung on one
 * of the others hangs there too. The parser knows few of the world's names and tears the rest apart ("with [Tev] [Maruk]").
 */
export function joinNames(ann: Annotations): Tokens {
  const { tokens } = ann;
  const flat = tokens.deprels.indexOf("flat");
  if (flat < 0 || ann.names.length === 0) return tokens;
  const head = tokens.head.slice();
  const deprel = tokens.deprel.slice();
  const headOf = new Int32Array(tokens.count).fill(-1);
  let t = 0;
  for (const name of ann.names) {
    while (t < tokens.count && tokens.end[t] <= name.start) t++;
    let last = t;
    while (last + 1 < tokens.count && tokens.start[last + 1] < name.end) last++;
    if (last > t && t < tokens.count && tokens.sentence[t] === tokens.sentence[last]) joinOne(tokens, t, last, head, deprel, headOf, flat);
  }
  for (let i = 0; i < tokens.count; i++) {
    const governor = head[i];
    if (governor >= 0 && headOf[governor] >= 0 && headOf[governor] !== governor && headOf[i] !== headOf[governor])
      head[i] = headOf[governor];
  }
  joinPairs(tokens, head, deprel, headOf);
  return { ...tokens, head, deprel };
}

const NOMINAL = new Set(["NOUN", "PROPN", "PRON"]);
const TITLE = new Set(["ADJ", "NOUN", "PROPN", "DET"]);

/** "sat down with [Dalvash] and Prime Minister [Tavon]": a name that the parser joins to the verb belongs to the noun before the "and". */
function joinPairs(tokens: Tokens, head: Int32Array, deprel: Uint8Array, headOf: Int32Array): void {
  for (let i = 2; i < tokens.count; i++) {
    const governor = head[i];
    if (governor < 0 || tokens.deprels[deprel[i]] !== "conj" || UPOS[tokens.pos[i]] !== "PROPN" || UPOS[tokens.pos[governor]] !== "VERB")
      continue;
    let back = i - 1;
    while (back > governor && i - back < 7 && TITLE.has(UPOS[tokens.pos[back]])) back--;
    if (back <= governor || UPOS[tokens.pos[back]] !== "CCONJ") continue;
    const before = back - 1;
    if (before <= governor || !NOMINAL.has(UPOS[tokens.pos[before]])) continue;
    head[i] = headOf[before] >= 0 ? headOf[before] : before;
  }
}

function joinOne(
  tokens: Tokens,
  first: number,
  last: number,
  head: Int32Array,
  deprel: Uint8Array,
  headOf: Int32Array,
  flat: number,
): void {
  let top = -1;
  for (let i = first; i <= last && top < 0; i++) {
    const governor = tokens.head[i];
    const inside = governor >= first && governor <= last;
    if (!inside && tokens.deprels[tokens.deprel[i]] !== "punct") top = i;
  }
  if (top < 0) return;
  for (let i = first; i <= last; i++) {
    headOf[i] = top;
    if (i === top) continue;
    // A case marker inside the span ("Maruk's") keeps its relation.
    const keep = ["case", "punct", "det"].includes(tokens.deprels[tokens.deprel[i]]);
    head[i] = top;
    if (!keep) deprel[i] = flat;
  }
}
