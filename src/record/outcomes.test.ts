import { describe, expect, it } from "vitest";
import { analysedArticle, entityIn } from "../../test/fixtures/analysed.ts";
import { loadIssues } from "../knowledge/issues.ts";
import type { CommitmentMention } from "../model/findings.ts";
import { assembleRecord } from "./assemble.ts";

const issues = loadIssues();

/** What became of Vardania's promise by what an article of 20 December says; the promise is of the first, due on the eleventh. */
function outcome(what: string, later: string): string {
  const text = `Vardania promised ${what} by December 11.`;
  const start = text.indexOf(what);
  const mention: CommitmentMention = {
    id: "p1",
    by: ["e1"],
    to: [],
    what,
    content: { start, end: start + what.length },
    due: { edtf: "2023-12-11", phrase: null, rule: "test" },
    conditional: false,
    kind: "promise",
    according: null,
    evidence: [{ start: 0, end: text.length }],
    rule: "test",
  };
  const states = (of: string) => [entityIn(of, "e1", "PLACE", "Vardania", { key: "country:vardania" })];
  const record = assembleRecord(
    [
      analysedArticle("a1", text, {
        published: "2023-12-01",
        entities: states(text),
        findings: { statements: [], events: [], agreements: [], commitments: [mention], missions: [] },
      }),
      analysedArticle("a2", later, { published: "2023-12-20", entities: states(later) }),
    ],
    issues,
  );
  return record.commitments[0].status;
}

describe("what became of a promise", () => {
  it("is told by a later sentence about the same deed", () => {
    expect(outcome("to hand over the maps of the minefields", "Vardania has not handed over the maps of the minefields.")).toBe("broken");
    expect(outcome("to hand over the maps of the minefields", "Vardania handed over the maps of the minefields on Monday.")).toBe("done");
  });

  it("is not told by a sentence that shares the words of an office alone", () => {
    expect(outcome("to send its foreign minister to Quenby", "Foreign Minister Idrel of Vardania did not comment on the harvest.")).toBe(
      "overdue",
    );
    expect(outcome("to send its foreign minister to Quenby", "Vardania did not send its foreign minister to Quenby.")).toBe("broken");
  });
});
