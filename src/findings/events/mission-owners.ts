/** Whose a mission is: who sends it, sets it up or makes it up, and who leads it. */

import type { Span } from "../../model/span.ts";
import { childBy, fullRelation, isPassive, relation, upos } from "../tree.ts";
import { byPhrase, resolve } from "./actors.ts";
import { isCountry, isNamed, isPerson } from "./entity-kinds.ts";
import { isWhere, type MissionVerb } from "./mission-verbs.ts";
import { isServing, type MissionNoun, missionNoun, twoStates } from "./mission-words.ts";
import { ownStatus } from "./modality.ts";
import { preposition } from "./noun-phrases.ts";
import { pairBefore } from "./pairs-before.ts";
import { union } from "./party-places.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { ownSubject } from "./sides.ts";

export interface Owners {
  readonly by: readonly string[];
  readonly ledBy: readonly string[];
}

/** Who sends, sets up or makes up a mission, and who leads it. */
export function ownersOf(scene: Scene, mission: MissionNoun, verbs: readonly MissionVerb[]): Owners {
  let by = beforeNoun(scene, mission, isBody);
  let ledBy = beforeNoun(scene, mission, isPerson);
  const { tree } = scene;
  for (let child = tree.firstChild[mission.noun]; child >= 0; child = tree.nextSibling[child]) {
    const marker = relation(tree, child) === "nmod" && child > mission.noun ? preposition(scene, child) : null;
    const its = fullRelation(tree, child) === "nmod:poss" && upos(tree, child) === "PRON";
    if (its || (marker !== null && ["of", "from", "between", "by"].includes(marker)))
      by = union(by, bodies(scene, resolve(scene, child)), []);
  }
  for (const { verb, role, lists } of verbs) {
    // "accused the Union of taking sides by sending monitors": whose deed a gerund is, its clause does not say.
    if (form(scene, verb).endsWith("ing") && relation(tree, verb) === "advcl") continue;
    const agents = role === "participle" || (role === "object" && isPassive(tree, verb)) ? resolve(scene, byPhrase(scene, verb)) : [];
    const makers = role === "object" && !isPassive(tree, verb) ? resolve(scene, makerOf(scene, verb)) : agents;
    const whole = role === "object" ? ownSubject(scene, verb) : -1;
    if (whole >= 0 && scene.lemma[verb] === "have" && missionNoun(scene, whole) !== null) {
      // "The mission, led by General Brill, has 96 monitors": she sends nobody
      ledBy = union(
        ledBy,
        makers.filter((id) => isPerson(scene, id)),
        [],
      );
      by = union(by, bodies(scene, makers), []);
    } else if (lists.has("lead") && role !== "subject") ledBy = union(ledBy, makers, []);
    else if (lists.has("create") && role !== "subject") {
      // "the foreign ministers of both countries", whom nobody names: the countries
      const named = makers.some((id) => isBody(scene, id) || isPerson(scene, id));
      by = union(by, named || role === "participle" ? makers : ownersOfPeople(scene, makerOf(scene, verb)), []);
    } else if (lists.has("extend") && role === "object") by = union(by, bodies(scene, makers), []);
    // "would be manned by nobody but Norlanders" is an assurance
    else if (lists.has("staff") && role !== "subject" && ownStatus(scene, verb) !== "planned")
      by = union(by, role === "object" ? ownersOfPeople(scene, staffOf(scene, verb)) : makers, []);
    else if (lists.has("end") && role === "object" && mission.entry.people) by = union(by, bodies(scene, makers), []);
    // "where inspectors of both countries check ships"
    else if (role === "subject" && relation(tree, verb) === "acl") by = union(by, bodies(scene, workers(scene, verb)), []);
  }
  by = union(
    by,
    [
      ...membersAt(scene, mission.noun),
      ...comingFrom(scene, mission.noun),
      ...sharesOf(scene, mission.noun),
      ...twoStates(scene, mission.noun),
    ],
    [],
  );
  ledBy = union(ledBy, chairsOf(scene, mission.noun), []);
  const [states, people] = [ledBy.filter((id) => !isPerson(scene, id)), ledBy.filter((id) => isPerson(scene, id))];
  return { by: union(by, states, []).filter((id) => isBody(scene, id) || isPerson(scene, id)), ledBy: people };
}

/** Subject of a verb; "agreed on Monday to set up", hung on the day, has that of "agreed". */
function makerOf(scene: Scene, verb: number): number {
  const { tree } = scene;
  const subject = ownSubject(scene, verb);
  if (subject < 0 || scene.headsTime[subject] === 0) return subject;
  let at = tree.head[subject];
  while (at >= 0 && upos(tree, at) !== "VERB") at = tree.head[at];
  return at < 0 ? -1 : ownSubject(scene, at);
}

/** Those who man a checkpoint: the subject, or what "officers to man it" hangs on. */
export function staffOf(scene: Scene, verb: number): number {
  const { tree } = scene;
  const over = tree.head[verb];
  if (over < 0 || childBy(tree, verb, "nsubj") >= 0) return ownSubject(scene, verb);
  if (relation(tree, verb) === "acl") return over;
  let found = -1;
  for (let child = tree.firstChild[over]; child >= 0 && child < verb; child = tree.nextSibling[child])
    if (["obj", "obl"].includes(relation(tree, child)) && isServing(scene, child)) found = child;
  return found >= 0 ? found : ownSubject(scene, verb);
}

/** Whose the people are: "Corvessan police officers", "its inspectors". */
function ownersOfPeople(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  let found: string[] = [];
  for (let child = noun < 0 ? -1 : tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    const own = ["compound", "amod", "nmod:poss"].includes(fullRelation(tree, child));
    const from = relation(tree, child) === "nmod" && ["of", "from"].includes(preposition(scene, child) ?? "");
    if (own || from) found = union(found, bodies(scene, resolve(scene, child)), []);
  }
  return found;
}

