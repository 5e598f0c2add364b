import type { Facts } from "./facts.ts";
import { indexNames, lookUp, type Sense } from "./names.ts";
import { indexOffices, type Offices, type Role, type Term } from "./offices.ts";
import { indexPersons, type KnownPerson, type Persons } from "./persons.ts";

export interface Country {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly adjectives: readonly string[];
  readonly capitals: readonly string[];
}

/** The world that texts presuppose. Read-only; shared by all articles. */
export interface Knowledge {
  /**
   * Everything that a form can name, in order of rank (name, adjective, people, capital, seat, city); several where ambiguous (Georgia, Congo).
   * Case counts ("turkey" names nothing), except that a form all in capitals of four letters or more is read as a heading. "the " is ignored.
   */
  byName(form: string): readonly Sense[];
  /** By ISO code or by key `country:XX`. */
  country(code: string): Country | null;
  /** Canonical name of a key (`country:AM`, `org:NATO`, `region:…`), null where unknown. */
  nameOf(key: string): string | null;
  /**
   * Who held an office on a day (ISO, or a prefix of one; null: whoever ever did), latest first. `holder` is a code or key of a country or
   * organisation; `office` a title in lower case ("prime minister") or a role ("head-of-government").
   */
  officeHolders(holder: string, office: string, day: string | null): readonly Term[];
  /** The roles that a title gives: "prime minister" → head-of-government; empty where unknown. */
  rolesOf(title: string): readonly Role[];
  /** Known persons that the form may name: full name in any romanisation, part of it, or the surname alone. */
  personByName(form: string): readonly KnownPerson[];
  /** Buildings and places that stand for a government or organisation. */
  seats(key: string): readonly string[];
  /** Words of the longest form that `byName` knows. */
  readonly longest: number;
}

/** Makes facts searchable. */
export function indexKnowledge(facts: Facts): Knowledge {
  const names = indexNames(facts);
  const offices: Offices = indexOffices(facts);
  const persons: Persons = indexPersons(facts, offices.terms);
  const countries = new Map<string, Country>();
  for (const [code, c] of Object.entries(facts.countries))
    countries.set(code, { key: `country:${code}`, code, name: c.name, adjectives: c.adjective, capitals: c.capital });
  return {
    byName: (form) => lookUp(names, form),
    country: (code) => countries.get(code.startsWith("country:") ? code.slice(8) : code) ?? null,
    nameOf: (key) => names.canonical.get(key) ?? null,
    officeHolders: (holder, office, day) => offices.holders(holder.slice(holder.indexOf(":") + 1), office, day),
    rolesOf: (title) => offices.rolesOf.get(title) ?? [],
    personByName: (form) => persons.find(form),
    seats: (key) => names.seats.get(key) ?? [],
    longest: names.longest,
  };
}
