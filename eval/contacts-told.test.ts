import { describe, expect, it } from "vitest";
import { contactsOf } from "../test/fixtures/contacts.ts";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

const contacts = (text: string, published: string | null): string[] => contactsOf(analyse, text, published);

describe("who takes part", () => {
  it("are all the people of a list, whatever titles stand between", () => {
    const text =
      "A meeting of Mirel Tavon, Kestrian President Oren Dalvash, Foreign Minister Ivar Lund and Tresmarker President Luc Ferran took place in Quenby on Monday.";
    expect(contacts(text, "2025-03-13")).toEqual(["meeting happened 2025-03-10: Dalvash Ferran Lund Tavon"]);
  });

  it("is nobody whose thing arrives or is welcomed, unless it carries him", () => {
    expect(contacts("Mirel Tavon's letter came to Belmora on Monday.", "2025-03-13")).toEqual([]);
    expect(contacts("Mirel Tavon's plane came to Belmora on Monday.", "2025-03-13")).toEqual(["visit happened 2025-03-10: Belmora Tavon"]);
    expect(contacts("Mirel Tavon's announcement was welcomed by Oren Dalvash on Monday.", "2025-03-13")).toEqual([]);
    expect(contacts("Mirel Tavon was welcomed by Oren Dalvash on Monday.", "2025-03-13")).toEqual([
      "meeting happened 2025-03-10: Dalvash Tavon",
    ]);
  });

  it("is not the subject of the clause behind the list", () => {
    const told = contacts("Mirel Tavon met Oren Dalvash in Halvik on Monday and Ivar Lund flew to Quenby.", "2025-03-13");
    expect(told[0]).toBe("meeting happened 2025-03-10: Dalvash Tavon");
  });

  it("is each of a group, where each met the host", () => {
    const text =
      "Mirel Tavon and Oren Dalvash met in Halvik on Monday. Before they sat down together, each of them held talks with Ragna Solheim-Voss.";
    expect(contacts(text, "2025-03-13").filter((line) => line.includes("Voss"))).toEqual([
      "meeting happened ..: Solheim-Voss Tavon",
      "meeting happened ..: Dalvash Solheim-Voss",
    ]);
  });

  it('is nobody whom a text names where its writer says "I"', () => {
    const quotes = 'Mirel Tavon called it "a step". An envoy called it "a trap". Luc Ferran spoke of "a start".';
    expect(contacts(`${quotes} I met Oren Dalvash in Belmora.`, "2025-03-13")).toEqual([]);
    expect(contacts(`${quotes} "I met Oren Dalvash in Belmora," said Tavon.`, "2025-03-13")).toEqual([
      "meeting happened ..: Dalvash Tavon",
    ]);
  });

  it("is nobody who is only called upon", () => {
    expect(contacts("Mirel Tavon condemned the violence and called on all Kestrian leaders to denounce it.", "2025-03-13")).toEqual([]);
    expect(contacts("Mirel Tavon condemned the violence and called Oren Dalvash.", "2025-03-13")).toEqual([
      "call happened ..: Dalvash Tavon",
    ]);
  });

  it("is whose letter it is, not the one who hands it over", () => {
    expect(contacts("Ivar Lund handed Mirel Tavon a letter from Oren Dalvash in Ostrel on Monday.", "2025-03-13")).toEqual([
      "letter happened 2025-03-10: Dalvash Tavon",
    ]);
    expect(contacts("Ivar Lund handed Mirel Tavon a letter in Ostrel on Monday.", "2025-03-13")).toEqual([
      "letter happened 2025-03-10: Lund Tavon",
    ]);
  });

  it("is with whom a matter was discussed, not whose talks it is about", () => {
    expect(contacts("Luc Ferran discussed the state of the negotiations with Ivar Lund by telephone on Monday.", "2025-03-13")).toEqual([
      "call happened 2025-03-10: Ferran Lund",
    ]);
    const about = contacts("Luc Ferran discussed his meeting with Ivar Lund on Monday.", "2025-03-13");
    expect(about.every((line) => !line.startsWith("call"))).toBe(true);
  });

  it("is the name behind a title with 'of', not the title", () => {
    expect(contacts("Luc Ferran met privately with Secretary of State Ivar Lund in Quenby on Monday.", "2025-03-13")).toEqual([
      "meeting happened 2025-03-10: Ferran Lund",
    ]);
    expect(contacts("Luc Ferran met the secretary of state of Norland in Quenby on Monday.", "2025-03-13")).not.toContain("Lund");
  });

  it("are those met one after the other in one sentence, each on a day", () => {
    const text = "Ivar Lund met Mirel Tavon on Monday, Oren Dalvash on Tuesday and Luc Ferran on Wednesday.";
    expect(contacts(text, "2025-03-13")).toEqual([
      "meeting happened 2025-03-10: Lund Tavon",
      "meeting happened 2025-03-11: Dalvash Lund",
      "meeting happened 2025-03-12: Ferran Lund",
    ]);
  });

  it("are the people behind the comma, not the countries before it", () => {
    const text = "The foreign ministers of Vardania and Kestria, Sanna Idrel and Tev Maruk, took part in a meeting in Quenby on Monday.";
    expect(contacts(text, "2025-03-13")).toEqual(["meeting happened 2025-03-10: Idrel Maruk"]);
    expect(contacts("The foreign ministers of Vardania and Kestria took part in a meeting in Quenby on Monday.", "2025-03-13")[0]).toMatch(
      /: Kestria Vardania$/,
    );
  });

  it("is the secretary-general named behind the body", () => {
    expect(contacts("Ivar Lund sat down with the secretary-general of the Littoral Union, Ansa Teller, on Monday.", "2025-03-13")).toEqual([
      "meeting happened 2025-03-10: Lund Teller",
    ]);
    expect(contacts("Ivar Lund sat down in the hall of the Littoral Union on Monday.", "2025-03-13")).toEqual([]);
  });

  it("is the one who answers a letter, and nobody who answers a question", () => {
    const text = "Mirel Tavon sent a letter to Oren Dalvash on Monday. Oren Dalvash replied on Wednesday.";
    expect(contacts(text, "2025-03-13")).toEqual([
      "letter happened 2025-03-10: Dalvash Tavon",
      "letter happened 2025-03-12: Dalvash Tavon",
    ]);
    expect(contacts("Mirel Tavon asked when the road would open. Oren Dalvash replied on Wednesday.", "2025-03-13")).toEqual([]);
  });

  it("is the one urged in a call, and the one whose spokesman speaks", () => {
    expect(contacts("Ivar Lund urged Oren Dalvash in a call on Monday to receive Sanna Idrel.", "2025-03-13").at(-1)).toMatch(
      /^meeting called-for .*: Dalvash Idrel$/,
    );
    const text = "Ivar Lund met Tev Maruk on Monday. Oren Dalvash's spokesman said a meeting with Sanna Idrel was possible.";
    expect(contacts(text, "2025-03-13").at(-1)).toMatch(/: Dalvash Idrel$/);
  });

  it("is a person whom only a surname names", () => {
    expect(contacts("Quillon will pay a visit to Ostrel in April.", "2025-03-13")[0]).toMatch(/^visit planned .*: Ostrel Quillon$/);
    expect(contacts("Parliament will pay a fine to Ostrel in April.", "2025-03-13")).toEqual([]);
  });

  it("is the subject of what he had the honour to do, and of what he agreed on by telephone with another", () => {
    expect(contacts("Ivar Lund had the honour to be received by Oren Dalvash on Monday.", "2025-03-13")).toEqual([
      "meeting happened 2025-03-10: Dalvash Lund",
    ]);
    expect(
      contacts("Ivar Lund had the letter read out by Oren Dalvash on Monday.", "2025-03-13").filter((line) => line.startsWith("meeting")),
    ).toEqual([]);
    expect(contacts("Mirel Tavon and Oren Dalvash agreed on it by telephone.", "2025-03-13")).toEqual(["call happened ..: Dalvash Tavon"]);
    expect(contacts("Mirel Tavon and Oren Dalvash agreed on it in Halvik.", "2025-03-13")).toEqual([]);
  });

  it("is whose trip it is that is cancelled, not who travelled before", () => {
    const text = "Ivar Lund visited Belmora last week. Mirel Tavon cancelled his trip to Quenby on Monday.";
    const told = contacts(text, "2025-03-13");
    expect(told[0]).toMatch(/^visit happened .*: Belmora Lund$/);
    expect(told[1]).toMatch(/^visit cancelled .*: Quenby Tavon$/);
    expect(contacts("Ivar Lund was to visit Belmora this week. Lund cancelled his trip on Monday.", "2025-03-13")).toHaveLength(1);
  });

  it("is who leads a mission of a body, and each of two behind 'both'", () => {
    expect(contacts("A mission of the Littoral Union led by Per Holm met Oren Dalvash in Belmora on Tuesday.", "2025-03-13")).toEqual([
      "meeting happened 2025-03-11: Dalvash Holm",
    ]);
    const text = "Mirel Tavon and Oren Dalvash met in Halvik on Monday. Ivar Lund spoke with both leaders by telephone on Tuesday.";
    expect(contacts(text, "2025-03-13").slice(1)).toEqual([
      "call happened 2025-03-11: Lund Tavon",
      "call happened 2025-03-11: Dalvash Lund",
    ]);
  });

  it("is the one who returns from a visit, or gives a dinner", () => {
    expect(contacts("Luc Ferran is returning from a visit to Vardania.", "2025-03-13")[0]).toMatch(/^visit .*: Ferran Vardania$/);
    expect(contacts("Ivar Lund will host a dinner for Mirel Tavon and Oren Dalvash on Friday.", "2025-03-12")).toEqual([
      "meeting planned 2025-03-14: Dalvash Lund Tavon",
    ]);
    expect(contacts("Ivar Lund will host a concert on Friday.", "2025-03-12")).toEqual([]);
  });

  it("is not whose capital it is that somebody arrives in", () => {
    expect(contacts("Ivar Lund arrived in the Kestrian capital on Monday.", "2025-03-13")).toEqual(["visit happened 2025-03-10: Lund"]);
    expect(contacts("Ivar Lund arrived in Kestria on Monday.", "2025-03-13")).toEqual(["visit happened 2025-03-10: Kestria Lund"]);
  });

  it("is who stands between 'after' and 'had', and the two in a caption", () => {
    const text = "A pilot was freed on Monday, three days after the president of Tresmark, Luc Ferran, had visited Belmora.";
    expect(contacts(text, "2025-03-13")[0]).toMatch(/^visit happened .*: Belmora Ferran$/);
    expect(contacts("A pilot was freed on Monday, three days after the crew.", "2025-03-13")).toEqual([]);
    expect(
      contacts(
        "Tresmark's President Luc Ferran, second from right, talks with Oren Dalvash during a dinner in Halvik on Monday.",
        "2025-03-13",
      )[0],
    ).toMatch(/: Dalvash Ferran$/);
  });

  it("are the two who signed after days of talks", () => {
    expect(contacts("After four days of talks Sanna Idrel and Tev Maruk signed an agreement.", "2025-03-13")).toEqual([
      "meeting happened ..: Idrel Maruk",
    ]);
    expect(contacts("After four days of rain Sanna Idrel and Tev Maruk signed an agreement.", "2025-03-13")).toEqual([]);
  });

  it("are negotiators by whom they act for, and a call however far its telephone stands", () => {
    expect(contacts("Negotiators for Vardania and Kestria met in Quenby on Monday.", "2025-03-13")).toEqual([
      "meeting happened 2025-03-10: Kestria Vardania",
    ]);
    expect(
      contacts("Sanna Idrel discussed the date with her Kestrian colleague, Tev Maruk, by telephone on Monday.", "2025-03-13"),
    ).toEqual(["call happened 2025-03-10: Idrel Maruk"]);
    expect(
      contacts("Sanna Idrel discussed the date with her Kestrian colleague, Tev Maruk, in Halvik on Monday.", "2025-03-13")[0],
    ).not.toMatch(/^call/);
  });

  it("are counted since a month without being met again", () => {
    const text = "Mirel Tavon and Oren Dalvash met for forty minutes on Monday. It was their third meeting since June.";
    expect(contacts(text, "2025-03-13")).toEqual(["meeting happened 2025-03-10: Dalvash Tavon"]);
    expect(contacts(text.replace("It was their third meeting since June", "Their next meeting is in June"), "2025-03-13")).toHaveLength(2);
  });

  it("is each of those telephoned, and all of those in one call", () => {
    expect(contacts("Ivar Lund telephoned Mirel Tavon and Oren Dalvash on Monday.", "2025-03-13")).toHaveLength(2);
    expect(contacts("Ivar Lund held a phone call with Mirel Tavon and Oren Dalvash on Monday.", "2025-03-13")).toHaveLength(1);
  });

  it("is the one who left after talks with others", () => {
    expect(contacts("Ivar Lund left Belmora after talks with Mirel Tavon and Oren Dalvash.", "2025-03-13").at(-1)).toMatch(
      /: Dalvash Lund Tavon$/,
    );
    expect(contacts("Ivar Lund left Belmora after talks between Mirel Tavon and Oren Dalvash.", "2025-03-13").at(-1)).toMatch(
      /: Dalvash Tavon$/,
    );
  });

  it("are people, where the words beside them name their countries again", () => {
    const text = "Mirel Tavon and Oren Dalvash met in Halvik on Monday in the highest-level contact between the two countries since 2020.";
    expect(contacts(text, "2025-03-13")).toEqual(["meeting happened 2025-03-10: Dalvash Tavon"]);
  });

  it("are the one who offers talks and the one who answers", () => {
    expect(contacts("Oren Dalvash rejected an offer of talks made by Mirel Tavon on Monday.", "2025-03-13")[0]).toMatch(
      /^meeting refused .*: Dalvash Tavon$/,
    );
    expect(contacts("Oren Dalvash rejected an offer of grain made by Mirel Tavon on Monday.", "2025-03-13")).toEqual([]);
  });

  it("is the subject of 'is in talks' and 'was there for talks'", () => {
    expect(contacts("Sanna Idrel has been in talks with Tev Maruk for months.", "2025-03-13")[0]).toMatch(/: Idrel Maruk$/);
    expect(contacts("Sanna Idrel, who was in Quenby for talks with Tev Maruk, flew home.", "2025-03-13")[0]).toMatch(
      /^meeting .*: Idrel Maruk$/,
    );
    expect(contacts("Sanna Idrel has been in the dark about Tev Maruk for months.", "2025-03-13")).toEqual([]);
  });

  it("is whoever is told something at a meeting", () => {
    expect(contacts("Mirel Tavon told Ivar Lund at a meeting in Ostrel on Wednesday that the road was shut.", "2025-03-14")).toEqual([
      "meeting happened 2025-03-12: Lund Tavon",
    ]);
    expect(contacts("Mirel Tavon told reporters at a meeting in Ostrel on Wednesday that the road was shut.", "2025-03-14")).toEqual([]);
  });

  it("is nobody of those called on to do something", () => {
    expect(contacts("Ivar Lund called on Tev Maruk to reopen the road.", "2025-03-13")).toEqual([]);
    expect(contacts("Ivar Lund will call on Tev Maruk at the ministry on Monday.", "2025-03-13")[0]).toMatch(
      /^meeting planned .*: Lund Maruk$/,
    );
  });

  it("are those of the contact just told, where the text counts them", () => {
    const text =
      "Mirel Tavon and Oren Dalvash met in Halvik on Monday in the presence of Ivar Lund. The two men later spoke for an hour without interpreters.";
    expect(contacts(text, "2025-03-13").at(-1)).toMatch(/: Dalvash Tavon$/);
  });
  it("is the holder of the office that the text stated, not the last one named", () => {
    const text =
      "Vardania's foreign minister, Sanna Idrel, and Kestrian Interior Minister Goran Pell agreed on Tuesday to reopen the bridge. The interior minister will travel to Quenby next month.";
    expect(contacts(text, "2025-03-19")).toEqual(["visit planned 2025-04: Pell Quenby"]);
  });

  it("is the speaker where a quotation says 'I' or 'we'", () => {
    expect(contacts('"I called Maruk on Tuesday and told him so," Sanna Idrel said in Ostrel.', "2025-03-13")).toEqual([
      "call happened 2025-03-11: Idrel Maruk",
    ]);
  });

  it("is whose turn it is in a printed interview", () => {
    const text =
      "World Ledger: Have you spoken to Tev Maruk since the shelling? Sanna Idrel: Yes, we spoke by phone on Saturday. He rang me at home. World Ledger: Will you meet?";
    const told = contacts(text, "2025-03-13");
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^call happened .*: Idrel Maruk$/);
  });

  it("is each reader of a letter to several", () => {
    expect(contacts("Ragna Solheim-Voss wrote to Mirel Tavon and Oren Dalvash on Monday.", "2025-03-13")).toEqual([
      "letter happened 2025-03-10: Solheim-Voss Tavon",
      "letter happened 2025-03-10: Dalvash Solheim-Voss",
    ]);
  });

  it("are as many as a counted group says", () => {
    const text =
      "Mirel Tavon arrived in Halvik on Monday, Oren Dalvash on Tuesday. They were received by Ragna Solheim-Voss. The three had dinner on Wednesday.";
    expect(contacts(text, "2025-03-14").at(-1)).toBe("meeting happened 2025-03-12: Dalvash Solheim-Voss Tavon");
  });
});
