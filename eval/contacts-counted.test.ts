import { describe, expect, it } from "vitest";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

/** Contacts of a text told as "mode day place", in text order. */
function told(text: string, published: string | null = "2025-03-14"): string[] {
  return analyse(text, published).events.flatMap(({ contact, when, place }) =>
    contact === null ? [] : [`${contact.mode} ${when.edtf}${place === null ? "" : ` ${place}`}`],
  );
}

describe("a day counted from another event", () => {
  it.each([
    [
      "the eve of what a relative clause dates",
      "Mirel Tavon telephoned Oren Dalvash on the eve of the summit, which opened in Quenby on Wednesday.",
      ["call 2025-03-11"],
    ],
    [
      "days after an event of the sentence before",
      "The summit ended on March 3. Two days after the summit, Mirel Tavon telephoned Oren Dalvash.",
      ["call 2025-03-05"],
    ],
    [
      "nobody's where the text begins with the count",
      "The talks came three weeks after Mirel Tavon met Oren Dalvash in Quenby.",
      ["meeting .. Quenby"],
    ],
    [
      "days before the meeting told last",
      "Mirel Tavon received Ivar Lund on March 10. Two days before the meeting Lund had telephoned Oren Dalvash.",
      ["meeting 2025-03-10", "call 2025-03-08"],
    ],
    [
      "the day of talks that the main clause is counted from",
      "Ivar Lund flew to Ostrel on Tuesday, a day after five hours of talks with Oren Dalvash.",
      ["visit 2025-03-11 Ostrel", "meeting 2025-03-10"],
    ],
    ["its own day where both are told", "Mirel Tavon telephoned Oren Dalvash on March 5, two days after the summit.", ["call 2025-03-05"]],
    [
      "the nth day of what a relative clause dates",
      "On the second day of the forum, which began on Tuesday, Mirel Tavon met Oren Dalvash.",
      ["meeting 2025-03-12"],
    ],
    ["no other event's, which stands beside it", "Ivar Lund met Tev Maruk a day after he cancelled a June 12 summit.", ["meeting .."]],
    ["no day where that of the other event is unknown", "Mirel Tavon telephoned Oren Dalvash two days after the explosion.", ["call .."]],
  ])("is that of %s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("a day counted from what is told", () => {
  it.each([
    [
      "the first day of a forum that a relative clause dates",
      "Mirel Tavon met Oren Dalvash on the second day of the forum, which was held from March 3 to 6.",
      ["meeting 2025-03-04"],
    ],
    [
      "the day after the last one of it",
      "Mirel Tavon met Oren Dalvash two days after the forum, which was held from March 3 to 6.",
      ["meeting 2025-03-08"],
    ],
    [
      "the fighting that a count tells of",
      "The war ended on Monday, four days after fighting broke out. Ivar Lund telephoned Oren Dalvash on the first day of the fighting.",
      ["call 2025-03-06"],
    ],
    [
      "no fighting elsewhere",
      "The war ended on Monday, four days after shelling began. Ivar Lund telephoned Oren Dalvash on the second day of the fighting.",
      ["call .."],
    ],
    [
      "its own entry, not of a first summit to come",
      "Monday: Ivar Lund meets Tev Maruk.\nThursday: Luc Ferran arrives in Ostrel on the eve of the first summit of the Compact.",
      ["meeting 2025-03-10", "visit 2025-03-13 Ostrel"],
    ],
    [
      "the first of the sittings, where they opened",
      "Lund and Maruk met on Tuesday. Ivar Lund met Tev Maruk again on Thursday. The day before the talks opened, Maruk had met Mirel Tavon.",
      ["meeting 2025-03-11", "meeting 2025-03-13", "meeting 2025-03-10"],
    ],
    [
      "the meeting, not a call told of since",
      "Mirel Tavon met Oren Dalvash in Quenby on Monday. Ivar Lund telephoned Tev Maruk on Tuesday. Tavon flew to Ostrel hours after the meeting with Dalvash.",
      ["meeting 2025-03-10 Quenby", "call 2025-03-11", "visit 2025-03-10 Ostrel"],
    ],
    [
      "no second evening of a call",
      "Ivar Lund telephoned Mirel Tavon on Monday. On the second evening he dined with Tev Maruk.",
      ["call 2025-03-10", "meeting .."],
    ],
  ])("is that of %s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    [
      "that of the summit at which they met",
      "The news followed Tuesday's first summit of the club, at which Mirel Tavon met Oren Dalvash.",
      ["meeting 2025-03-11"],
    ],
    [
      "not that of news before a summit",
      "The news followed on Tuesday on the summit, at which Mirel Tavon met Oren Dalvash.",
      ["meeting .."],
    ],
    [
      "that of the closure told by its verb",
      "Ivar Lund will meet Tev Maruk on Wednesday, two weeks after the road was closed. Lund telephoned Maruk on the day of the closure.",
      ["meeting 2025-03-19", "call 2025-03-05"],
    ],
    [
      "none, of a vote that nobody told of",
      "Ivar Lund will meet Tev Maruk on Wednesday, two weeks after the road was closed. Lund telephoned Maruk on the day of the vote.",
      ["meeting 2025-03-19", "call .."],
    ],
    [
      "the last one of a stay",
      "Ivar Lund is on a visit to Ostrel from March 13 to 16. On the last day of his stay he will meet Mirel Tavon.",
      ["visit 2025-03-13/2025-03-16 Ostrel", "meeting 2025-03-16"],
    ],
    [
      "the first one of a stay",
      "Ivar Lund is on a visit to Ostrel from March 13 to 16. On the first day of his stay he met Mirel Tavon.",
      ["visit 2025-03-13/2025-03-16 Ostrel", "meeting 2025-03-13"],
    ],
    [
      "that of those who cried when two embraced",
      "Old men cried on Sunday when Ivar Lund walked down the steps and met Tev Maruk.",
      ["meeting 2025-03-09"],
    ],
    ["not now, of what is told in the past", "Ivar Lund met Tev Maruk, now ninety, at the station.", ["meeting .."]],
    [
      "the day after the first one of a visit",
      "Tev Maruk will visit Vardania from March 17 to 19. On the first day of the visit Maruk will meet Sanna Idrel. The following day he will meet Mirel Tavon.",
      ["visit 2025-03-17/2025-03-19 Vardania", "meeting 2025-03-17", "meeting 2025-03-18"],
    ],
    [
      "that of what they agreed on, meeting",
      "Meeting in Quenby on the sidelines of a forum, Mirel Tavon and Oren Dalvash agreed on Thursday to open the road.",
      ["meeting 2025-03-13 Quenby"],
    ],
    [
      "not that of an agreement before the meeting",
      "Mirel Tavon agreed on Thursday to open the road before meeting Oren Dalvash.",
      ["meeting .."],
    ],
    [
      "the same day, without an article",
      "Tev Maruk was received yesterday by Ivar Lund. Same day Maruk laid flowers and had negotiations with Sanna Idrel.",
      ["meeting 2025-03-13", "meeting 2025-03-13"],
    ],
    [
      "counted from what the sentence before tells of",
      "Both sides exchanged prisoners on Wednesday. The exchange came a week after Ivar Lund met Tev Maruk.",
      ["meeting 2025-03-05"],
    ],
    [
      "not counted from what is new",
      "Both sides exchanged prisoners on Wednesday. A storm came a week after Ivar Lund met Tev Maruk.",
      ["meeting .."],
    ],
    [
      "that of two who were not yet named",
      "Two ministers shared a pot of soup on Tuesday. Ivar Lund and Tev Maruk met in a cottage in Quenby.",
      ["meeting 2025-03-11 Quenby"],
    ],
    [
      "not that of two others, of one",
      "Two ministers shared a pot of soup on Tuesday. Ivar Lund met Tev Maruk in a cottage in Quenby.",
      ["meeting .. Quenby"],
    ],
    ["now, of what is told in the present", "Ivar Lund is now meeting Tev Maruk.", ["meeting 2025-03-14~"]],
    ["last week, where he was as recently", "Ivar Lund was in Ostrel as recently as last week.", ["visit 2025-03-03/2025-03-09 Ostrel"]],
    [
      "the one until the other, where it lasts",
      "Talks between Ivar Lund and Tev Maruk will start on Monday and last until Wednesday.",
      ["meeting 2025-03-17/2025-03-19"],
    ],
    ["the one, where something else waits", "Ivar Lund met Tev Maruk on Monday and will wait until Wednesday.", ["meeting 2025-03-10"]],
    [
      "each of two times, told with twice",
      "Ivar Lund telephoned Tev Maruk twice in February, on the 11th and on the 22nd.",
      ["call 2025-02-11", "call 2025-02-22"],
    ],
    [
      "each of two days, told with again and a part of the day",
      "Ivar Lund and Tev Maruk spoke by phone on Tuesday and again late on Wednesday.",
      ["call 2025-03-11", "call 2025-03-12"],
    ],
    [
      "the days of the journey, of what is to come there",
      "Ivar Lund will travel to Ostrel the week after next. There he will meet Mirel Tavon.",
      ["visit 2025-03-24/2025-03-30 Ostrel", "meeting 2025-03-24/2025-03-30 Ostrel"],
    ],
    [
      "no journey of another",
      "Ivar Lund will travel to Ostrel the week after next. Luc Ferran will meet Mirel Tavon.",
      ["visit 2025-03-24/2025-03-30 Ostrel", "meeting .."],
    ],
  ])("is %s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
