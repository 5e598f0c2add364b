import { relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import type { Draft } from "./draft.ts";
import { isCountry, isPerson } from "./entity-kinds.ts";
import {
  explainedBefore,
  FAR,
  holdersFar,
  holds,
  holdsAnother,
  isOfMinistry,
  isPost,
  isSubordinate,
  type Office,
  officeOf,
} from "./group-offices.ts";
import { statesOf } from "./homes.ts";
import { preposition } from "./noun-phrases.ts";
import { isAnybody } from "./participants.ts";
import { form, type Scene } from "./scene.ts";

/** So many sentences back a group without names may point. */
export const NEAR = 3;
/** So many words of a sentence are looked through for names, to keep what has no stops linear. */
export const REACH = 150;
export const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    two: 2,
    both: 2,
    pair: 2,
    duo: 2,
    couple: 2,
    three: 3,
    trio: 3,
    four: 4,
    five: 5,
  }),
);

/** Those whom a group stands for: the holders of its office, else the parties of the contact told last, else the two people named last. */
export function groupBefore(scene: Scene, group: number, word: number, count: number, previous: Draft | null): readonly string[] {
  const told = previous === null ? [] : partiesBefore(scene, word, previous, count);
  const office = officeOf(scene, group);
  if (office !== null && !told.every((id) => holds(scene, id, office))) {
    const wanted = count === 0 ? 2 : count;
    const holders = holdersBefore(scene, group, office);
    if (holders.length === wanted) return holders;
    // "The leaders talked for three hours", behind a call of their defence ministers
    const far = told.some((id) => holdsAnother(scene, id, office)) ? holdersFar(scene, group, office) : [];
    if (far.length === wanted) return far;
    // "The presidents of Kelmar and Osteria shook hands. Moll and Roe … The two presidents": the same ones
    const { subject } = previous?.trigger.sides ?? { subject: -1 };
    const same = subject >= 0 && form(scene, subject) === form(scene, group) && told.every((id) => isPerson(scene, id));
    if (same && told.length === wanted && !told.some((id) => holdsAnother(scene, id, office))) return told;
    const explained = explainedBefore(scene, group, wanted);
    if (explained.length > 0) return explained;
    // "The two army chiefs", behind a call of two ministers: others, whoever they are
    if (isPost(scene, group) && told.some((id) => holdsAnother(scene, id, office))) return statesBefore(scene, group, told, count);
    // "They agreed that the defence ministers should meet": not themselves
    if (scene.lemma[group] !== "leader" && told.every((id) => holdsAnother(scene, id, office)))
      return statesBefore(scene, group, told, count);
    // "Tavon met Dalvash. The foreign ministers will meet": neither is said to be one
    // "The negotiators talked. A summit of the two leaders": others
    if (scene.lemma[group] === "leader" && told.some((id) => holdsAnother(scene, id, office) && isSubordinate(scene, id)))
      return statesBefore(scene, group, told, count);
    if (count === 0 && isOfMinistry(scene, group) && !told.some((id) => holds(scene, id, office))) return [];
  }
  if (told.length > 0) return told;
  const subjects = subjectBefore(scene, group);
  return subjects.length > 1 && (count === 0 || subjects.length === count) ? subjects : peopleBefore(scene, group, count === 0 ? 2 : count);
}

/** "Spain and Morocco prepare a summit. The two foreign ministers will meet": the states of the contact told last, else the only so many that the text has named. */
function statesBefore(scene: Scene, group: number, told: readonly string[], count: number): readonly string[] {
  if (count === 0) return [];
  const { ann, entityAt } = scene;
  const known = statesOf(scene, told);
  if (known.length === count) return known;
  const named = new Set<string>();
  for (let t = Math.max(0, group - FAR); t < group; t++) {
    const entity = entityAt[t] < 0 ? null : ann.entities[entityAt[t]];
    if (entity?.type === "PLACE" && isCountry(entity)) named.add(entity.id);
  }
  return named.size === count ? [...named] : [];
}

/** "Hribar and Codreanu signed it in the presence of Ferro. The two ministers then met": the persons who are the subject of the sentence before. */
export function subjectBefore(scene: Scene, word: number): readonly string[] {
  const sentence = scene.ann.tokens.sentence[word] - 1;
  if (sentence < 0) return [];
  const { firstToken, endToken } = scene.ann.sentences[sentence];
  for (let t = firstToken; t < Math.min(endToken, firstToken + REACH); t++)
    if (relation(scene.tree, t) === "nsubj" && relation(scene.tree, scene.tree.head[t]) === "root")
      return resolve(scene, t).filter((id) => isPerson(scene, id));
  return [];
}

