import { describe, expect, it } from "vitest";
import { contactsOf } from "../test/fixtures/contacts.ts";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

const told = (text: string): string[] => contactsOf(analyse, text, "2025-03-14");

describe("contacts of one telling", () => {
  it.each([
    [
      "two that 'and' joins are two, with one partner each",
      "Sanna Idrel had talks with Tev Maruk and dinner with Ivar Lund on Tuesday.",
      ["meeting happened 2025-03-11: Idrel Maruk", "meeting happened 2025-03-11: Idrel Lund"],
      "Sanna Idrel had talks with Tev Maruk and Ivar Lund on Tuesday.",
      ["meeting happened 2025-03-11: Idrel Lund Maruk"],
    ],
    [
      "the first of two joined nouns says what the first was",
      "Ivar Lund held a call with Mirel Tavon and a meeting with Oren Dalvash.",
      ["call happened ..: Lund Tavon", "meeting happened ..: Dalvash Lund"],
      "Ivar Lund held a call with Mirel Tavon and Oren Dalvash.",
      ["call happened ..: Dalvash Lund Tavon"],
    ],
    [
      "counted contacts on two days are one on each; talks of two days in a row are one",
      "Ivar Lund and Sanna Idrel repeated, as in their telephone conversations on Thursday and Saturday, that the road was open.",
      ["call happened 2025-03-13: Idrel Lund", "call happened 2025-03-08: Idrel Lund"],
      "Ivar Lund and Sanna Idrel had talks on Monday and Tuesday.",
      ["meeting happened 2025-03-10/2025-03-11: Idrel Lund"],
    ],
    [
      "people meet on each of two days apart, two days in a row are one meeting",
      "Ivar Lund and Sanna Idrel met on Monday and Thursday.",
      ["meeting happened 2025-03-10: Idrel Lund", "meeting happened 2025-03-13: Idrel Lund"],
      "Ivar Lund and Sanna Idrel met on Monday and Tuesday.",
      ["meeting happened 2025-03-10/2025-03-11: Idrel Lund"],
    ],
    [
      "of a week and a day in it the day tells when",
      "Ivar Lund and Sanna Idrel spoke for the second time this week on Thursday.",
      ["other happened 2025-03-13: Idrel Lund"],
      "Ivar Lund and Sanna Idrel spoke for the second time this week.",
      ["other happened 2025-03-10/2025-03-16: Idrel Lund"],
    ],
    [
      "each of the two told before is met alone, 'each other' is nobody else",
      "Mirel Tavon and Oren Dalvash came to Halvik on Monday. Ragna Solheim-Voss had one-on-one meetings with each.",
      [
        "visit happened 2025-03-10: Dalvash Halvik Tavon",
        "meeting happened ..: Solheim-Voss Tavon",
        "meeting happened ..: Dalvash Solheim-Voss",
      ],
      "Mirel Tavon and Oren Dalvash came to Halvik on Monday. They spoke with each other.",
      ["visit happened 2025-03-10: Dalvash Halvik Tavon", "other happened 2025-03-10: Dalvash Tavon"],
    ],
  ])("%s", (_, text, expected, other, negative) => {
    expect(told(text)).toEqual(expected);
    expect(told(other)).toEqual(negative);
  });
});

describe("invitations and journeys", () => {
  it.each([
    [
      "who asks somebody to come invites, who asks him to go elsewhere does not",
      "Luc Ferran asked Sanna Idrel to come to Quenby in May.",
      ["visit offered 2025-05: Ferran Idrel Quenby"],
      "President Luc Ferran of Tresmark asked Sanna Idrel to visit Belmora in May.",
      ["visit called-for 2024-05: Belmora Idrel"],
    ],
    [
      "a journey that was not made is denied, a conclusion that was not come to is none",
      "Ivar Lund did not go to Belmora on Monday.",
      ["visit denied 2025-03-10: Belmora Lund"],
      "Ivar Lund did not come to a conclusion on Monday.",
      [],
    ],
    [
      "a delegation is whoever the next sentence says leads it",
      "A delegation arrived in Ostrel on Monday. It is headed by Envoy Pell Orin.",
      ["visit happened 2025-03-10: Orin Ostrel"],
      "A delegation arrived in Ostrel on Monday. It was met by nobody, Envoy Pell Orin said.",
      [],
    ],
    [
      "who flies home from talks held them, on a day that nobody tells",
      "Sanna Idrel flew home on Wednesday from talks with Ivar Lund.",
      ["meeting happened ..: Idrel Lund"],
      "Sanna Idrel learned much from talks of Ivar Lund.",
      [],
    ],
    [
      "'there' is where the sentence before led",
      "Ivar Lund set out for Belmora. Sanna Idrel landed there on Wednesday.",
      ["visit happened ..: Belmora Lund", "visit happened 2025-03-12: Belmora Idrel"],
      "Ivar Lund likes Belmora. Sanna Idrel stood there on Wednesday.",
      [],
    ],
    [
      "who is called to a ministry is met there, or by whoever is told to have been there",
      "The Calderan ambassador, Mona Trell, was called to the foreign ministry in Belmora on Wednesday.",
      ["meeting happened 2025-03-12: Belmora Trell"],
      "The Calderan ambassador, Mona Trell, was called to the foreign ministry in Belmora on Wednesday, where Tev Maruk handed her a note.",
      ["meeting happened 2025-03-12: Maruk Trell", "letter happened 2025-03-12: Maruk Trell"],
    ],
  ])("%s", (_, text, expected, other, negative) => {
    expect(told(text)).toEqual(expected);
    expect(told(other)).toEqual(negative);
  });
});

