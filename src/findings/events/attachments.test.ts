import { describe, expect, it } from "vitest";
import { type Annotations, type Tokens, UPOS } from "../../model/annotations.ts";
import { mendAttachments } from "./attachments.ts";

/** What hangs on what after mending, as "word relation governor", of words given as "form TAG head relation"; `people` are first and last word numbers. */
function mended(people: readonly (readonly [number, number])[], ...rows: readonly string[]): string[] {
  const cells = rows.map((row) => row.split(" "));
  const text = cells.map(([form]) => form).join(" ");
  const start = cells.map((_, i) => cells.slice(0, i).reduce((sum, [form]) => sum + form.length + 1, 0));
  const deprels = [...new Set([...cells.map(([, , , name]) => name), "aux", "aux:pass", "nsubj:pass", "obj", "conj", "appos", "obl"])];
  const tokens = {
    count: rows.length,
    start,
    end: start.map((at, i) => at + cells[i][0].length),
    sentence: new Int32Array(rows.length),
    pos: Uint8Array.from(cells, ([, tag]) => (UPOS as readonly string[]).indexOf(tag)),
    head: Int32Array.from(cells, ([, , head]) => Number(head)),
    deprel: Uint8Array.from(cells, ([, , , name]) => deprels.indexOf(name)),
    deprels,
    lemma: cells.map(([form]) => ({ is: "be", raging: "rage" })[form] ?? form.toLowerCase()),
  } as unknown as Tokens;
  const names = people.map(([first, last]) => ({ start: tokens.start[first], end: tokens.end[last], type: "PERSON" }));
  const ann = { text, tokens, names, times: [] } as unknown as Annotations;
  const { head, deprel } = mendAttachments(ann, tokens, (lemma) => ["head", "minister"].includes(lemma));
  return cells.map(([form], i) => `${form} ${deprels[deprel[i]]} ${head[i] < 0 ? "-" : cells[head[i]][0]}`);
}

describe("mendAttachments", () => {
  it("hangs a name behind the comma on the office before it", () => {
    const rows = [
      "Idrel PROPN 1 nsubj",
      "met VERB -1 root",
      "the DET 3 det",
      "head NOUN 1 obj",
      "of ADP 6 case",
      "the DET 6 det",
      "Union PROPN 3 nmod",
    ];
    const told = mended(
      [
        [0, 0],
        [8, 9],
      ],
      ...rows,
      ", PUNCT 8 punct",
      "Ansa PROPN 6 conj",
      "Varn PROPN 8 flat",
    );
    expect(told[8]).toBe("Ansa appos head");
  });

  it("hangs what begins on the talks and not on whom they are with", () => {
    const rows = (verb: string) => [
      "talk NOUN -1 root",
      "with ADP 2 case",
      "Norland PROPN 0 nmod",
      "and CCONJ 5 cc",
      "the DET 5 det",
      "Union PROPN 2 conj",
      "that PRON 7 nsubj",
      `${verb} VERB 5 acl:relcl`,
    ];
    expect(mended([], ...rows("begin"))[7]).toBe("begin acl:relcl talk");
    expect(mended([], ...rows("agree"))[7]).toBe("agree acl:relcl Union");
  });

  it("makes the called the object and the second subject a joined one", () => {
    expect(
      mended(
        [
          [0, 0],
          [2, 2],
        ],
        "Idrel PROPN 1 nsubj",
        "called VERB -1 root",
        "Tavon PROPN 1 xcomp",
      )[2],
    ).toBe("Tavon obj called");
    const two = mended(
      [
        [0, 0],
        [2, 2],
      ],
      "Idrel PROPN 3 nsubj",
      "and CCONJ 2 cc",
      "Maruk PROPN 3 nsubj",
      "signed VERB -1 root",
    );
    expect(two[2]).toBe("Maruk conj Idrel");
  });

  it("reads 'be' before a participle as an auxiliary, and not in 'is to meet'", () => {
    expect(mended([], "Fighting NOUN 2 nsubj", "is AUX 2 cop", "raging VERB -1 root")[1]).toBe("is aux raging");
    expect(mended([], "Idrel PROPN 3 nsubj", "is AUX 3 cop", "to PART 3 mark", "meet VERB -1 root")[1]).toBe("is cop meet");
  });
});
