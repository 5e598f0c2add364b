import { BARE, type Item, OWNED } from "./items.ts";
import type { Found } from "./roles.ts";
import type { State } from "./state.ts";
import { childWith, Rel, type View } from "./view.ts";
import { TITLE_HEADS } from "./words.ts";

/** Rule of a noun with a name of its own right behind it that is a phrase of its own all the same: "his deputy Per Askel", "the novel Still Water". */
const NAMED = "named";

/** "the Kestrian president, Oren Dalvash" and "Tavon, the prime minister": the noun is the person beside it; "the novel Still Water": or the thing. */
export function nameBeside(state: State, item: Item): Found | null {
  if (item.plural) return null;
  if (!item.human) return thingBeside(state, item);
  const { view, names, found, nameAt } = state.scene;
  const person = (token: number) =>
    token >= 0 && nameAt[token] >= 0 && names[nameAt[token]].type === "PERSON" ? found[nameAt[token]] : null;
  const rel = view.rel[item.head];
  const above = rel === Rel.APPOSITION || rel === Rel.FLAT ? person(view.tokens.head[item.head]) : null;
  if (above !== null) return { draft: above, rule: "apposition" };
  for (let c = view.child[item.head]; c >= 0; c = view.sibling[c]) {
    const near = (view.rel[c] === Rel.APPOSITION || view.rel[c] === Rel.FLAT) && c > item.head && c < item.head + 4;
    const draft = near || isOverComma(view, item.head, c) ? person(c) : null;
    if (draft !== null) return { draft, rule: item.determiner === OWNED && nameAt[item.last] === nameAt[c] ? NAMED : "apposition" };
    // "the head of the negotiating team, Ada Moll", with the name hung on the team
    const below = c > item.head && view.rel[c] === Rel.NOMINAL && person(c) === null ? childWith(view, c, Rel.APPOSITION) : -1;
    const held = below >= 0 && isOverComma(view, item.head, below) ? person(below) : null;
    if (held !== null) return { draft: held, rule: "apposition" };
  }
  return titled(state, item);
}

/** So many words behind an office its holder is named. */
const FAR_NAME = 10;

/** "the Minister for Foreign Affairs of Kelmar, Ada Moll": the name behind the one comma after the office. */
function isOverComma(view: View, head: number, name: number): boolean {
  if (name < head + 3 || name > head + FAR_NAME || view.rel[name] !== Rel.APPOSITION || view.word[name - 1] !== ",") return false;
  for (let t = head + 1; t < name - 1; t++) if (view.word[t] === "," || view.word[t] === "and") return false;
  return true;
}

/** So many people of stated offices are looked through for the one beside a title. */
const MOST_TITLED = 100;

/** "the Minister of Foreign Affairs of Kelmar, H.E. Ms. Ada Moll": the words that were read as her title, wherever the parser hung the name. */
function titled({ officials, scene }: State, item: Item): Found | null {
  if (!TITLE_HEADS.has(item.lemma)) return null;
  const at = scene.view.tokens.start[item.head];
  for (let i = 0; i < Math.min(officials.length, MOST_TITLED); i++) {
    const draft = officials[i];
    const beside = draft.offices.some(({ evidence }) => evidence.start <= at && at < evidence.end);
    if (beside && draft.noun === "") return { draft, rule: "apposition" };
  }
  return null;
}

/** "the novel Still Water", "the company, Holm Steel": what is named just behind its noun; a place goes by its name alone, and "the capital" by no rule. */
function thingBeside({ scene }: State, { head, last, determiner }: Item): Found | null {
  const { view, names, found, nameAt } = scene;
  for (let c = view.child[head]; c >= 0; c = view.sibling[c]) {
    if (c <= head || (view.rel[c] !== Rel.APPOSITION && view.rel[c] !== Rel.FLAT) || nameAt[c] < 0) continue;
    const name = names[nameAt[c]];
    if (name.head === c && (name.type === "ORG" || name.type === "MISC") && name.first > head && name.first - head < 4)
      return { draft: found[nameAt[c]], rule: determiner !== BARE && name.first === last ? NAMED : "apposition" };
  }
  return null;
}
