import { describe, expect, it } from "vitest";
import type { PileRecord } from "../model/record.ts";
import { commitmentsView, statementsView } from "./tables.ts";
import { namesOf } from "./view.ts";

const article = (id: string, edtf: string) => ({ id, path: `${id}.txt`, outlet: null, published: { edtf } });
const at = (articleId: string, start: number) => [{ article: articleId, start, end: start + 1, text: "x" }];
const entity = (id: string, name: string) => ({ id, name });

/** Articles a (2 May), b (1 May) and c (undated), with statements and commitments in no order. */
const record = {
  articles: [article("a", "2023-05-02"), article("b", "2023-05-01"), article("c", "..")],
  entities: [entity("n1", "people"), entity("n2", "people"), entity("n3", "Norland")],
  statements: [
    ["s1", "c", 0],
    ["s2", "a", 90],
    ["s3", "a", 10],
    ["s4", "b", 50],
  ].map(([id, from, start]) => ({
    id,
    article: from,
    speaker: null,
    via: [],
    content: [],
    when: null,
    evidence: at(String(from), Number(start)),
  })),
  commitments: [
    { id: "k1", due: null, evidence: at("a", 1) },
    { id: "k2", due: { edtf: "2023-06-01" }, evidence: at("a", 2) },
    { id: "k3", due: null, evidence: at("b", 3) },
  ].map((commitment) => ({ ...commitment, by: [], to: [], statusEvidence: [] })),
} as unknown as PileRecord;

describe("tables", () => {
  it("have statements as they were published, and in an article as it tells them", () => {
    expect(statementsView(record).rows.map(({ id }) => id)).toEqual(["s4", "s3", "s2", "s1"]);
  });

  it("have commitments by the day they are due, and those of no day as they were told", () => {
    expect(commitmentsView(record).rows.map(({ id }) => id)).toEqual(["k2", "k3", "k1"]);
  });

  it("name two groups of one name once", () => {
    expect(namesOf(record).list(["n1", "n2", "n3"])).toBe("people, Norland");
  });
});
