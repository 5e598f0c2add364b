/** The day on which an agreement was made. */
import type { When } from "../../model/findings.ts";
import { fullRelation, relation } from "../tree.ts";
import { brokeringVerb } from "./agreement-brokers.ts";
import { ownStatus } from "./modality.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { NO_TIME, timeAsWhen } from "./when.ts";

/** A date in the noun phrase ("the deal of 9 November", "the 2020 deal") or with the verb that made it ("was signed on …"). */
export function dateOf(scene: Scene, noun: number): When {
  const { tree } = scene;
  const candidates = scene.timesIn[scene.ann.tokens.sentence[noun]].filter(
    (placed) => placed.time.type !== "DURATION" && placed.time.type !== "SET",
  );
  const within = candidates.filter(
    (placed) => placed.head >= tree.left[noun] && placed.head <= tree.right[noun] && hangsNear(scene, placed.head, noun),
  );
  // "the deal, reached in the night to Tuesday": the day, not the part of it; "the deal of 9 November" also where the day hangs on the verb
  const inside =
    candidates.find(({ first }) => first === noun + 2 && form(scene, noun + 1) === "of") ??
    within.find(({ time }) => time.rule !== "part-of-day") ??
    within[0];
  if (inside !== undefined) return timeAsWhen(inside, "agreement.phrase");
  // "which Norland brokered in July 2022"
  const brokered = brokeringVerb(scene, noun);
  const then = brokered < 0 ? undefined : candidates.find(({ first }) => first > brokered && first <= brokered + 3);
  if (then !== undefined) return timeAsWhen(then, "agreement.phrase");
  const governor = tree.head[noun];
  if (governor < 0 || !isOneOf(scene, governor, "agreement-making") || !["obj", "nsubj"].includes(relation(tree, noun))) return NO_TIME;
  if (["end", "stop"].includes(scene.lemma[governor]) || ownStatus(scene, governor) !== "plain") return NO_TIME;
  const beside = candidates.filter((placed) => placed.clause === governor && !isAhead(placed.time.direction));
  const nearest = beside.find((placed) => placed.head > governor) ?? beside.at(-1);
  return nearest === undefined ? NO_TIME : timeAsWhen(nearest, "agreement.verb");
}

export function isAhead(direction: string | undefined): boolean {
  return direction === "future";
}

/** Sentences at the head of an article in which the day of the news stands. */
const LEAD = 3;

/**
 * The day of the news: the first day that the head of the article counts from its own day ("on Monday"). What is signed, agreed or decided in the
 * article without a day of its own was so then.
 */
export function leadDay(scene: Scene): When {
  let seen = 0;
  for (const [i, { firstToken, endToken }] of scene.ann.sentences.entries()) {
    if (endToken - firstToken < 8) continue;
    if (seen++ >= LEAD) break;
    const day = scene.timesIn[i].find(({ time }) => time.type !== "DURATION" && time.anchor === "published" && !isAhead(time.direction));
    if (day !== undefined && !day.time.edtf.includes("/") && /^\d{4}-\d{2}-\d{2}$|^XXXX/.test(day.time.edtf))
      return timeAsWhen(day, "agreement.lead");
  }
  return NO_TIME;
}

/** The date tells when the agreement was made: it hangs on the noun, or on "signed" after it, not on a verb of a relative clause. */
function hangsNear(scene: Scene, token: number, noun: number): boolean {
  const { tree } = scene;
  let at = token;
  for (let climbed = 0; climbed < 8 && at >= 0; climbed++) {
    if (at === noun) return true;
    const up = tree.head[at];
    if (up >= 0 && fullRelation(tree, up).startsWith("acl") && !isOneOf(scene, up, "agreement-making")) return false;
    if (up >= 0 && up !== noun && relation(tree, up) === "advcl") return false;
    if (up >= 0 && isOneOf(scene, up, "other-than-signing")) return false;
    at = up;
  }
  return false;
}
