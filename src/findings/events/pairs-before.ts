/** The two states or bodies that "both sides", "each country" stand for. */
import { relation } from "../tree.ts";
import { resolve } from "./actors.ts";
import { isCountry, isNamed } from "./entity-kinds.ts";
import { form, type Scene } from "./scene.ts";

/** Sentences back in which they are looked for. */
const SIDES_BACK = 12;
/** Words back in which they are looked for, so that what has no stops is read in linear time. */
const WORDS_BACK = 500;

/** Two states or bodies joined by "and" or "between" before a word, in its sentence or the nearest before; null where none are. */
export function pairBefore(scene: Scene, word: number): readonly string[] | null {
  const { tree, ann } = scene;
  const own = ann.tokens.sentence[word];
  for (let at = own; at >= Math.max(0, own - SIDES_BACK); at--) {
    const { firstToken, endToken } = ann.sentences[at];
    for (let t = Math.max(firstToken, word - WORDS_BACK); t < Math.min(endToken, word); t++) {
      if (!["cc", "case"].includes(relation(tree, t)) || (form(scene, t) !== "and" && form(scene, t) !== "between")) continue;
      const joined = form(scene, t) === "and" ? tree.head[tree.head[t]] : tree.head[t];
      const all = resolve(scene, joined);
      const pair = all.filter((id) => isBody(scene, id));
      if (pair.length === 2) return pair;
      // "President Dalvash of Kestria and Prime Minister Tavon of Vardania signed": their states
      const states = all.length === 2 ? [...new Set(all.flatMap((id) => stateOf(scene, id)))] : [];
      if (states.length === 2) return states;
    }
  }
  return null;
}

/** The state that a person acts for, where the text names it. */
function stateOf({ ann, entityById }: Scene, id: string): string[] {
  const person = entityById.get(id);
  const country = person?.type === "PERSON" ? person.country : null;
  return country == null ? [] : ann.entities.filter(({ key }) => key === country).map((state) => state.id);
}

/** A state, or a body with a name. */
function isBody(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  return entity !== undefined && (isCountry(entity) || (["ORG", "GROUP"].includes(entity.type) && isNamed(entity)));
}
