import { describe, expect, it } from "vitest";
import { promisingArticle } from "../../test/fixtures/promises.ts";
import { loadIssues } from "../knowledge/issues.ts";
import { assembleRecord } from "./assemble.ts";

const issues = loadIssues();

const joined = (...promises: readonly string[]) =>
  assembleRecord(
    promises.map((what, i) => promisingArticle(`a${i}`, `Vardania promised to ${what}.`, what)),
    issues,
  ).commitments;

describe("promises of two articles", () => {
  it("are one where they tell of the same deed", () => {
    expect(joined("drop the case before the river court", "withdraw its case before the river court")).toHaveLength(1);
  });

  it("are one where verbs that mean one deed are told of one thing", () => {
    expect(joined("dismantle its roadblocks", "take down its roadblocks")).toHaveLength(1);
    expect(joined("dismantle its roadblocks", "take down its flags")).toHaveLength(2);
  });

  it("are two where one undoes the other", () => {
    expect(joined("take the case to the river court", "drop the case before the river court")).toHaveLength(2);
  });

  it("are two where one is only offered", () => {
    const texts = ["Vardania was ready to free the six guards.", "Vardania promised to free the six guards."];
    const promises = texts.map((text, i) => promisingArticle(`a${i}`, text, "free the six guards"));
    const [offer, promise] = promises;
    const offered = { ...offer.findings.commitments[0], kind: "readiness" as const };
    const told = [{ ...offer, findings: { ...offer.findings, commitments: [offered] } }, promise];
    expect(assembleRecord(told, issues).commitments).toHaveLength(2);
    expect(assembleRecord(promises, issues).commitments).toHaveLength(1);
  });
});
