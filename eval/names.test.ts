import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createReader } from "../src/language/reading.ts";

/** A text whose names stand in brackets behind their types. */
interface Piece {
  readonly id: string;
  readonly marked: string;
}

const root = new URL("../", import.meta.url);
const pieces = JSON.parse(readFileSync(new URL("corpus/names/wire.json", root), "utf8")) as Piece[];
const floors = JSON.parse(readFileSync(new URL("eval/floors.json", root), "utf8")) as Record<string, number>;
const { read } = createReader(new URL("models/", root));
const SCORED = new Set(["PERSON", "ORG", "PLACE"]);

/** The text without its marks, and its names as "start-end TYPE words". */
function unmark(marked: string): { text: string; names: string[] } {
  const names: string[] = [];
  let text = "";
  for (const [, type, words, rest] of marked.matchAll(/\[([A-Z]+) ([^\]]+)\]|([^[]+)/g)) {
    if (SCORED.has(type)) names.push(`${text.length}-${text.length + words.length} ${type} ${words}`);
    text += rest ?? words;
  }
  return { text, names };
}

describe("names of wire copy", () => {
  it("are found with their borders and types", () => {
    const missed: string[] = [];
    let right = 0;
    let all = 0;
    for (const { id, marked } of pieces) {
      const { text, names } = unmark(marked);
      const found = read(text)
        .names.filter(({ type }) => SCORED.has(type))
        .map(({ start, end, type }) => `${start}-${end} ${type} ${text.slice(start, end)}`);
      right += names.filter((name) => found.includes(name)).length;
      all += names.length + found.length;
      missed.push(...names.filter((name) => !found.includes(name)).map((name) => `${id}: missed ${name}`));
      missed.push(...found.filter((name) => !names.includes(name)).map((name) => `${id}: wrong ${name}`));
    }
    expect((200 * right) / all, missed.join("\n")).toBeGreaterThanOrEqual(floors["language.names.wire"]);
  });
});
