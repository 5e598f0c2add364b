import type { Mention } from "../../model/annotations.ts";
import type { Draft } from "./draft.ts";
import type { NameMention } from "./names.ts";
import { headOf } from "./names.ts";
import type { Scene } from "./scene.ts";

/** Mentions inside longer names, by the entity that they name. */
export type Inside = ReadonlyMap<Draft, readonly Mention[]>;

/** Words of a name inside another. */
const LONGEST = 5;

/**
 * Finds names that the text also gives by themselves inside its longer names: "Belmora" in "University of Belmora". The longest first; none inside the
 * name of a person, none that holds the head of the longer name (that is a shorter form of it), and no lone word of a person's name.
 */
export function insideNames({ view, names, found }: Scene): Inside {
  const byForm = new Map<string, Draft>();
  const form = (first: number, last: number) => view.word.slice(first, last).join(" ");
  for (const [i, name] of names.entries()) {
    const key = form(name.first, name.last);
    if (isSource(name) && !byForm.has(key)) byForm.set(key, found[i]);
  }
  const inside = new Map<Draft, Mention[]>();
  const add = (draft: Draft, first: number, last: number) => {
    const mentions = inside.get(draft) ?? [];
    mentions.push({
      start: view.tokens.start[first],
      end: view.tokens.end[last - 1],
      form: "name",
      head: headOf(view, first, last),
      rule: "inside",
    });
    inside.set(draft, mentions);
  };
  for (const [i, name] of names.entries()) {
    if (name.type === "PERSON" || name.last - name.first < 2) continue;
    for (let first = name.first; first < name.last; first++)
      for (let last = Math.min(name.last, first + LONGEST); last > first; last--) {
        const draft = last - first < name.last - name.first ? byForm.get(form(first, last)) : undefined;
        if (draft === undefined || draft === found[i] || (first <= name.head && name.head < last)) continue;
        add(draft, first, last);
        first = last - 1;
        break;
      }
  }
  return inside;
}

/** Adjectives are no names of their own inside a name, and "Brandt" in "Brandt Hall" may be anybody. */
function isSource({ type, words }: NameMention): boolean {
  return type !== "GROUP" && (type !== "PERSON" || words.length > 1);
}
