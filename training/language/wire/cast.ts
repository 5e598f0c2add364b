/** The cast of one made-up piece: what its slots stand for, drawn once a piece. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { NameType } from "../../../src/model/annotations.ts";
import { countries } from "../gazetteer.ts";
import type { NamedText } from "../named-texts.ts";

/** A name in full and its short forms; a name without short forms has itself. */
export interface Named {
  readonly full: string;
  readonly short: string;
}

interface Lists {
  readonly [name: string]: readonly string[];
}

export interface World {
  readonly lists: Lists;
  readonly countries: readonly { readonly name: string; readonly adjective: string }[];
  readonly cities: readonly string[];
  readonly towns: readonly string[];
  /** Towns whose names are several words. */
  readonly longTowns: readonly string[];
  /** Persons of the training texts by all their words, and the words that begin and end such names. */
  readonly persons: readonly (readonly string[])[];
  readonly given: readonly string[];
}

/** What a piece is drawn from: lists of this folder, countries and cities of data/knowledge, and the persons that `texts` name. */
export function openWorld(texts: readonly NamedText[]): World {
  const known = countries();
  const one = (names: string | readonly string[] | undefined) => (typeof names === "string" ? names : names?.[0]);
  const many = (names: string | readonly string[] | undefined) => (names === undefined ? [] : typeof names === "string" ? [names] : names);
  return {
    lists: parse(readFileSync(new URL("names.yaml", import.meta.url), "utf8")) as Lists,
    countries: known.flatMap(({ name, adjective }) => (one(adjective) === undefined ? [] : [{ name, adjective: one(adjective)! }])),
    cities: known.flatMap(({ capital, cities }) => [...many(capital), ...many(cities)]),
    towns: linesOf("../towns.txt"),
    longTowns: linesOf("../towns.txt").filter((town) => town.includes(" ")),
    persons: personsOf(texts),
    given: ["female", "male"].flatMap((list) => givenNames(`../entities/given-${list}.txt`)),
  };
}

function personsOf(texts: readonly NamedText[]): string[][] {
  const found = new Set<string>();
  for (const { text, names } of texts)
    for (const { start, end, type } of names) if (type === "PERSON") found.add(text.slice(start, end).replace(/\s+/gu, " "));
  return [...found].map((name) => name.split(" ")).filter((words) => words.length > 1 && words.length < 5 && words.every(isNameWord));
}

const isNameWord = (word: string) => /^(?:\p{Lu}|al-|bin$|van$|de$|von$)[\p{L}'’.-]*$/u.test(word);

function givenNames(path: string): string[] {
  return linesOf(path)
    .filter((line) => /^\p{L}{3,}$/u.test(line))
    .map((line) => line[0].toUpperCase() + line.slice(1));
}

function linesOf(path: string): string[] {
  return readFileSync(new URL(path, import.meta.url), "utf8")
    .trim()
    .split("\n");
}

/** Draws names; every draw takes its chance from `next`. */
export class Cast {
  readonly #world: World;
  readonly #next: () => number;

  constructor(world: World, next: () => number) {
    this.#world = world;
    this.#next = next;
  }

  chance(share: number): boolean {
    return this.#next() < share;
  }

  one<T>(items: readonly T[]): T {
    return items[Math.floor(this.#next() * items.length)];
  }

  /** An entry "full | short | short" of a list. */
  listed(list: string): Named {
    const [full, ...short] = this.one(this.#world.lists[list]).split(" | ");
    return { full, short: short.length === 0 ? full : this.one(short) };
  }

  person(): Named {
    const whole = this.one(this.#world.persons);
    if (this.chance(0.4)) return { full: whole.join(" "), short: whole[1].includes("-") ? whole[0] : whole[whole.length - 1] };
    const surname = this.chance(0.06) ? `${whole[whole.length - 1]}-${this.#surname()}` : whole[whole.length - 1];
    const given = this.chance(0.5) ? this.one(this.#world.given) : this.one(this.#world.persons)[0];
    return { full: `${given} ${surname}`, short: surname };
  }

  #surname(): string {
    const words = this.one(this.#world.persons);
    return words[words.length - 1];
  }

  /** One in ten is invented ("Velonia"), so that a country need not be known to be one. */
  country(): { readonly name: string; readonly adjective: string } {
    if (this.chance(0.9)) return this.one(this.#world.countries);
    const { stems, lands } = this.#world.lists;
    const name = this.one(stems) + this.one(lands);
    return { name, adjective: name.endsWith("ia") ? `${name}n` : `${name}er` };
  }

  city(): string {
    const { cities, towns, longTowns } = this.#world;
    if (this.chance(0.5)) return this.one(cities);
    return this.one(this.chance(0.5) ? towns : longTowns);
  }

  /** "Norvik Holdings Ltd": half of the firms are invented. */
  firm(): Named {
    if (this.chance(0.5)) return this.listed("firms");
    const { lists } = this.#world;
    const stem = this.chance(0.2) ? this.#surname() : this.one(lists.stems) + this.one(lists.ends);
    const pair = this.chance(0.06) ? `${stem} & ${this.#surname()}` : stem;
    const trade = this.chance(0.6) ? ` ${this.one(lists.trades)}` : "";
    const suffix = trade === "" || this.chance(0.7) ? ` ${this.one(lists.suffixes)}` : "";
    const short = trade !== "" && this.chance(0.25) ? pair + trade : stem;
    return { full: pair + trade + suffix, short };
  }

  /** "National Aviation Safety Agency": half of the bodies are put together. */
  body(): Named {
    if (this.chance(0.5)) return this.listed("bodies");
    const { lists } = this.#world;
    const country = this.country();
    const head = this.chance(0.5) ? this.one(lists.heads) : this.chance(0.5) ? country.adjective : country.name;
    const topic = this.one(lists.topics);
    const second = this.chance(0.2) ? ` and ${this.one(lists.topics)}` : "";
    const organ = this.one(lists.organs);
    const full = this.chance(0.7) ? `${head} ${topic}${second} ${organ}` : `${organ} ${this.chance(0.5) ? "of" : "for"} ${topic}${second}`;
    return { full, short: initials(full) };
  }

  party(): Named {
    const { lists } = this.#world;
    const head = this.chance(0.4) ? `${this.chance(0.5) ? this.country().adjective : this.one(lists.heads)} ` : "";
    const cause = this.one(lists.causes);
    const full = `${head}${cause} ${this.one(lists.fronts)}`;
    return { full, short: this.chance(0.5) ? initials(full) : full };
  }

  ground(): string {
    if (this.chance(0.6)) return this.one(this.#world.lists.grounds);
    return `${this.chance(0.5) ? this.city() : this.#surname()} ${this.one(["Stadium", "Arena", "Park", "Oval", "Field", "Road"])}`;
  }

  digit(): string {
    return String(1 + Math.floor(this.#next() * 9));
  }
}

function initials(name: string): string {
  return name
    .split(/[\s-]+/u)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join("");
}

export type Slot = { readonly words: string; readonly type: NameType | null };
