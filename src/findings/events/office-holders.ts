/** Who holds which office as a text states it, and whom a role noun means by that. */
import type { Annotations } from "../../model/annotations.ts";
import { tokenAt } from "../../text/tokens.ts";
import { relation, upos } from "../tree.ts";
import { fits, isRoleAt, type Office, officeAt, ofTitle, plain, type Reader, titleBefore } from "./office-titles.ts";

/** A name of somebody whose office is stated. */
export interface Titled {
  readonly head: number;
  readonly index: number;
  readonly offices: readonly Office[];
}

/** Names of the holders of stated offices in text order, by plain role. */
export function titledBy(ann: Annotations, offices: readonly (readonly Office[])[]): ReadonlyMap<string, readonly Titled[]> {
  const found = new Map<string, Titled[]>();
  for (const [index, held] of offices.entries()) {
    if (held.length === 0) continue;
    for (const role of new Set(held.map((office) => plain(office).role))) {
      const list = found.get(role) ?? [];
      for (const { form, head } of ann.entities[index].mentions) if (form === "name") list.push({ head, index, offices: held });
      found.set(role, list);
    }
  }
  for (const list of found.values()) list.sort((a, b) => a.head - b.head);
  return found;
}

/** Offices of each named person, by index into the entities. */
export function officesOf(reader: Reader): readonly (readonly Office[])[] {
  const { ann, tree } = reader;
  return ann.entities.map((entity) => {
    if (entity.type !== "PERSON" || entity.members.length > 0) return [];
    const found = entity.offices.flatMap(({ title, of }) => ofTitle(reader, title, of));
    let origin: string | null = null;
    for (const { form, start } of entity.mentions) {
      if (form !== "name") continue;
      const first = Math.min(tokenAt(ann.tokens, start), ann.tokens.count - 1);
      const before = titleBefore(reader, first);
      if (before !== null) found.push(before);
      origin ??= originBehind(reader, first);
      const governor = apposedTo(reader, first);
      if (governor >= 0 && isRoleAt(reader, governor)) found.push(...orNone(officeAt(reader, governor)));
      for (let child = tree.firstChild[first]; child >= 0; child = tree.nextSibling[child])
        if (relation(tree, child) === "appos" && isRoleAt(reader, child)) found.push(...orNone(officeAt(reader, child)));
    }
    return withoutVague(origin === null ? found : found.map((office) => (office.of === null ? { ...office, of: origin } : office)));
  });
}

/** The noun that a name is in apposition to, "the ministers, Maruk and [Idrel]" too where it is a plural; -1 where there is none. */
function apposedTo({ ann, tree }: Reader, name: number): number {
  if (relation(tree, name) === "appos") return tree.head[name];
  const before = relation(tree, name) === "conj" ? tree.head[name] : -1;
  const noun = before >= 0 && relation(tree, before) === "appos" ? tree.head[before] : -1;
  const { start, end, lemma } = ann.tokens;
  return noun >= 0 && upos(tree, noun) === "NOUN" && end[noun] - start[noun] > lemma[noun].length ? noun : -1;
}

/** "Aldovan President Rhee", whose state no table knows: the title with its state says it all. */
function withoutVague(offices: readonly Office[]): readonly Office[] {
  const owned = new Set(offices.flatMap((office) => (office.of === null ? [] : [plain(office).role])));
  return offices.filter((office) => office.of !== null || !owned.has(plain(office).role));
}

/** "Prime Minister [Hugo Marchetti] of Lisande": where the name behind "of" is that of the state whose office it is. */
function originBehind({ ann, tree }: Reader, first: number): string | null {
  const { tokens, text } = ann;
  const word = (t: number) => text.slice(tokens.start[t], tokens.end[t]);
  let of = first + 1;
  while (of < Math.min(first + NAME_WORDS, tokens.count - 1) && upos(tree, of) === "PROPN") of++;
  if (of >= tokens.count - 1 || word(of) !== "of" || tokens.sentence[of] !== tokens.sentence[first]) return null;
  const owner = word(of + 1) === "the" ? of + 2 : of + 1;
  return owner < tokens.count && /^\p{Lu}/u.test(word(owner)) ? word(owner).toLowerCase() : null;
}

const NAME_WORDS = 6;

function orNone(office: Office | null): Office[] {
  return office === null ? [] : [office];
}

/** So many names of holders are looked at on either side of a role noun. */
const NEAR_NAMES = 40;

/** Index of the person of a stated office who was named last before a role noun; of a nameless one else the only one further on; -1 where nobody is. */
export function holderOf(titled: ReadonlyMap<string, readonly Titled[]>, wanted: Office, noun: number, nameless: boolean): number {
  const names = titled.get(plain(wanted).role) ?? [];
  let low = 0;
  for (let high = names.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (names[middle].head < noun) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0 && i >= low - NEAR_NAMES; i--)
    if (names[i].offices.some((office) => fits(wanted, office))) return names[i].index;
  if (!nameless) return -1;
  // "Readout of the Prime Minister's call": the only one who is said to hold the office further on
  const later = new Set<number>();
  for (let i = low; i < Math.min(names.length, low + NEAR_NAMES); i++)
    // "The Secretary will host … spoke with Secretary Manalac of Tresmark": of another state than the one that is at home here
    if (names[i].offices.some((office) => fits(wanted, office) && !(wanted.of === null && office.of !== null))) later.add(names[i].index);
  return later.size === 1 ? [...later][0] : -1;
}
