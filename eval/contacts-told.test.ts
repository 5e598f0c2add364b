import { describe, expect, it } from "vitest";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

/** Contacts of a text told as "mode status day: names", in text order; names sorted by surname. */
function contacts(text: string, published: string | null): string[] {
  const { ann, events } = analyse(text, published);
  const nameOf = (id: string) =>
    ann.entities
      .find((entity) => entity.id === id)
      ?.name.split(" ")
      .at(-1) ?? id;
  return events.flatMap(({ contact, status, when }) =>
    contact === null
      ? []
      : [
          `${contact.mode} ${status} ${when.edtf}: ${contact.participants
            .map(({ entity }) => nameOf(entity))
            .sort()
            .join(" ")}`,
        ],
  );
}

describe("who takes part", () => {
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
