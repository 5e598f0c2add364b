import { describe, expect, it } from "vitest";
import { contactsOf } from "../test/fixtures/contacts.ts";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

const told = (text: string, published = "2025-03-14"): string[] => contactsOf(analyse, text, published);

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
      "The vote came after Tavon's trip to Quenby, where she was received by Luc Ferran.",
      ["visit happened ..: Quenby Tavon", "meeting happened ..: Ferran Tavon"],
      "Mirel Tavon and Oren Dalvash will attend a summit in Quenby, which Luc Ferran will host.",
      ["meeting planned ..: Dalvash Ferran Tavon"],
    ],
    [
      "who met somebody is still the one expected",
      "Ivar Lund met Mirel Tavon on Tuesday and is expected in Belmora next week.",
      ["meeting happened 2025-03-11: Lund Tavon", "visit planned 2025-03-17/2025-03-23: Belmora Lund"],
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
    [
      "who wraps a journey up with talks has them, what is wrapped up with a vote has none",
      "Mirel Tavon wrapped up the tour on Tuesday with talks with Oren Dalvash.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
      "Mirel Tavon wrapped up the debate on Tuesday with a vote.",
      [],
    ],
    [
      "the day of what came before is not the meeting's",
      "Mirel Tavon and Oren Dalvash met for the first time since the August clashes.",
      ["meeting happened ..: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash met in August.",
      ["meeting happened 2024-08: Dalvash Tavon"],
    ],
    [
      "a meeting named by its day points back, on whose request it was",
      "Mirel Tavon and Oren Dalvash met in Quenby. Tuesday's meeting was requested by Kestria.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash met in Quenby. Ivar Lund requested a meeting.",
      ["meeting happened ..: Dalvash Tavon"],
    ],
    [
      "who is received goes on with the day told before",
      "Ivar Lund landed in Ostrel on Tuesday. He was met at the airport by Sanna Idrel and will call on Mirel Tavon on Friday.",
      ["visit happened 2025-03-11: Lund Ostrel", "meeting happened 2025-03-11: Idrel Lund", "meeting planned 2025-03-14: Lund Tavon"],
      "Ivar Lund landed in Ostrel on Tuesday. Sanna Idrel was earlier met by Oren Dalvash.",
      ["visit happened 2025-03-11: Lund Ostrel", "meeting happened ..: Dalvash Idrel"],
    ],
    [
      "a day of no named month, and the night before",
      "Mirel Tavon met Oren Dalvash on the 11th. They had dined together the night before.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting happened 2025-03-10: Dalvash Tavon"],
      "Mirel Tavon met Oren Dalvash on the 11th floor. They had dined together the night before the vote.",
      ["meeting happened ..: Dalvash Tavon", "meeting happened ..: Dalvash Tavon"],
    ],
    [
      "an earlier round has its own day, and rounds of something else are none",
      "Mirel Tavon and Oren Dalvash met on Tuesday. The previous round was held in January.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting happened 2025-01: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash met on Tuesday. The previous round of elections was held in January.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
    ],
    [
      "each of them received is one contact with each",
      "Mirel Tavon and Oren Dalvash met on Tuesday. A day earlier each of them had been received by Luc Ferran.",
      [
        "meeting happened 2025-03-11: Dalvash Tavon",
        "meeting happened 2025-03-10: Ferran Tavon",
        "meeting happened 2025-03-10: Dalvash Ferran",
      ],
      "Mirel Tavon and Oren Dalvash met on Tuesday. A day earlier Sanna Idrel had been received by Luc Ferran.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting happened 2025-03-10: Ferran Idrel"],
    ],
    [
      "who confers somewhere meets, what is discussed somewhere was there",
      "Ivar Lund conferred with Sanna Idrel in Ostrel on Tuesday.",
      ["meeting happened 2025-03-11: Idrel Lund"],
      "Ivar Lund conferred with Sanna Idrel on Tuesday.",
      ["other happened 2025-03-11: Idrel Lund"],
    ],
    [
      "a report dismissed is denied, however the dismissal is worded",
      "Tev Maruk dismissed as fantasy a report that Mirel Tavon had met Oren Dalvash.",
      ["meeting denied ..: Dalvash Tavon"],
      "Tev Maruk read a report that Mirel Tavon had met Oren Dalvash.",
      ["meeting alleged ..: Dalvash Tavon"],
    ],
    [
      "the guest in whose honour a lunch is given",
      "Luc Ferran gave a lunch in honour of Mirel Tavon on Tuesday.",
      ["meeting happened 2025-03-11: Ferran Tavon"],
      "Luc Ferran gave a lunch in honour of the anniversary on Tuesday.",
      [],
    ],
    [
      "two called one after the other each have their day",
      "Luc Ferran telephoned Mirel Tavon on Tuesday and Oren Dalvash on Wednesday.",
      ["call happened 2025-03-11: Ferran Tavon", "call happened 2025-03-12: Dalvash Ferran"],
      "Luc Ferran telephoned Mirel Tavon and Oren Dalvash on Tuesday.",
      ["call happened 2025-03-11: Ferran Tavon", "call happened 2025-03-11: Dalvash Ferran"],
    ],
    [
      "on the phone with somebody one speaks to him",
      "On the phone with Ivar Lund on Tuesday, Sanna Idrel complained about the posts.",
      ["call happened 2025-03-11: Idrel Lund"],
      "Sanna Idrel complained about the phone with the red cover on Tuesday.",
      [],
    ],
    [
      "who is called to the ministry is not rung up, but met there",
      "Ivar Lund was called to the ministry in Belmora on Tuesday.",
      ["meeting happened 2025-03-11: Belmora Lund"],
      "Ivar Lund was called by Tev Maruk on Tuesday.",
      ["call happened 2025-03-11: Lund Maruk"],
    ],
    [
      "the visitor who is told something is met",
      "Mirel Tavon told the visiting Tresmarker president, Luc Ferran, on Tuesday that the road was open.",
      ["meeting happened 2025-03-11: Ferran Tavon"],
      "Mirel Tavon told the Tresmarker president, Luc Ferran, on Tuesday that the road was open.",
      [],
    ],
    [
      "nobody is received by himself, whomever the pronoun is taken for",
      "The speaker, Tiina Kask, flew to Quenby on Tuesday. On Friday she will be received by Luc Ferran.",
      ["visit happened 2025-03-11: Kask Quenby", "meeting planned 2025-03-14: Ferran Kask"],
      "Luc Ferran flew to Ostrel on Tuesday. On Friday he will be received by Mirel Tavon.",
      ["visit happened 2025-03-11: Ferran Ostrel", "meeting planned 2025-03-14: Ferran Tavon"],
    ],
    [
      "what stands before 'that' is the time of the reply",
      "In a letter dated March 3, Oren Dalvash asked Mirel Tavon to open the road. Tavon replied two days later that she would.",
      ["letter happened 2025-03-03: Dalvash Tavon", "letter happened 2025-03-05: Dalvash Tavon"],
      "In a letter dated March 3, Oren Dalvash asked Mirel Tavon to open the road. Tavon said two days later that she would.",
      ["letter happened 2025-03-03: Dalvash Tavon"],
    ],
    [
      "who acts alone is one of the parties, though only by the office",
      "Norland's president spoke by phone with Mirel Tavon and Oren Dalvash on Tuesday.",
      ["call happened 2025-03-11: Dalvash Tavon president"],
      "The presidents, Luc Ferran and Oren Dalvash, spoke by phone on Tuesday.",
      ["call happened 2025-03-11: Dalvash Ferran"],
    ],
    [
      "officials of two countries joined by 'and' are of both",
      "Talks between senior Vardanian and Kestrian diplomats began in Quenby on Tuesday.",
      ["meeting happened 2025-03-11: Kestria Vardania"],
      "Talks between senior diplomats began in Quenby on Tuesday.",
      ["meeting happened 2025-03-11: diplomats"],
    ],
    [
      "bilateral meetings are one with each, and so are separate ones",
      "Luc Ferran held bilateral meetings with Mirel Tavon and Oren Dalvash on Tuesday.",
      ["meeting happened 2025-03-11: Ferran Tavon", "meeting happened 2025-03-11: Dalvash Ferran"],
      "Luc Ferran held a meeting with Mirel Tavon and Oren Dalvash on Tuesday.",
      ["meeting happened 2025-03-11: Dalvash Ferran Tavon"],
    ],
    [
      "a story goes on behind a semicolon, and a time since when dates nothing",
      "Ivar Lund flew to Ostrel on Tuesday, his first trip since 2019. In Ostrel he met Mirel Tavon; later he met Sanna Idrel.",
      ["visit happened 2025-03-11: Lund Ostrel", "meeting happened 2025-03-11: Lund Tavon", "meeting happened 2025-03-11: Idrel Lund"],
      "Ivar Lund flew to Ostrel on Tuesday or Wednesday. In Ostrel he met Mirel Tavon.",
      ["visit happened 2025-03-11: Lund Ostrel", "meeting happened ..: Lund Tavon"],
    ],
    [
      "who answers a letter is whom it was written to, though only by the office; nobody answers for a third",
      "Mirel Tavon sent a letter to Tev Maruk on Tuesday. The foreign minister replied on Wednesday.",
      ["letter happened 2025-03-11: Maruk Tavon", "letter happened 2025-03-12: Maruk Tavon"],
      "Mirel Tavon met Tev Maruk on Tuesday. The foreign minister replied on Wednesday.",
      ["meeting happened 2025-03-11: Maruk Tavon"],
    ],
    [
      "who took part was at the meeting told just before, not at a race",
      "Mirel Tavon met Oren Dalvash on Tuesday. Sanna Idrel and Tev Maruk took part.",
      ["meeting happened 2025-03-11: Dalvash Idrel Maruk Tavon"],
      "Mirel Tavon met Oren Dalvash on Tuesday. Sanna Idrel and Tev Maruk took part in a race.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
    ],
    [
      "an ambassador who is summoned is met, a witness is not",
      "Kestria summoned the Tresmarker ambassador, Hugo Sanz, on Tuesday.",
      ["meeting happened 2025-03-11: Kestria Sanz"],
      "Kestria summoned a witness, Hugo Sanz, on Tuesday.",
      [],
    ],
    [
      "… nor is anybody who calls in the morning",
      "The Kestrian foreign ministry called in the Tresmarker ambassador, Hugo Sanz, on Tuesday.",
      ["meeting happened 2025-03-11: Kestria Sanz"],
      "Mirel Tavon called in the morning.",
      [],
    ],
    [
      "the head of a body is nobody told before, unless said to be; the leader of a state may be",
      "Oren Dalvash met Prime Minister Mirel Tavon on Tuesday. He did not see the head of the armed forces.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
      "Ivar Lund met the head of the armed forces, General Viktor Hale, on Tuesday. Oren Dalvash will meet the head of the armed forces on Monday.",
      ["meeting happened 2025-03-11: Hale Lund", "meeting planned 2025-03-17: Dalvash Hale"],
    ],
    [
      "a first meeting set behind a comma is the one just told, not one of two others",
      "Mirel Tavon shook hands with Oren Dalvash on Tuesday at a hotel in Quenby, the first meeting between sitting leaders of the two countries.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
      "Mirel Tavon met Oren Dalvash on Tuesday, a day after the first meeting between Ivar Lund and Luc Ferran.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting happened 2025-03-10: Ferran Lund"],
    ],
    [
      "one of those that were counted is one of its own; a habit is no count",
      "Mirel Tavon and Oren Dalvash have met four times. The first meeting took place in Quenby in 2001.",
      ["meeting happened ..: Dalvash Tavon", "meeting happened 2001: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash met twice a week. The first meeting took place in Quenby in 2001.",
      ["meeting happened 2001: Dalvash Tavon"],
    ],
    [
      "two men are brought together, a fair brings together no leaders",
      "Mirel Tavon and Oren Dalvash quarrelled. Ivar Lund will bring the two men together in Quenby in July.",
      ["meeting planned 2025-07: Dalvash Lund Tavon"],
      "Mirel Tavon and Oren Dalvash quarrelled. Ivar Lund will bring the two papers together in July.",
      [],
    ],
  ])("%s", (_, text, expected, other, negative) => {
    expect(told(text)).toEqual(expected);
    expect(told(other)).toEqual(negative);
  });
});

