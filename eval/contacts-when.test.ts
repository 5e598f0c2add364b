import { describe, expect, it } from "vitest";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

/** Contacts of a text told as "mode day place", in text order. */
function told(text: string, published: string | null = "2025-03-14"): string[] {
  return analyse(text, published).events.flatMap(({ contact, when, place }) =>
    contact === null ? [] : [`${contact.mode} ${when.edtf}${place === null ? "" : ` ${place}`}`],
  );
}

describe("a day of the text beside", () => {
  it.each([
    [
      "the sentence before, of the same people",
      "Ivar Lund flew to Ostrel on Tuesday. In Ostrel he met Mirel Tavon.",
      ["visit 2025-03-11 Ostrel", "meeting 2025-03-11 Ostrel"],
    ],
    ["a sentence that sets the scene", "On Tuesday the silence ended. Mirel Tavon rang Oren Dalvash.", ["call 2025-03-11"]],
    ["no day of saying", "Ivar Lund said on Tuesday that the road was open. He met Mirel Tavon in Ostrel.", ["meeting .. Ostrel"]],
    ["no day of other people", "Parliament in Quenby voted on Tuesday. Mirel Tavon met Oren Dalvash.", ["meeting .."]],
    [
      "no day for what is told as apart",
      "Ivar Lund phoned Sanna Idrel on Tuesday. Lund also phoned Tev Maruk.",
      ["call 2025-03-11", "call .."],
    ],
    ["no day for what had been", "Ivar Lund flew to Ostrel on Tuesday. He had met Mirel Tavon.", ["visit 2025-03-11 Ostrel", "meeting .."]],
    [
      "the entry of a chronology",
      "4 March: Mirel Tavon meets Oren Dalvash.\n6 March: Ivar Lund meets Tev Maruk.",
      ["meeting 2025-03-04", "meeting 2025-03-06"],
    ],
    ["the stay of one of them", "Ivar Lund, who was in Ostrel on Tuesday, met Mirel Tavon.", ["meeting 2025-03-11 Ostrel"]],
    ["news told after talks", "The road will stay open, Ivar Lund said on Thursday after talks with Tev Maruk.", ["meeting 2025-03-13"]],
    [
      "the clause before a colon",
      "Kestria retaliated on Tuesday: its president, Oren Dalvash, received Ivar Lund.",
      ["meeting 2025-03-11"],
    ],
    ["no saying before a colon", "Kestria announced on Tuesday: its president, Oren Dalvash, received Ivar Lund.", ["meeting .."]],
    ["the next sentence, where that tells no more", "Mirel Tavon met Oren Dalvash. That was in January.", ["meeting 2025-01"]],
    [
      "the day that hours are counted from",
      "Ivar Lund telephoned Sanna Idrel on Monday and rang Tev Maruk an hour later.",
      ["call 2025-03-10", "call 2025-03-10"],
    ],
    [
      "the month that weeks are counted from",
      "The ship was seized in February, a week after Ivar Lund met Tev Maruk.",
      ["meeting 2025-02"],
    ],
    [
      "the weekday that is a line of its own",
      "TUESDAY. Ivar Lund met Tev Maruk in Quenby.\nWEDNESDAY. Sanna Idrel met Luc Ferran in Quenby.",
      ["meeting 2025-03-11 Quenby", "meeting 2025-03-12 Quenby"],
    ],
    ["an entry whose verb could be a noun", "4 March: Mirel Tavon telephones Oren Dalvash.", ["call 2025-03-04"]],
    [
      "the clause that goes on",
      "Ivar Lund flew to Ostrel on Tuesday, and he met Mirel Tavon.",
      ["visit 2025-03-11 Ostrel", "meeting 2025-03-11 Ostrel"],
    ],
    [
      "the first evening of a visit",
      "Luc Ferran arrived in Ostrel on Monday for a visit. On the first evening Mirel Tavon gave a dinner for him.",
      ["visit 2025-03-10 Ostrel", "meeting 2025-03-10"],
    ],
    [
      "the day spoken of, earlier in it",
      "Ivar Lund met Mirel Tavon on Thursday. Earlier in the day, Lund had met Tev Maruk.",
      ["meeting 2025-03-13", "meeting 2025-03-13"],
    ],
    ["the clause with when", "When no answer had come by Thursday night, Ivar Lund met Tev Maruk.", ["meeting 2025-03-13"]],
    ["a dated entry of a programme", "Monday, March 17: Mirel Tavon receives Luc Ferran.", ["meeting 2025-03-17"]],
    [
      "no day of known talks, told after them",
      "The road will stay open, Ivar Lund said on Thursday after the talks with Tev Maruk.",
      ["meeting .."],
    ],
    [
      "no day for what is quoted",
      'Ivar Lund flew to Ostrel on Tuesday. "I met Mirel Tavon in the garden," Lund said.',
      ["visit 2025-03-11 Ostrel", "meeting .."],
    ],
    ["not that of a deed after talks", "Ivar Lund opened the bridge on Thursday after talks with Tev Maruk.", ["meeting .."]],
  ])("is that of %s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("a day of its clause", () => {
  it.each([
    ["both days where two are joined", "Sanna Idrel met Tev Maruk on March 5 and 6.", ["meeting 2025-03-05/2025-03-06"]],
    [
      "each its own, where two are met",
      "Mirel Tavon met Oren Dalvash on Monday and his deputy, Tev Maruk, on Tuesday.",
      ["meeting 2025-03-10", "meeting 2025-03-11"],
    ],
    ["the closed one of two", "Mirel Tavon has met Oren Dalvash often since then, most recently on Monday.", ["meeting 2025-03-10"]],
    [
      "each of two times, told with again",
      "Mirel Tavon and Oren Dalvash met in January and again on March 3.",
      ["meeting 2025-01", "meeting 2025-03-03"],
    ],
    [
      "one time, where again tells of another deed",
      "Mirel Tavon and Oren Dalvash met in January and again quarrelled on March 3.",
      ["meeting 2025-01"],
    ],
    [
      "the clause behind the semicolon",
      "Ivar Lund met Mirel Tavon on Monday; on Tuesday he met Oren Dalvash.",
      ["meeting 2025-03-10", "meeting 2025-03-11"],
    ],
    ["the year before, of a month still to come", "Ivar Lund met Tev Maruk in April.", ["meeting 2024-04"]],
    ["the year to come, where it is planned", "Ivar Lund will meet Tev Maruk in April.", ["meeting 2025-04"]],
    ["the date, where its weekday stands beside it", "On March 4, a Tuesday, Ivar Lund met Tev Maruk.", ["meeting 2025-03-04"]],
    [
      "each in a series without and",
      "Ivar Lund met Mirel Tavon on Monday, Oren Dalvash on Tuesday and Luc Ferran on Wednesday.",
      ["meeting 2025-03-10", "meeting 2025-03-11", "meeting 2025-03-12"],
    ],
    [
      "a time that a clause with when takes up",
      "They have been silent since March 2022, when Sanna Idrel met Tev Maruk.",
      ["meeting 2022-03"],
    ],
    ["a cleft", "It was not until 2021 that Mirel Tavon met Oren Dalvash.", ["meeting 2021"]],
    [
      "all days of talks that ended",
      "Vardania and Kestria ended three days of talks in Quenby on Sunday.",
      ["meeting 2025-03-07/2025-03-09 Quenby"],
    ],
    [
      "the one day of talks of some hours",
      "Vardania and Kestria ended three hours of talks in Quenby on Sunday.",
      ["meeting 2025-03-09 Quenby"],
    ],
    [
      "about seven days on, a week later",
      "Mirel Tavon met Oren Dalvash on March 3. A week later Ivar Lund met Tev Maruk.",
      ["meeting 2025-03-03", "meeting 2025-03-10~"],
    ],
    [
      "the nearest weekday, of what is called off",
      "Tev Maruk has called off a trip to Ostrel that was to begin on Saturday.",
      ["visit 2025-03-15 Ostrel"],
    ],
    [
      "the weekday gone by, of what was called off",
      "Thursday's meeting between Tev Maruk and Ivar Lund was cancelled.",
      ["meeting 2025-03-13"],
    ],
  ])("is that of %s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it("takes the year told last where the day of publication is unknown", () => {
    const text = "On 14 February 2020 Mirel Tavon met Oren Dalvash. Ivar Lund telephoned Tev Maruk on 3 March.";
    expect(told(text, null)).toEqual(["meeting 2020-02-14", "call 2020-03-03"]);
    expect(told("Ivar Lund telephoned Tev Maruk on 3 March.", null)).toEqual(["call XXXX-03-03"]);
  });
});

