import type { Annotations, Entity } from "../../model/annotations.ts";
import { fullRelation, relation, type Tree, tokenAt, upos } from "../tree.ts";

/** An office as the words around a name or in a phrase give it: "Kestrian Interior Minister" is minister, marked interior, of Kestrian. */
interface Office {
  readonly role: string;
  readonly marks: readonly string[];
  readonly of: string | null;
}

/** So many words before a name or a role noun are looked through for a title. */
const TITLE_WORDS = 7;
const MARKS = new Set(
  "foreign interior defence defense finance economy economic energy trade transport justice health culture agriculture education environment prime deputy vice home labour labor security intelligence opposition former acting special army navy naval border union parliamentary".split(
    " ",
  ),
);
/** Words for one office: the first of each list is the one that stands for all. */
const SAME: { readonly [role: string]: string } = { premier: "prime", emissary: "envoy", representative: "envoy", mediator: "envoy" };

/**
 * Links of role nouns that the offices stated in the text contradict, put right: "the interior minister" is the one who was named so, whoever else is
 * a minister, and "the Fennmark envoy" who fits nobody of that office is the person of no known office whom the sentence before was about.
 * Returns a copy of `entityAt`; linear in the text but for the few people of one office.
 */
export function byOffice(ann: Annotations, tree: Tree, entityAt: Int32Array, isRole: (lemma: string) => boolean): Int32Array {
  const reader = { ann, tree, isRole };
  const offices = officesOf(reader);
  const out = entityAt.slice();
  for (const entity of ann.entities) {
    if (entity.type !== "PERSON" || entity.members.length > 0) continue;
    for (const { form, head } of entity.mentions) {
      if (form !== "noun" || !isDefiniteRole(reader, head)) continue;
      const wanted = officeAt(reader, head);
      const index = out[head];
      if (wanted === null || index < 0) continue;
      const found = holderOf(ann, offices, wanted, ann.entities[index], head);
      if (found < 0) continue;
      const nameless = ann.entities[index].mentions.every((mention) => mention.form !== "name");
      if (nameless) replace(out, index, found);
      else out[head] = found;
    }
  }
  return out;
}

interface Reader {
  readonly ann: Annotations;
  readonly tree: Tree;
  readonly isRole: (lemma: string) => boolean;
}

function replace(entityAt: Int32Array, from: number, to: number): void {
  for (let t = 0; t < entityAt.length; t++) if (entityAt[t] === from) entityAt[t] = to;
}

/** Offices of each named person, by index into the entities. */
function officesOf(reader: Reader): readonly (readonly Office[])[] {
  const { ann, tree } = reader;
  return ann.entities.map((entity) => {
    if (entity.type !== "PERSON" || entity.members.length > 0) return [];
    const found = entity.offices.flatMap(({ title, of }) => ofTitle(title, of));
    for (const { form, start } of entity.mentions) {
      if (form !== "name") continue;
      const first = Math.min(tokenAt(ann.tokens, start), ann.tokens.count - 1);
      const before = titleBefore(reader, first);
      if (before !== null) found.push(before);
      const governor = tree.head[first];
      if (relation(tree, first) === "appos" && governor >= 0 && isRoleAt(reader, governor))
        found.push(...orNone(officeAt(reader, governor)));
      for (let child = tree.firstChild[first]; child >= 0; child = tree.nextSibling[child])
        if (relation(tree, child) === "appos" && isRoleAt(reader, child)) found.push(...orNone(officeAt(reader, child)));
    }
    return found;
  });
}

function orNone(office: Office | null): Office[] {
  return office === null ? [] : [office];
}

function ofTitle(title: string, of: string | null): Office[] {
  const words = title.toLowerCase().split(/[\s-]+/);
  const marks = words.filter((word) => MARKS.has(word));
  const role = words.find((word) => !MARKS.has(word));
  return role === undefined ? [] : [{ role, marks, of: of?.toLowerCase() ?? null }];
}

function lemmaAt({ ann }: Reader, token: number): string {
  return ann.tokens.lemma[token].toLowerCase();
}

function isRoleAt(reader: Reader, token: number): boolean {
  return reader.isRole(lemmaAt(reader, token));
}

