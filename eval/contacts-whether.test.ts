import { describe, expect, it } from "vitest";
import { contactsOf } from "../test/fixtures/contacts.ts";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

const contacts = (text: string, published: string | null): string[] => contactsOf(analyse, text, published);

describe("what is no contact", () => {
  it.each([
    ["a question", "Will Mirel Tavon meet Oren Dalvash?"],
    ["a meeting of nobody's experts", "A meeting of experts would not be enough."],
    ["coming to power", "Mirel Tavon came to power in 2019."],
  ])("%s", (_, text) => {
    expect(contacts(text, "2025-03-14")).toEqual([]);
  });
});

describe("when", () => {
  it("is the day that the text gives the event that it is counted from", () => {
    const text = "Four days after the bombing, Mirel Tavon telephoned Oren Dalvash. The bombing, on April 16, killed eleven people.";
    expect(contacts(text, "2026-04-22")).toEqual(["call happened 2026-04-20: Dalvash Tavon"]);
  });

  it("is the day of the letter where that is told later", () => {
    const text = "Mirel Tavon has written an angry letter to Oren Dalvash. In the letter, dated 1 November, he complains of the monitors.";
    expect(contacts(text, "2021-11-05")).toEqual(["letter happened 2021-11-01: Dalvash Tavon"]);
  });

  it("is the second clause's where it stands between the joint and its subject", () => {
    const text = "Mirel Tavon met Ivar Lund on Tuesday, and on Wednesday he will have lunch with Oren Dalvash.";
    expect(contacts(text, "2025-03-12")).toEqual(["meeting happened 2025-03-11: Lund Tavon", "meeting planned 2025-03-12: Dalvash Tavon"]);
  });

  it("lies ahead for what is still to come, also where a month is named", () => {
    expect(contacts("Mirel Tavon and Oren Dalvash agreed to meet in February.", "2021-12-17")).toEqual([
      "meeting planned 2022-02: Dalvash Tavon",
    ]);
  });

  it("is the day of a live report", () => {
    expect(contacts("10:15 - Mirel Tavon is received by Oren Dalvash.", "2025-03-11")).toEqual([
      "meeting happened 2025-03-11: Dalvash Tavon",
    ]);
  });
});

