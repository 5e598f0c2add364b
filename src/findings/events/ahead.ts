import { edtfBounds } from "../../text/dates.ts";
import { upos } from "../tree.ts";
import { form, type Scene } from "./scene.ts";

/** Tags of the words that may stand between a preposition and its noun: "ahead of President Dalvash's historic peace talks". */
const BEFORE_NOUN = new Set(["DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "PRON", "PUNCT"]);
const LONGEST = 12;

/** "ahead of", "prior to", "in advance of", "on the eve of": the word before the preposition, which is the value. */
const STILL_AHEAD: { readonly [word: string]: string } = { ahead: "of", advance: "of", eve: "of", prior: "to", anticipation: "of" };
/** "run-up to", "lead-up to", "build-up to" */
const UP_TO = new Set(["run", "lead", "build"]);

/**
 * What the words before a contact's noun say of its time: `planned` for one that something is done ahead of ("ahead of his summit with Dalvash", "in the run-up
 * to", "heads into"), `hypothetical` for one that is only moved towards ("progress towards a meeting"); null for any other. Read from the words alone. A
 * day of its own that is past says otherwise.
 */
export function aheadOf(scene: Scene, noun: number): { readonly status: "planned" | "hypothetical"; readonly by: number } | null {
  const at = prepositionBefore(scene, noun);
  if (at < 1) return null;
  const way = form(scene, at) === "for" ? onTheWay(scene, at) : -1;
  if (way >= 0) return { status: "planned", by: way };
  if (hasPastDay(scene, noun)) return null;
  const last = form(scene, at);
  const before = form(scene, at - 1);
  if (STILL_AHEAD[before] === last) return { status: "planned", by: at - 1 };
  if (last === "to" && (UP_TO.has(before.split("-")[0]) || (before === "up" && UP_TO.has(form(scene, at - 3)))))
    return { status: "planned", by: at - 1 };
  if (last === "into" && ["go", "head", "walk"].includes(scene.lemma[at - 1])) return { status: "planned", by: at - 1 };
  return last === "toward" || last === "towards" ? { status: "hypothetical", by: at } : null;
}

/** So many words stand between "en route" and "for talks". */
const WAY_WORDS = 8;

/** "en route to Belmora", "on his way to Belmora" before a "for": who is still under way has not arrived; -1 where nobody is. */
function onTheWay(scene: Scene, at: number): number {
  const { firstToken } = scene.ann.sentences[scene.ann.tokens.sentence[at]];
  for (let t = at - 1; t >= Math.max(firstToken, at - WAY_WORDS); t--) {
    if (upos(scene.tree, t) === "VERB" || form(scene, t) === ",") return -1;
    if (isUnderWay(scene, t)) return t;
  }
  return -1;
}

/** The last word of "en route", "on his way". */
function isUnderWay(scene: Scene, token: number): boolean {
  const before = form(scene, token - 1);
  if (form(scene, token) === "route") return before === "en";
  return form(scene, token) === "way" && ["his", "her", "their", "its", "the"].includes(before) && form(scene, token - 2) === "on";
}

/** The preposition that a noun's phrase begins with, -1 where other words come between. */
function prepositionBefore(scene: Scene, noun: number): number {
  const { firstToken } = scene.ann.sentences[scene.ann.tokens.sentence[noun]];
  let at = noun - 1;
  while (at > firstToken && noun - at < LONGEST && BEFORE_NOUN.has(upos(scene.tree, at)) && form(scene, at) !== "to") {
    if (/^[,;:.(]$/u.test(form(scene, at)) || form(scene, at) === "ahead") return -1;
    at--;
  }
  return at >= firstToken && noun - at < LONGEST ? at : -1;
}

function hasPastDay(scene: Scene, noun: number): boolean {
  const { published } = scene.ann;
  if (published === null || published === undefined) return false;
  return scene.timesIn[scene.ann.tokens.sentence[noun]].some(({ time, head }) => {
    const { last } = scene.tree.head[head] === noun ? edtfBounds(time.edtf) : { last: null };
    return last !== null && last < published.slice(0, 10);
  });
}
