import { describe, expect, it } from "vitest";
import { contactsOf } from "../test/fixtures/contacts.ts";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

const told = (text: string): string[] => contactsOf(analyse, text, "2025-03-14");

describe("parties told by role, by their states, or elsewhere", () => {
  it.each([
    [
      "who is named behind 'but not' is none of those who met",
      "Ivar Lund met Mirel Tavon, Sanna Idrel and Luc Ferran, but not Oren Dalvash, on Tuesday.",
      ["meeting happened 2025-03-11: Ferran Idrel Lund Tavon"],
      "Ivar Lund met Mirel Tavon, Sanna Idrel, Luc Ferran and Oren Dalvash on Tuesday.",
      ["meeting happened 2025-03-11: Dalvash Ferran Idrel Lund Tavon"],
    ],
    [
      "two leaders who telephone a third do so one by one, but for a joint call",
      "The president of Tresmark and the prime minister of Norland telephoned Oren Dalvash on Tuesday.",
      ["call happened 2025-03-11: Dalvash president", "call happened 2025-03-11: Dalvash minister"],
      "The president of Tresmark and the prime minister of Norland jointly telephoned Oren Dalvash on Tuesday.",
      ["call happened 2025-03-11: Dalvash minister president"],
    ],
    [
      "the ministers of two who met are those of their states, unless they are named",
      "Mirel Tavon of Vardania and Oren Dalvash of Kestria met on Tuesday. They agreed that their foreign ministers would meet in May.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting planned 2025-05: Kestria Vardania"],
      "Mirel Tavon of Vardania and Oren Dalvash of Kestria met on Tuesday. They agreed that their foreign ministers, Sanna Idrel and Tev Maruk, would meet in May.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting planned 2025-05: Idrel Maruk"],
    ],
    [
      "experts of the two countries are those of the two who met, experts of one country its own",
      "Mirel Tavon of Vardania met Oren Dalvash of Kestria on Tuesday. Experts of the two countries are to meet in May.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting planned 2025-05: Kestria Vardania"],
      "Mirel Tavon of Vardania met Oren Dalvash of Kestria on Tuesday. Experts of the country are to meet in May.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
    ],
    [
      "the guest is who was received, not the host",
      "Ragna Solheim-Voss received Luc Ferran on Tuesday. Tomorrow the guest will meet Ivar Lund.",
      ["meeting happened 2025-03-11: Ferran Solheim-Voss", "meeting planned 2025-03-15: Ferran Lund"],
      "Ragna Solheim-Voss received Luc Ferran on Tuesday. Tomorrow Solheim-Voss will meet Ivar Lund.",
      ["meeting happened 2025-03-11: Ferran Solheim-Voss", "meeting planned 2025-03-15: Lund Solheim-Voss"],
    ],
    [
      "who says that there will be no meeting will not meet; who says that there was none denies one",
      "Mirel Tavon said there would be no meeting with Oren Dalvash.",
      ["meeting refused ..: Dalvash Tavon"],
      "Mirel Tavon said there had been no meeting with Oren Dalvash.",
      ["meeting denied ..: Dalvash Tavon"],
    ],
    [
      "two phrases with 'by' are two receptions, unless one of them is left out",
      "Luc Ferran was received on Tuesday by Mirel Tavon and, an hour later, by Sanna Idrel.",
      ["meeting happened 2025-03-11: Ferran Tavon", "meeting happened 2025-03-11: Ferran Idrel"],
      "Luc Ferran was received on Tuesday by Mirel Tavon, not by Sanna Idrel.",
      ["meeting happened 2025-03-11: Ferran Tavon"],
    ],
    [
      "a letter that is handed over is between writer and reader",
      "Ivar Lund handed over a letter from Ragna Solheim-Voss addressed to Oren Dalvash.",
      ["letter happened ..: Dalvash Solheim-Voss"],
      "Ivar Lund handed over a letter addressed to nobody.",
      [],
    ],
    [
      "those who met are those of the clause around, whoever met before",
      "Luc Ferran talked to Ivar Lund on Tuesday. Sanna Idrel and Tev Maruk failed to agree when they met in Halvik.",
      ["other happened 2025-03-11: Ferran Lund", "meeting happened ..: Idrel Maruk"],
      "Luc Ferran talked to Ivar Lund on Tuesday. They met in Halvik.",
      ["meeting happened 2025-03-11: Ferran Lund"],
    ],
    [
      "nobody is another office at his own verb: an emperor receives a president",
      "Luc Ferran, the president of Tresmark, will be received by the emperor on Tuesday.",
      ["meeting planned 2025-03-18: Ferran emperor"],
      "Luc Ferran, the president of Tresmark, is in Halvik. The president will be received by Ivar Lund on Tuesday.",
      ["meeting planned 2025-03-18: Ferran Lund"],
    ],
    [
      "a counterpart joined by 'and' talks too, one between commas is the same man",
      "Mirel Tavon and his Kestrian counterpart, Oren Dalvash, talked for an hour in Quenby.",
      ["other happened ..: Dalvash Tavon"],
      "Oren Dalvash, Mirel Tavon's Kestrian counterpart, arrived in Quenby.",
      ["visit happened ..: Dalvash Quenby"],
    ],
    [
      "the delegations that somebody hosts are those who talked",
      "Talks between Vardania and Kestria broke up on Tuesday. Norland, which hosted the delegations in Halvik, said it would go on trying.",
      ["meeting happened 2025-03-11: Kestria Vardania", "meeting happened ..: Kestria Norland Vardania"],
      "Talks between Vardania and Kestria broke up on Tuesday. Norland, which hosted the tournament in Halvik, said it would go on trying.",
      ["meeting happened 2025-03-11: Kestria Vardania"],
    ],
    [
      "a separate meeting is of the first of two who met",
      "President Luc Ferran and his Norlander counterpart, Ragna Solheim-Voss, met on Tuesday. A separate meeting with Tev Maruk fell through.",
      ["meeting happened 2025-03-11: Ferran Solheim-Voss", "meeting cancelled ..: Ferran Maruk"],
      "President Luc Ferran met on Tuesday with Ragna Solheim-Voss. A separate meeting with Tev Maruk fell through.",
      ["meeting happened 2025-03-11: Ferran Solheim-Voss", "meeting cancelled ..: Ferran Maruk"],
    ],
  ])("%s", (_, text, expected, other, otherwise) => {
    expect(told(text)).toEqual(expected);
    expect(told(other)).toEqual(otherwise);
  });
});
