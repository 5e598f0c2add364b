import { expect, it } from "vitest";
import { drawnTree } from "../../test/fixtures/drawn-tree.ts";
import { tokenAt } from "./tokens.ts";

it("finds the token that covers or follows an offset", () => {
  const { tokens } = drawnTree(["Belmora PROPN 2 nsubj", "has AUX 2 aux", "spoken VERB -1 root"]);
  expect([0, 6, 7, 8, 11, 9999].map((offset) => tokenAt(tokens, offset))).toEqual([0, 0, 1, 1, 2, 3]);
});
