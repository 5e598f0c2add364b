import { expect, it } from "vitest";
import type { KnownPerson } from "../../knowledge/index.ts";
import { withSmallEnd } from "./small-ends.ts";

const people = ["Tavon Mir El", "Tavon Mir Or", "Oren Dalvash"];
/** Knows these people by their whole names, and two of them by their first parts. */
const knowledge = {
  personByName: (form: string) =>
    people
      .filter((name) => name.toLowerCase() === form.toLowerCase() || name.startsWith(`${form} `))
      .map((name) => ({ name }) as unknown as KnownPerson),
};

it.each([
  ["Tavon Mir el left.", "Tavon Mir", "Tavon Mir el"],
  ["Tavon Mir left.", "Tavon Mir", "Tavon Mir"],
  ["Oren Dalvash el left.", "Oren Dalvash", "Oren Dalvash"],
  ["Tavon mir el left.", "Tavon", "Tavon"],
])("%s: of %s the name is %s", (text, found, name) => {
  const { start, end } = withSmallEnd(text, { start: 0, end: found.length, type: "PERSON" }, knowledge);
  expect(text.slice(start, end)).toBe(name);
});
