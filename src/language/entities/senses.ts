/** Choosing among the meanings that the knowledge gives a name by what else the text speaks of. */
import type { Knowledge, Sense } from "../../knowledge/index.ts";
import type { NameMention } from "./names.ts";

/**
 * Chooses a sense for each name. What the rest of the text speaks of decides between the senses of an ambiguous form (Georgia beside
 * Tbilisi, Georgia beside Alabama); without evidence the first in rank stands.
 */
export function chooseSenses(names: readonly NameMention[], knowledge: Knowledge): void {
  const options = names.map((name) => possible(name, knowledge));
  const evidence = new Map<string, number>();
  const seen = new Set<string>();
  for (const [i, senses] of options.entries()) {
    if (senses.length === 0 || seen.has(names[i].form)) continue;
    seen.add(names[i].form);
    const keys = new Set(senses.flatMap((sense) => tokensOfEvidence(sense)));
    for (const key of keys) evidence.set(key, (evidence.get(key) ?? 0) + (senses.length === 1 ? 2 : 1));
  }
  for (const [i, senses] of options.entries()) if (senses.length > 0) names[i].sense = best(senses, evidence);
}

function possible(name: NameMention, knowledge: Knowledge): readonly Sense[] {
  const form = name.form.replace(/['’]s?$/, "");
  if (name.words.length > knowledge.longest + 2) return [];
  const senses = knowledge.byName(form);
  if (senses.length === 0 && name.words.length > 1 && form.includes(",")) return knowledge.byName(form.slice(form.indexOf(",") + 1).trim());
  return senses;
}

/** What a sense speaks for: its own key, and for the people, capital or cities of a country that country; for a state its country's states. */
function tokensOfEvidence(sense: Sense): string[] {
  if (sense.kind === "state") return [`states of ${sense.country}`];
  if (sense.role === "city") return [sense.key, `states of ${sense.country}`];
  return [sense.key];
}

function best(senses: readonly Sense[], evidence: ReadonlyMap<string, number>): Sense {
  let chosen = senses[0];
  let most = -1;
  for (const sense of senses) {
    const weight = evidence.get(tokensOfEvidence(sense).at(-1)!) ?? 0;
    // The named organisation beats the country whose capital hosts it only where the text speaks of the organisation itself.
    if (weight > most) {
      most = weight;
      chosen = sense;
    }
  }
  return chosen;
}
