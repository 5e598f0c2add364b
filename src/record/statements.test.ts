import { describe, expect, it } from "vitest";
import { analysedArticle, entityIn, statementAt } from "../../test/fixtures/analysed.ts";
import { loadIssues } from "../knowledge/issues.ts";
import type { Statement } from "../model/findings.ts";
import { assembleRecord } from "./assemble.ts";

const issues = loadIssues();

/** How many statements the record has of one that Tavon makes by the words `cue`. */
function kept(text: string, cue: string, content: string, more: Partial<Statement> = {}): number {
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const statement = statementAt(text, "s1", "e1", more.stance ?? "other", content, { source: [span("Tavon")], cue: [span(cue)], ...more });
  const findings = { statements: [statement], events: [], agreements: [], commitments: [], missions: [] };
  const article = analysedArticle("a1", text, { entities: [entityIn(text, "e1", "PERSON", "Tavon")], findings });
  return assembleRecord([article], issues).statements.length;
}

describe("statements of the record", () => {
  it("are what is said and what is thought, not what is done with words beside it", () => {
    expect(kept("Tavon signed a protocol on the road.", "signed", "a protocol on the road")).toBe(0);
    expect(kept("Tavon believes that the road is open.", "believes", "that the road is open")).toBe(1);
    expect(kept("Tavon signed a protocol on the road.", "signed", "a protocol on the road", { stance: "promise" })).toBe(1);
  });

  it("are whatever stands between quotation marks", () => {
    expect(kept('Tavon called it "a start".', "called", '"a start"', { mode: "mixed" })).toBe(1);
    expect(kept("Tavon called it a start.", "called", "a start")).toBe(0);
  });
});
