import fc from "fast-check";
import { expect, it } from "vitest";
import { createGroups } from "./groups.ts";

it("gives the same groups in whatever order pairs are joined", () => {
  const pairs = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 40 });
  fc.assert(
    fc.property(pairs, (given) => {
      const [one, other] = [createGroups(20), createGroups(20)];
      for (const [a, b] of given) one.join(a, b);
      for (const [a, b] of given.toReversed()) other.join(b, a);
      expect(other.all()).toEqual(one.all());
      expect(
        one
          .all()
          .flat()
          .sort((a, b) => a - b),
      ).toEqual(Array.from({ length: 20 }, (_, i) => i));
    }),
  );
});
