import type { ContactRole } from "../../model/findings.ts";
import { upos } from "../tree.ts";
import type { Draft } from "./draft.ts";
import { form, type Scene } from "./scene.ts";
import { timeAsWhen } from "./when.ts";
import { aheadOf } from "./when-mended.ts";

/** So many words behind the verb the second journey is looked for. */
const SPAN = 40;
const BEFORE = new Set([",", "and", ";", "while"]);

/** "Lund flew to Belmora in April, Mr Maruk to Halvik in September": the second journey, told without its verb; null where there is none. */
export function gapped(scene: Scene, draft: Draft): readonly Draft[] | null {
  const { trigger, contact, actors } = draft;
  if (contact?.mode !== "visit" || trigger.kind !== "verb" || actors.length !== 1) return null;
  const { word } = trigger;
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  for (let t = word + 1; t < Math.min(endToken, word + SPAN); t++) {
    if (["VERB", "AUX"].includes(upos(scene.tree, t))) return null;
    const place = scene.personAt[t] < 0 ? -1 : placeBehind(scene, t, endToken);
    const person = place < 0 ? null : scene.ann.entities[scene.personAt[t]];
    if (person === null || person.id === actors[0]) continue;
    const host = scene.ann.entities[scene.entityAt[place]];
    const time = scene.timesIn[scene.ann.tokens.sentence[word]].find(({ first }) => first > place);
    const own = time === undefined ? draft.when : timeAsWhen(time, "when.joined");
    const when = draft.status === "planned" ? aheadOf(scene, own, trigger) : own;
    const roles = new Map<string, ContactRole>([
      [person.id, "party"],
      [host.id, "host"],
    ]);
    const first = new Map([...contact.roles].filter(([id]) => id !== host.id));
    return [
      { ...draft, recipients: draft.recipients.filter((id) => id !== host.id), contact: { ...contact, roles: first } },
      { ...draft, actors: [person.id], recipients: [host.id], place: host.name, when, contact: { ...contact, roles } },
    ];
  }
  return null;
}

/** The place of "…, Mr Maruk to Halvik", by the first word of the name; -1 elsewhere. */
function placeBehind(scene: Scene, name: number, end: number): number {
  const { tree } = scene;
  const before = upos(tree, name - 1) === "PROPN" ? name - 2 : name - 1;
  if (!BEFORE.has(form(scene, before))) return -1;
  let to = name + 1;
  while (to < Math.min(end, name + 4) && upos(tree, to) === "PROPN") to++;
  const place = to + 1;
  if (place >= end || !["to", "in"].includes(form(scene, to)) || scene.entityAt[place] < 0) return -1;
  return scene.ann.entities[scene.entityAt[place]].type === "PLACE" ? place : -1;
}
