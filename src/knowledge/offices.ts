import type { Facts } from "./facts.ts";
import { ROLES } from "./shapes.ts";

export type Role = (typeof ROLES)[number];

/** One term in one office. */
export interface Term {
  readonly person: string;
  /** Code of the country or organisation. */
  readonly holder: string;
  /** Everyday title in lower case: "prime minister". */
  readonly title: string;
  /** ISO day, month or year; null where open or unknown. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface Offices {
  readonly terms: readonly Term[];
  readonly rolesOf: ReadonlyMap<string, readonly Role[]>;
  holders(holder: string, office: string, day: string | null): readonly Term[];
}

/** Makes the table of offices searchable. */
export function indexOffices(facts: Facts): Offices {
  const terms: Term[] = [];
  const byHolder = new Map<string, Term[]>();
  for (const [holder, offices] of Object.entries(facts.offices))
    for (const [title, held] of Object.entries(offices))
      for (const { person, from, to } of held) {
        const term = { person, holder, title, from, to };
        terms.push(term);
        byHolder.set(holder, [...(byHolder.get(holder) ?? []), term]);
      }
  const rolesOf = new Map<string, Role[]>();
  for (const role of ROLES) for (const title of facts.roles[role] ?? []) rolesOf.set(title, [...(rolesOf.get(title) ?? []), role]);
  const holds = (term: Term, office: string) => term.title === office || isRole(office, rolesOf.get(term.title));
  return {
    terms,
    rolesOf,
    holders: (holder, office, day) => {
      const found = (byHolder.get(holder) ?? []).filter((term) => holds(term, office) && (day === null || covers(term, day)));
      return found.sort((a, b) => (a.from === b.from ? 0 : (a.from ?? "") < (b.from ?? "") ? 1 : -1));
    },
  };
}

/**
 * Whether a term may cover a day. Each side is compared at the coarser precision of the two, so that a month that only touches the term
 * counts: a reader would not rule it out either.
 */
export function covers(term: Pick<Term, "from" | "to">, day: string): boolean {
  return (term.from === null || before(term.from, day)) && (term.to === null || before(day, term.to));
}

function before(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) <= b.slice(0, length);
}

function isRole(office: string, roles: readonly Role[] | undefined): boolean {
  return roles?.some((role) => role === office) ?? false;
}
