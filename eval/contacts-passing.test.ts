import { describe, expect, it } from "vitest";
import { contactsOf } from "../test/fixtures/contacts.ts";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

const contacts = (text: string): string[] => contactsOf(analyse, text, "2025-03-14");

describe("contacts told in passing", () => {
  it.each([
    ["states joined by a dash", "The Vardania-Kestria border talks ended in Quenby.", ["meeting happened ..: Kestria Vardania"]],
    ["a state by its letters alone", "The US-Russia talks ended in Geneva.", ["meeting happened ..: Russia States"]],
    ["an adjective before the dash", "Russian-US negotiations over the road began.", ["meeting happened ..: Russia States"]],
    ["in which one asked the other", "The call in which Ivar Lund asked Mirel Tavon for help was long.", ["call happened ..: Lund Tavon"]],
    ["there were talks held", "There were two meetings held between Oren Dalvash and Mirel Tavon.", ["meeting happened ..: Dalvash Tavon"]],
    [
      "ahead of walking into one",
      "Ivar Lund, ahead of walking into a meeting with Mirel Tavon, called it a mistake.",
      ["meeting planned ..: Lund Tavon"],
    ],
    [
      "told after who is only seen as something",
      "Norland sees both Vardania and Kestria as critical. In a meeting with Vardanian President Mirel Tavon, Ivar Lund vouched for the ally.",
      ["meeting happened ..: Lund Tavon"],
    ],
    ["turned down", "Ivar Lund was turned down for a meeting with Oren Dalvash.", ["meeting refused ..: Dalvash Lund"]],
    ["a visit to be used", "Ivar Lund will use his visit to Belmora to press for peace.", ["visit planned ..: Belmora Lund"]],
    ["a visit that was used", "Ivar Lund used his visit to Belmora to press for peace.", ["visit happened ..: Belmora Lund"]],
    [
      "a framework for them",
      "Ivar Lund sketched out a framework for talks between Oren Dalvash and Mirel Tavon.",
      ["meeting planned ..: Dalvash Tavon"],
    ],
    [
      "whose fall it is that something else fell through",
      "Ivar Lund and Oren Dalvash are to meet in Quenby. There was to be a deal, but it fell apart.",
      ["meeting planned ..: Dalvash Lund"],
    ],
    [
      "that fell through",
      "Ivar Lund and Oren Dalvash were to meet in Quenby. But it was called off.",
      ["meeting cancelled ..: Dalvash Lund"],
    ],
  ])("%s", (_, text, told) => {
    expect(contacts(text)).toEqual(told);
  });

  it.each([
    ["a question in a quotation", 'Kestrians had only one question: "Is Ivar Lund meeting Oren Dalvash?"'],
    ["a speech to an assembly", "Ivar Lund spoke to a joint session of the assembly."],
    ["talking somebody out of something", "Members of the cabinet tried to talk Ivar Lund out of the plan."],
    ["a figure of speech", "Norland is sending a clear message to Kestria."],
  ])("not %s", (_, text) => {
    expect(contacts(text)).toEqual([]);
  });

  it("of whom a speaker says they are not with him", () => {
    const text = 'Reports named Sanna Idrel and Oren Dalvash. "If they met, I know nothing of it," Ivar Lund said.';
    expect(contacts(text).filter((line) => line.includes("Lund"))).toEqual([]);
  });
});
