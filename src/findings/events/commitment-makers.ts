/** Who promises where the text says only "the government" or "the ministry". */
import { childBy } from "../tree.ts";
import { isOneOf, type Scene } from "./scene.ts";
import { ownSubject } from "./sides.ts";

/** Words back in which the state of "the government" is looked for. */
const STATE_BACK = 80;

/** "The government vowed": of the state that was named last before it; null where another body promises or no state stands near. */
export function governmentOf(scene: Scene, token: number): string | null {
  const subject = ownSubject(scene, token);
  if (subject < 0 || !isOneOf(scene, subject, "state-body")) return null;
  if (childBy(scene.tree, subject, "amod", "nmod", "nmod:poss", "compound") >= 0) return null;
  for (let t = subject - 1; t >= Math.max(0, subject - STATE_BACK); t--) {
    const entity = scene.entityAt[t] >= 0 ? scene.ann.entities[scene.entityAt[t]] : null;
    if (entity?.key?.startsWith("country:")) return entity.id;
  }
  return null;
}

/** "The ministry pledged": of the state of the minister who was named last before it, else of the minister; null where no minister stands near. */
export function ministryOf(scene: Scene, token: number): string | null {
  const subject = ownSubject(scene, token);
  if (subject < 0 || scene.lemma[subject] !== "ministry") return null;
  if (childBy(scene.tree, subject, "amod", "nmod", "nmod:poss", "compound") >= 0) return null;
  for (let t = subject - 1; t >= Math.max(0, subject - STATE_BACK); t--) {
    const entity = scene.entityAt[t] >= 0 ? scene.ann.entities[scene.entityAt[t]] : null;
    if (entity?.type !== "PERSON" || !entity.offices.some(({ title }) => /\bminister\b/i.test(title))) continue;
    return scene.ann.entities.find(({ key }) => key !== null && key === entity.country)?.id ?? entity.id;
  }
  return null;
}
