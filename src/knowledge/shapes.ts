import { z } from "zod";

/** Shapes of a knowledge file (YAML): the shipped ones and those of `--knowledge FILE`. */

const words = z.union([z.string().min(1), z.array(z.string().min(1))]).transform((value) => (typeof value === "string" ? [value] : value));
const list = words.optional().transform((value) => value ?? []);
const code = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,15}$/, "expected a code of 2 to 16 capitals and digits, such as AM or NATO");
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, "expected a key of small letters, digits and hyphens");

const country = z.strictObject({
  name: z.string().min(1),
  official: z.string().min(1).optional(),
  also: list,
  adjective: list,
  people: list,
  capital: list,
  seats: list,
  cities: list,
});

const organization = z.strictObject({
  name: z.string().min(1),
  official: z.string().min(1).optional(),
  also: list,
  adjective: list,
  people: list,
  seats: list,
  country: code.optional(),
});

const region = z.strictObject({
  names: words,
  within: list,
  adjective: list,
  people: list,
  capital: list,
  kind: z.enum(["disputed", "state", "continent", "area"]).default("disputed"),
});

const DAY = "(?:\\d{4}(?:-\\d{2}(?:-\\d{2})?)?|\\.\\.)";
const term = z
  .string()
  .regex(
    new RegExp(`^[^,/]{1,100}, ${DAY}/${DAY}$`),
    'expected "Name, from/to", such as "Ada Moll, 2019-05-01/2023-02" (".." for an open end)',
  )
  .transform((value) => {
    const comma = value.lastIndexOf(", ");
    const [from, to] = value.slice(comma + 2).split("/");
    return { person: value.slice(0, comma), from: from === ".." ? null : from, to: to === ".." ? null : to };
  });

const person = z.strictObject({ name: z.string().min(1), also: list, gender: z.enum(["female", "male"]).optional() });
export const ROLES = ["head-of-state", "head-of-government", "foreign-minister", "head-of-organization"] as const;

/** One knowledge file. Every part may be left out. */
export const knowledgeFile = z.strictObject({
  countries: z.record(code, country).default({}),
  organizations: z.record(code, organization).default({}),
  regions: z.record(slug, region).default({}),
  offices: z.record(code, z.record(z.string().min(1), z.array(term))).default({}),
  persons: z.array(person).default([]),
  roles: z.partialRecord(z.enum(ROLES), z.array(z.string().min(1))).default({}),
});

export type KnowledgeFile = z.output<typeof knowledgeFile>;
