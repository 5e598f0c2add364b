import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuotations } from "./quotes.ts";

const inner = (text: string) => findQuotations(text).map(({ openEnd, closeStart }) => text.slice(openEnd, closeStart));

describe("quotations", () => {
  test.each([
    ['"The road is open," he said. "Nobody asked."', ["The road is open,", "Nobody asked."]],
    ["“The road is open,” he said.", ["The road is open,"]],
    ["''The road is open,'' he said.", ["The road is open,"]],
    ["He called it a ‘trap’ on Monday.", ["trap"]],
    ["The leaders' talks and the envoy's car", []],
    ["'The leaders' talks failed,' he said.", ["The leaders' talks failed,"]],
    ["He called the 'leaders' talks', in short, a farce.", ["leaders' talks"]],
    ["In the '90s the leaders' cars stood still.", []],
    ["‘It isn’t over.’ ‘It is,’ she said.", ["It isn’t over.", "It is,"]],
    ["He told of 'the brothers' and of 'the sons' of hers.", ["the brothers", "the sons"]],
    ["“The first paragraph.\n“The second one,” he said.", ["The first paragraph.", "The second one,"]],
    ['He said "so', ["so"]],
    ["", []],
  ])("%s", (text, expected) => expect(inner(text)).toEqual(expected));

  test("spans are in order, within the text, and double ones do not overlap", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', "“", "”", "'", "’", "‘", "a", " ", ".", "\n", "``", "''")), (parts) => {
        const text = parts.join("");
        let last = 0;
        for (const { openStart, openEnd, closeStart, closeEnd, double } of findQuotations(text)) {
          expect(0 <= openStart && openStart < openEnd && openEnd <= closeStart && closeStart <= closeEnd && closeEnd <= text.length).toBe(
            true,
          );
          if (!double) continue;
          expect(openStart).toBeGreaterThanOrEqual(last);
          last = closeEnd;
        }
      }),
    );
  });

  // A quadratic step would run into the limit that every test has.
  test("comes to an end on a million quotation marks", () => {
    expect(findQuotations('"'.repeat(1_000_000)).length).toBeGreaterThan(0);
  });
});
