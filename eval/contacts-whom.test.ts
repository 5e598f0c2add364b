import { describe, expect, it } from "vitest";
import { contactsOf } from "../test/fixtures/contacts.ts";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

const told = (text: string): string[] => contactsOf(analyse, text, "2025-03-14");

describe("who took part", () => {
  it.each([
    [
      "the two countries are those of the two who talked, not the mediator's",
      "Mirel Tavon of Vardania and Oren Dalvash of Kestria held talks, mediated by Ivar Lund of Norland. The foreign ministers of the two countries are to meet in May.",
      ["meeting happened ..: Dalvash Lund Tavon", "meeting planned 2025-05: Kestria Vardania"],
      "Mirel Tavon of Vardania held talks, mediated by Ivar Lund of Norland. The foreign ministers of the two countries are to meet in May.",
      ["meeting happened ..: Lund Tavon", "meeting planned 2025-05: Norland Vardania"],
    ],
    [
      "the two are those between whom the meeting is, of its three guests nobody means two",
      "A meeting between Mirel Tavon and Oren Dalvash will be attended by Ivar Lund, Luc Ferran and Ansa Teller. The two met on Tuesday.",
      ["meeting planned ..: Dalvash Ferran Lund Tavon Teller", "meeting happened 2025-03-11: Dalvash Tavon"],
      "A meeting in Quenby will be attended by Ivar Lund and Luc Ferran. The two met on Tuesday.",
      ["meeting planned ..: Ferran Lund", "meeting happened 2025-03-11: Ferran Lund"],
    ],
    [
      "who urges both men is none of them; they may be the subject of what is said",
      "Mirel Tavon met Oren Dalvash on Tuesday. Ivar Lund urged both men to meet again in May.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting called-for 2024-05: Dalvash Tavon"],
      "Mirel Tavon met Oren Dalvash on Tuesday. Ivar Lund is ill. Both men will meet again in May.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting planned 2025-05: Dalvash Tavon"],
    ],
    [
      "representatives at the head of a sentence are no name, a representative's title leaves the name",
      "Representatives of Vardania and Kestria met on Tuesday.",
      ["meeting happened 2025-03-11: Kestria Vardania"],
      "Representative Vera Roe met Mirel Tavon on Tuesday.",
      ["meeting happened 2025-03-11: Roe Tavon"],
    ],
    [
      "a state's president is the one named with that title, unless he is of another state",
      "Luc Ferran did not meet Calder's president on Tuesday. President Ada Moll was on a journey.",
      ["meeting denied 2025-03-11: Ferran Moll"],
      "Luc Ferran did not meet Calder's president on Tuesday. President Ada Moll of Lisande was on a journey.",
      ["meeting denied 2025-03-11: Ferran president"],
    ],
    [
      "an ambassador whose name follows the title is summoned all the same, an economist is not",
      "Kestria summoned Tresmarker ambassador Hugo Sanz on Tuesday.",
      ["meeting happened 2025-03-11: Kestria Sanz"],
      "Kestria summoned Tresmarker economist Hugo Sanz on Tuesday.",
      [],
    ],
    [
      "who is handed a note behind a summons is the one summoned, unless another is named",
      "Kestria summoned the Tresmarker ambassador, Hugo Sanz, on Tuesday. Minister Tev Maruk handed him a note.",
      ["meeting happened 2025-03-11: Kestria Sanz", "letter happened ..: Maruk Sanz"],
      "Kestria summoned the Tresmarker ambassador, Hugo Sanz, on Tuesday. Minister Tev Maruk handed Luc Ferran a note.",
      ["meeting happened 2025-03-11: Kestria Sanz", "letter happened ..: Ferran Maruk"],
    ],
    [
      "the governments of two states are two",
      "The governments of Vardania and Kestria held consultations on Tuesday.",
      ["meeting happened 2025-03-11: Kestria Vardania"],
      "The governments of the valley of Sevran held consultations on Tuesday.",
      [],
    ],
    [
      "a letter is handed to whom the words name, whoever hands it",
      "A letter from Mirel Tavon was handed to Oren Dalvash on Tuesday by Ivar Lund.",
      ["letter happened 2025-03-11: Dalvash Tavon"],
      "A letter from Mirel Tavon was handed by Oren Dalvash on Tuesday to Ivar Lund.",
      ["letter happened 2025-03-11: Lund Tavon"],
    ],
    [
      "an invitation to visit an unknown town is an offer, a journey to see the wounded one visit",
      "Mirel Tavon has invited Oren Dalvash to visit Ulmat in May.",
      ["visit offered 2025-05: Dalvash Tavon Ulmat"],
      "Mirel Tavon travelled to Quenby to visit the wounded.",
      ["visit happened ..: Quenby Tavon"],
    ],
    [
      "foreign ministers are not the two who met before, unless they are counted",
      "Mirel Tavon met Oren Dalvash on Tuesday. The foreign ministers will meet on Monday.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting planned 2025-03-17: ministers"],
      "Mirel Tavon met Oren Dalvash on Tuesday. The two foreign ministers will meet on Monday.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting planned 2025-03-17: Dalvash Tavon"],
    ],
    [
      "what is discussed over lunch or on the sidelines is discussed face to face",
      "Mirel Tavon and Oren Dalvash discussed the road over lunch on Tuesday. Ivar Lund spoke with Luc Ferran on the sidelines of a forum.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting happened ..: Ferran Lund"],
      "Mirel Tavon and Oren Dalvash discussed the road over days on Tuesday. Ivar Lund spoke with Luc Ferran before a forum.",
      ["other happened 2025-03-11: Dalvash Tavon", "other happened ..: Ferran Lund"],
    ],
    [
      "who confers for an hour or in private meets",
      "Ivar Lund conferred with Sanna Idrel for an hour on Tuesday.",
      ["meeting happened 2025-03-11: Idrel Lund"],
      "Ivar Lund conferred with Sanna Idrel for a start on Tuesday.",
      ["other happened 2025-03-11: Idrel Lund"],
    ],
    [
      "the list behind a colon says who the guests are",
      "Ivar Lund held bilateral meetings on Tuesday with each of his guests from the south: the prime minister of Calder, Ada Moll, and the president of Lisande, Jon Roe.",
      ["meeting happened 2025-03-11: Lund Moll", "meeting happened 2025-03-11: Lund Roe"],
      "Ivar Lund held bilateral meetings on Tuesday with each of his guests from the south.",
      [],
    ],
    [
      "leaders told by their states are those named in the next sentence, or the states",
      "The leaders of Calder and Lisande spoke by telephone on Tuesday. Ada Moll and Jon Roe agreed on a truce.",
      ["call happened 2025-03-11: Moll Roe"],
      "The leaders of Calder and Lisande spoke by telephone on Tuesday. They agreed on a truce.",
      ["call happened 2025-03-11: Calder Lisande"],
    ],
    [
      "each is named with his state, but for what was long ago",
      "A year after they met, the presidents of Calder and Lisande are at odds. Calder's Ada Moll resigned, and Jon Roe of Lisande left.",
      ["meeting happened ..: Moll Roe"],
      "In 1956 the leaders of Calder and Lisande met. Calder's Ada Moll and Jon Roe of Lisande will meet on Monday.",
      ["meeting happened 1956: Calder Lisande", "meeting planned 2025-03-17: Moll Roe"],
    ],
    [
      "calls that somebody will not take are the other one's",
      "Oren Dalvash rang on Monday, and Mirel Tavon refused to take his calls.",
      ["call refused ..: Dalvash Tavon"],
      "Oren Dalvash rang on Monday, and Mirel Tavon refused to count his calls.",
      [],
    ],
    [
      "the talks, the second this year, are those just told; the second talks are others",
      "Mirel Tavon and Oren Dalvash met on Tuesday. The talks, the second this year, lasted four hours.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
      "Mirel Tavon and Oren Dalvash met on Tuesday. The second talks lasted four hours.",
      ["meeting happened 2025-03-11: Dalvash Tavon", "meeting happened ..: Dalvash Tavon"],
    ],
    [
      "a summit of a body is a contact of that body, its road is none",
      "The summit of the Littoral Union, due to open on Monday, has been put off.",
      ["meeting cancelled 2025-03-17: Union"],
      "The road of the Littoral Union, due to open on Monday, has been put off.",
      [],
    ],
    [
      "an exchange of letters is of those whose exchange it is",
      "Mirel Tavon spoke of her exchange of letters with Oren Dalvash.",
      ["letter happened ..: Dalvash Tavon"],
      "Mirel Tavon spoke of an exchange of letters.",
      [],
    ],
    [
      "the next consultations are of those who held consultations, the next lunch of those who lunched",
      "Vardania and Kestria held consultations on Tuesday. Sanna Idrel and Tev Maruk had lunch. The next consultations are to be held in May.",
      ["meeting happened 2025-03-11: Kestria Vardania", "meeting happened ..: Idrel Maruk", "meeting planned 2025-05: Kestria Vardania"],
      "Vardania and Kestria held consultations on Tuesday. Sanna Idrel and Tev Maruk had lunch. The next lunch is to be held in May.",
      ["meeting happened 2025-03-11: Kestria Vardania", "meeting happened ..: Idrel Maruk", "meeting planned 2025-05: Idrel Maruk"],
    ],
    [
      "a further meeting is of those who met, not of those who telephoned in between",
      "Tev Maruk and Sanna Idrel met on Tuesday. Ivar Lund telephoned Luc Ferran. A further meeting will be held in May.",
      ["meeting happened 2025-03-11: Idrel Maruk", "call happened ..: Ferran Lund", "meeting planned 2025-05: Idrel Maruk"],
      "Tev Maruk and Sanna Idrel met on Tuesday. Ivar Lund telephoned Luc Ferran. A further call will be held in May.",
      ["meeting happened 2025-03-11: Idrel Maruk", "call happened ..: Ferran Lund", "call planned 2025-05: Ferran Lund"],
    ],
    [
      "what one proposes in a letter is for both, what one describes is not",
      "Mirel Tavon wrote to Oren Dalvash on Tuesday proposing a meeting in May.",
      ["letter happened 2025-03-11: Dalvash Tavon", "meeting offered 2025-05: Dalvash Tavon"],
      "Mirel Tavon wrote to Oren Dalvash on Tuesday describing a meeting in May.",
      ["letter happened 2025-03-11: Dalvash Tavon"],
    ],
    [
      "a trip that was called off is that of who travels in the text",
      "Mirel Tavon will visit Quenby on Monday. Fish will top the agenda. A trip planned for June was called off.",
      ["visit planned 2025-03-17: Quenby Tavon", "visit cancelled 2025-06: Tavon"],
      "Mirel Tavon will open a school on Monday. Fish will top the agenda. A trip planned for June was called off.",
      [],
    ],
    [
      "talks with a body are those of whom the text is about, talks with local deputies are anybody's",
      "Farid Osmane met Saule Bektur on Tuesday. Talks with the energy committee are scheduled for Monday.",
      ["meeting happened 2025-03-11: Bektur Osmane", "meeting planned 2025-03-17: Osmane committee"],
      "Farid Osmane met Saule Bektur on Tuesday. Talks with local deputies are scheduled for Monday.",
      ["meeting happened 2025-03-11: Bektur Osmane", "meeting planned 2025-03-17: deputies"],
    ],
    [
      "leaders who confer in private before the session do so beside the talks of their states",
      "Vardania and Kestria held consultations on Tuesday. Before the plenary session Mirel Tavon and Oren Dalvash conferred in private.",
      ["meeting happened 2025-03-11: Kestria Vardania", "meeting happened 2025-03-11: Dalvash Tavon"],
      "Vardania and Kestria held consultations on Tuesday. Mirel Tavon and Oren Dalvash conferred.",
      ["meeting happened 2025-03-11: Dalvash Tavon"],
    ],
    [
      "a letter to other leaders is one to them, one to the public is none",
      "Mirel Tavon informed the other leaders in a letter on Tuesday.",
      ["letter happened 2025-03-11: Tavon leaders"],
      "Mirel Tavon informed the public in a letter on Tuesday.",
      [],
    ],
  ])("%s", (_, text, expected, other, negative) => {
    expect(told(text)).toEqual(expected);
    expect(told(other)).toEqual(negative);
  });
});
