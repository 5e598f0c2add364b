import { describe, expect, it } from "vitest";
import { analysedArticle, contactAt, entityIn } from "../../test/fixtures/analysed.ts";
import { loadIssues } from "../knowledge/issues.ts";
import type { Event } from "../model/findings.ts";
import type { AnalysedArticle, Incident } from "../model/record.ts";
import { assembleRecord } from "./assemble.ts";

const issues = loadIssues();

/** A closure told where `trigger` stands, by Kestria (e1) of the Tarn road (e2). */
function closureAt(text: string, trigger: string, edtf: string, more: Partial<Event> = {}): Event {
  return {
    ...contactAt(text, trigger, [], edtf),
    type: "COERCE",
    mode: "blockade",
    actors: ["e1"],
    recipients: ["e2"],
    contact: null,
    harm: [],
    rule: "frame.blockade/status.own",
    ...more,
    when: { edtf, phrase: edtf === ".." ? null : { start: 0, end: 1 }, rule: "test" },
  };
}

function article(id: string, text: string, published: string, events: (text: string) => Event[]): AnalysedArticle {
  const entities = [
    entityIn(text, "e1", "PLACE", "Kestria", { key: "country:kestria" }),
    entityIn(text, "e2", "PLACE", "Tarn road"),
    entityIn(text, "e3", "PLACE", "Vardania", { key: "country:vardania" }),
  ].filter(({ mentions }) => mentions.length > 0);
  return analysedArticle(id, text, {
    published,
    entities,
    findings: { statements: [], events: events(text), agreements: [], commitments: [], missions: [] },
  });
}

const incidents = (...articles: AnalysedArticle[]): readonly Incident[] => assembleRecord(articles, issues).incidents;

const kept = article(
  "a1",
  "Kestria kept the Tarn road closed for a third day on Wednesday.\nThe blockade began on Monday.",
  "2023-05-17",
  (text) => [
    closureAt(text, "kept", "2023-05-17", { place: "Tarn road" }),
    closureAt(text, "blockade", "2023-05-15", { actors: [], recipients: [] }),
  ],
);

describe("what lasts", () => {
  it("is one incident from its first day to its last, in whatever words its days are told", () => {
    const ended = article(
      "a2",
      "The first lorries passed on Saturday, when Kestria ended the closure of the Tarn road.",
      "2023-06-25",
      (text) => [closureAt(text, "closure", "2023-06-24")],
    );
    const [one, ...others] = incidents(kept, ended);
    expect(others).toEqual([]);
    expect(one.when.edtf).toBe("2023-05-15/2023-06-24");
    expect(one.evidence).toHaveLength(3);
    expect(incidents(kept).map(({ when }) => when.edtf)).toEqual(["2023-05-15/.."]);
  });

  it("is found again where another article denies it or tells of it by another kind of event", () => {
    const strike = article(
      "a3",
      "The protest on the Tarn road entered its fifth day.\nThere is no blockade, said Kestria.",
      "2023-05-19",
      (text) => [
        closureAt(text, "protest", "..", {
          type: "PROTEST",
          mode: "demo",
          actors: [],
          recipients: [],
          status: "ongoing",
          place: "Tarn road",
        }),
        closureAt(text, "blockade", "..", { recipients: [], status: "denied" }),
      ],
    );
    const road = article("a4", "Kestria blockaded the Tarn road.", "2023-05-18", (text) => [
      closureAt(text, "blockaded", "2023-05-15", { place: "Tarn road" }),
    ]);
    expect(incidents(kept, strike, road).map(({ evidence }) => evidence.length)).toEqual([5]);
  });

  it("is not a closure of some hours on another day, nor one by others", () => {
    const hours = article("a5", "Kestria closed the Tarn road for seven hours on May 2.", "2023-05-04", (text) => [
      closureAt(text, "closed", "2023-05-02"),
    ]);
    const foe = article("a7", "Vardania has kept the Tarn road closed since Monday.", "2023-05-17", (text) => [
      closureAt(text, "kept", "2023-05-15/..", { actors: ["e3"] }),
    ]);
    for (const one of [hours, foe]) expect(incidents(kept, one)).toHaveLength(2);
  });

  it("is over with its last day: a closure after it is another one", () => {
    const ended = article("a2", "Kestria ended the closure of the Tarn road on Saturday.", "2023-06-25", (text) => [
      closureAt(text, "closure", "2023-06-24"),
    ]);
    const again = article("a8", "Kestria closed the Tarn road on July 5.\nIt has been closed since then.", "2023-07-06", (text) => [
      closureAt(text, "closed", "2023-07-05"),
    ]);
    expect(incidents(kept, ended, again)).toHaveLength(2);
  });
});
