import { describe, expect, it } from "vitest";
import { loadIssues } from "./issues.ts";

const issues = loadIssues();

describe("issues", () => {
  it.each(issues.list.map((issue) => [issue.id, issue] as const))("%s finds its example and not the other sentence", (id, issue) => {
    expect(issues.of(issue.example)).toContain(id);
    expect(issues.of(issue.not)).not.toContain(id);
  });

  it("matches whole words only, over line breaks, whatever the case", () => {
    expect(issues.of("The broadcast ended.")).toEqual([]);
    expect(issues.of("TERRITORIAL\nINTEGRITY")).toContain("territory");
  });
});