describe("a day told by other words", () => {
  it.each([
    [
      "the days that an arrival opens, hours after it",
      "Sanna Idrel visited Belmora on March 4 and 5. Within hours of her arrival Idrel met Tev Maruk.",
      ["visit 2025-03-04/2025-03-05 Belmora", "meeting 2025-03-04"],
    ],
    [
      "no arrival of another",
      "Parliament in Quenby voted on March 4. Within hours of her arrival Sanna Idrel met Tev Maruk.",
      ["meeting .."],
    ],
    [
      "the incident that was counted from before",
      "Kestria will answer, Oren Dalvash said on Friday, two days after a ship fired at a patrol. On the day of the incident, Dalvash telephoned Mirel Tavon.",
      ["call 2025-03-12"],
    ],
    [
      "no incident of which no day is told",
      "Kestria will answer, Oren Dalvash said on Friday, after a ship fired at a patrol. On the day of the incident, Dalvash telephoned Mirel Tavon.",
      ["call .."],
    ],
    [
      "the talks that go on, not what is to come",
      "Vardania and Kestria have been negotiating in Quenby since Monday. Ivar Lund, who met Mirel Tavon on the eve of the talks, will fly to Ostrel on Sunday.",
      ["meeting 2025-03-10/.. Quenby", "meeting 2025-03-09", "visit 2025-03-16 Ostrel"],
    ],
    [
      "the clause that a time opens, not of the one before the comma",
      "Luc Ferran flew to Ostrel on March 4. On that evening Ferran met Sanna Idrel, and the following day Ivar Lund met Tev Maruk.",
      ["visit 2025-03-04 Ostrel", "meeting 2025-03-04", "meeting 2025-03-05"],
    ],
    [
      "both times before the verb",
      "Their aides are at work: on January 3, and again last week, Ivar Lund and Tev Maruk met in Quenby.",
      ["meeting 2025-03-03/2025-03-09 Quenby", "meeting 2025-01-03"],
    ],
    [
      "the one time before the verb",
      "Their aides are at work: on January 3 Ivar Lund and Tev Maruk met in Quenby.",
      ["meeting 2025-01-03 Quenby"],
    ],
    [
      "what a noun is scheduled for, further on",
      "They discussed preparations for the visit of Luc Ferran to Vardania, which is scheduled for the second half of April.",
      ["visit 2025-04-16~/2025-04-30 Vardania"],
    ],
    [
      "not what another noun is scheduled for",
      "They discussed the visit of Luc Ferran to Vardania before the summit, which is scheduled for the second half of April.",
      ["visit .. Vardania"],
    ],
    [
      "all days of what opens in a month to come",
      "Next month Mirel Tavon and Oren Dalvash will hold a three-day summit that opens on April 17.",
      ["meeting 2025-04-17/2025-04-19"],
    ],
    [
      "a month of the year that the sentence opens with",
      "Last year Ivar Lund visited Kestria twice, in May and again in October.",
      ["visit 2024-05 Kestria", "visit 2024-10"],
    ],
    ["not the night of an election whose day is not told", "On the night of the election, Ivar Lund dined with Tev Maruk.", ["meeting .."]],
  ])("is that of %s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("a way of talking", () => {
  it("is the telephone where the sentence before says so", () => {
    expect(told("Ivar Lund spent Tuesday on the telephone. He spoke first with Mirel Tavon.")).toEqual(["call 2025-03-11"]);
    expect(told("Ivar Lund bought a telephone on Tuesday. He spoke first with Mirel Tavon.")).toEqual(["other 2025-03-11"]);
  });
});

describe("a place beside", () => {
  it.each([
    [
      "there",
      "Ivar Lund flew to Ostrel on Tuesday, and on Wednesday he met Mirel Tavon there.",
      ["visit 2025-03-11 Ostrel", "meeting 2025-03-12 Ostrel"],
    ],
    [
      "the visit that it is joined to",
      "Ivar Lund visited Ostrel last month and met Mirel Tavon.",
      ["visit 2025-02 Ostrel", "meeting 2025-02 Ostrel"],
    ],
    [
      "a town by its name, not whose it is",
      "Mirel Tavon met Oren Dalvash on March 3 in Dalvash's home town of Arna.",
      ["meeting 2025-03-03 Arna"],
    ],
    ["the capital's name", "Ivar Lund arrived in the capital, Ostrel, on March 3.", ["visit 2025-03-03 Ostrel"]],
    ["where somebody is for talks", "Ivar Lund was in Ostrel on Monday for talks with Tev Maruk.", ["meeting 2025-03-10 Ostrel"]],
    ["no visit of another", "Ivar Lund visited Ostrel last month, and Tev Maruk met Luc Ferran.", ["visit 2025-02 Ostrel", "meeting .."]],
  ])("is %s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
