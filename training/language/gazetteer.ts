import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { mix } from "../../src/language/words/features.ts";
import { fnv1a } from "../../src/text/hash.ts";

type Names = string | readonly string[] | undefined;

interface Country {
  readonly name: string;
  readonly also?: Names;
  readonly adjective?: Names;
  readonly people?: Names;
  readonly capital?: Names;
  readonly cities?: Names;
}

const all = (names: Names): readonly string[] => (names === undefined ? [] : typeof names === "string" ? [names] : names);

export function countries(): Country[] {
  const text = readFileSync(new URL("../../data/knowledge/countries.yaml", import.meta.url), "utf8");
  return Object.values((parse(text) as { countries: Record<string, Country> }).countries);
}

/** Hashes as WordTable.lowerHash has them, sorted, of those names that are one word. */
function hashes(names: readonly string[]): Uint32Array {
  const single = names.filter((name) => /^\p{L}[\p{L}'’]*$/u.test(name)).map((name) => mix(0, fnv1a(name.toLowerCase())));
  return Uint32Array.from(new Set(single)).sort();
}

/** Countries, capitals and large cities of data/knowledge/countries.yaml. */
export function placeHashes(): Uint32Array {
  return hashes(countries().flatMap(({ name, also, capital, cities }) => [name, ...all(also), ...all(capital), ...all(cities)]));
}

/** Adjectives and peoples: "Danish", "Dane", "Danes". */
export function peopleHashes(): Uint32Array {
  return hashes(
    countries().flatMap(({ adjective, people }) => [
      ...all(adjective),
      ...all(people),
      ...all(people).map((name) => name.replace(/s$/, "")),
    ]),
  );
}

/** Towns of one word, with and without their marks (towns.md). */
export function townHashes(): Uint32Array {
  const towns = lines("towns.txt");
  return hashes([...towns, ...towns.map((town) => town.normalize("NFD").replace(/\p{M}/gu, ""))]);
}

/** Given names (entities/given-names.md). */
export function givenNameHashes(): Uint32Array {
  return hashes([...lines("entities/given-female.txt"), ...lines("entities/given-male.txt")]);
}

function lines(name: string): string[] {
  return readFileSync(new URL(name, import.meta.url), "utf8")
    .trim()
    .split("\n");
}
