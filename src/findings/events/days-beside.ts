import type { EventStatus, When } from "../../model/findings.ts";
import { addDays } from "../../text/dates.ts";
import { childBy, relation, upos } from "../tree.ts";
import { preposition } from "./actors.ts";
import type { Draft } from "./draft.ts";
import { hasPerfect } from "./modality.ts";
import { form, type PlacedTime, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";
import { timeAsWhen } from "./when.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Day of a contact whose own sentence names none, where the text beside it tells: `when` itself elsewhere. `last` is the contact told last. */
export function dayBeside(scene: Scene, trigger: Trigger, when: When, status: EventStatus, last: Draft | null): When {
  if (when.edtf !== "..") return when;
  return dayOfEve(scene, trigger, last) ?? dayOfDeed(scene, trigger, status) ?? when;
}

/** "On the eve of the meeting Vu had talks with Tolen": the day before that of the contact told last. */
function dayOfEve(scene: Scene, { word }: Trigger, last: Draft | null): When | null {
  const { tree } = scene;
  if (last === null || !DAY.test(last.when.edtf)) return null;
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child])
    if (relation(tree, child) === "obl" && scene.lemma[child] === "eve" && preposition(scene, child) === "on")
      return { edtf: addDays(last.when.edtf, -1), phrase: last.when.phrase, rule: "when.eve" };
  return null;
}

/** "A and B agreed on Tuesday … The two ministers met at the bridge": those who did the one thing did it where they met, on that day. */
function dayOfDeed(scene: Scene, { word, kind, sides }: Trigger, status: EventStatus): When | null {
  const { tree, ann } = scene;
  const sentence = ann.tokens.sentence[word];
  if (kind !== "verb" || status !== "happened" || sentence === 0 || sides.subject < 0 || hasPerfect(scene, word)) return null;
  if (relation(tree, word) !== "root" || !isGroup(scene, sides.subject)) return null;
  const before = scene.timesIn[sentence - 1].filter(({ time }) => DAY.test(time.edtf));
  const main = before.filter((placed) => isRootPast(scene, placed));
  return before.length === 1 && main.length === 1 ? timeAsWhen(main[0], "when.sentence-before") : null;
}

const COUNTED = new Set(["two", "three", "both", "pair", "trio"]);

/** "The two ministers", "they": those of the sentence before. */
function isGroup(scene: Scene, subject: number): boolean {
  if (form(scene, subject) === "they") return true;
  if (COUNTED.has(form(scene, subject))) return true;
  for (let child = scene.tree.firstChild[subject]; child >= 0; child = scene.tree.nextSibling[child])
    if (COUNTED.has(form(scene, child))) return true;
  return false;
}

function isRootPast(scene: Scene, { clause }: PlacedTime): boolean {
  const { tree } = scene;
  return clause >= 0 && upos(tree, clause) === "VERB" && relation(tree, clause) === "root" && childBy(tree, clause, "aux") < 0;
}
