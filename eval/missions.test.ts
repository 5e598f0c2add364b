import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findEvents, readOntology } from "../src/findings/events/index.ts";
import { loadKnowledge } from "../src/knowledge/index.ts";
import { createLanguage } from "../src/language/index.ts";
import type { Annotations } from "../src/model/annotations.ts";
import type { MissionMention } from "../src/model/findings.ts";

/** Missions of short texts, read as of 26 April 2024. `by` and `ledBy` are names of entities; fields that are absent are not compared. */
interface Case {
  readonly text: string;
  readonly missions: readonly {
    readonly kind: string;
    readonly by: readonly string[];
    readonly ledBy?: readonly string[];
    readonly size: readonly (readonly [number, number | null])[];
    readonly term?: string;
    readonly place?: string;
    readonly status: string;
  }[];
}

const root = new URL("../", import.meta.url);
const cases = JSON.parse(readFileSync(new URL("corpus/events/missions.json", root), "utf8")) as Case[];
const floors = JSON.parse(readFileSync(new URL("eval/floors.json", root), "utf8")) as Record<string, number>;
const language = createLanguage(new URL("models/", root), loadKnowledge([new URL("examples/knowledge.yaml", root).pathname]));
const ontology = readOntology();

function shown(ann: Annotations, mission: MissionMention, wanted: Case["missions"][number]): object {
  const names = (ids: readonly string[]) => ids.map((id) => ann.entities.find((entity) => entity.id === id)?.name ?? id).sort();
  const { phrase } = mission.term ?? { phrase: null };
  return {
    kind: mission.kind,
    by: names(mission.by),
    size: mission.size.map(({ min, max }) => [min, max]),
    status: mission.status,
    ...(wanted.ledBy === undefined ? {} : { ledBy: names(mission.ledBy) }),
    ...(wanted.term === undefined ? {} : { term: phrase === null ? null : ann.text.slice(phrase.start, phrase.end) }),
    ...(wanted.place === undefined ? {} : { place: mission.place }),
  };
}

describe("missions of our own cases", () => {
  const outcomes = cases.map(({ text, missions }) => {
    const ann = language.annotate({ text, title: null, published: "2024-04-26", candidates: [] });
    const found = findEvents(ann, [], ontology).missions;
    const wanted = missions.map((mission) => ({ ...mission, by: [...mission.by].sort() }));
    const got = found.map((mission, i) =>
      wanted[i] === undefined ? { kind: mission.kind, name: mission.name } : shown(ann, mission, wanted[i]),
    );
    return { text, empty: missions.length === 0, wanted, got, right: JSON.stringify(sorted(got)) === JSON.stringify(sorted(wanted)) };
  });
  const wrong = outcomes.filter(({ right }) => !right);

  it("are read whole: kind, owners, sizes, term, status", () => {
    const share = Math.round(100 * (1 - wrong.length / outcomes.length)) / 100;
    expect(share, wrong.map(({ text, got }) => `${text} ${JSON.stringify(got)}`).join("\n")).toBeGreaterThanOrEqual(
      floors["events.missions"],
    );
  });

  it("are not seen where there are none", () => {
    expect(wrong.filter(({ empty }) => empty)).toEqual([]);
  });
});

/** The same fields in one order. */
function sorted(items: readonly object[]): readonly object[] {
  return items.map((item) => Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))));
}

describe("missions told by who sends whom", () => {
  const found = (text: string) =>
    findEvents(language.annotate({ text, title: null, published: "2024-04-26", candidates: [] }), [], ontology).missions;
  const sizes = (text: string) => found(text).map(({ kind, size }) => [kind, ...size.map(({ min }) => min)]);

  it("are counted people of whom each side sends a share, where they watch over something", () => {
    expect(sizes("Ten officers, five from each country, will monitor the bridge.")).toEqual([["observers", 10]]);
    expect(sizes("Ten officers, five from each country, were killed at the bridge.")).toEqual([]);
    expect(sizes("Ten officers will monitor the bridge.")).toEqual([]);
  });

  it("are told once where officers are spoken of again", () => {
    expect(sizes("Ten officers, five from each country, will monitor the bridge. Two officers were killed in Ostrel.")).toEqual([
      ["observers", 10],
    ]);
  });

  it("are of engineers and inspectors, and grow to a number", () => {
    expect(sizes("Vardania and Kestria agreed to extend the mission of engineers and to double it to 40 people.")).toEqual([
      ["observers", 40],
    ]);
    expect(sizes("Norland raised the peacekeeping force to 900 men.")).toEqual([["peacekeepers", 900]]);
    expect(sizes("Norland extended the monitoring mission and sent a letter to 40 people.")).toEqual([["observers"]]);
    expect(found("The mission of the engineers was to build a school.")).toEqual([]);
  });
});