describe("places of contacts in agency prose", () => {
  const places = (text: string): (string | null)[] =>
    analyse(text, "2025-03-13").events.flatMap(({ contact, place }) => (contact === null ? [] : [place]));

  it.each([
    [
      "where the topic is, is not where it was talked of",
      "Mirel Tavon and Oren Dalvash spoke by telephone on Tuesday. The leaders discussed the situation in the Strait of Lannoy.",
      [null],
      "Mirel Tavon discussed the prisoners with Oren Dalvash in Quenby.",
      ["Quenby"],
    ],
    [
      "behind an office, before the day",
      "Ivar Lund recalled his meeting with the Prime Minister in Torhout on 12 September.",
      ["Torhout"],
      "Ivar Lund recalled his meeting with the Prime Minister in September.",
      [null],
    ],
    [
      "behind those who lead a delegation, not behind what they fought in",
      "Luc Ferran received a delegation headed by Finance Minister Idris Hamid in Quenby on Monday.",
      ["Quenby"],
      "Luc Ferran received Mirel Tavon on Monday after the fighting in Orlu Valley.",
      [null],
    ],
    [
      "the name of a village, not of a school",
      "Ivar Lund will visit the village of Tell on Tuesday.",
      ["Tell"],
      "Ivar Lund will visit the school of Tell on Tuesday.",
      [],
    ],
  ])("%s", (_, text, expected, other, negative) => {
    expect(places(text)).toEqual(expected);
    expect(places(other)).toEqual(negative);
  });
});
