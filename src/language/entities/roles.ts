import { isBesideItself } from "./co-arguments.ts";
import { addDraft, type Draft } from "./draft.ts";
import { A, BARE, type Item, OWNED, PRONOUN, QUANTIFIED, ROLE_SUBJECT, THE, THIS } from "./items.ts";
import type { Scene } from "./scene.ts";
import type { State } from "./state.ts";
import { classFits, officeClass } from "./titles.ts";
import { Rel } from "./view.ts";
import { COUNTRY_NOUNS, GOVERNMENT_NOUNS, TITLE_HEADS, TITLE_PARTS } from "./words.ts";

/** Officials that are looked through for one role noun, so that a list of thousands stays linear. */
const MOST_OFFICIALS = 200;

/** What a role noun is found to mean, and by which rule. */
export interface Found {
  readonly draft: Draft;
  readonly rule: string;
}

/**
 * Resolves a noun phrase by its role: "the Vardanian leader", "the premier", "her Kestrian counterpart", "the Kestrian side". What the text says
 * of offices decides; the table of offices fills in by date. Null where the phrase is no role, or nobody fits.
 */
export function resolveRole(state: State, item: Item, index: number): Found | null {
  if (item.determiner === A || item.determiner === QUANTIFIED) return null;
  const owner = pronounOwner(state, item);
  const country = countryOf(state, item) ?? (owner?.type !== "PERSON" && owner?.country != null ? owner : null);
  if (GOVERNMENT_NOUNS.has(item.lemma)) return country === null ? null : governmentOf(state, country);
  if (item.plural) return null;
  if (COUNTRY_NOUNS.has(item.lemma)) return countryMeant(state, item);
  if (isCounterpart(item)) return counterpart(state, item, index, country);
  if (!TITLE_HEADS.has(item.lemma)) return null;
  const title = titleOf(state.scene, item);
  const noun = officeClass(title);
  const body = country === null ? bodyOf(state, item) : null;
  if (body !== null) return officerOf(state, item, title, noun, body);
  if (country === null && item.determiner === BARE) return null;
  const holder = holderOf(state, item, { noun, country, home: owner?.country ?? null, but: owner });
  if (holder !== null) return { draft: holder, rule: country === null ? "role" : "country-role" };
  if (country === null && item.determiner === THE) {
    const lone = lonePerson(state, item);
    if (lone !== null) return { draft: lone, rule: "role-lone" };
  }
  const anybodys = owner === null && item.determiner === OWNED && /^(?:his|her|its|their)$/.test(state.scene.view.word[item.first]);
  return country === null || anybodys || owner?.type === "PERSON" ? null : fromTable(state, item, title, country);
}

/** "Its foreign minister", "his envoy": whom the pronoun before the noun stands for, where that is one. */
function pronounOwner(state: State, item: Item): Draft | null {
  const at = item.determiner === OWNED ? state.itemAt[item.first] : -1;
  const owner = at >= 0 && state.items[at].kind === PRONOUN ? state.items[at].draft : null;
  return owner === null || owner.plural ? null : owner;
}

/** The country named in the phrase ("Vardanian", "Kestria's") or behind it ("of Norland"). */
export function countryOf(state: State, item: Item): Draft | null {
  const { scene } = state;
  for (let i = item.head - 1; i >= item.first; i--) {
    const draft = scene.nameAt[i] >= 0 ? scene.found[scene.nameAt[i]] : null;
    if (draft !== null && draft.country !== null && draft.type !== "PERSON") return draft;
  }
  const { view } = scene;
  const missed = adjectiveMissed(state, item);
  if (missed !== null) return missed;
  if (view.word[item.head + 1] !== "of") return null;
  for (let i = item.head + 2; i <= item.head + 4 && i < view.tokens.count; i++) {
    const draft = scene.nameAt[i] >= 0 ? scene.found[scene.nameAt[i]] : null;
    if (draft !== null) return draft.country !== null && draft.type !== "PERSON" ? draft : null;
    if (view.word[i] !== "the") return null;
  }
  return null;
}

/** The organisation, or the state that no table knows, named before the title ("the U.N. secretary-general") or behind it ("the president of the Compact"). */
function bodyOf({ scene }: State, item: Item): Draft | null {
  const { nameAt, found, view } = scene;
  const bodyAt = (i: number) => {
    const draft = nameAt[i] >= 0 ? found[nameAt[i]] : null;
    return draft === null || draft.type === "PERSON" || draft.country !== null ? null : draft;
  };
  for (let i = item.head - 1; i >= item.first; i--) if (nameAt[i] >= 0) return bodyAt(i);
  if (view.word[item.head + 1] !== "of") return null;
  return bodyAt(item.head + (view.word[item.head + 2] === "the" ? 3 : 2));
}

