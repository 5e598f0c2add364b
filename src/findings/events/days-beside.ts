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
  return (
    dayOfEve(scene, trigger, last) ??
    dayAfter(scene, trigger) ??
    dayOfEntry(scene, trigger, status) ??
    dayOfDeed(scene, trigger, status) ??
    when
  );
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

/** "On the eve of the meeting Vu had talks with Tolen": the day before that of the contact told last. */
function dayOfEve(scene: Scene, { word }: Trigger, last: Draft | null): When | null {
  const { tree } = scene;
  if (last === null || !DAY.test(last.when.edtf)) return null;
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child])
    if (relation(tree, child) === "obl" && scene.lemma[child] === "eve" && preposition(scene, child) === "on")
      return { edtf: addDays(last.when.edtf, -1), phrase: last.when.phrase, rule: "when.eve" };
  return null;
}

const NUMBERS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
/** So many sentences on either side are looked through for the day of an event that is counted from. */
const NEAR = 4;

/** "Four days after the bombing, Amsel telephoned … The bombing, on April 16, killed": so many days from the day that the text gives the event. */
function dayAfter(scene: Scene, { word }: Trigger): When | null {
  const { tree } = scene;
  for (let unit = tree.firstChild[word]; unit >= 0; unit = tree.nextSibling[unit]) {
    if (relation(tree, unit) !== "obl" || !["day", "week"].includes(scene.lemma[unit])) continue;
    const own = childBy(tree, unit, "nmod", "obl");
    // "Four days after the bombing, …", with the bombing hung on the verb
    const event = own >= 0 || !["nmod", "obl"].includes(relation(tree, tree.head[unit + 1])) ? own : tree.head[unit + 1];
    const marker = event < 0 ? null : preposition(scene, event);
    if (marker !== "after" && marker !== "before") continue;
    const number = childBy(tree, unit, "nummod", "det");
    const word0 = number < 0 ? "" : form(scene, number);
    const n = word0 === "a" ? 1 : Math.max(NUMBERS.indexOf(word0), /^\d{1,2}$/.test(word0) ? Number(word0) : 0);
    const from = n < 1 ? null : dayOfEvent(scene, event);
    if (from === null) continue;
    const days = (scene.lemma[unit] === "week" ? 7 * n : n) * (marker === "before" ? -1 : 1);
    const { start, end } = from.time;
    return { edtf: addDays(from.time.edtf, days), phrase: { start, end }, rule: "when.counted-event" };
  }
  return null;
}

/** The day that hangs on the same noun, or on its clause, in a sentence near. */
function dayOfEvent(scene: Scene, event: number): PlacedTime | null {
  const { tree, ann } = scene;
  const sentence = ann.tokens.sentence[event];
  for (let at = Math.max(0, sentence - NEAR); at <= Math.min(ann.sentences.length - 1, sentence + NEAR); at++)
    for (const placed of scene.timesIn[at]) {
      if (!DAY.test(placed.time.edtf)) continue;
      const over = tree.head[placed.head];
      if (over < 0 || at === sentence) continue;
      if (scene.lemma[over] === scene.lemma[event]) return placed;
      const subject = childBy(tree, over, "nsubj");
      if (subject >= 0 && scene.lemma[subject] === scene.lemma[event]) return placed;
    }
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
