import { describe, expect, it } from "vitest";
import { contactsOf } from "../test/fixtures/contacts.ts";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

/** What a text published on Thursday 13 March 2025 tells. */
const told = (text: string): string[] => contactsOf(analyse, text, "2025-03-13");

describe("contacts as readouts, live blogs, captions and columns tell them", () => {
  it.each([
    [
      "a country and the holder of its office, run together",
      "President of Kestria Oren Dalvash made a phone call to President of Norland Ragna Solheim-Voss.",
      ["call happened ..: Dalvash Solheim-Voss"],
      "The President of Kestria made a phone call to Ragna Solheim-Voss.",
      ["call happened ..: President Solheim-Voss"],
    ],
    [
      "an ambassador of one state to another, named without a comma",
      "Luc Ferran received the Ambassador of Georgia to Armenia Giorgi Dvali on Tuesday.",
      ["meeting happened 2025-03-11: Dvali Ferran"],
      "Luc Ferran received the Ambassador of Georgia, and Prime Minister Mirel Tavon spoke on Tuesday.",
      ["meeting happened ..: Ambassador Ferran"],
    ],
    [
      "a visit told by being there, on a day; being somewhere is none, nor being at home",
      "Luc Ferran visited Ostrel in January. Mirel Tavon was in Quenby two weeks later.",
      ["visit happened 2025-01: Ferran Ostrel", "visit happened ..: Quenby Tavon"],
      "Luc Ferran visited Ostrel in January. Vardanian Prime Minister Mirel Tavon was in Quenby. She was in Ostrel on Tuesday.",
      ["visit happened 2025-01: Ferran Ostrel"],
    ],
    [
      "on the way is as good as there, in the way is not",
      "Luc Ferran is on his way to Ostrel for the summit.",
      ["visit happened ..: Ferran Ostrel"],
      "Luc Ferran is in the way of the summit.",
      [],
    ],
    [
      "what somebody was to do and did so",
      "Ivar Lund promised to call Tev Maruk. He did so on Monday.",
      ["call planned ..: Lund Maruk", "call happened 2025-03-10: Lund Maruk"],
      "Ivar Lund called Tev Maruk. He did so on Monday.",
      ["call happened ..: Lund Maruk"],
    ],
    [
      "the people of a caption without a verb, at the occasion that it names",
      "Mirel Tavon and Oren Dalvash at the opening of the peace conference in Halvik, March 10.",
      ["meeting happened 2025-03-10: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash in Halvik, March 10.",
      [],
    ],
    [
      "the one invited travels, whoever conveys the invitation",
      "Mirel Tavon conveyed an invitation to her Kestrian counterpart, Oren Dalvash, to visit Ostrel in May.",
      ["visit offered 2025-05: Dalvash Ostrel"],
      "Mirel Tavon conveyed her regards to her Kestrian counterpart, Oren Dalvash.",
      [],
    ],
    [
      "those who last saw each other, in a clause beside",
      "Tev Maruk and Sanna Idrel, who last saw each other in March 2024, will meet in Quenby on Friday.",
      ["meeting happened 2024-03: Idrel Maruk", "meeting planned 2025-03-14: Idrel Maruk"],
      "Tev Maruk and Sanna Idrel, who last saw the film in March 2024, will meet in Quenby on Friday.",
      ["meeting planned 2025-03-14: Idrel Maruk"],
    ],
    [
      "whose initiative it was is not who met",
      "It was at Luc Ferran's initiative that Mirel Tavon and Oren Dalvash met on Monday.",
      ["meeting happened 2025-03-10: Dalvash Tavon"],
      "It was Luc Ferran that Mirel Tavon and Oren Dalvash met on Monday.",
      ["meeting happened 2025-03-10: Dalvash Ferran Tavon"],
    ],
    [
      "neither of two has done it",
      "Neither Mirel Tavon nor Oren Dalvash has spoken to Ivar Lund.",
      ["other denied ..: Dalvash Lund Tavon"],
      "Both Mirel Tavon and Oren Dalvash have spoken to Ivar Lund.",
      ["other happened ..: Dalvash Lund Tavon"],
    ],
    [
      "a meeting for which there is only a date, or none",
      "No date has been fixed for a meeting between Mirel Tavon and Oren Dalvash.",
      ["meeting denied ..: Dalvash Tavon"],
      "A date has been fixed for a meeting between Mirel Tavon and Oren Dalvash.",
      ["meeting planned ..: Dalvash Tavon"],
    ],
    [
      "who came to see somebody saw him, who came somewhere to see him may not have",
      "Oren Dalvash came to see Mirel Tavon in Halvik on Monday.",
      ["meeting happened 2025-03-10: Dalvash Tavon"],
      "Oren Dalvash came to Halvik to see Mirel Tavon.",
      ["visit happened ..: Dalvash Halvik", "meeting planned ..: Dalvash Tavon"],
    ],
    [
      "leaders are those of that office, not the two ministers told last",
      "President Luc Ferran received Prime Minister Mirel Tavon on Tuesday. Foreign Minister Sanna Idrel called Foreign Minister Tev Maruk on Wednesday. The leaders talked again on Thursday.",
      ["meeting happened 2025-03-11: Ferran Tavon", "call happened 2025-03-12: Idrel Maruk", "other happened 2025-03-13: Ferran Tavon"],
      "President Luc Ferran received Prime Minister Mirel Tavon on Tuesday. Foreign Minister Sanna Idrel called Foreign Minister Tev Maruk on Wednesday. The ministers talked again on Thursday.",
      ["meeting happened 2025-03-11: Ferran Tavon", "call happened 2025-03-12: Idrel Maruk", "other happened 2025-03-13: Idrel Maruk"],
    ],
    [
      "a premier of another country is not the premier named",
      "Luc Ferran met Prime Minister Hugo Marchetti of Lisande on Tuesday. Marchetti spoke by phone with the Dutch prime minister on Wednesday.",
      ["meeting happened 2025-03-11: Ferran Marchetti", "call happened 2025-03-12: Marchetti Schoof"],
      "Luc Ferran met Prime Minister Hugo Marchetti of Lisande on Tuesday. Ferran spoke by phone with the prime minister on Wednesday.",
      ["meeting happened 2025-03-11: Ferran Marchetti", "call happened 2025-03-12: Ferran Marchetti"],
    ],
    [
      "whose summit it is need not be there",
      "Mirel Tavon and Oren Dalvash saw each other at the European Union's summit on Monday.",
      ["meeting happened 2025-03-10: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash saw the European Union's summit on television on Monday.",
      [],
    ],
    [
      "who gets two to sit down has them do it",
      "Luc Ferran got Mirel Tavon and Oren Dalvash to sit down together in Quenby on Monday.",
      ["meeting happened 2025-03-10: Dalvash Tavon"],
      "Luc Ferran begged Mirel Tavon and Oren Dalvash to sit down together in Quenby.",
      ["meeting called-for ..: Dalvash Tavon"],
    ],
    [
      "a dinner given by somebody has him for its host, and those who come to it",
      "Mirel Tavon and Oren Dalvash arrived for a dinner given by King Frederik on Monday.",
      ["meeting happened 2025-03-10: Dalvash Frederik Tavon"],
      "Mirel Tavon and Oren Dalvash arrived for a concert given by King Frederik on Monday.",
      [],
    ],
    [
      "where somebody was last or is back",
      "Luc Ferran was last in Ostrel in 2017.",
      ["visit happened 2017: Ferran Ostrel"],
      "Luc Ferran was last in the vote in 2017.",
      [],
    ],
    [
      "with one and with another is one contact with each",
      "Mirel Tavon spoke by telephone on Sunday with Ivar Lund and with Luc Ferran.",
      ["call happened 2025-03-09: Lund Tavon", "call happened 2025-03-09: Ferran Tavon"],
      "Mirel Tavon spoke by telephone on Sunday with Ivar Lund and Luc Ferran.",
      ["call happened 2025-03-09: Ferran Lund Tavon"],
    ],
    [
      "two met in two places are two meetings",
      "Luc Ferran met Mirel Tavon in Ostrel and Oren Dalvash in Belmora.",
      ["meeting happened ..: Ferran Tavon", "meeting happened ..: Dalvash Ferran"],
      "Luc Ferran met Mirel Tavon and Oren Dalvash in Belmora.",
      ["meeting happened ..: Dalvash Ferran Tavon"],
    ],
    [
      "the two presidents are those of the two states told, not two named since",
      "The presidents of Vardania and Kestria will meet on Friday. Luc Ferran had called Ivar Lund on Monday. The two presidents last met in May 2023.",
      [
        "meeting planned 2025-03-14: Kestria Vardania",
        "call happened 2025-03-10: Ferran Lund",
        "meeting happened 2023-05: Kestria Vardania",
      ],
      "The presidents of Vardania and Kestria will meet on Friday. Luc Ferran had called Ivar Lund on Monday. The two men last met in May 2023.",
      ["meeting planned 2025-03-14: Kestria Vardania", "call happened 2025-03-10: Ferran Lund", "meeting happened 2023-05: Ferran Lund"],
    ],
    [
      "two who agree that their ministers should meet are not the ministers",
      "President Luc Ferran spoke to President Oren Dalvash on Tuesday. They agreed that the defence ministers should meet.",
      ["other happened 2025-03-11: Dalvash Ferran", "meeting called-for ..: ministers"],
      "President Luc Ferran spoke to President Oren Dalvash on Tuesday. They agreed that the leaders should meet.",
      ["other happened 2025-03-11: Dalvash Ferran", "meeting called-for ..: Dalvash Ferran"],
    ],
    [
      "who is persuaded to meet will",
      "Luc Ferran persuaded Mirel Tavon to meet Oren Dalvash on Friday.",
      ["meeting planned 2025-03-14: Dalvash Tavon"],
      "Luc Ferran did not persuade Mirel Tavon to meet Oren Dalvash.",
      ["meeting denied ..: Dalvash Tavon"],
    ],
    [
      "a town that is in no list, after a verb of travelling",
      "The chancellor, Viktor Brandt, will travel to Tallow on Friday.",
      ["visit planned 2025-03-14: Brandt"],
      "The chancellor, Viktor Brandt, will travel to work on Friday.",
      [],
    ],
    [
      "a question put by name of who asks tells of nothing",
      "Question: Will Mirel Tavon see President Oren Dalvash?",
      [],
      "Answer: Mirel Tavon will see President Oren Dalvash.",
      ["meeting planned ..: Dalvash Tavon"],
    ],
    [
      "talks between them are between those told last",
      "Mirel Tavon and Oren Dalvash met on Monday. Three days of negotiations between them in Quenby in May had produced a truce.",
      ["meeting happened 2025-03-10: Dalvash Tavon", "meeting happened 2024-05: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash met on Monday. Three days of rain between them and Quenby in May had produced a flood.",
      ["meeting happened 2025-03-10: Dalvash Tavon"],
    ],
    [
      "who asks for an audience would be there",
      "Luc Ferran arrived in Ostrel on Tuesday, but his request for an audience with Mirel Tavon is still pending.",
      ["visit happened 2025-03-11: Ferran Ostrel", "meeting called-for ..: Ferran Tavon"],
      "Luc Ferran arrived in Ostrel on Tuesday, but his request for a visa is still pending.",
      ["visit happened 2025-03-11: Ferran Ostrel"],
    ],
    [
      "an office with its department is nobody beside its holder",
      "Foreign Minister Sanna Idrel and Secretary of State Ivar Lund talked alone for half an hour on Monday.",
      ["other happened 2025-03-10: Idrel Lund"],
      "Secretary of State Ivar Lund was ill when Sanna Idrel met Oren Dalvash on Monday.",
      ["meeting happened 2025-03-10: Dalvash Idrel"],
    ],
    [
      "who agrees to a dinner will be at it",
      "Mirel Tavon and Oren Dalvash have agreed to a dinner in Quenby.",
      ["meeting planned ..: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash have agreed to a truce in Quenby.",
      [],
    ],
    [
      "two generals are none of those told before, the two are",
      "Luc Ferran met Ivar Lund on Monday. Mirel Tavon met two generals on Tuesday.",
      ["meeting happened 2025-03-10: Ferran Lund", "meeting happened 2025-03-11: Tavon generals"],
      "Luc Ferran met Ivar Lund on Monday. Mirel Tavon met the two men on Tuesday.",
      ["meeting happened 2025-03-10: Ferran Lund", "meeting happened 2025-03-11: Ferran Lund Tavon"],
    ],
    [
      "a family telephoned is not the one whose family it is",
      "Oren Dalvash and Mirel Tavon met on Monday. Luc Ferran telephoned their families on Tuesday.",
      ["meeting happened 2025-03-10: Dalvash Tavon"],
      "Oren Dalvash and Mirel Tavon met on Monday. Luc Ferran telephoned them on Tuesday.",
      ["meeting happened 2025-03-10: Dalvash Tavon", "call happened 2025-03-11: Dalvash Ferran", "call happened 2025-03-11: Ferran Tavon"],
    ],
    [
      "the visitor is the guest just told, an onlooker is not",
      "Mirel Tavon hosted Luc Ferran on Monday. Earlier the visitor had called on Sanna Idrel.",
      ["meeting happened 2025-03-10: Ferran Tavon", "meeting happened ..: Ferran Idrel"],
      "Mirel Tavon hosted Luc Ferran on Monday. Earlier a visitor had called on Sanna Idrel.",
      ["meeting happened 2025-03-10: Ferran Tavon"],
    ],
  ])("%s", (_, text, expected, other, negative) => {
    expect(told(text)).toEqual(expected);
    expect(told(other)).toEqual(negative);
  });
});
