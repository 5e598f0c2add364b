import { describe, expect, it } from "vitest";
import { drawnTree, edge } from "../../../../test/fixtures/drawn-tree.ts";
import type { Annotations } from "../../../model/annotations.ts";
import { readOntology } from "../ontology.ts";
import { mendLists } from "./lists.ts";

/** What hangs on what with the lists made plain, as "word relation governor"; names are first and last word numbers, `type` that of all of them. */
function listed(names: readonly (readonly [number, number])[], type: string, ...rows: readonly string[]): string[] {
  const tree = drawnTree(rows, { lemmas: { presidents: "president" }, relations: ["conj", "nmod:desc", "compound", "appos"] });
  const { tokens, text } = tree;
  const spans = names.map(([first, last]) => ({ start: tokens.start[first], end: tokens.end[last], type }));
  const after = mendLists({ text, tokens, names: spans } as unknown as Annotations, tokens, readOntology().words);
  return tree.forms.map((form, i) => `${form} ${edge(tree, after, i)}`);
}

const single = (...words: readonly number[]) => words.map((t) => [t, t] as const);

describe("mendLists", () => {
  it("joins all names to the first, which takes the place of the title between them, but for other words between", () => {
    const rows = (title: string) => [
      "Tavon PROPN 2 nmod",
      ", PUNCT 0 punct",
      `${title} NOUN 6 nsubj`,
      "Dalvash PROPN 2 appos",
      "and CCONJ 5 cc",
      "Lund PROPN 3 conj",
      "met VERB -1 root",
    ];
    const told = listed(single(0, 3, 5), "PERSON", ...rows("president"));
    expect([told[0], told[2], told[3], told[5]]).toEqual([
      "Tavon nsubj met",
      "president nmod:desc Dalvash",
      "Dalvash conj Tavon",
      "Lund conj Tavon",
    ]);
    expect(listed(single(0, 3, 5), "PERSON", ...rows("truce"))[0]).toBe("Tavon nmod truce");
  });

  it("leaves two names apart where a verb follows that may be the second's alone", () => {
    const rows = (...more: string[]) => ["met VERB -1 root", "Tavon PROPN 0 obj", "and CCONJ 3 cc", "Idrel PROPN 0 obj", ...more];
    expect(listed(single(1, 3), "PERSON", ...rows())[3]).toBe("Idrel conj Tavon");
    expect(listed(single(1, 3), "PERSON", ...rows("flew VERB 0 conj"))[3]).toBe("Idrel obj met");
  });

  it("joins three states, not two", () => {
    const rows = [
      "Norland PROPN 5 nsubj",
      ", PUNCT 2 punct",
      "Vardania PROPN 5 obl",
      "and CCONJ 4 cc",
      "Kestria PROPN 5 nsubj",
      "met VERB -1 root",
    ];
    expect(listed(single(0, 2, 4), "PLACE", ...rows).filter((_, i) => i === 2 || i === 4)).toEqual([
      "Vardania conj Norland",
      "Kestria conj Norland",
    ]);
    expect(listed(single(0, 4), "PLACE", ...rows)[4]).toBe("Kestria nsubj met");
  });

  it("hangs full names behind a comma on the offices before it, not on one office", () => {
    const rows = (office: string) => [
      "the DET 1 det",
      `${office} NOUN 8 nsubj`,
      ", PUNCT 3 punct",
      "Luc PROPN 8 obl",
      "Ferran PROPN 3 flat",
      "and CCONJ 6 cc",
      "Tev PROPN 8 obl",
      "Maruk PROPN 6 flat",
      "met VERB -1 root",
    ];
    const names = [
      [3, 4],
      [6, 7],
    ] as const;
    const told = listed(names, "MISC", ...rows("presidents"));
    expect([told[3], told[6]]).toEqual(["Luc appos presidents", "Tev conj Luc"]);
    expect(listed(names, "MISC", ...rows("president"))[3]).toBe("Luc obl met");
  });
});