/** People of an office named in the sentence of a word before it, else in the last sentence before that names any. */
function holdersBefore(scene: Scene, word: number, office: Office): readonly string[] {
  const { sentence } = scene.ann.tokens;
  for (let at = sentence[word]; at >= 0 && sentence[word] - at < NEAR; at--) {
    const { firstToken, endToken } = scene.ann.sentences[at];
    const found = new Set<string>();
    const end = Math.min(endToken, word);
    for (let t = Math.max(firstToken, end - REACH); t < end; t++) {
      const person = scene.personAt[t] < 0 ? null : scene.ann.entities[scene.personAt[t]];
      if (person?.offices.some(({ title }) => office(title))) found.add(person.id);
    }
    if (found.size > 0) return [...found];
  }
  return [];
}

export function countOf(scene: Scene, group: number): number {
  const own = COUNTS.get(form(scene, group));
  if (own !== undefined) return own;
  for (let child = scene.tree.firstChild[group]; child >= 0; child = scene.tree.nextSibling[child]) {
    const name = relation(scene.tree, child);
    const count = name === "nummod" || name === "det" ? COUNTS.get(form(scene, child)) : undefined;
    if (count !== undefined) return count;
  }
  return 0;
}

export function partiesBefore(scene: Scene, word: number, previous: Draft, count: number): readonly string[] {
  const { sentence } = scene.ann.tokens;
  if (sentence[word] - sentence[previous.lastWord] > NEAR) return [];
  const { mode, roles: told } = previous.contact!;
  // Of a visit the people: neither the town nor the country.
  const roles = [...told].filter(([id]) => mode !== "visit" || isPerson(scene, id));
  const parties = roles.filter(([, role]) => role === "party").map(([id]) => id);
  const all = parties.length > 1 ? parties : roles.map(([id]) => id);
  if (count === 0 || all.length === count) return all;
  // "A meeting between Tavon and Dalvash will be attended by three others. The two …"
  const between = betweenWhom(scene, previous);
  if (between.length === count) return between;
  // "Askel telephoned both … Askel expects the two to meet": the two are the others.
  const named = new Set<string>();
  for (let t = Math.max(scene.ann.sentences[sentence[word]].firstToken, word - REACH); t < word; t++)
    if (scene.personAt[t] >= 0) named.add(scene.ann.entities[scene.personAt[t]].id);
  const others = all.filter((id) => !named.has(id));
  return others.length === count ? others : [];
}

/** Those behind the "between" of the noun that a contact was told by. */
function betweenWhom(scene: Scene, { trigger }: Draft): readonly string[] {
  const { tree } = scene;
  for (const noun of [trigger.kind === "noun" ? trigger.word : -1, trigger.light, trigger.sides.object])
    for (let child = noun < 0 ? -1 : tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child])
      if (relation(tree, child) === "nmod" && preposition(scene, child) === "between") return resolve(scene, child);
  return [];
}

/** The so many people named last before a word, in one sentence; nobody where there are more or fewer. */
function peopleBefore(scene: Scene, word: number, count: number): readonly string[] {
  const { sentence } = scene.ann.tokens;
  let found = new Set<string>();
  for (let at = sentence[word]; at >= 0 && sentence[word] - at < (count < 3 ? NEAR : 2 * NEAR); at--) {
    const { firstToken, endToken } = scene.ann.sentences[at];
    // "The three leaders" may have come one by one.
    if (count < 3) found = new Set();
    const end = Math.min(endToken, word);
    for (let t = Math.max(firstToken, end - REACH); t < end; t++)
      if (scene.personAt[t] >= 0 && (count > 2 || relation(scene.tree, t) !== "nmod:poss"))
        found.add(scene.ann.entities[scene.personAt[t]].id);
    // "Merrow … remembers him well. The two …"
    if (count === 2 && found.size === 1) addPronouns(scene, Math.max(firstToken, end - REACH), end, found);
    if (found.size >= (count < 3 ? 1 : count)) return found.size === count ? [...found] : [];
  }
  return count === 2 ? peopleAhead(scene, word) : [];
}

function addPronouns(scene: Scene, from: number, to: number, found: Set<string>): void {
  for (let t = from; t < to; t++) {
    const person = scene.entityAt[t] >= 0 && ["PRON", "NOUN"].includes(upos(scene.tree, t)) ? scene.ann.entities[scene.entityAt[t]] : null;
    if (person?.type === "PERSON" && person.members.length === 0 && !isAnybody(scene, person.id)) found.add(person.id);
  }
}

/** "A year after they met, Tavon and Dalvash have little to show": the two people named after the word, where nobody was before. */
function peopleAhead(scene: Scene, word: number): readonly string[] {
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  const found = new Set<string>();
  for (let t = word; t < Math.min(endToken, word + REACH); t++)
    if (scene.personAt[t] >= 0) found.add(scene.ann.entities[scene.personAt[t]].id);
  return found.size === 2 ? [...found] : [];
}