/** "Altamiran Interior Minister [Clara Benavent]" */
function titleBefore(reader: Reader, first: number): Office | null {
  const at = first - 1;
  if (at < 0 || reader.ann.tokens.sentence[at] !== reader.ann.tokens.sentence[first] || !isRoleAt(reader, at)) return null;
  return officeAt(reader, at);
}

/** The office that a role noun and the words right before it name, with whose it is. */
function officeAt(reader: Reader, noun: number): Office | null {
  const { ann, tree } = reader;
  const { tokens, text } = ann;
  if (!isRoleAt(reader, noun)) return null;
  const marks: string[] = [];
  let of: string | null = null;
  for (let t = noun - 1; t >= 0 && noun - t < TITLE_WORDS && tokens.sentence[t] === tokens.sentence[noun]; t--) {
    const word = text.slice(tokens.start[t], tokens.end[t]);
    const lower = word.toLowerCase();
    if (MARKS.has(lower)) marks.push(lower);
    else if (lower === "'s" || lower === "’s" || lower === "-") continue;
    else if (/^\p{Lu}/u.test(word) && ["ADJ", "NOUN", "PROPN"].includes(upos(tree, t)) && !isRoleAt(reader, t)) of ??= lower;
    else break;
  }
  return { role: lemmaAt(reader, noun), marks, of: of ?? ownerBehind(reader, noun) };
}

/** "the foreign minister of Caldera" */
function ownerBehind({ ann, tree }: Reader, noun: number): string | null {
  const { tokens, text } = ann;
  if (noun + 2 >= tokens.count || tokens.lemma[noun + 1] !== "of" || upos(tree, noun + 2) !== "PROPN") return null;
  return text.slice(tokens.start[noun + 2], tokens.end[noun + 2]).toLowerCase();
}

/** "the interior minister", "the Fennmark envoy": one, and with an article. */
function isDefiniteRole(reader: Reader, noun: number): boolean {
  const { ann, tree } = reader;
  const { tokens, text } = ann;
  if (!isRoleAt(reader, noun) || text.slice(tokens.start[noun], tokens.end[noun]).toLowerCase() !== lemmaAt(reader, noun)) return false;
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child])
    if (fullRelation(tree, child) === "det" && lemmaAt(reader, child) === "the") return true;
  return false;
}

/** Index of the person whose stated office a role noun asks for; -1 where its link is as good. */
function holderOf(ann: Annotations, offices: readonly (readonly Office[])[], wanted: Office, linked: Entity, noun: number): number {
  const own = offices[ann.entities.indexOf(linked)];
  if (own.some((office) => fits(wanted, office))) return -1;
  const named = linked.mentions.some(({ form }) => form === "name");
  // Somebody whose office the text leaves to general knowledge may well hold it.
  if (named && own.length === 0) return -1;
  let best = -1;
  let nearest = -1;
  const later: number[] = [];
  for (const [index, held] of offices.entries()) {
    if (!held.some((office) => fits(wanted, office))) continue;
    const last = ann.entities[index].mentions.findLast(({ form, head }) => form === "name" && head < noun)?.head ?? -1;
    if (last < 0) later.push(index);
    if (last > nearest) {
      nearest = last;
      best = index;
    }
  }
  // "Readout of the Prime Minister's call": of an office without a name, the only one who is said to hold it further on
  return best < 0 && !named && later.length === 1 ? later[0] : best;
}

function fits(wanted: Office, held: Office): boolean {
  const [a, b] = [plain(wanted), plain(held)];
  if (a.role !== b.role || !a.marks.every((mark) => b.marks.includes(mark))) return false;
  if (a.role === "minister" && b.marks.includes("prime") !== a.marks.includes("prime")) return false;
  return a.of === null || b.of === null || alike(a.of, b.of);
}

function plain(office: Office): Office {
  const role = SAME[office.role] ?? office.role;
  return role === "prime" ? { role: "minister", marks: [...office.marks, "prime"], of: office.of } : { ...office, role };
}

/** "Caldera", "Calderan": a country and its adjective begin alike. */
function alike(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length, 4);
  return a.slice(0, length) === b.slice(0, length);
}
