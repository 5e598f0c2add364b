import { describe, expect, it } from "vitest";
import { analysedArticle, entityIn, statementAt } from "../../test/fixtures/analysed.ts";
import { loadIssues } from "../knowledge/issues.ts";
import type { Stance } from "../model/findings.ts";
import type { Dispute } from "../model/record.ts";
import { assembleRecord } from "./assemble.ts";

const issues = loadIssues();

/** The disputes of one article whose sentences are statements: speaker, stance and content of each. */
function disputes(...told: readonly (readonly [text: string, speaker: string, stance: Stance, content: string])[]): readonly Dispute[] {
  const text = told.map(([sentence]) => sentence).join("\n");
  const entities = [
    entityIn(text, "e1", "PERSON", "Mirel Tavon", { forms: ["Tavon"], country: "country:vardania" }),
    entityIn(text, "e2", "PERSON", "Oren Dalvash", { forms: ["Dalvash"], country: "country:kestria" }),
    entityIn(text, "e3", "PERSON", "Tev Maruk", { forms: ["Maruk"] }),
  ].filter(({ mentions }) => mentions.length > 0);
  const statements = told.map(([, speaker, stance, content], i) => statementAt(text, `s${i + 1}`, speaker, stance, content));
  const article = analysedArticle("a1", text, {
    published: "2023-05-16",
    entities,
    findings: { statements, events: [], agreements: [], commitments: [], missions: [] },
  });
  return assembleRecord([article], issues).disputes;
}

describe("a denial", () => {
  it("is of what is told, not of what is turned down", () => {
    const kinds = (sentence: string, content: string) => disputes([sentence, "e1", "deny", content]).map(({ kind }) => kind);
    expect(kinds("Tavon rejected the claim that guns were moved.", "the claim that guns were moved")).toEqual(["denial"]);
    expect(kinds("Tavon rejected the treaty of the valley.", "the treaty of the valley")).toEqual([]);
    expect(kinds("Tavon dismissed that treaty.", "that treaty")).toEqual([]);
    expect(kinds("Tavon ruled out extending the round.", "extending the round")).toEqual([]);
    expect(kinds("Tavon dismissed that as untrue.", "that as untrue")).toEqual(["denial"]);
  });

  it("does not answer another denial that it is told beside", () => {
    const claim = ["There is no map, Dalvash said.", "e2", "say", "There is no map"] as const;
    const beside = disputes(claim, ["Maruk also denied the report.", "e3", "deny", "the report"]);
    expect(beside[0].sides[0].statements).toEqual([]);
    const against = disputes(
      ["There is a map, Dalvash said.", "e2", "claim", "There is a map"],
      ["Maruk denied the report.", "e3", "deny", "the report"],
    );
    expect(against[0].sides[0].statements).toHaveLength(1);
  });
});

describe("an omission", () => {
  const about = (sentence: string, content: string) =>
    disputes(["Dalvash said that the letter was long.", "e2", "say", "the letter was long"], [sentence, "e1", "omit", content]).map(
      ({ kind }) => kind,
    );

  it("is what an account says nothing of, not what somebody has not done or would not say", () => {
    expect(about("Tavon made no mention of that letter.", "that letter")).toEqual(["omission"]);
    expect(about("Tavon told Maruk the day before that he had yet to read and weigh that letter.", "that letter")).toEqual([]);
    expect(about("Tavon did not say when the letter came.", "when the letter came")).toEqual([]);
    expect(about("Tavon has not specified when that letter came.", "when that letter came")).toEqual([]);
    expect(about("Tavon has not commented on that letter.", "that letter")).toEqual([]);
  });
});