/** Who holds an office of an organisation: by what the text says of offices, by the table, else somebody known by it alone. */
function officerOf(state: State, item: Item, title: string, noun: string, body: Draft): Found {
  const told = state.officials.find((draft) =>
    draft.offices.some((office) => office.of === body.name && classFits(noun, officeClass(office.title))),
  );
  if (told !== undefined) return { draft: told, rule: "role" };
  const code = body.key?.startsWith(ORGANISATION) ? body.key.slice(ORGANISATION.length) : null;
  return officer(state, item, title, code, body.name);
}

const ORGANISATION = "org:";

/** An adjective of a country that the tagger left out. */
function adjectiveMissed(state: State, item: Item): Draft | null {
  const { view, nameAt } = state.scene;
  for (let i = item.head - 1; i >= item.first; i--) {
    const code = view.text.charCodeAt(view.tokens.start[i]);
    if (nameAt[i] >= 0 || code < 65 || code > 90) continue;
    const sense = state.knowledge.byName(view.text.slice(view.tokens.start[i], view.tokens.end[i]))[0];
    if (sense?.role === "adjective" && sense.key === sense.country) return state.things.byKey.get(sense.key) ?? null;
  }
  return null;
}

/** Title words of the phrase: "foreign minister" of "the Kestrian foreign minister". */
function titleOf(scene: Scene, item: Item): string {
  const { word } = scene.view;
  let first = item.head;
  while (first > item.first && scene.nameAt[first - 1] < 0 && (TITLE_PARTS.has(word[first - 1]) || TITLE_HEADS.has(word[first - 1])))
    first--;
  let last = item.head;
  if (word[last + 1] === "of" && word[last + 2] === "state") last += 2;
  return word.slice(first, last + 1).join(" ");
}

function governmentOf(state: State, country: Draft): Found | null {
  const government =
    country.country === null ? undefined : country.key === country.country ? country : state.things.byKey.get(country.country);
  return government === undefined ? null : { draft: government, rule: "government-of" };
}

/** "the country": the country mentioned last as a subject, else the last one. */
function countryMeant(state: State, item: Item): Found | null {
  if ((item.determiner !== THE && item.determiner !== THIS) || item.head - item.first > 1 || state.scene.view.word[item.head + 1] === "of")
    return null;
  let last: Draft | null = null;
  for (let k = state.recent.length - 1; k >= 0; k--) {
    const draft = state.recent[k];
    const mention = state.items[state.lastItem[draft.number]];
    if (item.sentence - mention.sentence > 2) break;
    if (draft.type !== "PLACE" || draft.country === null || draft.country !== draft.key) continue;
    last ??= draft;
    if (mention.role === ROLE_SUBJECT) return { draft, rule: "country-noun" };
  }
  return last === null ? null : { draft: last, rule: "country-noun" };
}

/** Who is looked for: the class of the office, the country that the phrase names, that of its owner, and who is not meant. */
interface Wanted {
  readonly noun: string;
  readonly country: Draft | null;
  readonly home: string | null;
  readonly but: Draft | null;
}

/** The person mentioned last (or, failing that, named first later on) whose stated office fits. */
function holderOf(state: State, item: Item, { noun, country, home, but }: Wanted): Draft | null {
  let found: Draft | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (let i = 0; i < Math.min(state.officials.length, MOST_OFFICIALS); i++) {
    const draft = state.officials[i];
    if (draft === but || isBesideItself(state, item, draft)) continue;
    if (home !== null && draft.country !== null && draft.country !== home) continue;
    if (country !== null && draft.country !== null && draft.country !== country.country) continue;
    if (!draft.offices.some((office) => classFits(noun, officeClass(office.title)))) continue;
    if (country !== null && draft.country === null) continue;
    const last = state.lastItem[draft.number];
    // Somebody named only later comes after all who were named before.
    const away = last === undefined ? 1e6 : item.index - last;
    if (away < distance && (last !== undefined || country !== null)) {
      distance = away;
      found = draft;
    }
  }
  return found;
}

/** "Jona Pellar came on Monday. The minister …": the only person named in the sentence before, where the text tells no office of them. */
function lonePerson(state: State, item: Item): Draft | null {
  const { index } = item;
  if (item.head - item.first > 2 || state.items[index - 1]?.sentence === item.sentence) return null;
  let found: Draft | null = null;
  for (let k = index - 1; k >= 0 && item.sentence - state.items[k].sentence < 2; k--) {
    const { draft } = state.items[k];
    if (draft === null || draft.type !== "PERSON" || draft === found) continue;
    if (found !== null || draft.plural || draft.offices.length > 0 || draft.noun !== "") return null;
    found = draft;
  }
  return found;
}

