import type { Facts } from "./facts.ts";

/** In order of rank: what a reader thinks of first. */
const SENSE_ROLES = ["name", "adjective", "people", "capital", "seat", "city"] as const;
export type SenseRole = (typeof SENSE_ROLES)[number];

/** One thing that a form can name. */
export interface Sense {
  /** `country:AM`, `org:NATO`, `region:crimea`: what is named or stood for. */
  readonly key: string;
  readonly kind: "country" | "organization" | "disputed" | "state" | "continent" | "area";
  readonly role: SenseRole;
  /** Canonical name of `key`. */
  readonly name: string;
  /** Key of the country that it is or belongs to; null where it is none or several. */
  readonly country: string | null;
  /** Of a capital, seat or city: its own key as a place, `place:baku`. */
  readonly place: string | null;
  /** Short for something longer (NATO, UK). */
  readonly short: boolean;
}

export interface NameIndex {
  readonly forms: ReadonlyMap<string, readonly Sense[]>;
  readonly capitals: ReadonlyMap<string, readonly Sense[]>;
  readonly canonical: ReadonlyMap<string, string>;
  readonly seats: ReadonlyMap<string, readonly string[]>;
  readonly longest: number;
}

/** Builds the table of forms. */
export function indexNames(facts: Facts): NameIndex {
  const forms = new Map<string, Sense[]>();
  const canonical = new Map<string, string>();
  const seats = new Map<string, readonly string[]>();
  const add = (entry: Entry) => {
    canonical.set(entry.key, entry.name);
    seats.set(entry.key, entry.seat);
    for (const role of SENSE_ROLES) for (const form of entry[role === "name" ? "names" : role]) addForm(forms, form, entry, role);
  };
  for (const entry of entries(facts)) add(entry);
  for (const senses of forms.values())
    senses.sort((a, b) => SENSE_ROLES.indexOf(a.role) - SENSE_ROLES.indexOf(b.role) || rank(a) - rank(b));
  let longest = 1;
  const capitals = new Map<string, readonly Sense[]>();
  for (const [form, senses] of forms) {
    longest = Math.max(longest, form.split(" ").length);
    if (form.length > 3) capitals.set(form.toUpperCase(), senses);
  }
  return { forms, capitals, canonical, seats, longest };
}

/** Senses of a form as it stands in a text. */
export function lookUp(index: NameIndex, form: string): readonly Sense[] {
  const plain = plainForm(form);
  const found = index.forms.get(plain);
  if (found !== undefined) return found;
  return (plain.length > 3 && plain === plain.toUpperCase() && index.capitals.get(plain)) || [];
}

interface Entry {
  readonly key: string;
  readonly kind: Sense["kind"];
  readonly name: string;
  readonly country: string | null;
  readonly names: readonly string[];
  readonly adjective: readonly string[];
  readonly people: readonly string[];
  readonly capital: readonly string[];
  readonly seat: readonly string[];
  readonly city: readonly string[];
}

function* entries(facts: Facts): Iterable<Entry> {
  for (const [code, c] of Object.entries(facts.countries)) {
    const key = `country:${code}`;
    const names = [c.name, ...(c.official ? [c.official] : []), ...c.also];
    yield { ...c, key, kind: "country", country: key, names, people: singulars(c.people), seat: c.seats, city: c.cities };
  }
  for (const [code, o] of Object.entries(facts.organizations)) {
    const names = [o.name, ...(o.official ? [o.official] : []), ...o.also];
    const country = o.country === undefined ? null : `country:${o.country}`;
    yield {
      ...o,
      key: `org:${code}`,
      kind: "organization",
      country,
      names,
      people: singulars(o.people),
      capital: [],
      seat: o.seats,
      city: [],
    };
  }
  for (const [slug, r] of Object.entries(facts.regions)) {
    const country = r.within.length === 1 ? `country:${r.within[0]}` : null;
    yield { ...r, key: `region:${slug}`, name: r.names[0], country, people: singulars(r.people), seat: [], city: [] };
  }
}

/** "Armenians" → also "Armenian". Irregular ones are listed in the data. */
function singulars(people: readonly string[]): string[] {
  return [...new Set(people.flatMap((form) => (/[^s]s$/.test(form) ? [form, form.slice(0, -1)] : [form])))];
}

function addForm(forms: Map<string, Sense[]>, form: string, entry: Entry, role: SenseRole): void {
  const plain = plainForm(form);
  const senses = forms.get(plain) ?? [];
  if (senses.some((sense) => sense.key === entry.key && sense.role === role)) return;
  const place = role === "capital" || role === "seat" || role === "city" ? `place:${plain.toLowerCase().replaceAll(" ", "-")}` : null;
  const short = role === "name" && plain === plain.toUpperCase();
  senses.push({ key: entry.key, kind: entry.kind, role, name: entry.name, country: entry.country, place, short });
  forms.set(plain, senses);
}

/** Of two things of one name the state comes before the region, the region before the organisation. */
function rank(sense: Sense): number {
  return sense.kind === "country" ? 0 : sense.kind === "organization" ? 2 : 1;
}

function plainForm(form: string): string {
  let plain = form;
  for (let i = 0; i < form.length; i++)
    if (form.charCodeAt(i) >= 0x80) {
      plain = form.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      plain = plain.replace(/[’ʼ‘]/g, "'").replace(/[ıłøđ]/g, (letter) => ({ ı: "i", ł: "l", ø: "o", đ: "d" })[letter]!);
      break;
    }
  if (/[\s\u00a0]{2}|[\n\t\u00a0]/.test(plain))
    plain = plain
      .trim()
      .split(/[\s\u00a0]+/)
      .join(" ");
  return plain.startsWith("the ") || plain.startsWith("The ") ? plain.slice(4) : plain;
}
