import { describe, expect, it } from "vitest";
import { packSilver, type SilverSentence, unpackSilver } from "./silver.ts";

const sentence = (document: string, start: number): SilverSentence => ({
  document,
  start: [start, start + 4, start + 9],
  end: [start + 3, start + 8, start + 10],
  tags: [5, 7, 12],
  taggerTags: [5, 11, 12],
  names: [1, 5, 0],
  heads: [1, -1, 1],
  deprels: ["det", "root", "punct"],
});

describe("silver sentences", () => {
  it("come back as they were", () => {
    const sentences = [sentence("a", 0), sentence("a", 20), sentence("b", 300)];
    expect(unpackSilver(packSilver(sentences))).toEqual(sentences);
  });

  it("are left out where a column cannot hold them", () => {
    const long = { ...sentence("b", 0), end: [400, 404, 410], start: [0, 401, 409] };
    expect(unpackSilver(packSilver([sentence("a", 0), long]))).toEqual([sentence("a", 0)]);
  });
});
