import { expect, it } from "vitest";
import { ordinalOf } from "./number-words.ts";

it("reads ordinals in words and digits, and no other word", () => {
  expect(["first", "twelfth", "3rd", "21st"].map(ordinalOf)).toEqual([1, 12, 3, 21]);
  expect(["three", "last", "3", "month", ""].map(ordinalOf)).toEqual([null, null, null, null, null]);
});
