/**
 * Made-up wire copy to learn names from: sport, markets, firms, courts, elections, in the manner of a news agency, with tickers, datelines, tables and
 * credits, of which the labelled texts have next to nothing. The sentences are in copy.txt, the names in names.yaml and in the training texts.
 */
import { readFileSync } from "node:fs";
import type { NameType } from "../../../src/model/annotations.ts";
import type { NamedText } from "../named-texts.ts";
import { Cast, type Named, type Slot, type World } from "./cast.ts";

interface Kind {
  readonly headlines: readonly string[];
  readonly leads: readonly string[];
  readonly bodies: readonly string[];
  readonly rows: readonly string[];
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const AGENCIES = ["Reuters", "Reuters", "Reuters", "Reuters", "AP", "AFP", "Xinhua", "dpa", "TASS", "Anadolu Agency", "Kyodo News", "ANSA"];

function kinds(): Kind[] {
  const parts = readFileSync(new URL("copy.txt", import.meta.url), "utf8")
    .split(/^# .*$/mu)
    .slice(1);
  return parts.map((part) => {
    const of = (mark: string) =>
      part
        .split("\n")
        .filter((line) => line.startsWith(`${mark} `))
        .map((line) => line.slice(2));
    return { headlines: of("H"), leads: of("L"), bodies: of("B"), rows: of("T") };
  });
}

/** `count` pieces. */
export function composeWire(world: World, count: number, next: () => number): NamedText[] {
  const all = kinds();
  const cast = new Cast(world, next);
  return Array.from({ length: count }, (_, i) => new Piece(cast).compose(all[i % all.length], `wire-${i}`));
}

/** One piece in the making: its text so far, its names, and what its slots stand for. */
class Piece {
  readonly #cast: Cast;
  readonly #bound = new Map<string, unknown>();
  readonly #told = new Set<string>();
  readonly #names: { start: number; end: number; type: NameType }[] = [];
  #text = "";

  constructor(cast: Cast) {
    this.#cast = cast;
  }

  compose(kind: Kind, id: string): NamedText {
    const cast = this.#cast;
    if (cast.chance(0.8)) {
      this.#line(cast.one(kind.headlines), cast.chance(0.12) ? "upper" : "headline");
      this.#text += "\n\n";
    }
    if (cast.chance(0.85)) this.#dateline();
    this.#line(cast.one(kind.leads), "body");
    const tabular = kind.rows.length > 0 && (kind.bodies.length < 4 || cast.chance(0.35));
    const bodies = draw(kind.bodies, kind.bodies.length < 4 ? 1 : tabular ? 4 : 8, cast);
    for (const line of bodies) {
      this.#text += cast.chance(0.5) ? " " : "\n\n";
      this.#line(line, "body");
    }
    if (tabular)
      for (const row of draw(kind.rows, 6, cast)) {
        this.#text += cast.chance(0.7) ? "\n" : "\n\n";
        this.#line(row, cast.chance(0.03) ? "upper" : "headline");
      }
    if (cast.chance(0.7)) this.#credits();
    return { id, text: this.#text, names: this.#names };
  }

  #name(words: string, type: NameType): void {
    this.#names.push({ start: this.#text.length, end: this.#text.length + words.length, type });
    this.#text += words;
  }

  /** "MADRID, Nov 3 (Reuters) - " and its like. */
  #dateline(): void {
    const cast = this.#cast;
    if (cast.chance(0.8)) {
      this.#name(cast.city().toUpperCase(), "PLACE");
      if (cast.chance(0.15)) {
        this.#text += cast.chance(0.5) ? "/" : ", ";
        this.#name(this.#text.endsWith("/") ? cast.city().toUpperCase() : cast.country().name, "PLACE");
      }
      if (cast.chance(0.4)) this.#text += `, ${cast.one(MONTHS)} ${cast.digit()}`;
      this.#text += " ";
    }
    this.#text += "(";
    this.#name(cast.one(AGENCIES), "ORG");
    this.#text += ") - ";
  }

  /** "Reporting by … in …; Editing by …" */
  #credits(): void {
    const cast = this.#cast;
    const people = (most: number) => {
      const count = 1 + Math.floor(Number(cast.digit()) % most);
      for (let i = 0; i < count; i++) {
        if (i > 0) this.#text += i === count - 1 ? " and " : ", ";
        this.#name(cast.person().full, "PERSON");
      }
    };
    const bracket = cast.chance(0.5);
    this.#text += `\n\n${bracket ? "(" : ""}Reporting by `;
    people(3);
    if (cast.chance(0.4)) {
      this.#text += " in ";
      this.#name(cast.city(), "PLACE");
    }
    if (cast.chance(0.2)) {
      this.#text += cast.chance(0.5) ? "; Additional reporting by " : "; Writing by ";
      people(2);
    }
    this.#text += cast.chance(0.5) ? "; Editing by " : "; editing by ";
    people(2);
    if (bracket) this.#text += ")";
  }

