/** Days that a contact shares with the clause around it, with the one joined to it, or with the line of a ticker that it stands in. */
import type { EventStatus, When } from "../../model/findings.ts";
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { DAY } from "./days-count.ts";
import { isSaying } from "./modality.ts";
import { form, type PlacedTime, type Scene } from "./scene.ts";
import { hasPerfect, isPresent } from "./tense.ts";
import type { Trigger } from "./triggers.ts";
import { isJourney, timeAsWhen } from "./when.ts";

/** The day of a contact that happened and has none of its own; null where nothing around it tells one. */
export function dayOfClause(scene: Scene, trigger: Trigger, status: EventStatus): When | null {
  const ticker = dayOfTicker(scene, trigger, status);
  if (ticker !== null || status !== "happened" || trigger.kind !== "verb") return ticker;
  if (isPresent(scene, trigger.word) || hasPerfect(scene, trigger.word)) return null;
  const placed = dayOfSecond(scene, trigger) ?? dayOfAlso(scene, trigger);
  return placed === null ? null : timeAsWhen(placed, "when.shared");
}

/** "shook hands and exchanged a few words on Sunday": the day stands behind the second of two verbs of one subject. */
function dayOfSecond(scene: Scene, { word }: Trigger): PlacedTime | null {
  const { tree } = scene;
  const second = childBy(tree, word, "conj");
  if (second < word || upos(tree, second) !== "VERB" || childBy(tree, second, "nsubj", "aux", "mark") >= 0) return null;
  const and = childBy(tree, second, "cc");
  if (and !== second - 1 || form(scene, and - 1) === "," || isJourney(scene, second) || isSaying(scene, second)) return null;
  return onlyDay(scene, second, word);
}

/** "was handed over on Monday by the ambassador, who also met Tavon": on that day as well. */
function dayOfAlso(scene: Scene, { word }: Trigger): PlacedTime | null {
  const { tree } = scene;
  if (fullRelation(tree, word) !== "acl:relcl" || form(scene, word - 1) !== "also") return null;
  let at = tree.head[word];
  for (let climbed = 0; climbed < 4 && at >= 0 && upos(tree, at) !== "VERB"; climbed++) at = tree.head[at];
  return at < 0 || isSaying(scene, at) || isPresent(scene, at) ? null : onlyDay(scene, at, at);
}

/** The one day of a clause, behind a word, where its sentence tells of no other. */
function onlyDay(scene: Scene, clause: number, behind: number): PlacedTime | null {
  const times = scene.timesIn[scene.ann.tokens.sentence[clause]].filter(({ time }) => time.type === "DATE" || time.type === "TIME");
  const [only] = times;
  return times.length === 1 && only.clause === clause && only.first > behind && DAY.test(only.time.edtf) ? only : null;
}

/** Head of a line of a ticker: "0712 OSTREL:". */
const HEAD = /(?:^|\n)(?:[01]\d|2[0-3])[0-5]\d[ :][^\n:]{0,30}/g;

/** "0940 OSTREL: Tavon receives Lund": of a ticker whose lines open with the hour, the day of publication. */
function dayOfTicker(scene: Scene, { word }: Trigger, status: EventStatus): When | null {
  const { ann } = scene;
  const told = ann.published?.slice(0, 10) ?? "";
  const first = ann.text.charCodeAt(0);
  // Gate: the text opens with a digit.
  if (!DAY.test(told) || first < 48 || first > 50 || !["happened", "ongoing", "cancelled", "refused"].includes(status)) return null;
  const lines = ann.text.slice(0, TICKER).match(HEAD) ?? [];
  const hours = lines.some((line) => /^\n?0/.test(line)) && lines.length > 1;
  const sentence = ann.sentences[ann.tokens.sentence[word]];
  if (!hours || relation(scene.tree, word) === "acl") return null;
  const start = ann.text.lastIndexOf("\n", sentence.start) + 1;
  const line = /^(?:[01]\d|2[0-3])[0-5]\d[ :]/.test(ann.text.slice(start, start + 5));
  return line && sentence.start - start < TICKER ? { edtf: told, phrase: { start, end: start + 4 }, rule: "when.ticker" } : null;
}

/** So many characters of a ticker are looked through for the heads of its lines. */
const TICKER = 2000;
