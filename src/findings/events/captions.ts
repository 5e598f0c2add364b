import { relation, upos } from "../tree.ts";
import { form, type Scene } from "./scene.ts";

/** So many words a caption may have. */
const CAPTION_WORDS = 60;

/** "Mirel Tavon and Oren Dalvash at the opening of the summit, March 10": the people of a caption without a verb; nobody elsewhere. */
export function captioned(scene: Scene, word: number): readonly string[] {
  const { tree, ann } = scene;
  const { firstToken, endToken } = ann.sentences[ann.tokens.sentence[word]];
  if (endToken - firstToken > CAPTION_WORDS) return [];
  const people = new Set<string>();
  let at = false;
  for (let t = firstToken; t < endToken; t++) {
    // "Tavon, left, with Ferran"
    const side = ["left", "right"].includes(form(scene, t)) && /^[,()]$/.test(form(scene, t + 1));
    if (side) continue;
    if (upos(tree, t) === "AUX" || (upos(tree, t) === "VERB" && !["amod", "acl"].includes(relation(tree, t)))) return [];
    if (t >= word) continue;
    if (scene.personAt[t] >= 0) people.add(ann.entities[scene.personAt[t]].id);
    else if (people.size > 0 && ["at", "during", "ahead", "before", "after"].includes(form(scene, t))) at = true;
  }
  return at && people.size > 1 && people.size < 6 ? [...people] : [];
}
