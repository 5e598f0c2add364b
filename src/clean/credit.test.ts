import { describe, expect, it } from "vitest";
import type { Article, RawItem } from "../model/article.ts";
import { cleanArticle } from "./index.ts";

const NOTHING = { title: null, outlet: null, byline: null, language: null, published: null };
const BODY = "President Luc Ferran said on Tuesday that the ministers of both countries would meet again before the winter is over.";

function clean(text: string, stated: Partial<RawItem["stated"]> = {}): Article {
  return cleanArticle({
    path: "a.txt",
    url: null,
    mediaType: "text/plain",
    text,
    encoding: "utf-8",
    stated: { ...NOTHING, ...stated },
    notes: [],
  });
}

describe("credit", () => {
  it.each([
    ["Source: Halvik Agency", "republished", "Halvik Agency", null],
    ["Credit: www.halvik.example / Orlu Valley", "republished", "www.halvik.example", null],
    ["Source: Agency.example", "republished", "Agency.example", null],
    ["SOURCE:Belmora Post and agencies", "adapted", "Belmora Post", "Belmora Post"],
    ["– Quenby Times with Halvik Agency", "adapted", "Halvik Agency", "Quenby Times"],
    ["(Halvik Agency)", "original", "Halvik Agency", "Halvik Agency"],
    ["The Halvik Agency contributed to this report.", "adapted", "Halvik Agency", null],
    ["Ana Quill contributed to this report.", "unknown", null, null],
    ["This article was originally published by Quenby Times", "republished", "Quenby Times", null],
  ])("reads “%s”", (line, kind, from, outlet) => {
    const article = clean(`Ferran opens the harbour\n\n${BODY}\n\n${line}`);
    expect(article.credit).toMatchObject({ kind, from });
    expect(article.outlet).toBe(outlet);
    const [evidence] = article.credit.evidence;
    expect(article.text.slice(evidence.start, evidence.end)).toBe(evidence.text);
    expect(evidence.text).toBe(line);
  });

  it("reads chains in the text and datelines", () => {
    const chain = clean(
      "The two met on Tuesday, according to World Ledger, reporting Halvik Agency, citing a statement by the Granite House. They ate well.",
    );
    expect(chain.credit).toMatchObject({ kind: "adapted", from: "World Ledger" });
    expect(chain.credit.evidence[0].text).toBe(
      "according to World Ledger, reporting Halvik Agency, citing a statement by the Granite House",
    );
    expect(clean(`QUENBY, May 3 (Halvik Agency) – ${BODY}`)).toMatchObject({ outlet: "Halvik Agency", credit: { kind: "original" } });
    expect(clean(`QUENBY, May 3 (Halvik Agency) – ${BODY}`, { outlet: "Quenby Times" }).credit).toMatchObject({
      kind: "republished",
      from: "Halvik Agency",
    });
  });

  it.each(["Sources close to Ferran said no.", "Credit for the harbour goes to the dockers.", "According to Ferran, the harbour is open."])(
    "sees no credit in “%s”",
    (line) => expect(clean(`Ferran opens the harbour\n\n${BODY}\n\n${line}`).credit).toEqual({ kind: "unknown", from: null, evidence: [] }),
  );
});
