import { describe, expect, it } from "vitest";
import { alternatives, dateFit, isDay, narrower, vagueness } from "./dates.ts";

describe("dateFit", () => {
  it.each([
    ["2023-05-25", "2023-05-25", "same"],
    ["2023-05-25", "2023-05-26", "apart"],
    ["2023-05-25", "2023-05", "possible"],
    ["2023-05-25", "2023-05-22/2023-05-28", "possible"],
    ["2023-05-25", "2023-06", "apart"],
    ["2023-05-25", "..", "unknown"],
    ["..", "..", "unknown"],
    ["1991/..", "2023-05-25", "unknown"],
    ["1991/..", "1990-05-25", "apart"],
    ["[2021-12-10,2022-12-09]", "2022-12-09", "possible"],
    ["[2021-12-10,2022-12-09]", "2022-12-10", "apart"],
    ["[2021-12-10,2022-12-09]", "[2021-12-10,2022-12-09]", "same"],
  ] as const)("%s and %s: %s", (a, b, fit) => {
    expect(dateFit(a, b)).toBe(fit);
    expect(dateFit(b, a)).toBe(fit);
  });
});

describe("narrower", () => {
  it("takes the date that says more, and what two sets share", () => {
    expect(narrower("2023-05", "2023-05-25")).toBe("2023-05-25");
    expect(narrower("2023-05-25", "..")).toBe("2023-05-25");
    expect(narrower("[2021-12-10,2022-12-09]", "2022-12-09")).toBe("2022-12-09");
  });
});

it("measures how vague a date is", () => {
  expect(vagueness("2023-05-25")).toBe(0);
  expect(vagueness("2023-05")).toBe(30);
  expect(vagueness("2023/..")).toBe(Number.POSITIVE_INFINITY);
  expect(isDay("[2021-12-10,2022-12-09]")).toBe(true);
  expect(isDay("2023-05")).toBe(false);
  expect(alternatives("[a, b]")).toEqual(["a", "b"]);
});
