import fc from "fast-check";
import { expect, it } from "vitest";
import { createDateLimits } from "./date-limits.ts";
import { dateFit } from "./dates.ts";

const DATES = ["2023-05-15", "2023-05-16", "2023-05", "2023", "2022-12/2023-01", "../2023-05-15", "2023-05-16/..", "..", "XXXX-05-15"];
const SETS = ["[2023-05-15,2023-05-22]", "[2022-05-15,2023-05-15]", "{2023-05-16,2023-06-01}"];

it("allows what is apart from none of the dates, as if each were compared", () => {
  const dates = fc.constantFrom(...DATES, ...SETS);
  fc.assert(
    fc.property(fc.array(dates, { maxLength: 6 }), dates, (given, edtf) => {
      const limits = createDateLimits();
      for (const one of given) limits.add(one);
      expect(limits.allow(edtf)).toBe(given.every((one) => dateFit(one, edtf) !== "apart"));
    }),
    { numRuns: 500, seed: 7 },
  );
});
