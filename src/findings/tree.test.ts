import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawnTree } from "../../test/fixtures/drawn-tree.ts";
import { agentOf, childBy, clauseOf, createTree, isNegated, isPassive, isUnder, modalOf, subjectOf, subtreeSpan } from "./tree.ts";

const accused = drawnTree([
  "Belmora PROPN 4 nsubj:pass",
  "has AUX 4 aux",
  "not PART 4 advmod",
  "been AUX 4 aux:pass",
  "accused VERB -1 root",
  "by ADP 6 case",
  "Ostrel PROPN 4 obl",
  "of SCONJ 8 mark",
  "lying VERB 4 advcl",
  ". PUNCT 4 punct",
]).tokens;

describe("questions to a tree", () => {
  const tree = createTree(accused);

  test("subject, agent, voice and negation of a passive", () => {
    expect(subjectOf(tree, 4)).toBe(0);
    expect(agentOf(tree, 4)).toBe(6);
    expect(isPassive(tree, 4)).toBe(true);
    expect(isNegated(tree, 4)).toBe(true);
    expect(isNegated(tree, 8)).toBe(false);
    expect(modalOf(tree, 4)).toBeNull();
  });

  test("subtrees and clauses", () => {
    expect(subtreeSpan(tree, 8)).toEqual({ start: 39, end: 47 });
    expect(clauseOf(tree, 7)).toBe(8);
    expect(clauseOf(tree, 6)).toBe(4);
    expect(isUnder(tree, 5, 6)).toBe(true);
    expect(isUnder(tree, 5, 8)).toBe(false);
    expect(childBy(tree, 8, "nsubj")).toBe(-1);
  });

  test("a co-ordinated verb shares the subject", () => {
    const both = createTree(
      drawnTree(["Tavon PROPN 1 nsubj", "came VERB -1 root", "and CCONJ 4 cc", "will AUX 4 aux", "speak VERB 1 conj"]).tokens,
    );
    expect(subjectOf(both, 4)).toBe(0);
    expect(modalOf(both, 4)).toBe("will");
    expect(clauseOf(both, 3)).toBe(4);
  });
});

test("any heads give a forest: nothing hangs, and every token lies within its governor's subtree", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 20 }), { minLength: 1, maxLength: 20 }), (heads) => {
      const tree = createTree(drawnTree(heads.map((head, i) => `w${i} VERB ${head} ccomp`)).tokens);
      for (let t = 0; t < heads.length; t++) {
        const governor = tree.head[t];
        if (governor < 0) continue;
        expect(tree.left[governor]).toBeLessThanOrEqual(tree.left[t]);
        expect(tree.right[governor]).toBeGreaterThanOrEqual(tree.right[t]);
        expect(isUnder(tree, t, governor)).toBe(true);
      }
    }),
  );
});
