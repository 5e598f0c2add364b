import { describe, expect, it } from "vitest";
import { contactsOf } from "../test/fixtures/contacts.ts";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

const told = (text: string): string[] => contactsOf(analyse, text, "2025-03-14");

describe("forms of contacts", () => {
  it.each([
    [
      "a briefing to come is a meeting, one that was given tells of what was told",
      "Ivar Lund will brief Ragna Solheim-Voss on Monday.",
      ["meeting planned 2025-03-17: Lund Solheim-Voss"],
      "Ivar Lund briefed Ragna Solheim-Voss on Tuesday.",
      [],
    ],
    [
      "who is summoned to the palace is met there, not who is summoned to a court",
      "Ivar Lund was summoned to the palace on Tuesday by Luc Ferran.",
      ["meeting happened 2025-03-11: Ferran Lund"],
      "Ivar Lund was summoned to the court on Tuesday by Luc Ferran.",
      [],
    ],
    [
      "leaders who are hosted are those named in the next sentence, or the states",
      "Luc Ferran hosted the leaders of Calder and Lisande for lunch on Tuesday. Ada Moll and Jon Roe arrived by ferry.",
      ["meeting happened 2025-03-11: Ferran Moll Roe"],
      "Luc Ferran hosted the leaders of Calder and Lisande for lunch on Tuesday. The weather was fine.",
      ["meeting happened 2025-03-11: Calder Ferran Lisande"],
    ],
    [
      "the mayors whom two met are the other side; mayors of whom two talk are none",
      "Ivar Lund and Luc Ferran met the mayors of the two towns on Tuesday.",
      ["meeting happened 2025-03-11: Ferran Lund mayors"],
      "Ivar Lund and Luc Ferran met for talks on the mayors of the two towns on Tuesday.",
      ["meeting happened 2025-03-11: Ferran Lund"],
    ],
    [
      "the capital beside a town's name is no woman",
      "Tendai Mukasa flew to the capital, Mbele, on Monday. She met Patrice Lumo on Tuesday.",
      ["visit happened 2025-03-10: Mbele Mukasa", "meeting happened 2025-03-11: Lumo Mukasa"],
      "Tendai Mukasa saw the mediator, Anna Mbele, on Monday. Mbele met Patrice Lumo on Tuesday.",
      ["meeting happened 2025-03-10: Mbele Mukasa", "meeting happened 2025-03-11: Lumo Mbele"],
    ],
    [
      "an office with a name between commas is the subject of the verb behind it",
      "In a phone call to Lena Sorvald, the Calderan leader, Mads Thorsen, spoke of the snow.",
      ["call happened ..: Sorvald Thorsen"],
      "In a phone call to Lena Sorvald, the Calderan leader, snow was spoken of.",
      [],
    ],
    [
      "greetings exchanged by letter are a letter",
      "Mirel Tavon and Oren Dalvash exchanged greetings by letter.",
      ["letter happened ..: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash exchanged greetings by accident.",
      ["other happened ..: Dalvash Tavon"],
    ],
    [
      "who returns where he was before visits it, who returns elsewhere may be at home",
      "Ivar Lund arrived in Tovo on Tuesday. He will return to Tovo in May.",
      ["visit happened 2025-03-11: Lund Tovo", "visit planned 2025-05: Lund Tovo"],
      "Ivar Lund arrived in Tovo on Tuesday. He will return to Halvik in May.",
      ["visit happened 2025-03-11: Lund Tovo"],
    ],
    [
      "who will be back in a town visits it, who was back was at home",
      "Ivar Lund will be back in Tovo on Monday.",
      ["visit planned 2025-03-17: Lund Tovo"],
      "On Monday Ivar Lund was back in Tovo.",
      [],
    ],
    [
      "a quotation goes on with the words of the same speaker",
      '"I will meet Luc Ferran in May," Mirel Tavon said. "We have agreed to speak by phone before that."',
      ["meeting planned 2025-05: Ferran Tavon", "call planned ..: Ferran Tavon"],
      '"I will meet Luc Ferran in May," Mirel Tavon said. We have agreed to speak by phone before that.',
      ["meeting planned 2025-05: Ferran Tavon"],
    ],
    [
      "what has an of of its own is joined to the people, not to their country",
      "Envoys of the Armenians of Sevran and of Kestria met on Tuesday.",
      ["meeting happened 2025-03-11: Armenians Kestria"],
      "Envoys of the Armenians of Sevran and Kestria met on Tuesday.",
      [],
    ],
    [
      "the families of two are not the two",
      "Mirel Tavon met the ministers of Kestria and Tresmark on Tuesday.",
      ["meeting happened 2025-03-11: Kestria Tavon Tresmark"],
      "Mirel Tavon met the families of Oren Dalvash and Luc Ferran on Tuesday.",
      [],
    ],
    [
      "two peoples before ministers are both states' ministers",
      "Ivar Lund held talks with the Kestrian and Vardanian ministers on Tuesday.",
      ["meeting happened 2025-03-11: Kestria Lund Vardania"],
      "Ivar Lund held talks with the Kestrian minister on Tuesday.",
      ["meeting happened 2025-03-11: Lund minister"],
    ],
    [
      "it is whoever leads the delegation; a paper holds no talks",
      "A Kestrian delegation led by Tev Maruk is due on Monday. It will hold talks with Ivar Lund.",
      ["meeting planned ..: Lund Maruk"],
      "A Kestrian newspaper led by Tev Maruk is due on Monday. It will hold talks with Ivar Lund.",
      [],
    ],
    [
      "who writes to congratulate somebody writes to him",
      "Mirel Tavon wrote on Tuesday to congratulate Oren Dalvash.",
      ["letter happened 2025-03-11: Dalvash Tavon"],
      "Mirel Tavon wrote on Tuesday to amuse Oren Dalvash.",
      [],
    ],
    [
      "the month of what was called off is the nearest one",
      "A trip of Ivar Lund to Quenby planned for December was called off.",
      ["visit cancelled 2024-12: Lund Quenby"],
      "A trip of Ivar Lund to Quenby planned for June was called off.",
      ["visit cancelled 2025-06: Lund Quenby"],
    ],
    [
      "a counterpart without a name is who is named beside him further on",
      "Sanna Idrel denied that she had met her Kestrian counterpart. The Courier said that Idrel and Tev Maruk had dinner on Tuesday.",
      ["meeting denied ..: Idrel Maruk", "meeting happened 2025-03-11: Idrel Maruk"],
      "Sanna Idrel denied that she had met her Kestrian counterpart. The Courier said that Luc Ferran and Tev Maruk had dinner on Tuesday.",
      ["meeting denied ..: Idrel counterpart", "meeting happened 2025-03-11: Ferran Maruk"],
    ],
    [
      "a common noun alone at the head of a sentence may be a surname, a body's name is none",
      "Teller met Ilan Brost on Tuesday.",
      ["meeting happened 2025-03-11: Brost Teller"],
      "Tellers met Ilan Brost on Tuesday.",
      [],
    ],
    [
      "what is joined to somebody's name is a name however it is read, men are none",
      "Ilan Brost phoned Varga and Brisk on Tuesday.",
      ["call happened 2025-03-11: Brost Varga", "call happened 2025-03-11: Brisk Brost"],
      "Ilan Brost phoned Varga and brisk men on Tuesday.",
      ["call happened 2025-03-11: Brost Varga"],
    ],
    [
      "a proposal for a meeting that is turned down is a meeting refused by one of the two",
      "Mirel Tavon turned down a proposal by Oren Dalvash for a meeting at the border.",
      ["meeting refused ..: Dalvash Tavon"],
      "Mirel Tavon turned down a proposal by Oren Dalvash for a bridge at the border.",
      [],
    ],
    [
      "who is kept from meeting somebody did not meet him",
      "Police prevented Sela Quist from meeting Oren Dalvash on Tuesday.",
      ["meeting denied ..: Dalvash Quist"],
      "Police spared Sela Quist by meeting Oren Dalvash on Tuesday.",
      [],
    ],
    [
      "who is in a town for a summit visits it, who is there for talks with somebody meets him",
      "Ivar Lund will be in Quenby on Monday for a summit of the Compact.",
      ["visit planned 2025-03-17: Lund Quenby"],
      "Ivar Lund will be in Quenby on Monday for talks with Luc Ferran.",
      ["meeting planned 2025-03-17: Ferran Lund"],
    ],
    [
      "whose the second of two people is takes no part, whoever stands there alone does",
      "Calder's Ada Moll and Lisande's Jon Roe spoke by phone on Tuesday.",
      ["call happened 2025-03-11: Moll Roe"],
      "Ada Moll, Lisande and Jon Roe spoke by phone on Tuesday.",
      ["call happened 2025-03-11: Lisande Moll Roe"],
    ],
    [
      "a three-way session is of those told before, where they are three",
      "Ivar Lund held separate talks on Tuesday with Sanna Idrel and Tev Maruk. A three-way session remained possible.",
      ["meeting happened 2025-03-11: Idrel Lund", "meeting happened 2025-03-11: Lund Maruk", "meeting hypothetical ..: Idrel Lund Maruk"],
      "Ivar Lund held separate talks on Tuesday with Sanna Idrel and Tev Maruk. A long session remained possible.",
      ["meeting happened 2025-03-11: Idrel Lund", "meeting happened 2025-03-11: Lund Maruk"],
    ],
    [
      "what is due to open on a day was to be then; until midnight is no day",
      "The summit of the Littoral Union, due to open in Quenby on Saturday, has been put off.",
      ["meeting cancelled 2025-03-15: Union"],
      "Mirel Tavon's dinner with Oren Dalvash went on until after midnight.",
      ["meeting happened ..: Dalvash Tavon"],
    ],
    [
      "two people are themselves, whatever states they lead; leaders without names are their states",
      "Ada Moll and Jon Roe, the leaders of Calder and Lisande, met on Tuesday.",
      ["meeting happened 2025-03-11: Moll Roe"],
      "The leaders of Kestria and Vardania met on Tuesday.",
      ["meeting happened 2025-03-11: Kestria Vardania"],
    ],
    [
      "she is the envoy who was received, not the state whose envoy she is",
      "Calderra's envoy, Ada Moll, was received by Jon Roe on Tuesday. She later met Vera Orm.",
      ["meeting happened 2025-03-11: Moll Roe", "meeting happened 2025-03-11: Moll Orm"],
      "Calderra's envoy, Ada Moll, received Jon Roe on Tuesday. Vera Orm later met Ivar Lund.",
      ["meeting happened 2025-03-11: Moll Roe", "meeting happened 2025-03-11: Lund Orm"],
    ],
    [
      "a given name has its surname with it, and a day beside it is none",
      "President Aron Tell of Kesh spoke with Sofie Haag on Monday.",
      ["other happened 2025-03-10: Haag Tell"],
      "Farid Osmane met Idalia Monday.",
      ["meeting happened 2025-03-10: Idalia Osmane"],
    ],
    [
      "who signed a letter wrote it, not whoever a carrier is",
      "Letters signed by Luc Ferran were delivered to Mirel Tavon on Monday.",
      ["letter happened 2025-03-10: Ferran Tavon"],
      "Letters praised by readers were delivered to Mirel Tavon on Monday.",
      [],
    ],
    [
      "what has been is no part of what was agreed",
      "The date was agreed in January, when Luc Ferran stopped in Ostrel.",
      ["visit happened 2025-01: Ferran Ostrel"],
      "It was agreed in January that Luc Ferran will stop in Ostrel.",
      ["visit planned ..: Ferran Ostrel"],
    ],
    [
      "who shakes hands meets, who does not may have met all the same",
      "Mirel Tavon and Oren Dalvash shook hands on Monday.",
      ["meeting happened 2025-03-10: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash did not shake hands on Monday.",
      ["other denied 2025-03-10: Dalvash Tavon"],
    ],
    [
      "the two foreign ministers, whom nobody names, are those of the only two states",
      "Vardania's ambassador to Kestria, Jona Pellar, met Deputy Minister Vero Hadik on Monday. A call between the two foreign ministers is being arranged.",
      ["meeting happened 2025-03-10: Hadik Pellar", "call planned ..: Kestria Vardania"],
      "Vardania's ambassador to Kestria, Jona Pellar, met Deputy Minister Vero Hadik of Norland on Monday. A call between the foreign ministers is being arranged.",
      ["meeting happened 2025-03-10: Hadik Pellar", "call planned ..: ministers"],
    ],
  ])("%s", (_, text, expected, other, negative) => {
    expect(told(text)).toEqual(expected);
    expect(told(other)).toEqual(negative);
  });
});
