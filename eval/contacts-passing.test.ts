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
      "Ivar Lund, ahead of going into a meeting with Mirel Tavon, called it a mistake.",
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
      "Ivar Lund and Oren Dalvash are to meet in Quenby. There was to be a prize, but it fell apart.",
      ["meeting planned ..: Dalvash Lund"],
    ],
    [
      "two subjects, the second with its state",
      "Ivar Lund and Kestrian President Oren Dalvash spent several hours on Monday in bilateral talks.",
      ["meeting happened 2025-03-10: Dalvash Lund"],
    ],
    [
      "a call in which something was not discussed",
      'Ivar Lund and Oren Dalvash spoke by phone. "We did not discuss the road," Lund said.',
      ["call happened ..: Dalvash Lund"],
    ],
    [
      "what a visit was for",
      "This was on display during Ivar Lund's recent visit to Belmora to meet Oren Dalvash.",
      ["visit happened ..: Belmora Lund", "meeting planned ..: Dalvash Lund"],
    ],
    [
      "whose home somebody goes to",
      "Ivar Lund arrived in Torvane in the home state of Luc Ferran on Monday.",
      ["visit happened 2025-03-10: Lund Torvane"],
    ],
    ["in touch", "Ivar Lund told the court that he was not in contact with Oren Dalvash.", ["other denied ..: Dalvash Lund"]],
    [
      "with the other side of two states",
      "Ivar Lund and Sanna Idrel will meet with Russian and Chinese officials.",
      ["meeting planned ..: China Idrel Lund Russia"],
    ],
    ["begun by one", "Ivar Lund initiated a meeting with Oren Dalvash in Halvik.", ["meeting happened ..: Dalvash Lund"]],
    [
      "a dinner, not the summit of others",
      "Ivar Lund will have dinner on Sunday with Sanna Idrel. Oren Dalvash announced it at the close of the NATO summit in Quenby.",
      ["meeting planned 2025-03-16: Idrel Lund"],
    ],
    [
      "surnames joined by a dash",
      "Ivar Lund left. Oren Dalvash stayed. The Lund-Dalvash summit ended.",
      ["meeting happened ..: Dalvash Lund"],
    ],
    ["each of some", "Ivar Lund spoke at length to some of the envoys of Kestria.", ["other happened ..: Kestria Lund"]],
    [
      "under a truce that was talked out",
      "The drivers had been promised free food under a plan negotiated by Vardania and Kestria.",
      ["meeting happened ..: Kestria Vardania"],
    ],
    [
      "inside a house",
      'Inside the "Garden Lodge" on the Kestrian bank, Ivar Lund and Mirel Tavon were joined by Sanna Idrel.',
      ["meeting happened ..: Idrel Lund Tavon"],
    ],
    [
      "a conference given together",
      "At a joint news conference with Sanna Idrel, Ivar Lund said that he was glad.",
      ["meeting happened ..: Idrel Lund"],
    ],
    [
      "an earlier one of somebody who is to come",
      "A meeting by Ivar Lund and Oren Dalvash, who last held talks in Hamburg with Mirel Tavon, was a possibility.",
      ["meeting hypothetical ..: Dalvash Lund", "meeting happened ..: Dalvash Lund Tavon"],
    ],
    [
      "the one since which there was none",
      "Oren Dalvash met Ivar Lund on Monday. It was their first meeting since the summit in Hanoi in February.",
      ["meeting happened 2025-03-10: Dalvash Lund"],
    ],
    [
      "a question about calling it off",
      "Ivar Lund is due to meet Oren Dalvash. What reason is there to cancel the meeting?",
      ["meeting planned ..: Dalvash Lund"],
    ],
    [
      "the first time that anybody of the office had one",
      "Ivar Lund spoke with Sanna Idrel by phone. It marked the first time a Norlander minister had talked to the premier of Vardania since 1979.",
      ["call happened ..: Idrel Lund"],
    ],
    [
      "what a camp was used for",
      "The camp has been used by three presidents to meet with Oren Dalvash.",
      ["meeting hypothetical ..: Dalvash presidents"],
    ],
    [
      "after which plans were announced",
      "Ivar Lund announced plans to withdraw troops deployed in Arna following a telephone conversation with Oren Dalvash.",
      ["call happened ..: Dalvash Lund"],
    ],
    ["hearsay", "Ivar Lund and Oren Dalvash are said to be chairing the talks.", ["meeting alleged ..: Dalvash Lund"]],
    ["being in touch", "Ivar Lund has been in touch with Oren Dalvash.", ["other ongoing ..: Dalvash Lund"]],
    [
      "that was cancelled with the plans for it",
      "Oren Dalvash on Sunday cancelled plans to attend a summit in Quenby with Mirel Tavon.",
      ["meeting cancelled ..: Dalvash Tavon"],
    ],
    [
      "somebody is urged to engage in",
      "Ivar Lund urged Kestria to engage in talks with Vardania.",
      ["meeting called-for ..: Kestria Vardania"],
    ],
    [
      "before it is due",
      "Ivar Lund said the treaty was signed days before Mirel Tavon visits Oren Dalvash in Belmora.",
      ["visit planned ..: Dalvash Tavon"],
    ],
    ["over a meal", "Ivar Lund ate lunch with Mirel Tavon at the palace.", ["meeting happened ..: Lund Tavon"]],
    [
      "in the midst of which somebody is",
      "Vardania is in the midst of negotiations with Kestria.",
      ["meeting ongoing ..: Kestria Vardania"],
    ],
    [
      "during which one explained",
      "After a meeting at which Ivar Lund explained to Mirel Tavon how the pact would work, it rained.",
      ["meeting happened ..: Lund Tavon"],
    ],
    ["asking somebody by a contact", "Ivar Lund contacted Mirel Tavon on Monday.", ["other happened 2025-03-10: Lund Tavon"]],
    [
      "with somebody by his office",
      "Sanna Idrel and Tev Maruk told the court that they met with the Swedish ambassador.",
      ["meeting happened ..: Idrel Maruk ambassador"],
    ],
    [
      "a delegation of others than the one named before",
      "The Palestinian delegation is led by Ivar Lund. The Israeli delegation has arrived in Cairo.",
      ["visit happened ..: Cairo delegation"],
    ],
    ["on the way to a goal ahead", "Ivar Lund will try to win them over by travelling to Belmora.", ["visit planned ..: Belmora Lund"]],
    [
      "an organisation that is called a risk",
      "The Littoral Union is a risk: it pays nobody. Kestria spoke to the Littoral Union on Monday.",
      ["other happened 2025-03-10: Kestria Union"],
    ],
    ["a letter that was penned", "Ivar Lund penned a letter to Mirel Tavon.", ["letter happened ..: Lund Tavon"]],
    [
      "to plot something with those who are met",
      "Ivar Lund returned from Halvik where he met to plan the harvest with Mirel Tavon.",
      ["meeting happened ..: Lund Tavon"],
    ],
    [
      "going on after another was called off",
      "Norland is talking with Kestria, a day after it cancelled a summit. The statement came in response to the cancelling of the summit.",
      ["other ongoing ..: Kestria Norland"],
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
    ["a speech to an assembly", "Ivar Lund spoke to a night session of the assembly."],
    ["talking somebody out of something", "Members of the cabinet tried to talk Ivar Lund out of the plan."],
    ["praise of talks", "Oren Dalvash defended the negotiations with Vardania."],
    ["what nobody in particular does", "Oren Dalvash laughed at the idea that it is hard to negotiate with Vardania."],
    ["an answer to critics", "Oren Dalvash spoke to Kestrian criticism of his speech."],
    ["a call that was looked into", "Agents examined a call made to an aide of Dalvash by the team."],
    ["an interview", "Oren Dalvash spoke to Ivar Lund in an interview."],
    ["who is seen at work", "Ivar Lund praised the drill so that they could see them at work."],
    ["a new name", "Norland is helping the rebels, now called the Levant Front, making peace hard."],
    ["speeches to an audience", "Ivar Lund and Oren Dalvash spoke at the session."],
    ["how somebody did not arrive", "Oren Dalvash does not arrive in the valley with a plan."],
    ["blame", "Ivar Lund can count on Oren Dalvash to never call him out."],
    ["what people speak of", "Kestrians and Vardanians have spoken of a long winter."],
    ["writing for a paper", "Ivar Lund wrote a statement to the Ostrel Courier."],
    ["losing touch", "Ivar Lund has lost touch with Oren Dalvash."],
    ["a case that was discussed", "Ivar Lund discussed Sanna Idrel's case in public."],
    ["a principle", "The premier does not meet with party chiefs in the week of a vote."],
    ["a speech to a chamber", "Oren Dalvash will address a joint session of the assembly."],
    ["those who listen", "Kestria and Norland want the right deal for their domestic audience."],
    ["why something was cancelled", "Kestria may cancel the meeting over drills between Norland and Vardania."],
    ["rights that are met", "The plan failed to meet the rights and aspirations of the Kestrian people."],
    ["what people call home", "The people of Kestria call Norland home."],
    ["a figure of speech", "Norland sends a clear message to Kestria."],
  ])("not %s", (_, text) => {
    expect(contacts(text)).toEqual([]);
  });

  it("on their own day, not in the year of what was spoken of", () => {
    const text = "Ivar Lund and Oren Dalvash briefly discussed an investigation by the court into meddling in the 2016 election.";
    expect(contacts(text)).toEqual(["other happened ..: Dalvash Lund"]);
    expect(contacts("Ivar Lund met Oren Dalvash at the 2016 summit.")).toEqual(["meeting happened 2016: Dalvash Lund"]);
  });

  it("are his whom the text calls by the surname all along, not those of the kin named late", () => {
    const told = "Tavon arrived in Quenby on Monday. Tavon said that he was glad. Tavon left at noon. Tavon met Ivar Lund in the garden.";
    const kin = "The singer Ina Tavon, his wife, and his daughter, Anna Tavon, joined Tavon for the concert. Tavon will meet Luc Ferran.";
    expect(contacts(`${told} ${kin}`).at(-1)).toBe("meeting planned ..: Ferran Tavon");
    const { entities } = analyse(`${told} ${kin}`, "2025-03-14").ann;
    expect(entities.filter(({ name }) => name.endsWith("Tavon")).map(({ name }) => name)).toEqual(["Tavon", "Ina Tavon", "Anna Tavon"]);
  });

  it("are theirs whom the text speaks of all the time, not a namesake's who is named once", () => {
    const text =
      "Oren Dalvash spoke on Monday. Mr. Dalvash was glad. Mr. Dalvash left at noon. Mr. Dalvash came back. The team was led by Ina Dalvash, an envoy. It rained. It snowed. The wind blew. Mr. Dalvash met Ivar Lund.";
    const { events, ann } = analyse(text, "2025-03-14");
    const met = events.findLast(({ contact }) => contact !== null)?.contact?.participants.map(({ entity }) => entity);
    expect(ann.entities.filter(({ id }) => met?.includes(id)).map(({ name }) => name)).toEqual(["Oren Dalvash", "Ivar Lund"]);
  });

  it("are the son's where the name says that he is the younger", () => {
    const text =
      "President Mirel Tavon defended his son. Mirel Tavon Jr. met Oren Dalvash in the tower. Tavon Jr. was glad. Mirel Tavon will meet Luc Ferran.";
    expect(contacts(text)).toEqual(["meeting happened ..: Dalvash Jr.", "meeting planned ..: Ferran Tavon"]);
    const { entities } = analyse(text, "2025-03-14").ann;
    expect(entities.filter(({ type }) => type === "PERSON").map(({ name }) => name)).toContain("Mirel Tavon Jr.");
  });

  it("of whom a speaker says they are not with him", () => {
    const text = 'Reports named Sanna Idrel and Oren Dalvash. "If they met, I know nothing of it," Ivar Lund said.';
    expect(contacts(text).filter((line) => line.includes("Lund"))).toEqual([]);
  });
});
