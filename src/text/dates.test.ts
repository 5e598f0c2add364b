import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  civilDay,
  compareDays,
  dayNumber,
  daysBetween,
  edtfBounds,
  edtfContains,
  edtfIntersect,
  edtfOfBounds,
  isoDay,
  isoWeek,
  isoWeekStart,
  parseDay,
  weekdayOf,
} from "./dates.ts";

const anyDay = fc.integer({ min: dayNumber(1, 1, 1), max: dayNumber(9999, 12, 31) });

describe("days", () => {
  test("known days", () => {
    expect(dayNumber(1970, 1, 1)).toBe(0);
    expect(parseDay("2000-02-29")).toBe(11016);
    expect(parseDay("1900-02-29")).toBeNull();
    expect(parseDay("2021-12-10T23:59:00+04:00")).toBe(parseDay("2021-12-10"));
    expect(parseDay("2021-12")).toBeNull();
    expect(weekdayOf("2023-05-26")).toBe(5);
    expect(weekdayOf("1969-12-31")).toBe(3);
    expect(addDays("2020-02-28", 2)).toBe("2020-03-01");
    expect(addMonths("2020-01-31", 1)).toBe("2020-02-29");
    expect(addMonths("2020-01-31", -2)).toBe("2019-11-30");
    expect(daysBetween("2020-02-28", "2020-03-01")).toBe(2);
    expect(compareDays("2020-02-28", "2020-03-01")).toBe(-1);
    expect(() => addDays("2020-13-01", 1)).toThrow(RangeError);
  });

  test("every day reads back", () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const { year, month, day } = civilDay(number);
        expect(dayNumber(year, month, day)).toBe(number);
        expect(parseDay(isoDay(number))).toBe(number);
      }),
    );
  });

  test("ISO weeks", () => {
    expect(isoWeek(parseDay("2021-01-03") as number)).toEqual({ year: 2020, week: 53 });
    expect(isoWeek(parseDay("2019-12-30") as number)).toEqual({ year: 2020, week: 1 });
    expect(isoDay(isoWeekStart(2023, 20))).toBe("2023-05-15");
    fc.assert(
      fc.property(anyDay, (number) => {
        const { year, week } = isoWeek(number);
        const start = isoWeekStart(year, week);
        expect(number - start).toBeGreaterThanOrEqual(0);
        expect(number - start).toBeLessThan(7);
      }),
    );
  });
});

describe("EDTF bounds", () => {
  test.each([
    ["2021", "2021-01-01", "2021-12-31"],
    ["2021-02", "2021-02-01", "2021-02-28"],
    ["2021-12-10", "2021-12-10", "2021-12-10"],
    ["2021-12-10~", "2021-12-10", "2021-12-10"],
    ["2021-12-10T16:00", "2021-12-10", "2021-12-10"],
    ["2021-12-10T16:00:00Z", "2021-12-10", "2021-12-10"],
    ["199X", "1990-01-01", "1999-12-31"],
    ["19XX", "1900-01-01", "1999-12-31"],
    ["2020-XX", "2020-01-01", "2020-12-31"],
    ["2020-02-XX", "2020-02-01", "2020-02-29"],
    ["2020-02-1X", "2020-02-10", "2020-02-19"],
    ["2020-21", "2020-03-01", "2020-06-21"],
    ["2020-24", "2020-12-01", "2021-03-21"],
    ["2020-35", "2020-07-01", "2020-09-30"],
    ["2020-40", "2020-01-01", "2020-06-30"],
    ["2023-05-15/2023-05-21", "2023-05-15", "2023-05-21"],
    ["2019~/2020-03", "2019-01-01", "2020-03-31"],
    ["1991/..", "1991-01-01", null],
    ["../2020-11", null, "2020-11-30"],
    ["[2020-09-11,2020-11-09]", "2020-09-11", "2020-11-09"],
    ["[2020,2022..2023]", "2020-01-01", "2023-12-31"],
    ["{2020-01-01..}", "2020-01-01", null],
    ["..", null, null],
    ["XXXX-11-23", null, null],
    ["2020-13", null, null],
    ["2021-02-30", null, null],
    ["last week", null, null],
  ])("%s", (edtf, first, last) => {
    expect(edtfBounds(edtf)).toEqual({ first, last });
  });

  test("intersection and containment", () => {
    expect(edtfIntersect("2020", "2019-12/2020-02")).toBe("2020-01-01/2020-02-29");
    expect(edtfIntersect("1991/..", "2020-03")).toBe("2020-03");
    expect(edtfIntersect("2020", "2021")).toBeNull();
    expect(edtfIntersect("..", "..")).toBe("..");
    expect(edtfContains("2020-03", "2020-03-31")).toBe(true);
    expect(edtfContains("2020-03/..", "2020-02-29")).toBe(false);
    expect(edtfOfBounds("2020-01-01", "2020-12-31")).toBe("2020");
    expect(edtfOfBounds(null, "2020-12-31")).toBe("../2020-12-31");
  });

  test("no string throws, and bounds are ordered", () => {
    const odd = fc.string({ unit: fc.constantFrom(..."0123X-/.[]{},~?%T:"), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(odd, fc.string()), (text) => {
        const { first, last } = edtfBounds(text);
        if (first !== null) expect(parseDay(first)).not.toBeNull();
        if (last !== null) expect(parseDay(last)).not.toBeNull();
      }),
    );
  });
});