describe("when and whether", () => {
  it("keeps what is due from being told as done", () => {
    const text = "Anse Corvin met Sanna Idrel on Tuesday and is due to be received by Mirel Tavon on Friday.";
    expect(contacts(text, "2025-03-12").map((line) => line.split(":")[0])).toEqual([
      "meeting happened 2025-03-11",
      "meeting planned 2025-03-14",
    ]);
  });

  it("knows a journey that is due and a summit that will not go ahead", () => {
    expect(contacts("Ivar Lund is due in Belmora on Friday.", "2025-03-12")).toEqual(["visit planned 2025-03-14: Belmora Lund"]);
    expect(contacts("The ferry is due in Belmora on Friday.", "2025-03-12")).toEqual([]);
    expect(contacts("A summit between Mirel Tavon and Oren Dalvash will not go ahead.", "2025-03-12")).toEqual([
      "meeting cancelled ..: Dalvash Tavon",
    ]);
  });

  it("takes what sets somebody apart for done, unless it is to come", () => {
    const told = (text: string) => contacts(text, "2025-03-13").map((line) => line.split(" ")[1]);
    expect(told("Luc Ferran is the fifth Tresmarker leader to visit Ostrel in five years.")).toEqual(["happened"]);
    expect(told("Luc Ferran will be the first Tresmarker leader to visit Ostrel in five years.")).toEqual(["planned"]);
  });

  it("keeps 'neither' from being told as done", () => {
    expect(contacts("Ivar Lund was received by neither Mirel Tavon nor Sanna Idrel.", "2025-03-13")[0]).toMatch(/^meeting denied/);
    expect(contacts("Ivar Lund was received by Mirel Tavon and Sanna Idrel.", "2025-03-13")[0]).toMatch(/^meeting happened/);
  });

  it("has a visit that is confirmed for a day ahead planned", () => {
    expect(contacts("Kestria confirmed the visit of President Oren Dalvash to Quenby on 22 May.", "2025-05-10")[0]).toMatch(
      /^visit planned 2025-05-22/,
    );
    expect(contacts("Kestria confirmed the visit of President Oren Dalvash to Quenby on 2 May.", "2025-05-10")[0]).toMatch(
      /^visit happened 2025-05-02/,
    );
  });

  it("keeps a meeting that somebody proposes from being told as one that was", () => {
    expect(
      contacts("Ivar Lund has proposed that Mirel Tavon and Oren Dalvash meet in Quenby by the end of the month.", "2025-03-12")[0],
    ).not.toMatch(/^meeting happened/);
    expect(contacts("A meeting between Mirel Tavon and Oren Dalvash fell apart on Monday.", "2025-03-12")[0]).toMatch(/^meeting cancelled/);
  });

  it("takes what is counted from for done", () => {
    expect(
      contacts("Days after hosting Ivar Lund, Oren Dalvash will receive Sanna Idrel.", "2025-03-12").map((line) => line.split(" ")[1]),
    ).toEqual(["happened", "planned"]);
  });

  it("takes two days joined for both", () => {
    expect(contacts("Mirel Tavon and Oren Dalvash held talks in Halvik on Monday and Tuesday.", "2025-03-13")[0]).toContain(
      "2025-03-10/2025-03-11",
    );
    expect(contacts("Mirel Tavon held talks with Oren Dalvash on Monday and left on Tuesday.", "2025-03-13")[0]).toContain("2025-03-10:");
  });

  it("does not date the first talks in years by the last ones", () => {
    expect(contacts("Talks between Mirel Tavon and Oren Dalvash were the first since February.", "2025-03-13")).toEqual([
      "meeting happened ..: Dalvash Tavon",
    ]);
  });

  it("counts a journey told as the first of its kind once", () => {
    const text = "Luc Ferran landed in Ostrel on Tuesday, becoming the first Tresmarker president to visit Vardania in 20 years.";
    expect(contacts(text, "2025-03-13")).toHaveLength(1);
    const other = "Luc Ferran landed in Ostrel on Tuesday. He plans to visit Kestria in May.";
    expect(contacts(other, "2025-03-13")).toHaveLength(2);
  });

  it("is none where words of a contact tell of something else, and one where they do not", () => {
    const each: readonly (readonly [string, string])[] = [
      ["The rebels have a commander in Kestria called Oren Dalvash.", "Mirel Tavon called Oren Dalvash."],
      ["General Per Askel completed two combat tours in Kestria.", "President Luc Ferran completed a tour of Kestria."],
      ["Vardania does not see it as a threat.", "Mirel Tavon is to see Oren Dalvash."],
    ];
    for (const [none, one] of each) {
      expect(contacts(none, "2025-03-13"), none).toEqual([]);
      expect(contacts(one, "2025-03-13"), one).toHaveLength(1);
    }
  });

  it("is not undone by other talks that were put off", () => {
    const text = "Mirel Tavon met Oren Dalvash on Monday. He said that the talks had been cancelled because of the weather.";
    expect(contacts(text, "2025-03-13")[0]).toBe("meeting happened 2025-03-10: Dalvash Tavon");
    expect(contacts("Mirel Tavon is to meet Oren Dalvash. The talks were cancelled.", "2025-03-13")).toEqual([
      "meeting cancelled ..: Dalvash Tavon",
    ]);
  });

  it("is cancelled where 'it' was, though told of in the same breath", () => {
    const told = (rest: string) => contacts(`Mirel Tavon was to meet Oren Dalvash on Monday${rest}`, "2025-03-13")[0];
    for (const rest of [" but it was called off.", ", but it never took place.", ". It was postponed."])
      expect(told(rest), rest).toBe("meeting cancelled 2025-03-10: Dalvash Tavon");
    expect(told(" but it rained.")).toMatch(/^meeting planned/);
    expect(contacts("Mirel Tavon met Oren Dalvash on Monday. It was called off.", "2025-03-13")[0]).toMatch(/^meeting happened/);
  });

  it("is joined by who took part in the talks, not in talks of others", () => {
    const told = (rest: string) => contacts(`Mirel Tavon met Oren Dalvash on Monday. Ivar Lund took part in ${rest}.`, "2025-03-13")[0];
    expect(told("the talks")).toBe("meeting happened 2025-03-10: Dalvash Lund Tavon");
    expect(told("the Quenby talks")).toBe("meeting happened 2025-03-10: Dalvash Tavon");
  });

  it("is one where ministers stand for their states and a town lies where they met", () => {
    const told = (town: string) =>
      contacts(
        `The foreign ministers of Vardania and Kestria met in the Norlander capital on Monday. Sanna Idrel and Tev Maruk spoke for an hour at a hotel in ${town}.`,
        "2025-03-13",
      );
    expect(told("Halvik")).toEqual(["meeting happened 2025-03-10: Idrel Maruk"]);
    expect(told("Quenby")).toHaveLength(2);
  });

  it("is one with all guests, however long it lasted", () => {
    const text = "Luc Ferran hosted Sanna Idrel and Tev Maruk in Quenby last week for talks that lasted until Friday.";
    expect(contacts(text, "2025-03-13")).toEqual(["meeting happened 2025-03-03/2025-03-09: Ferran Idrel Maruk"]);
    const apart = "Luc Ferran met Sanna Idrel on Monday and Tev Maruk on Tuesday.";
    expect(contacts(apart, "2025-03-13")).toHaveLength(2);
  });

  it("is of the people in the picture, not of the country before the dash", () => {
    const caption = "Norland - President Ragna Solheim-Voss and Vardanian Prime Minister Mirel Tavon meet in Halvik, March 10, 2025.";
    expect(contacts(caption, "2025-03-12")).toEqual(["meeting happened 2025-03-10: Solheim-Voss Tavon"]);
    expect(contacts("Norland - as its president has said - met Vardania in Halvik on Monday.", "2025-03-12")).toEqual([
      "meeting happened 2025-03-10: Norland Vardania",
    ]);
  });
});