  #line(pattern: string, manner: "body" | "headline" | "upper"): void {
    const write = (words: string) => (manner === "upper" ? words.toUpperCase() : words);
    let last = 0;
    for (const match of pattern.matchAll(/\{(\w+)\}|#/gu)) {
      this.#text += write(pattern.slice(last, match.index));
      last = match.index + match[0].length;
      if (match[1] === undefined) this.#text += this.#cast.digit();
      else {
        const { words, type } = this.#slot(match[1], manner === "body");
        if (type === null) this.#text += write(words);
        else this.#name(write(words), type);
      }
    }
    this.#text += write(pattern.slice(last));
  }

  /** A short form in running text is the full one where the piece has not told it yet, mostly. */
  #slot(key: string, body: boolean): Slot {
    if (key === "day") return { words: this.#cast.one(DAYS), type: null };
    const number = key.slice(1);
    const cast = this.#cast;
    const named = (kind: string, isShort: boolean, share: number, type: NameType, make: () => Named): Slot => {
      const { full, short } = this.#bind(kind + number, make);
      const first = body && !this.#told.has(kind + number);
      if (body) this.#told.add(kind + number);
      return { words: isShort && !(first && cast.chance(share)) ? short : full, type };
    };
    switch (key[0]) {
      case "p":
      case "s":
        return named("p", key[0] === "s", 0.9, "PERSON", () => cast.person());
      case "c":
      case "k":
        return named("c", key[0] === "k", 0.3, "ORG", () => cast.listed("clubs"));
      case "f":
      case "g":
        return named("f", key[0] === "g", 0.6, "ORG", () => cast.firm());
      case "o":
      case "a":
        return named("o", key[0] === "a", 0.6, "ORG", () => cast.body());
      case "b":
      case "d":
        return named("b", key[0] === "d", 0.4, "ORG", () => cast.listed("sportBodies"));
      case "P":
      case "Q":
        return named("P", key[0] === "Q", 0.7, "ORG", () => cast.party());
      default:
        return this.#plain(key[0], number);
    }
  }

  #plain(kind: string, number: string): Slot {
    const cast = this.#cast;
    const team = () => this.#bind(`t${number}`, () => cast.listed("teams"));
    const country = () => this.#bind(`C${number}`, () => cast.country());
    switch (kind) {
      case "t":
        return { words: `${team().full} ${team().short}`, type: "ORG" };
      case "n":
        return { words: team().short, type: "ORG" };
      case "y":
        return { words: team().full, type: "ORG" };
      case "C":
        return { words: country().name, type: "PLACE" };
      case "A":
        return { words: country().adjective, type: "GROUP" };
      case "X":
        return { words: this.#bind(`X${number}`, () => cast.city()), type: "PLACE" };
      case "Z":
        return { words: this.#bind(`Z${number}`, () => cast.listed("places").full), type: "PLACE" };
      case "V":
        return { words: this.#bind(`V${number}`, () => cast.ground()), type: "PLACE" };
      case "R":
        return { words: this.#bind(`R${number}`, () => cast.listed("racingTeams").full), type: "ORG" };
      case "r":
        return { words: this.#bind(`r${number}`, () => this.#ticker()), type: null };
      default: {
        const list = { L: "leagues", M: "cups", I: "indexes" }[kind];
        if (list === undefined) throw new Error(`copy.txt: unknown slot ${kind}${number}`);
        return { words: this.#bind(kind, () => cast.listed(list).full), type: "MISC" };
      }
    }
  }

  #ticker(): string {
    const cast = this.#cast;
    const letters = Array.from({ length: 2 + (Number(cast.digit()) % 3) }, () => cast.one([..."ABCDEFGHIKLMNOPRSTUVWXYZ"])).join("");
    return `${letters}.${cast.one(["N", "O", "L", "DE", "PA", "AS", "MI", "T", "HK", "TO", "AX", "S", "KS", "NS", "BO", "SS", "VX", "HE"])}`;
  }

  /** What a slot stands for; a name that another slot of the piece has is drawn again, up to thrice. */
  #bind<T>(key: string, make: () => T): T {
    if (!this.#bound.has(key)) {
      let made = make();
      for (let i = 0; i < 3 && this.#isTaken(made); i++) made = make();
      this.#bound.set(key, made);
    }
    return this.#bound.get(key) as T;
  }

  #isTaken(made: unknown): boolean {
    const words = JSON.stringify(made);
    return [...this.#bound.values()].some((other) => JSON.stringify(other) === words);
  }
}

function draw<T>(items: readonly T[], most: number, cast: Cast): T[] {
  const rest = [...items];
  const drawn: T[] = [];
  while (rest.length > 0 && drawn.length < most) drawn.push(...rest.splice(rest.indexOf(cast.one(rest)), 1));
  return drawn;
}
