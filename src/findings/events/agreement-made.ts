/** Whether an agreement has been made, or is still to come. */
import { childBy, fullRelation, relation } from "../tree.ts";
import { ownStatus } from "./modality.ts";
import { isOneOf, type Scene } from "./scene.ts";
import { hasPerfect } from "./tense.ts";

/** "agreed to a ceasefire" */
export function isAgreedTo({ tree, lemma }: Scene, noun: number): boolean {
  const governor = tree.head[noun];
  const marker = relation(tree, noun) === "obl" ? childBy(tree, noun, "case") : -1;
  return governor >= 0 && lemma[governor] === "agree" && marker >= 0 && ["to", "on", "upon"].includes(lemma[marker]);
}

/** "signed a protocol": told as the news, in the plain past. */
export function isSignedNow(scene: Scene, noun: number): boolean {
  const governor = scene.tree.head[noun];
  const agreed = isAgreedTo(scene, noun);
  if (governor < 0 || (!agreed && !isOneOf(scene, governor, "agreement-signing"))) return false;
  const object = agreed || relation(scene.tree, noun) === "obj" || fullRelation(scene.tree, noun) === "nsubj:pass";
  // "since the accord was signed", "two days after they signed it": no news; "hours after they signed it" is
  const hours = scene.lemma[scene.tree.left[governor] - 1] === "hour" || scene.lemma[scene.tree.left[governor]] === "hour";
  return (
    object && (hours || childBy(scene.tree, governor, "mark") < 0) && ownStatus(scene, governor) === "plain" && !hasPerfect(scene, governor)
  );
}

/** "signed a truce", "the truce was agreed", "the truce reached in Halvik". */
export function isMade(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  const governor = tree.head[noun];
  const role = relation(tree, noun);
  if (isAgreedTo(scene, noun)) return ["plain", "ongoing"].includes(ownStatus(scene, governor));
  if (governor >= 0 && (role === "obj" || fullRelation(tree, noun) === "nsubj:pass") && isOneOf(scene, governor, "agreement-making"))
    return ["plain", "ongoing"].includes(ownStatus(scene, governor));
  const clause = childBy(tree, noun, "acl");
  return clause >= 0 && isOneOf(scene, clause, "agreement-making") && ownStatus(scene, clause) === "plain";
}

/** Still to be made: under "talks on", "a draft of", "sought", "will sign", "failed to reach". */
export function isUnfinished(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  let at = noun;
  for (let climbed = 0; climbed < 3; climbed++) {
    const governor = tree.head[at];
    if (governor < 0) return false;
    const name = relation(tree, at);
    if (name === "nmod" && isOneOf(scene, governor, "agreement-ahead")) return true;
    if (
      (name === "obj" || name === "nsubj") &&
      isOneOf(scene, governor, "agreement-making") &&
      ["planned", "hypothetical", "denied", "refused", "called-for", "infinitive"].includes(ownStatus(scene, governor))
    )
      return true;
    if (name === "obj" && isOneOf(scene, governor, "still-sought")) return true;
    if (name !== "nmod" && name !== "obj" && name !== "conj") return false;
    at = governor;
  }
  return false;
}