describe("parties that other sentences tell", () => {
  it.each([
    [
      "the answer to a letter is one too, an answer to a question is none",
      "Ivar Lund sent a letter to Mirel Tavon on 3 March. Tavon's reply came two days later.",
      ["letter happened 2025-03-03: Lund Tavon", "letter happened 2025-03-05: Lund Tavon"],
      "Ivar Lund asked Mirel Tavon a question. Tavon's reply came two days later.",
      [],
    ],
    [
      "the state of somebody written to answers through its minister",
      "Ivar Lund wrote to Kestria on Monday. Kestria's Tev Maruk replied on Tuesday.",
      ["letter happened 2025-03-10: Kestria Lund", "letter happened 2025-03-11: Lund Maruk"],
      "Ivar Lund wrote to Vardania on Monday. Kestria's Tev Maruk replied on Tuesday.",
      ["letter happened 2025-03-10: Lund Vardania"],
    ],
    [
      "a government that said 'it' did it did so itself",
      "The government of Kestria said on Monday that it had invited Ivar Lund to Belmora.",
      ["visit offered ..: Kestria Lund"],
      "The government of Kestria said on Monday that Vardania had invited Ivar Lund to Ostrel.",
      ["visit offered ..: Lund Vardania"],
    ],
    [
      "what the spokesman of somebody says 'he' did, that one did",
      "A spokesman for Ivar Lund denied that he had telephoned Oren Dalvash on Sunday.",
      ["call denied 2025-03-09: Dalvash Lund"],
      "A spokesman denied that Ivar Lund had telephoned Oren Dalvash on Sunday.",
      ["call denied 2025-03-09: Dalvash Lund"],
    ],
    [
      "his colleague is the other of the two told before, a successor is neither",
      "Ivar Lund telephoned Sanna Idrel on Monday. Lund invited his colleague to pay a visit to Halvik.",
      ["call happened 2025-03-10: Idrel Lund", "visit offered ..: Halvik Idrel Lund"],
      "Ivar Lund telephoned Sanna Idrel on Monday. Lund invited his successor to pay a visit to Halvik.",
      ["call happened 2025-03-10: Idrel Lund", "visit offered ..: Halvik Lund successor"],
    ],
    [
      "two of an office at the beginning of a text are those named next, not one of them",
      "The two foreign ministers talked for an hour on Tuesday. Sanna Idrel and Tev Maruk agreed on little.",
      ["other happened 2025-03-11: Idrel Maruk"],
      "The two foreign ministers talked for an hour on Tuesday. Sanna Idrel agreed on little.",
      [],
    ],
    [
      "who presides is no side, who smiles takes no part",
      "Mirel Tavon met Oren Dalvash on Monday with Ivar Lund presiding.",
      ["meeting happened 2025-03-10: Dalvash Lund Tavon"],
      "Mirel Tavon met Oren Dalvash on Monday with a smile.",
      ["meeting happened 2025-03-10: Dalvash Tavon"],
    ],
    [
      "a state is told in a letter what another complains of, not what it complains about",
      "In a letter last week Kestria complained to Norland of the noise.",
      ["letter happened 2025-03-03/2025-03-09: Kestria Norland"],
      "In a letter last week Kestria complained of Norland.",
      [],
    ],
  ])("%s", (_, text, expected, other, negative) => {
    expect(told(text)).toEqual(expected);
    expect(told(other)).toEqual(negative);
  });
});

describe("days that the clauses around share", () => {
  it.each([
    [
      "the day behind the second of two verbs is that of the first",
      "Mirel Tavon and Oren Dalvash shook hands and exchanged a few words on Sunday.",
      ["meeting happened 2025-03-09: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash shook hands and flew home on Sunday.",
      ["meeting happened ..: Dalvash Tavon"],
    ],
    [
      "'Earlier' at the beginning is the day told last of the same person",
      "Ivar Lund was received by Oren Dalvash in Belmora on Monday. Earlier he had conferred with Tev Maruk.",
      ["meeting happened 2025-03-10: Dalvash Lund", "other happened 2025-03-10: Lund Maruk"],
      "Ivar Lund was received by Oren Dalvash in Belmora on Monday. Earlier this year he conferred with Tev Maruk.",
      ["meeting happened 2025-03-10: Dalvash Lund", "other happened 2025: Lund Maruk"],
    ],
    [
      "lines that open with the hour are of the day of publication",
      "0940 OSTREL: Mirel Tavon receives Ivar Lund.\n1105 BELMORA: Snow falls.\n",
      ["meeting happened 2025-03-14: Lund Tavon"],
      "1905 OSTREL: Mirel Tavon's town is founded.\n",
      [],
    ],
  ])("%s", (_, text, expected, other, negative) => {
    expect(told(text)).toEqual(expected);
    expect(told(other)).toEqual(negative);
  });
});
