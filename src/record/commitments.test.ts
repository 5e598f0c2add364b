import { describe, expect, it } from "vitest";
import { analysedArticle, entityIn } from "../../test/fixtures/analysed.ts";
import { loadIssues } from "../knowledge/issues.ts";
import type { CommitmentMention } from "../model/findings.ts";
import { assembleRecord } from "./assemble.ts";

const issues = loadIssues();

/** One article in which Vardania promises `what`. */
function promising(id: string, what: string) {
  const text = `Vardania promised to ${what}.`;
  const start = text.indexOf(what);
  const mention: CommitmentMention = {
    id: "p1",
    by: ["e1"],
    to: [],
    what,
    content: { start, end: start + what.length },
    due: null,
    conditional: false,
    kind: "promise",
    according: null,
    evidence: [{ start: 0, end: text.length }],
    rule: "test",
  };
  return analysedArticle(id, text, {
    published: "2023-12-01",
    entities: [entityIn(text, "e1", "PLACE", "Vardania", { key: "country:vardania" })],
    findings: { statements: [], events: [], agreements: [], commitments: [mention], missions: [] },
  });
}

const joined = (...promises: readonly string[]) =>
  assembleRecord(
    promises.map((what, i) => promising(`a${i}`, what)),
    issues,
  ).commitments;

describe("promises of two articles", () => {
  it("are one where they tell of the same deed", () => {
    expect(joined("drop the case before the river court", "withdraw its case before the river court")).toHaveLength(1);
  });

  it("are two where one undoes the other", () => {
    expect(joined("take the case to the river court", "drop the case before the river court")).toHaveLength(2);
  });
});
