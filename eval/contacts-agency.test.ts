import { describe, expect, it } from "vitest";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

/** Contacts of a text as an agency words it, told as "mode status day: surnames", in text order. */
function told(text: string, published = "2025-03-14"): string[] {
  const { ann, events } = analyse(text, published);
  const surname = (id: string) =>
    ann.entities
      .find((entity) => entity.id === id)
      ?.name.split(" ")
      .at(-1) ?? id;
  return events.flatMap(({ contact, status, when }) =>
    contact === null
      ? []
      : [
          `${contact.mode} ${status} ${when.edtf}: ${contact.participants
            .map(({ entity }) => surname(entity))
            .sort()
            .join(" ")}`,
        ],
  );
}

describe("agency prose", () => {
  it.each([
    [
      "calls in the plural are one to each, a call is one with both",
      "Ivar Lund on Tuesday held phone calls with Mirel Tavon and Oren Dalvash.",
      ["call happened 2025-03-11: Lund Tavon", "call happened 2025-03-11: Dalvash Lund"],
      "Ivar Lund on Tuesday held a phone call with Mirel Tavon and Oren Dalvash.",
      ["call happened 2025-03-11: Dalvash Lund Tavon"],
    ],
    [
      "what was told before its telling gives the day of what follows",
      "Mirel Tavon flew to Quenby on Tuesday, an official said. There she met Oren Dalvash.",
      ["visit happened 2025-03-11: Quenby Tavon", "meeting happened 2025-03-11: Dalvash Tavon"],
      "Mirel Tavon will fly to Quenby, an official said on Tuesday. Ivar Lund phoned Oren Dalvash.",
      ["visit planned ..: Quenby Tavon", "call happened ..: Dalvash Lund"],
    ],
    [
      "a day goes before the year that it is in, not before another year",
      "Mirel Tavon and Oren Dalvash held their third meeting this year on Tuesday.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash held three meetings last year.",
      ["meeting happened 2024: Dalvash Tavon"],
    ],
    [
      "talks that are then called a call were one",
      "Mirel Tavon spoke to Oren Dalvash on Tuesday. The call lasted an hour.",
      ["call happened 2025-03-11: Dalvash Tavon"],
      "Mirel Tavon spoke to Oren Dalvash on Tuesday. The conversation lasted an hour.",
      ["other happened 2025-03-11: Dalvash Tavon"],
    ],
    [
      "the president of a body is who was spoken to",
      "Mirel Tavon spoke by phone to Eastern Compact President Luc Ferran on Tuesday.",
      ["call happened 2025-03-11: Ferran Tavon"],
      "Mirel Tavon spoke by phone to the Eastern Compact on Tuesday.",
      ["call happened 2025-03-11: Compact Tavon"],
    ],
    [
      "a matter is raised with somebody, by letter it is no talk",
      "Mirel Tavon raised the matter with Oren Dalvash on Tuesday.",
      ["other happened 2025-03-11: Dalvash Tavon"],
      "Mirel Tavon raised the flag with pride on Tuesday.",
      [],
    ],
    [
      "the next one is of the kind told before, another one is not",
      "Mirel Tavon met Oren Dalvash on Tuesday. The next one is scheduled for March 28.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting planned 2025-03-28: Dalvash Tavon"],
      "Mirel Tavon met Oren Dalvash on Tuesday. One is a lawyer.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
    ],
    [
      "who is given a lunch is the guest",
      "Mirel Tavon was given lunch by Oren Dalvash on Tuesday.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
      "Mirel Tavon was given a loan by Oren Dalvash on Tuesday.",
      [],
    ],
    [
      "a relative clause of a journey's place tells of a contact of its own, one of a summit's place of its host",
      "Ivar Lund recalled Tavon's trip to Quenby, where she was received by Luc Ferran.",
      ["visit happened ..: Quenby Tavon", "meeting happened ..: Ferran Tavon"],
      "Mirel Tavon and Oren Dalvash will attend a summit in Quenby, which Luc Ferran will host.",
      ["meeting planned ..: Dalvash Ferran Tavon"],
    ],
    [
      "who met somebody is still the one expected",
      "Ivar Lund met Mirel Tavon on Tuesday and is expected in Belmora next week.",
      ["meeting happened 2025-03-11: Lund Tavon", "visit planned 2025-03-17/2025-03-23: Lund"],
      "Ivar Lund met Mirel Tavon on Tuesday and expected her to sign.",
      ["meeting happened 2025-03-11: Lund Tavon"],
    ],
    [
      "what the call came after is counted back from it",
      "Mirel Tavon spoke to Oren Dalvash on Tuesday. The call came five days after Tavon's trip to Quenby.",
      ["call happened 2025-03-11: Dalvash Tavon", "visit happened 2025-03-06: Quenby Tavon"],
      "Mirel Tavon spoke to Oren Dalvash on Tuesday. The vote came five days after Tavon's trip to Quenby.",
      ["other happened 2025-03-11: Dalvash Tavon", "visit happened ..: Quenby Tavon"],
    ],
    [
      "an ambassador of a country not named before is nobody of those told",
      "Sanna Idrel met Tev Maruk on Tuesday. Later the Norlander ambassador called on Maruk.",
      ["meeting happened 2025-03-11: Idrel Maruk", "meeting happened 2025-03-11: Maruk ambassador"],
      "Ivar Lund flew to Ostrel on Tuesday. The Norlander envoy met Tev Maruk there.",
      ["visit happened 2025-03-11: Lund Ostrel", "meeting happened 2025-03-11: Maruk envoy"],
    ],
  ])("%s", (_, text, expected, other, negative) => {
    expect(told(text)).toEqual(expected);
    expect(told(other)).toEqual(negative);
  });
});
