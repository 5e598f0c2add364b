import { describe, expect, it } from "vitest";
import { drawnTree, edge } from "../../../../test/fixtures/drawn-tree.ts";
import type { Annotations } from "../../../model/annotations.ts";
import { readOntology } from "../ontology.ts";
import { joinNames } from "./names.ts";

/** What hangs on what with the names joined, as "word relation governor"; `people` are numbers of words. */
function joined(people: readonly number[], ...rows: readonly string[]): string[] {
  const tree = drawnTree(rows, { lemmas: { ministers: "minister" }, relations: ["flat", "conj", "appos"] });
  const { tokens, text } = tree;
  const names = people.map((t) => ({ start: tokens.start[t], end: tokens.end[t], type: "PERSON" }));
  const after = joinNames({ text, tokens, names, times: [] } as unknown as Annotations, readOntology().words);
  return tree.forms.map((form, i) => `${form} ${edge(tree, after, i)}`);
}

describe("joinNames", () => {
  const pair = (office: string, second: string) => [
    `${office} NOUN 7 nsubj`,
    "Lund PROPN 0 appos",
    "of ADP 3 case",
    "Norland PROPN 1 nmod",
    "and CCONJ 5 cc",
    `${second} PROPN 3 conj`,
    "both ADV 7 advmod",
    "met VERB -1 root",
  ];

  it("joins a person to the person before, not to the country of the first", () => {
    expect(joined([1, 5], ...pair("ministers", "Maruk"))[5]).toBe("Maruk conj Lund");
    expect(joined([1], ...pair("ministers", "Kestria"))[5]).toBe("Kestria conj Norland");
  });

  it("joins a person to the one office that a name before explains", () => {
    expect(joined([1, 5], ...pair("minister", "Maruk"))[5]).toBe("Maruk conj minister");
  });

  it("joins a name that was joined to the verb to the noun before the 'and', not over a comma", () => {
    const rows = (joint: string) => ["met VERB -1 root", "Lund PROPN 0 obj", `${joint}`, "Tavon PROPN 0 conj"];
    expect(joined([1, 3], ...rows("and CCONJ 3 cc"))[3]).toBe("Tavon conj Lund");
    expect(joined([1, 3], ...rows(", PUNCT 3 punct"))[3]).toBe("Tavon conj met");
  });
});
