import { covers, type Knowledge, type KnownPerson } from "../../knowledge/index.ts";
import type { Draft } from "./draft.ts";
import type { Scene } from "./scene.ts";
import { officeClass } from "./titles.ts";

/**
 * Fills in what the table of offices knows of the persons of a text. A full name is enough; a surname alone only where the text states the same
 * office, or speaks of the person's country on a day of the term, and nobody else fits. What the text states is never changed.
 */
export function linkKnown(scene: Scene, knowledge: Knowledge, day: string | null): void {
  const countries = new Set(scene.found.flatMap((draft) => (draft.country === null || draft.type === "PERSON" ? [] : [draft.country])));
  for (const draft of new Set(scene.found)) {
    if (draft.type !== "PERSON" || draft.plural) continue;
    const known =
      draft.key === null
        ? bySurname(draft, knowledge, day, countries)
        : knowledge.personByName(draft.name).filter((person) => person.key === draft.key);
    if (known.length === 1) link(draft, known[0], knowledge, day);
  }
}

function bySurname(draft: Draft, knowledge: Knowledge, day: string | null, countries: ReadonlySet<string>): readonly KnownPerson[] {
  const persons = knowledge.personByName(draft.name);
  if (draft.offices.length > 0) return persons.filter((person) => holdsStated(draft, person));
  if (draft.country !== null) return persons.filter((person) => person.terms.some(({ holder }) => `country:${holder}` === draft.country));
  return persons.filter((person) =>
    person.terms.some((term) => countries.has(`country:${term.holder}`) && (day === null || covers(term, day))),
  );
}

/** Whether the person held an office of the stated class, in the stated country where there is one. */
function holdsStated(draft: Draft, person: KnownPerson): boolean {
  const stated = new Set(draft.offices.map((office) => officeClass(office.title).replace(/^former /, "")));
  return person.terms.some(
    (term) => stated.has(officeClass(term.title)) && (draft.country === null || draft.country === `country:${term.holder}`),
  );
}

function link(draft: Draft, person: KnownPerson, knowledge: Knowledge, day: string | null): void {
  draft.key = person.key;
  draft.name = person.name;
  if (draft.country !== null) return;
  const then = day === null ? person.terms : person.terms.filter((term) => covers(term, day));
  const holders = new Set((then.length > 0 ? then : person.terms).map((term) => term.holder));
  for (const holder of holders) if (holders.size === 1 && knowledge.country(holder) !== null) draft.country = `country:${holder}`;
}
