/** Offices as words state them: a role, its marks ("interior", "deputy") and whose it is; which of two titles can be one office. */
import type { Annotations } from "../../model/annotations.ts";
import { fullRelation, type Tree, upos } from "../tree.ts";
import type { Words } from "./word-lists.ts";

/** An office as the words around a name or in a phrase give it: "Kestrian Interior Minister" is minister, marked interior, of Kestrian. */
export interface Office {
  readonly role: string;
  readonly marks: readonly string[];
  readonly of: string | null;
}

/** So many words before a name or a role noun are looked through for a title. */
const TITLE_WORDS = 7;

/** Words for one office: the first of each list is the one that stands for all. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({ premier: "prime", emissary: "envoy", representative: "envoy", mediator: "envoy" }),
);

export interface Reader {
  readonly ann: Annotations;
  readonly tree: Tree;
  readonly words: Words;
}

export function ofTitle(reader: Reader, title: string, of: string | null): Office[] {
  const words = title.toLowerCase().split(/[\s-]+/);
  const marks = words.filter((word) => isMark(reader, word));
  const plainWords = words.filter((word) => !isMark(reader, word));
  // "political leader"
  const role = plainWords.find((word) => reader.words.person.has(word)) ?? plainWords[0];
  return role === undefined ? [] : [{ role, marks, of: of?.toLowerCase() ?? null }];
}

export function lemmaAt({ ann }: Reader, token: number): string {
  return ann.tokens.lemma[token].toLowerCase();
}

export function isRoleAt(reader: Reader, token: number): boolean {
  return reader.words.person.has(lemmaAt(reader, token));
}

function isMark({ words }: Reader, word: string): boolean {
  return words["office-mark"].has(word);
}

/** "Altamiran Interior Minister [Clara Benavent]" */
export function titleBefore(reader: Reader, first: number): Office | null {
  const at = first - 1;
  if (at < 0 || reader.ann.tokens.sentence[at] !== reader.ann.tokens.sentence[first] || !isRoleAt(reader, at)) return null;
  return officeAt(reader, at);
}

/** The office that a role noun and the words right before it name, with whose it is. */
export function officeAt(reader: Reader, noun: number): Office | null {
  const { ann, tree } = reader;
  const { tokens, text } = ann;
  if (!isRoleAt(reader, noun)) return null;
  const marks: string[] = [];
  let of: string | null = null;
  for (let t = noun - 1; t >= 0 && noun - t < TITLE_WORDS && tokens.sentence[t] === tokens.sentence[noun]; t--) {
    const word = text.slice(tokens.start[t], tokens.end[t]);
    const lower = word.toLowerCase();
    if (isMark(reader, lower)) marks.push(lower);
    else if (lower === "'s" || lower === "’s" || lower === "-") continue;
    else if (/^\p{Lu}/u.test(word) && ["ADJ", "NOUN", "PROPN"].includes(upos(tree, t)) && !isRoleAt(reader, t)) of ??= lower;
    else break;
  }
  const last = marksBehind(reader, noun, marks);
  return { role: lemmaAt(reader, noun), marks, of: of ?? ownerBehind(reader, last) };
}

/** "the Minister of Foreign Affairs of Caldera": adds the marks behind the role noun; gives the last word of the title. */
function marksBehind(reader: Reader, noun: number, marks: string[]): number {
  const { tokens, text } = reader.ann;
  let last = noun;
  for (let t = noun + 1; t < Math.min(noun + 6, tokens.count) && tokens.sentence[t] === tokens.sentence[noun]; t++) {
    const word = text.slice(tokens.start[t], tokens.end[t]).toLowerCase();
    if (isMark(reader, word) && t > noun + 1) marks.push(word);
    else if (last > noun && ["affairs", "relations", "cooperation"].includes(word)) last = t;
    else if (!["of", "for", "the", "and"].includes(word)) break;
    else continue;
    last = t;
  }
  return last;
}

/** "the foreign minister of Caldera" */
function ownerBehind({ ann, tree }: Reader, noun: number): string | null {
  const { tokens, text } = ann;
  if (noun + 2 >= tokens.count || tokens.lemma[noun + 1] !== "of" || upos(tree, noun + 2) !== "PROPN") return null;
  return text.slice(tokens.start[noun + 2], tokens.end[noun + 2]).toLowerCase();
}

/** "the interior minister", "the Fennmark envoy", "Fennmark's envoy": one, and with an article or the state's name. */
export function isDefiniteRole(reader: Reader, noun: number): boolean {
  const { ann, tree } = reader;
  const { tokens, text } = ann;
  if (!isRoleAt(reader, noun) || text.slice(tokens.start[noun], tokens.end[noun]).toLowerCase() !== lemmaAt(reader, noun)) return false;
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child])
    if (
      (fullRelation(tree, child) === "det" && lemmaAt(reader, child) === "the") ||
      (fullRelation(tree, child) === "nmod:poss" && upos(tree, child) === "PROPN")
    )
      return true;
  return false;
}

export function fits(wanted: Office, held: Office): boolean {
  const [a, b] = [plain(wanted), plain(held)];
  // Who acts as premier is one.
  if (a.role !== b.role || !a.marks.every((mark) => mark === "acting" || b.marks.includes(mark))) return false;
  if (a.role === "minister" && b.marks.includes("prime") !== a.marks.includes("prime")) return false;
  return a.of === null || b.of === null || alike(a.of, b.of);
}

export function plain(office: Office): Office {
  const role = SAME.get(office.role) ?? office.role;
  return role === "prime" ? { role: "minister", marks: [...office.marks, "prime"], of: office.of } : { ...office, role };
}

/** "Caldera", "Calderan": a country and its adjective begin alike. */
function alike(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length, 4);
  return a.slice(0, length) === b.slice(0, length);
}
