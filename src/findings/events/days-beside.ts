import type { EventStatus, When } from "../../model/findings.ts";
import { childBy, relation, upos } from "../tree.ts";
import { hasPerfect } from "./modality.ts";
import { form, type PlacedTime, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";
import { timeAsWhen } from "./when.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Day of a contact whose own sentence names none, where the text beside it tells: `when` itself elsewhere. */
export function dayBeside(scene: Scene, trigger: Trigger, when: When, status: EventStatus): When {
  if (when.edtf !== "..") return when;
  return dayOfEntry(scene, trigger, status) ?? dayOfDeed(scene, trigger, status) ?? when;
}

/** "13:15 – A spokesman says that Brandau and Petrak are talking": an entry of a live report is of its day. */
function dayOfEntry(scene: Scene, { word }: Trigger, status: EventStatus): When | null {
  const sentence = scene.ann.tokens.sentence[word];
  // The head of the entry may have been cut off as a sentence of its own.
  const before = sentence > 0 ? scene.ann.sentences[sentence - 1] : undefined;
  const at =
    before !== undefined && before.endToken - before.firstToken < 6 && scene.timesIn[sentence].length === 0 ? sentence - 1 : sentence;
  const first = scene.timesIn[at].at(0);
  if ((status !== "happened" && status !== "ongoing") || first === undefined || first.time.rule !== "clock") return null;
  return first.first === scene.ann.sentences[at].firstToken && DAY.test(first.time.edtf) ? timeAsWhen(first, "when.entry") : null;
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