/** "accept observers from the Union", though the parser hangs it on the verb. */
function comingFrom(scene: Scene, noun: number): string[] {
  const marker = noun + 1;
  if (marker >= scene.tree.tokens.count || form(scene, marker) !== "from" || relation(scene.tree, marker) !== "case") return [];
  return bodies(scene, resolve(scene, scene.tree.head[marker]));
}

/** "a commission of six, three from each side and chaired by Ivar Lund": who leads it, though the participle hangs elsewhere; up to the next finite verb. */
function chairsOf(scene: Scene, noun: number): string[] {
  const { tree, ann } = scene;
  const { endToken } = ann.sentences[ann.tokens.sentence[noun]];
  for (let t = noun + 1; t + 2 < Math.min(noun + SHARES, endToken); t++) {
    const led =
      upos(tree, t) === "VERB" && isOneOf(scene, t, "mission-lead") && form(scene, t).endsWith("d") && form(scene, t + 1) === "by";
    if (led) return resolve(scene, tree.head[t + 1] > t ? tree.head[t + 1] : t + 2);
    if (childBy(tree, t, "nsubj", "aux") >= 0) return [];
  }
  return [];
}

/** So many words behind a mission the shares of those who make it up may stand. */
const SHARES = 16;

/** "Thirty observers, ten from each country and ten from Norland", "six members, three from each side": those who send a counted share. */
function sharesOf(scene: Scene, noun: number): string[] {
  const { tree, ann } = scene;
  const { endToken } = ann.sentences[ann.tokens.sentence[noun]];
  let found: string[] = [];
  for (let t = noun + 1; t < Math.min(noun + SHARES, endToken); t++) {
    if (upos(tree, t) === "VERB") break;
    if (form(scene, t) !== "from" || !isCounted(scene, t)) continue;
    const source = tree.head[t];
    if (source <= t) continue;
    const each = childBy(tree, source, "det", "nummod");
    const paired = each >= 0 && PAIRED.has(form(scene, each)) && isOneOf(scene, source, "side");
    found = union(found, paired ? (pairBefore(scene, noun) ?? []) : bodies(scene, resolve(scene, source)), []);
  }
  return found;
}

const PAIRED = new Set(["each", "both", "either", "two"]);

/** "ten from", "ten each from", "four members from". */
function isCounted(scene: Scene, from: number): boolean {
  for (let t = from - 1; t >= Math.max(0, from - 2); t--) if (upos(scene.tree, t) === "NUM") return true;
  return false;
}

/** "its inspectors at the centre", "Kestrian inspectors returned to the centre": those whose people work there make it up. */
function membersAt(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  const over = tree.head[noun];
  if (over < 0 || !["in", "at", "of", "to", "from"].includes(preposition(scene, noun) ?? "")) return [];
  if (relation(tree, noun) === "nmod") return isOneOf(scene, over, "mission-member") ? ownersOfPeople(scene, over) : [];
  if (relation(tree, noun) !== "obl" || upos(tree, over) !== "VERB") return [];
  const moved = [childBy(tree, over, "obj"), childBy(tree, over, "nsubj")].find((one) => one >= 0 && isOneOf(scene, one, "mission-member"));
  return moved === undefined ? [] : ownersOfPeople(scene, moved);
}

function workers(scene: Scene, verb: number): string[] {
  return isWhere(scene, verb) ? resolve(scene, childBy(scene.tree, verb, "nsubj")) : [];
}

function beforeNoun(scene: Scene, { before, noun }: MissionNoun, fits: (scene: Scene, id: string) => boolean): string[] {
  const ids = before.flatMap((t) => (scene.entityAt[t] >= 0 && t !== noun ? [scene.ann.entities[scene.entityAt[t]]] : []));
  const all = ids.flatMap(({ id, members }) => (members.length > 0 ? members : [id]));
  return [...new Set(all.filter((id) => fits(scene, id)))];
}

function isBody(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  if (entity === undefined) return false;
  return ((entity.type === "ORG" || entity.type === "GROUP") && isNamed(entity)) || isCountry(entity);
}

function bodies(scene: Scene, ids: readonly string[]): string[] {
  return ids.filter((id) => isBody(scene, id));
}

/** A working group "of naval officers" belongs to nobody; one "of the Concord" does. */
export function isOwned(scene: Scene, token: number): boolean {
  return bodies(scene, resolve(scene, token)).length > 0;
}

/** "Their commander, Colonel Asta Wray", in the sentence behind one that tells of the mission. */
export function commandersOf(scene: Scene, { evidence }: { readonly evidence: readonly Span[] }): string[] {
  const { tree, ann } = scene;
  let found: string[] = [];
  for (const span of evidence) {
    const next = ann.sentences.findIndex(({ start }) => start >= span.end);
    const sentence = next < 0 ? undefined : ann.sentences[next];
    for (let t = sentence?.firstToken ?? 0; t < (sentence?.endToken ?? 0); t++) {
      const owner = isOneOf(scene, t, "mission-commander") ? childBy(tree, t, "nmod:poss") : -1;
      if (owner >= 0 && ["their", "its"].includes(form(scene, owner))) found = union(found, resolve(scene, t), []);
      // "Colonel Brill will command them"
      const led = upos(tree, t) === "VERB" && isOneOf(scene, t, "mission-lead") ? childBy(tree, t, "obj") : -1;
      if (led >= 0 && ["them", "it"].includes(form(scene, led))) found = union(found, resolve(scene, ownSubject(scene, t)), []);
    }
  }
  return found.filter((id) => isPerson(scene, id));
}
