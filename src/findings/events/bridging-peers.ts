/** Parties that the contact told before tells: a colleague without a name, the place behind "there". */
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import type { Draft } from "./draft.ts";
import { isNamed, isPerson } from "./entity-kinds.ts";
import { entityOf, preposition } from "./noun-phrases.ts";
import type { Parties } from "./party-places.ts";
import { form, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/** Of the two only: no successor and no predecessor. */
const PEERS: ReadonlySet<string> = new Set(["counterpart", "colleague", "peer", "guest", "host", "visitor", "interlocutor"]);

/** So many sentences back the other one was told. */
const NEAR = 3;

/** "Tavon telephoned Maruk … She invited her colleague": the other of the two who were in contact before. */
export function peersBefore(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  const told = previous?.contact === undefined || previous.contact === null ? [] : [...previous.contact.roles.keys()];
  const people = told.filter((id) => isPerson(scene, id));
  const { sentence } = scene.ann.tokens;
  if (previous === null || people.length !== 2 || sentence[trigger.word] - sentence[previous.lastWord] > NEAR) return null;
  const as = (id: string) => {
    const entity = scene.entityById.get(id);
    const head = entity?.mentions[0].head ?? -1;
    if (entity === undefined || isNamed(entity) || !isPeer(scene, head) || head < previous.lastWord) return id;
    const owner = resolve(scene, childBy(scene.tree, head, "nmod:poss"))[0];
    return people.includes(owner) ? people.find((other) => other !== owner)! : id;
  };
  const [actors, recipients] = [parties.actors.map(as), parties.recipients.map(as)];
  const changed = actors.some((id, i) => id !== parties.actors[i]) || recipients.some((id, i) => id !== parties.recipients[i]);
  return changed ? { ...parties, actors, recipients: recipients.filter((id) => !actors.includes(id)) } : null;
}

/** "her colleague", "his guest", and nothing else that says whose. */
function isPeer(scene: Scene, head: number): boolean {
  if (head < 0 || !PEERS.has(scene.lemma[head]) || childBy(scene.tree, head, "appos") >= 0) return false;
  let owned = false;
  for (let child = scene.tree.firstChild[head]; child >= 0; child = scene.tree.nextSibling[child]) {
    const name = fullRelation(scene.tree, child);
    if (name === "nmod") return false;
    owned ||= name === "nmod:poss";
  }
  return owned;
}

/** "has made the journey to Tovo. Dalvash landed there on Monday": the place that the sentence before leads to. */
export function placeBefore(scene: Scene, { frame, kind, word }: Trigger, parties: Parties): Parties | null {
  if (frame.contact !== "visit" || kind !== "verb" || parties.recipients.length > 0 || parties.actors.length === 0) return null;
  const there = childBy(scene.tree, word, "advmod");
  if (there < 0 || !hasThere(scene, word)) return null;
  const { sentence } = scene.ann.tokens;
  const from = scene.ann.sentences[Math.max(0, sentence[word] - 1)].firstToken;
  for (let t = word - 1; t >= from; t--) {
    if (entityOf(scene, t)?.type !== "PLACE" || !["obl", "nmod"].includes(relation(scene.tree, t))) continue;
    if (["to", "in", "for"].includes(preposition(scene, t) ?? "")) return { ...parties, recipients: resolve(scene, t) };
  }
  return null;
}

function hasThere(scene: Scene, verb: number): boolean {
  for (let child = scene.tree.firstChild[verb]; child >= 0; child = scene.tree.nextSibling[child])
    if (form(scene, child) === "there" && relation(scene.tree, child) === "advmod" && upos(scene.tree, child) === "ADV") return true;
  return false;
}
