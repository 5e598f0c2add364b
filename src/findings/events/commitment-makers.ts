/** Who promises where the text says only "the government", "the ministry", "both sides" or "the two". */
import type { Entity } from "../../model/annotations.ts";
import { childBy, relation, upos } from "../tree.ts";
import { isCountry, isNamed, isPerson } from "./entity-kinds.ts";
import { countOf, groupBefore } from "./group-members.ts";
import { pairBefore } from "./pairs-before.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { ownSubject } from "./sides.ts";
import { statementAround } from "./status.ts";

/** Who is meant, and how that was found; nobody where the words leave it open. */
export interface Makers {
  readonly by: readonly string[];
  readonly rule: "" | "/nearest-state" | "/speaker-state" | "/minister" | "/rebels" | "/sides-before" | "/people-before";
}

const NOBODY: Makers = { by: [], rule: "" };
/** Words back in which the state of "the government" is looked for. */
const STATE_BACK = 80;
/** Words back in which any state, or the body of the rebels, is looked for: long texts are read in linear time. */
const FAR_BACK = 2000;

/** Those whom the subject of a promise stands for without naming them: a state by one of its organs, the rebels, the two sides or people told of before. */
export function impliedMakers(scene: Scene, token: number, subject = promiser(scene, token)): Makers {
  if (subject < 0) return NOBODY;
  if (isPair(scene, subject)) return sides(scene, subject);
  const seat = seatBeside(scene, subject);
  if (seat !== null) return { by: [seat], rule: "/nearest-state" };
  if (isExplained(scene, subject)) return NOBODY;
  if (scene.lemma[subject] === "ministry") return ministry(scene, subject, token);
  if (isOneOf(scene, subject, "rebels")) return rebels(scene, subject);
  return isOneOf(scene, subject, "state-body") ? state(scene, subject, token) : NOBODY;
}

/** Whether those who were found are only described ("the army", "both sides"), so that they may stand for somebody with a name. */
export function areNameless(scene: Scene, ids: readonly string[]): boolean {
  return ids.every((id) => {
    const entity = scene.entityById.get(id);
    return entity !== undefined && entity.type !== "PERSON" && !isNamed(entity) && entity.key === null && entity.members.length === 0;
  });
}

/**
 * Subject of a word of promising. "denied that its soldiers had fired and promised an inquiry": a plain past joined to a pluperfect goes on from the
 * verb over it, wherever the parser hangs it.
 */
export function promiser(scene: Scene, token: number): number {
  const { tree } = scene;
  const beside = relation(tree, token) === "conj" ? tree.head[token] : -1;
  const over = beside < 0 ? -1 : tree.head[beside];
  if (over >= 0 && upos(tree, over) === "VERB" && ["ccomp", "xcomp", "advcl"].includes(relation(tree, beside))) {
    const had = childBy(tree, beside, "aux");
    const finite = form(scene, token).endsWith("ed") || form(scene, token) === "swore" || form(scene, token) === "undertook";
    if (had >= 0 && form(scene, had) === "had" && childBy(tree, token, "aux", "nsubj", "mark") < 0 && finite)
      return ownSubject(scene, over);
  }
  const finite = finiteBefore(scene, token);
  return ownSubject(scene, finite >= 0 ? finite : token);
}

/** "says that they are too ill to travel and has promised": what has an auxiliary of its own goes on from a verb of saying, not from an infinitive; -1 elsewhere. */
function finiteBefore(scene: Scene, token: number): number {
  const { tree } = scene;
  if (relation(tree, token) !== "conj" || childBy(tree, token, "nsubj") >= 0) return -1;
  const aux = childBy(tree, token, "aux");
  let at = tree.head[token];
  const mark = childBy(tree, at, "mark");
  if (aux < 0 || !["has", "have", "had"].includes(form(scene, aux)) || mark < 0 || scene.lemma[mark] !== "to") return -1;
  for (let climbed = 0; climbed < 6 && at >= 0; climbed++, at = tree.head[at]) if (isOneOf(scene, at, "reporting")) return at;
  return -1;
}

/** "the Kestrian government", "the army of Kestria" say themselves whose they are. */
function isExplained(scene: Scene, subject: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[subject]; child >= 0; child = tree.nextSibling[child])
    if (
      ["amod", "nmod", "nmod:poss", "compound", "appos"].includes(relation(tree, child)) &&
      (scene.entityAt[child] >= 0 || upos(tree, child) === "PROPN" || upos(tree, child) === "PRON")
    )
      return true;
  return false;
}

