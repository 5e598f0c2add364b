/** Days that stand in the clause of an incident and tell when something else was. */
import type { When } from "../../model/findings.ts";
import { fullRelation, relation } from "../tree.ts";
import { preposition } from "./noun-phrases.ts";
import { isOneOf, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";
import { NO_TIME } from "./when.ts";

/** Prepositions behind which an incident is what something else is about, or what it came after. */
const ABOUT = new Set(["for", "over", "about", "after", "since", "following", "despite", "amid", "against", "of"]);
/**
 * "A court sentenced two men on Tuesday for the bombing", "discussed the closure of the road on Tuesday": the day of the verb is not that of the
 * incident that a noun names under it. `when` as it was read, or none.
 */
export function ownDayOfIncident(scene: Scene, { kind, word, frame }: Trigger, when: When): When {
  if (!frame.incident || kind !== "noun" || !/^when\.(?:clause|governing)/.test(when.rule)) return when;
  const { tree } = scene;
  const governor = tree.head[word];
  if (governor < 0) return when;
  const name = relation(tree, word);
  const about = (name === "obl" || name === "nmod") && ABOUT.has(preposition(scene, word) ?? "");
  const spoken = (name === "obj" || fullRelation(tree, word) === "nsubj:pass") && isOneOf(scene, governor, "spoken-of");
  return about || spoken ? NO_TIME : when;
}
