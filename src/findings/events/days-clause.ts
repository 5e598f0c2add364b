/** Days that a contact shares with the clause around it, with the one joined to it, or with the line of a ticker that it stands in. */
import type { EventStatus, When } from "../../model/findings.ts";
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { DAY } from "./days-count.ts";
import type { Draft } from "./draft.ts";
import { isPerson } from "./entity-kinds.ts";
import { isSaying } from "./modality.ts";
import { form, type PlacedTime, type Scene } from "./scene.ts";
import { hasPerfect, isPresent } from "./tense.ts";
import type { Trigger } from "./triggers.ts";
import { isJourney, timeAsWhen } from "./when.ts";

/** The day of a contact that happened and has none of its own; null where nothing around it tells one. */
export function dayOfClause(scene: Scene, trigger: Trigger, status: EventStatus): When | null {
  if (status === "planned" || status === "hypothetical") {
    const there = dayOfThere(scene, trigger);
    return there === null ? null : timeAsWhen(there, "when.there");
  }
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

/** "flies on to Ostrel today, and there, if all goes well, he will meet Tavon": the day of the journey. */
function dayOfThere(scene: Scene, { word, kind }: Trigger): PlacedTime | null {
  const { tree } = scene;
  const journey = kind === "verb" && relation(tree, word) === "conj" ? tree.head[word] : -1;
  if (journey < 0 || journey > word || upos(tree, journey) !== "VERB" || !isJourney(scene, journey)) return null;
  for (let t = journey + 1; t < word; t++) if (form(scene, t) === "there") return onlyDay(scene, journey, journey);
  return null;
}

/** "was handed over on Monday by the ambassador, who also met Tavon", "On Sunday it was the turn of Idrel, who met Tavon": on that day as well. */
function dayOfAlso(scene: Scene, { word }: Trigger): PlacedTime | null {
  const { tree } = scene;
  if (fullRelation(tree, word) !== "acl:relcl") return null;
  let at = tree.head[word];
  for (let climbed = 0; climbed < 4 && at >= 0 && upos(tree, at) !== "VERB" && scene.lemma[at] !== "turn"; climbed++) at = tree.head[at];
  if (at >= 0 && scene.lemma[at] === "turn") return onlyDay(scene, at, -1);
  if (form(scene, word - 1) !== "also") return null;
  return at < 0 || isSaying(scene, at) || isPresent(scene, at) ? null : onlyDay(scene, at, at);
}

/** So many contacts back those that were told before "Earlier" are looked for. */
const EARLIER = 4;

/** "Tavon received Lund on Monday … Earlier she had conferred with Idrel": a sentence that opens so goes on with the day told last of the same person. */
export function dayEarlier(scene: Scene, { word, kind }: Trigger, parties: readonly string[], told: readonly Draft[]): When | null {
  const { firstToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  if (kind !== "verb" || form(scene, firstToken) !== "earlier" || word - firstToken > NEAR) return null;
  if (!(form(scene, firstToken + 1) === "," || ["PRON", "PROPN", "DET"].includes(upos(scene.tree, firstToken + 1)))) return null;
  const before = told.filter(({ contact }) => contact !== null).slice(-EARLIER);
  const last = before.findLast(({ when, status, actors, recipients }) => {
    const same = parties.some((id) => isPerson(scene, id) && (actors.includes(id) || recipients.includes(id)));
    return same && DAY.test(when.edtf) && status === "happened";
  });
  return last === undefined ? null : { ...last.when, rule: "when.earlier" };
}

/** So many words from "Earlier" to the verb. */
const NEAR = 12;

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
