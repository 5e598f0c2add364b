import { foldWord, type Knowledge, nameKey, type Sense } from "../../knowledge/index.ts";
import type { NameType } from "../../model/annotations.ts";
import { ANY_GENDER, addDraft, type Draft } from "./draft.ts";
import type { NameMention } from "./names.ts";
import type { View } from "./view.ts";

/** Drafts of what is not a person, by the keys that later mentions find them with. */
export interface Things {
  /** By `country:AM`, `org:NATO`, `region:…`, `place:…`. */
  readonly byKey: Map<string, Draft>;
  /** By folded form, for what the knowledge does not know. */
  readonly byForm: Map<string, Draft>;
}

const SMALL = new Set(["of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "le", "del", "der", "und", "&"]);

/**
 * Makes or finds the draft of each name that is not of a person: by its sense where the knowledge knows it, by its folded form, as an acronym
 * of a longer name, or as its shorter form. `found[i]` is set for all names that `joinPersons` left.
 */
export function joinThings(
  view: View,
  names: readonly NameMention[],
  nameAt: Int32Array,
  found: (Draft | null)[],
  drafts: Draft[],
  knowledge: Knowledge,
): Things {
  const things: Things = { byKey: new Map(), byForm: new Map() };
  const order = names.map((_, i) => i).filter((i) => found[i] === null);
  // Long names first: a short one must find what it shortens, wherever it stands.
  order.sort((a, b) => names[b].words.length - names[a].words.length || a - b);
  const shorts = new Map<string, Draft>();
  const owners = names.map((name) => (name.type === "ORG" && name.sense === null ? ownerOf(view, name, names, nameAt, knowledge) : null));
  const generic: Generic = { byForm: new Map(), owners };
  for (const i of order) {
    if (isGeneric(names[i])) continue;
    const draft =
      names[i].sense === null
        ? unknownThing(names[i], things, shorts, drafts)
        : knownThing(names[i], names[i].sense, things, drafts, knowledge);
    found[i] = draft;
    const short = acronymBeside(view, names, nameAt, i);
    if (short !== null && !shorts.has(short)) shorts.set(short, draft);
  }
  for (const i of order.filter((i) => isGeneric(names[i])).sort((a, b) => a - b))
    found[i] = genericThing(names[i], owners[i], generic, drafts, knowledge);
  return things;
}

const OPENING = new Set(["(", "["]);
const CLOSING = new Set([")", "]"]);

/** "the Eastern Compact for Trade [ECT]", "ECT (the Eastern Compact for Trade)": the acronym that a name of several words is set beside in brackets. */
function acronymBeside(view: View, names: readonly NameMention[], nameAt: Int32Array, i: number): string | null {
  const { first, last, words } = names[i];
  if (words.length < 2) return null;
  const from = view.word[first - 1] === "the" ? first - 2 : first - 1;
  const beside =
    OPENING.has(view.word[last]) && nameAt[last + 1] >= 0
      ? nameAt[last + 1]
      : OPENING.has(view.word[from]) && CLOSING.has(view.word[last]) && from > 0
        ? nameAt[from - 1]
        : -1;
  if (beside < 0) return null;
  const other = names[beside];
  const behind = beside > i;
  if (other.words.length !== 1 || (behind && !CLOSING.has(view.word[other.last])) || !/^\p{Lu}{2,8}$/u.test(other.words[0])) return null;
  const initials = new Set(words.map((word) => foldWord(word)[0]));
  return [...foldWord(other.words[0])].filter((letter) => initials.has(letter)).length >= 2 ? foldForm(other.words) : null;
}

/** Offices of state that every country has: two of one form are one only where their owner is. */
interface Generic {
  readonly byForm: Map<string, { owner: string | null; draft: Draft }[]>;
  readonly owners: readonly (string | null)[];
}

const OFFICES =
  /\b(?:ministry|foreign office|parliament|national assembly|security council|supreme court|constitutional court|central bank|cabinet|government|army|navy|air force|armed forces|defen[cs]e (?:forces|department)|state department|press service|press office|general staff|security service|border service|chamber of deputies|senate|house of representatives|presidential (?:office|administration)|prosecutor general)/i;

function isGeneric(name: NameMention): boolean {
  return name.type === "ORG" && name.sense === null && OFFICES.test(name.form);
}

/** Country that an organisation's name or the words before or behind it speak of: "Vardanian Foreign Ministry", "Vardania's Security Council". */
function ownerOf(view: View, name: NameMention, names: readonly NameMention[], nameAt: Int32Array, knowledge: Knowledge): string | null {
  for (const word of [name.words[0], name.words.slice(0, 2).join(" "), name.words[name.words.length - 1]]) {
    const sense = knowledge.byName(word.replace(/['’]s?$/, ""))[0];
    if (sense !== undefined && sense.country !== null && sense.key === sense.country) return sense.country;
  }
  let i = name.first - 1;
  if (i >= 0 && /^['’]s?$/.test(view.word[i])) i--;
  const before = i >= 0 && nameAt[i] >= 0 ? names[nameAt[i]].sense : null;
  if (before !== null && before.country !== null) return before.country;
  const after = view.word[name.last] === "of" ? nameAt[view.word[name.last + 1] === "the" ? name.last + 2 : name.last + 1] : -1;
  return after !== undefined && after >= 0 ? (names[after].sense?.country ?? null) : null;
}

/** "the Foreign Ministry" is the one named last of that form; one with a country of its own is another. */
function genericThing(name: NameMention, owner: string | null, generic: Generic, drafts: Draft[], knowledge: Knowledge): Draft {
  const words = name.words.filter(
    (word) => owner === null || !knowledge.byName(word.replace(/['’]s?$/, "")).some((sense) => sense.country === owner),
  );
  const form = foldForm(words.length > 0 ? words : name.words);
  const known = generic.byForm.get(form) ?? [];
  for (let k = known.length - 1; k >= 0; k--)
    if (owner === null || known[k].owner === owner || known[k].owner === null) {
      known[k].owner ??= owner;
      known[k].draft.country ??= owner;
      return known[k].draft;
    }
  const draft = addDraft(drafts, "ORG", name.words.join(" "));
  draft.country = owner;
  draft.key = owner === null ? null : `org:${owner.slice(owner.indexOf(":") + 1).toLowerCase()}-${nameKey(words.join(" "))}`;
  known.push({ owner, draft });
  generic.byForm.set(form, known);
  return draft;
}

function knownThing(name: NameMention, sense: Sense, things: Things, drafts: Draft[], knowledge: Knowledge): Draft {
  if (sense.role === "people" && isPlural(name)) return peopleOf(name, sense, things, drafts);
  if (sense.place !== null && sense.role !== "seat") return placeOf(name, sense, things, drafts);
  const draft = draftOf(sense.key, things, drafts, knowledge);
  if (name.type === "PERSON" || sense.role !== "name") name.type = typeOf(sense, name.type);
  return draft;
}

/** The draft of a country, organisation or region that the knowledge knows. */
export function draftOf(key: string, things: Things, drafts: Draft[], knowledge: Knowledge): Draft {
  const known = things.byKey.get(key);
  if (known !== undefined) return known;
  const draft = addDraft(drafts, key.startsWith("org:") ? "ORG" : "PLACE", knowledge.nameOf(key) ?? key);
  draft.key = key;
  draft.country = key.startsWith("country:") ? key : null;
  things.byKey.set(key, draft);
  return draft;
}

function typeOf(sense: Sense, tagged: NameType): NameType {
  if (sense.role === "adjective" || sense.role === "people") return "GROUP";
  if (sense.kind === "organization") return "ORG";
  return tagged === "PERSON" || tagged === "MISC" || tagged === "GROUP" ? "PLACE" : tagged;
}

function placeOf(name: NameMention, sense: Sense, things: Things, drafts: Draft[]): Draft {
  const key = sense.place!;
  const known = things.byKey.get(key);
  if (name.type !== "PLACE" && name.type !== "ORG") name.type = "PLACE";
  if (known !== undefined) return known;
  const draft = addDraft(drafts, "PLACE", name.words.join(" "));
  draft.key = key;
  draft.country = sense.country;
  things.byKey.set(key, draft);
  return draft;
}

function peopleOf(name: NameMention, sense: Sense, things: Things, drafts: Draft[]): Draft {
  const key = `people of ${sense.key}`;
  name.type = "GROUP";
  const known = things.byKey.get(key);
  if (known !== undefined) return known;
  const draft = addDraft(drafts, "GROUP", name.words.join(" "));
  draft.country = sense.country;
  draft.plural = true;
  things.byKey.set(key, draft);
  return draft;
}

/** "Armenians", "the French": a people, where "Armenian" is an adjective. */
function isPlural(name: NameMention): boolean {
  return /(?:s|men)$/.test(name.form) && !/(?:ss|us)$/.test(name.form);
}

function unknownThing(name: NameMention, things: Things, shorts: Map<string, Draft>, drafts: Draft[]): Draft {
  const form = foldForm(name.words);
  const known = things.byForm.get(form) ?? shorts.get(form);
  if (known !== undefined) {
    things.byForm.set(form, known);
    return known;
  }
  const draft = addDraft(drafts, name.type, name.words.join(" "));
  if (name.type === "ORG" || name.type === "PLACE") draft.key = keyOf(name);
  if (name.type === "GROUP") draft.plural = true;
  // What no table knows may be a person whom the tagger took for something else: "he" may still mean it.
  if (name.words.length <= 3 && name.words.every((word) => /^\p{Lu}[\p{L}'’.-]{0,30}$/u.test(word))) draft.gender = ANY_GENDER;
  things.byForm.set(form, draft);
  for (const short of shortForms(name)) if (!shorts.has(short)) shorts.set(short, draft);
  return draft;
}

function keyOf(name: NameMention): string | null {
  const key = nameKey(name.words.filter((word) => !/^the$/i.test(word)).join(" "));
  return key === "" ? null : `${name.type === "ORG" ? "org" : "place"}:${key}`;
}

function foldForm(words: readonly string[]): string {
  const folded = words.map((word) => foldWord(word).replace(/[.,]/g, "")).filter((word) => word !== "the");
  return folded.join(" ");
}

/** The acronym and the shorter forms that a text may use later: its first words, its last word, what stands before "of". */
function shortForms(name: NameMention): string[] {
  const words = name.words.filter((word) => !/^the$/i.test(word));
  if (words.length < 2) return [];
  const main = words.filter((word) => !SMALL.has(word.toLowerCase()));
  const forms = [main.map((word) => foldWord(word)[0] ?? "").join(""), words.map((word) => foldWord(word)[0] ?? "").join("")];
  if (name.type !== "ORG") return forms;
  const of = words.findIndex((word) => SMALL.has(word.toLowerCase()));
  if (of > 0) forms.push(foldForm(words.slice(0, of)), foldForm(words.slice(of - 1, of)));
  forms.push(foldForm(words.slice(0, -1)), foldForm(words.slice(1)), foldForm(words.slice(-1)));
  return forms.filter((form) => form.length > 1);
}
