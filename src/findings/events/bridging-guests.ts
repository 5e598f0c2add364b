/** "The guest", "the visitor", "the party": whom the text told to have come. */
import { childBy } from "../tree.ts";
import type { Draft } from "./draft.ts";
import { isPerson } from "./entity-kinds.ts";
import { preposition } from "./noun-phrases.ts";
import type { Parties } from "./party-places.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/** So many events back, and so many sentences, whoever came is looked for. */
const EVENTS_BACK = 8;
const SENTENCES_BACK = 4;
const TOLD_OF = new Set(["happened", "ongoing", "planned"]);

/** "hosted Idrel for lunch … Earlier the visitor had called on the king", "gave a dinner for the guest": who came by what was told last of a journey. */
export function visiting(scene: Scene, trigger: Trigger, parties: Parties, told: readonly Draft[]): Parties | null {
  const { subject } = trigger.sides;
  const rule = "party.visitor";
  if (trigger.kind === "verb" && isTheGuest(scene, subject)) {
    const found = guestsBefore(scene, subject, told).filter((id) => !parties.recipients.includes(id));
    if (found.length > 0) return { ...parties, actors: found, borrowed: true, rule };
  }
  const guest = guestBeside(scene, trigger);
  if (guest < 0) return null;
  const found = guestsBefore(scene, guest, told).filter((id) => !parties.actors.includes(id));
  return found.length === 0 ? null : { ...parties, recipients: found, borrowed: true, rule };
}

/** "Pasco will fly to Vell … The party is to be welcomed by the mayor": those of the journey told last. */
export function welcomed(scene: Scene, { frame, sides }: Trigger, parties: Parties, last: Draft | null): Parties | null {
  const { object } = sides;
  if (frame.role !== "host" || object < 0 || !isOneOf(scene, object, "visitors") || last?.contact?.mode !== "visit") return null;
  if (parties.recipients.some((id) => isPerson(scene, id)) || !isPlain(scene, object)) return null;
  if (scene.ann.tokens.sentence[object] - scene.ann.tokens.sentence[last.lastWord] > 2) return null;
  const visitors = last.actors.filter((id) => isPerson(scene, id) && !parties.actors.includes(id));
  return visitors.length === 0 ? null : { ...parties, recipients: visitors, borrowed: true, rule: "party.visitor" };
}

/** The guest among those to whom something is done: "received the visitor", "gave a dinner for the guest"; -1 where none is told of. */
function guestBeside(scene: Scene, { kind, word, light, sides }: Trigger): number {
  if (kind === "verb" && isTheGuest(scene, sides.object)) return sides.object;
  for (const head of [word, light])
    for (let child = head < 0 ? -1 : scene.tree.firstChild[head]; child >= 0; child = scene.tree.nextSibling[child])
      if (isTheGuest(scene, child) && ["for", "with", "to"].includes(preposition(scene, child) ?? "")) return child;
  return -1;
}

function isTheGuest(scene: Scene, token: number): boolean {
  return token >= 0 && ["visitor", "guest"].includes(form(scene, token)) && isPlain(scene, token);
}

/** With an article and nothing that says whose. */
function isPlain({ tree, forms }: Scene, noun: number): boolean {
  const determiner = childBy(tree, noun, "det");
  return determiner >= 0 && forms[determiner] === "the" && childBy(tree, noun, "nmod", "amod", "compound", "appos", "acl") < 0;
}

/** The people who came or were received last, before a word. */
function guestsBefore(scene: Scene, word: number, told: readonly Draft[]): readonly string[] {
  const { sentence } = scene.ann.tokens;
  const lately = told.slice(-EVENTS_BACK).reverse();
  const hosts = new Set(
    lately.flatMap(({ trigger, actors, status }) => (trigger.frame.role === "host" && TOLD_OF.has(status) ? actors : [])),
  );
  for (const { contact, trigger, recipients, actors, status, lastWord } of lately) {
    if (contact === null || !TOLD_OF.has(status) || sentence[word] - sentence[lastWord] > SENTENCES_BACK) continue;
    const came = trigger.frame.role === "host" ? recipients : contact.mode === "visit" ? actors : [];
    const found = came.filter((id) => isPerson(scene, id) && !hosts.has(id));
    if (found.length > 0) return found;
  }
  return [];
}
