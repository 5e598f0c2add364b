import { type Annotations, type Tokens, UPOS } from "../../../model/annotations.ts";
import { tokenAt } from "../../../text/tokens.ts";
import type { Ontology } from "../ontology.ts";
import { draftOfTree, hang, type TreeDraft, tag } from "./tree-draft.ts";

const VERB = UPOS.indexOf("VERB");
/** How far from a word its object is looked for. */
const REACH = 24;

/**
 * "5 August: Nora Finch calls Gus Ekman.", "Tavon visits Ostrel": the verb of a line of a chronology, a ticker or a headline, read as a noun. It stands
 * between a person's name and another name, and the line has no verb of its own before it.
 */
export function mendEntryVerbs(ann: Annotations, tokens: Tokens, { verbFrames, words }: Ontology): Tokens {
  const names = namesOf(ann, tokens);
  if (names.people.size === 0) return tokens;
  const draft = draftOfTree(tokens, REACH, words);
  const pos = tokens.pos.slice();
  for (const { firstToken, endToken } of ann.sentences) {
    const verb = entryVerb(draft, names, firstToken, endToken, verbFrames);
    if (verb < 0) continue;
    pos[verb] = VERB;
    hangEntry(draft, names, firstToken, endToken, verb);
  }
  return { ...tokens, head: draft.head, deprel: draft.deprel, pos };
}

interface Names {
  /** Last word of each person's name → its head word. */
  readonly people: ReadonlyMap<number, number>;
  /** First word of each name → its head word. */
  readonly starts: ReadonlyMap<number, number>;
}

function namesOf({ entities }: Annotations, tokens: Tokens): Names {
  const people = new Map<number, number>();
  const starts = new Map<number, number>();
  for (const { type, mentions } of entities)
    for (const { start, end, head, form } of mentions) {
      if (form !== "name" && form !== "metonym") continue;
      const first = tokenAt(tokens, start);
      starts.set(first, head);
      let last = first;
      while (last + 1 < tokens.count && tokens.start[last + 1] < end) last++;
      if (type === "PERSON") people.set(last, head);
    }
  return { people, starts };
}

/** The word in -s behind a person's name (or the comma after it), with a name or a title behind it; -1 where a verb stands before it or none is there. */
function entryVerb(draft: TreeDraft, { people }: Names, first: number, end: number, verbFrames: Ontology["verbFrames"]): number {
  const { tokens } = draft;
  for (let t = first; t < end; t++) {
    if (["VERB", "AUX"].includes(tag(draft, t))) return -1;
    const name = tokens.lemma[t - 1] === "," ? t - 2 : t - 1;
    if (t === first || tag(draft, t) !== "NOUN" || !people.has(name) || !verbFrames.has(tokens.lemma[t].toLowerCase())) continue;
    if (tokens.end[t] - tokens.start[t] !== tokens.lemma[t].length + 1 && !tokens.lemma[t].endsWith("y")) continue;
    const next = t + 1 < end ? tag(draft, t + 1) : "";
    if (["PROPN", "DET", "ADJ", "PRON"].includes(next) || (next === "NOUN" && tag(draft, t + 2) === "PROPN")) return t;
  }
  return -1;
}

function hangEntry(draft: TreeDraft, { people, starts }: Names, first: number, end: number, verb: number): void {
  const { tokens, head, deprel } = draft;
  const behindComma = tokens.lemma[verb - 1] === ",";
  let subject = people.get(behindComma ? verb - 2 : verb - 1) ?? verb - 1;
  // "Merrow's president, Nora Finch, calls": what the name stands beside
  if (behindComma && head[subject] >= first && head[subject] < subject) subject = head[subject];
  head[verb] = -1;
  deprel[verb] = tokens.deprels.indexOf("root");
  for (let t = first; t < end; t++)
    if (head[t] < 0 && t !== verb) {
      head[t] = verb;
      deprel[t] = tokens.deprels.indexOf(t < verb ? "obl" : "parataxis");
    }
  hang(draft, subject, verb, "nsubj");
  const object = objectBehind(draft, starts, verb, end);
  if (object >= 0) hang(draft, object, verb, "obj");
}

/** The first name behind the verb that is no possessor, or the noun that it is an apposition to. */
function objectBehind(draft: TreeDraft, starts: ReadonlyMap<number, number>, verb: number, end: number): number {
  for (let t = verb + 1; t < Math.min(end, verb + REACH); t++) {
    const named = starts.get(t);
    if (named !== undefined && draft.tokens.lemma[t + 1] !== "'s") return named;
    if (draft.tokens.lemma[t] === "," && starts.has(t + 1)) return t - 1;
    if (["ADP", "PUNCT", "CCONJ"].includes(tag(draft, t))) return -1;
  }
  return -1;
}