function counterpart(state: State, item: Item, index: number, country: Draft | null): Found | null {
  const owner = ownerOf(state, item, index);
  if (owner === null) return null;
  for (const office of owner.offices) {
    const same = holderOf(state, item, { noun: officeClass(office.title), country, home: null, but: owner });
    if (same !== null && (country !== null || same !== owner)) return { draft: same, rule: "counterpart" };
    const filled = country === null ? null : fromTable(state, item, office.title, country);
    if (filled !== null) return filled;
  }
  if (country === null) return null;
  const draft = addDraft(state.drafts, "PERSON", phrase(state, item));
  draft.country = country.country;
  draft.noun = item.lemma;
  return { draft, rule: "counterpart" };
}

/** "her Ostmark counterpart, Jorin Haas": he has her office in Ostmark, and is its foreign minister from here on. */
export function teachCounterpart(state: State, item: Item, draft: Draft): void {
  if (!isCounterpart(item) || draft.offices.length > 0) return;
  const { nameAt, found } = state.scene;
  const office = ownerOf(state, item, item.index)?.offices[0];
  const at = nameAt.subarray(item.first, item.head).findLast((name) => name >= 0 && found[name].type !== "PERSON");
  if (office === undefined || at === undefined) return;
  draft.offices = [{ title: office.title, of: found[at].name, evidence: { start: item.start, end: item.end } }];
  state.officials.push(draft);
}

function isCounterpart({ lemma }: Item): boolean {
  return lemma === "counterpart" || lemma === "opposite";
}

/** Who owns the phrase: the entity of its possessive pronoun or name. */
function ownerOf(state: State, item: Item, index: number): Draft | null {
  for (let k = index - 1; k >= 0 && k > index - 6; k--) {
    const other = state.items[k];
    if (other.head < item.first) return null;
    if (state.scene.view.rel[other.head] === Rel.POSSESSIVE && other.draft?.type === "PERSON") return other.draft;
    if (other.head === item.first && other.draft?.type === "PERSON") return other.draft;
  }
  return null;
}

/** Whoever held the office on the day of publication, by the table; without a table entry a person known by country and office only. */
function fromTable(state: State, item: Item, title: string, country: Draft): Found | null {
  const code = country.country;
  if (code === null) return null;
  const found = officer(state, item, title, code, country.key === code ? country.name : (state.knowledge.nameOf(code) ?? country.name));
  found.draft.country ??= code;
  return found;
}

/** `code`: of the country or organisation in the table of offices, null where it has none. */
function officer(state: State, item: Item, title: string, code: string | null, of: string): Found {
  const { knowledge, day } = state;
  const held = day === null || code === null ? [] : knowledge.officeHolders(code, title, day);
  const terms =
    held.length > 0 || day === null || code === null
      ? held
      : knowledge.rolesOf(title).flatMap((role) => knowledge.officeHolders(code, role, day));
  const person = terms.length > 0 ? knowledge.personByName(terms[0].person)[0] : undefined;
  const same = person === undefined ? undefined : state.officials.find((draft) => draft.key === person.key);
  if (same !== undefined) return { draft: same, rule: "office-table" };
  const lone = person === undefined ? undefined : bySurname(state, person.name);
  if (lone !== undefined && person !== undefined) lone.name = person.name;
  const draft = lone ?? addDraft(state.drafts, "PERSON", person?.name ?? phrase(state, item));
  draft.key = person?.key ?? null;
  draft.noun = person === undefined ? item.lemma : "";
  draft.offices = [{ title, of, evidence: { start: item.start, end: item.end } }];
  state.officials.push(draft);
  return { draft, rule: person === undefined ? "country-role" : "office-table" };
}

/** "the U.N. secretary-general … Corvin": who is named by the surname alone, and has no office of another kind. */
function bySurname({ drafts }: State, name: string): Draft | undefined {
  const surname = name.slice(name.lastIndexOf(" ") + 1);
  const found = drafts.filter((draft) => draft.type === "PERSON" && !draft.plural && draft.noun === "" && draft.name === surname);
  return found.length === 1 && found[0].offices.length === 0 ? found[0] : undefined;
}

function phrase(state: State, item: Item): string {
  return state.scene.view.text.slice(item.start, item.end);
}
