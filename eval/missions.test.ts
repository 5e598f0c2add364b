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

  const read = (text: string) => {
    const ann = language.annotate({ text, title: null, published: "2024-04-26", candidates: [] });
    const names = (ids: readonly string[]) => ids.map((id) => ann.entities.find((entity) => entity.id === id)?.name).sort();
    return findEvents(ann, [], ontology).missions.map(({ by, ledBy, size, mandate }) => ({
      by: names(by),
      ledBy: names(ledBy),
      size: size.map(({ min }) => min),
      mandate: mandate.map(({ start, end }) => text.slice(start, end)),
    }));
  };

  it("are of those who send a share of them, or whom they belong to by their name", () => {
    const shared = "Vardania and Kestria met. Thirty observers, ten from each country and ten from Norland, will patrol the road.";
    expect(read(shared)).toMatchObject([{ by: ["Kestria", "Norland", "Vardania"], size: [30] }]);
    expect(read("Thirty observers, ten of them from the south, met in Ostrel.")).toEqual([]);
    expect(read("The River Commission of Vardania and Kestria met on Monday.")).toMatchObject([{ by: ["Kestria", "Vardania"] }]);
    expect(read("The River Commission of Vardania met on Monday.")).toEqual([]);
  });

  it("are at work where counted people come, and do not belong to the one who leads the mission that has them", () => {
    expect(read("The first 90 peacekeepers landed in Ostrel on Monday.")).toMatchObject([{ size: [90] }]);
    expect(read("The first 90 tourists landed in Ostrel on Monday.")).toEqual([]);
    expect(read("The mission, led by General Ruth Brandt, now has 96 monitors.")).toMatchObject([{ by: [], ledBy: ["Ruth Brandt"] }]);
    expect(read("Norland has 96 monitors in the Orlu Valley.")).toMatchObject([{ by: ["Norland"], ledBy: [] }]);
  });

  it("are counted by their number, and by those of each side", () => {
    expect(read("Norland keeps 60 observers in Arna. The number of observers will rise to 200.")[0]?.size).toEqual([60, 200]);
    expect(read("Norland keeps 60 observers in Arna. The number of tourists will rise to 200.")[0]?.size).toEqual([60]);
    expect(read("Vardania and Kestria set up a joint commission of six, three from each side.")[0]?.size).toEqual([6]);
    expect(read("Vardania and Kestria set up a joint commission with four members from each country.")[0]?.size).toEqual([8]);
    expect(read("Vardania and Kestria set up a joint commission of six weeks.")[0]?.size).toEqual([]);
  });

  it("have their tasks and leaders told in many ways", () => {
    const sent = "Norland sent 40 observers to the Orlu Valley.";
    expect(read(`${sent} They have the task of counting the guns.`)[0]?.mandate).toEqual(["counting the guns"]);
    expect(read(`${sent} Their mandate is to settle complaints.`)[0]?.mandate).toEqual(["settle complaints"]);
    expect(read(`${sent} They will be in charge of the gates.`)[0]?.mandate).toEqual(["the gates"]);
    expect(read(`${sent} They have the fear of hearing guns.`)[0]?.mandate).toEqual([]);
    expect(read(`${sent} Colonel Ada Brill will command them.`)[0]?.ledBy).toEqual(["Ada Brill"]);
    expect(read(`${sent} Colonel Ada Brill will visit them.`)[0]?.ledBy).toEqual([]);
    expect(read("A joint commission of six, three from each side and chaired by Ivar Lund, met.")[0]?.ledBy).toEqual(["Ivar Lund"]);
  });
});