/** "The government vowed": of the state that the speaker acts for, else whose government the text has named, else the one named last, else the only one named before it. */
function state(scene: Scene, subject: number, token: number): Makers {
  const { entities } = scene.ann;
  const speaker = scene.entityById.get(statementAround(scene, token)?.speaker ?? "");
  const own = speaker?.type === "PERSON" ? countryOf(scene, speaker) : null;
  if (own !== null) return { by: [own], rule: "/speaker-state" };
  const here = seatBefore(scene, subject);
  if (here !== null) return { by: [here], rule: "/nearest-state" };
  const named = new Set<string>();
  let last: string | null = null;
  for (let t = subject - 1; t >= Math.max(0, subject - FAR_BACK); t--) {
    const entity = scene.entityAt[t] >= 0 ? entities[scene.entityAt[t]] : null;
    if (entity === null || !isCountry(entity)) continue;
    const over = scene.tree.head[t];
    const whose = over >= 0 && over < subject && isOneOf(scene, over, "state-body");
    if (whose) return { by: [entity.id], rule: "/nearest-state" };
    named.add(entity.id);
    if (last === null && t >= subject - STATE_BACK) last = entity.id;
  }
  const found = last ?? (named.size === 1 ? [...named][0] : null);
  return found === null ? NOBODY : { by: [found], rule: "/nearest-state" };
}

/** "In Belmora, the foreign ministry said": the state of the place in front of the clause. */
function seatBefore(scene: Scene, subject: number): string | null {
  const { tree, ann } = scene;
  const { firstToken } = ann.sentences[ann.tokens.sentence[subject]];
  const place = firstToken + 1;
  if (form(scene, firstToken) !== "in" || tree.left[subject] > place + 4 || tree.left[subject] <= place) return null;
  const entity = scene.entityAt[place] >= 0 ? ann.entities[scene.entityAt[place]] : null;
  return entity === null || entity.type !== "PLACE" || isCountry(entity) ? null : countryOf(scene, entity);
}

/** "The ministry in Belmora": the state of the place beside it. */
function seatBeside(scene: Scene, subject: number): string | null {
  const { tree, ann } = scene;
  const body = scene.lemma[subject] === "ministry" || isOneOf(scene, subject, "state-body");
  const place = body && form(scene, subject + 1) === "in" ? subject + 2 : -1;
  if (place < 0 || place >= tree.tokens.count || scene.entityAt[place] < 0) return null;
  const entity = ann.entities[scene.entityAt[place]];
  return isCountry(entity) ? entity.id : entity.type === "PLACE" ? countryOf(scene, entity) : null;
}

function countryOf(scene: Scene, { country }: Entity): string | null {
  return country === null ? null : (scene.ann.entities.find(({ key }) => key === country)?.id ?? null);
}

/** "The ministry pledged": of the state of the minister who was named last before it, else of the minister. */
function ministry(scene: Scene, subject: number, token: number): Makers {
  if (childBy(scene.tree, subject, "amod", "compound") >= 0) return state(scene, subject, token);
  for (let t = subject - 1; t >= Math.max(0, subject - STATE_BACK); t--) {
    const entity = scene.entityAt[t] >= 0 ? scene.ann.entities[scene.entityAt[t]] : null;
    if (entity?.type !== "PERSON" || !entity.offices.some(({ title }) => /\bminister\b/i.test(title))) continue;
    const own = countryOf(scene, entity);
    return own === null ? { by: [entity.id], rule: "/minister" } : { by: [own], rule: "/nearest-state" };
  }
  return NOBODY;
}

/** "The rebels will free": the body whose rebels the text has named, else the last one that is called a front, a movement or an army. */
function rebels(scene: Scene, subject: number): Makers {
  for (let t = subject - 1; t >= Math.max(0, subject - FAR_BACK); t--) {
    const entity = scene.entityAt[t] >= 0 ? scene.ann.entities[scene.entityAt[t]] : null;
    if (entity === null || isCountry(entity) || !isNamed(entity)) continue;
    const over = scene.tree.head[t];
    const beside = over >= 0 && isOneOf(scene, over, "rebels") && ["ORG", "GROUP"].includes(entity.type);
    if (beside || REBEL_NAME.test(entity.name)) return { by: [entity.id], rule: "/rebels" };
  }
  return NOBODY;
}

const REBEL_NAME = /\b(?:rebels?|front|movement|army|liberation|resistance|militia|brigades?|guerrillas?)\b/iu;

/** "both", "the two", "the two governments", "the sides". */
export function isPair(scene: Scene, subject: number): boolean {
  const bare = childBy(scene.tree, subject, "amod", "compound", "nmod", "nmod:poss", "acl") < 0;
  const alone = form(scene, subject) === "both" || (form(scene, subject) === "two" && upos(scene.tree, subject) === "NUM");
  const counted = countOf(scene, subject) === 2 || ["sides", "parties", "delegations"].includes(form(scene, subject));
  return bare && (alone || (counted && isOneOf(scene, subject, "side")));
}

/** "Both sides", "the two governments": the two states or bodies joined by "and" or "between" before; "the two", "both": two people. */
function sides(scene: Scene, subject: number): Makers {
  if (!isOneOf(scene, subject, "side")) {
    const people = groupBefore(scene, subject, subject, 2, null);
    if (people.length === 2 && people.every((id) => isPerson(scene, id))) return { by: people, rule: "/people-before" };
  }
  const found = pairBefore(scene, subject);
  return found === null ? NOBODY : { by: found, rule: "/sides-before" };
}
