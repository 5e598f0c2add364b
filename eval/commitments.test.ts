import { describe, expect, it } from "vitest";
import { type Analyse, openAnalyser } from "./events.ts";

const analyse: Analyse = openAnalyser();

/** Who commits himself (the last word of the name), with the rule that says so. */
function commitments(
  text: string,
): { readonly by: readonly string[]; readonly what: string; readonly rule: string; readonly due: string | null }[] {
  const { ann, commitments: found } = analyse(text, "2023-11-30");
  const name = (id: string) => (ann.entities.find((entity) => entity.id === id)?.name ?? id).split(" ").at(-1) ?? "";
  return found.map(({ by, what, rule, due }) => ({ by: by.map(name).sort(), what, rule, due: due?.edtf ?? null }));
}

describe("commitments", () => {
  it("joined by and, each with a to of its own, are told one by one, with their own days", () => {
    const told = commitments("Vardania undertook to open the bridge by January 5 and to pay Kestria ten million crowns by March 1.");
    expect(told.map(({ what, due }) => [what, due])).toEqual([
      ["open the bridge", "../2024-01-05"],
      ["pay Kestria ten million crowns", "../2024-03-01"],
    ]);
    expect(told.map(({ by }) => by)).toEqual([["Vardania"], ["Vardania"]]);
    expect(commitments("Mirel Tavon promised to visit Belmora and speak in the parliament.")).toHaveLength(1);
  });

  it.each([
    ["Oren Dalvash promised the farmers a new contract by March 1.", "a new contract", "../2024-03-01"],
    ["Mirel Tavon promised them seed and fuel.", "seed and fuel", null],
  ])("tell what is promised to somebody: %s", (text, what, due) => {
    expect(commitments(text)).toMatchObject([{ what, due }]);
  });

  it.each(["Oren Dalvash promised the soldiers a quick victory.", "Mirel Tavon promised her supporters a better future."])(
    "are no hopes held out to somebody: %s",
    (text) => {
      expect(commitments(text)).toEqual([]);
    },
  );

  it("are of the minister who was named last where only the ministry promises", () => {
    const told = commitments("Foreign Minister Sanna Idrel denied the report. The ministry pledged to publish its figures.");
    expect(told).toMatchObject([{ by: ["Idrel"], what: "publish its figures" }]);
    expect(commitments("Sanna Idrel denied the report. The ministry pledged to publish its figures.")).toEqual([]);
  });

  it("are offers of those who are willing, and journeys to a court, not what takes long", () => {
    expect(commitments("Ivar Lund said that Norland was willing to pay for the mission.")[0]?.by).toEqual(["Norland"]);
    expect(commitments("Mirel Tavon said that he would take the case to the court by the end of the year.")[0]?.what).toBe(
      "take the case to the court",
    );
    expect(commitments("Mirel Tavon said that he would take the blame.")).toEqual([]);
  });

  it.each([
    ["Mirel Tavon promised to release the crew by Friday.", ["Tavon"]],
    ["Vardania and Kestria will open the bridge on June 1, the joint commission decided.", ["Kestria", "Vardania"]],
    ["Both Mirel Tavon and Oren Dalvash said that they were ready to release the crew.", ["Dalvash", "Tavon"]],
    ["Oren Dalvash said that the prisoners would be released by December 15.", ["Dalvash"]],
  ])("are seen: %s", (text, by) => {
    expect(commitments(text)[0]?.by).toEqual(by);
  });

  it.each([
    "Oren Dalvash plans to visit Halvik.",
    "Oren Dalvash is expected to travel to Halvik on December 4.",
    "The ministry said that the bridge would cost nine million crowns by 2025.",
    "The parliament debated a bill that would reduce the army by 2025.",
    "The council will most likely fund the mission until December 2024.",
    "Mirel Tavon said that he would probably visit Halvik on December 4.",
    "An officer agreed to speak on condition of anonymity.",
    "Mirel Tavon visited the town that Vardania is ready to give up.",
  ])("are not seen in forecasts, intentions and asides: %s", (text) => {
    expect(commitments(text)).toEqual([]);
  });

  it.each([
    ["Mirel Tavon promised to release the crew by Friday.", "release the crew"],
    ["Ivar Lund promised that Norland would send the first monitors before the end of next week.", "send the first monitors"],
    ["Vardania undertook to open the bridge, which it had shut in May, within a week.", "open the bridge"],
    ["Vardania and Kestria agreed on Monday to reopen the bridge, a month after farmers shut it.", "reopen the bridge"],
    ["President Luc Ferran promised the farmers 30 million crowns in aid by the end of the year.", "30 million crowns in aid"],
    ["Vardania will open the bridge to lorries from June 1, Mirel Tavon promised.", "open the bridge to lorries"],
    ["Mirel Tavon vowed not to leave the talks.", "not leave the talks"],
  ])("tell what is promised without its subject and its day: %s", (text, what) => {
    expect(commitments(text)[0]?.what).toBe(what);
  });

  it.each([
    ["Oren Dalvash promised that the prisoners would be released by December 15.", "the prisoners would be released"],
    ["Oren Dalvash promised that the ships would sail.", "the ships would sail"],
  ])("keep the subject of what is to be done to something, or by it: %s", (text, what) => {
    expect(commitments(text)[0]?.what).toBe(what);
  });

  it("are of the state that was named last where only its government promises", () => {
    expect(commitments("Trains ran again in Kestria on Monday. The government vowed to pay the drivers.")[0]?.by).toEqual(["Kestria"]);
    expect(commitments("Trains ran again in Kestria on Monday. The union vowed to strike again.")).toEqual([]);
  });

  it.each([
    "Mirel Tavon is to see Oren Dalvash in Belmora on Wednesday.",
    "Kestria will not take part in a session of the border commission planned for December 10.",
  ])("are neither journeys that only the article tells of, nor sessions that are shunned: %s", (text) => {
    expect(commitments(text)).toEqual([]);
  });

  it.each([
    "Mirel Tavon denied that Vardania had promised to release the crew.",
    "Luc Ferran has not been able to secure a deal, as he promised he would do.",
    "Kestria belongs to the pact that Oren Dalvash is vowing to leave on Monday.",
    "A study estimated that the pact would add 9,000 jobs to the economy of Tresmark by 2025.",
    "Ivar Lund warned that the rebels would open a second front by Friday.",
    "Nobody knows what Oren Dalvash will sign on Friday.",
  ])("are neither denied, empty, nor looked for by others: %s", (text) => {
    expect(commitments(text)).toEqual([]);
  });

  it("are told up to a dash or a bracket that is not closed", () => {
    expect(commitments("Mirel Tavon promised to open the bridge — an old wish of Kestria.")[0]?.what).toBe("open the bridge");
  });

  it("are what an agreement binds a side to, not what a law asks of anybody", () => {
    const text = "Vardania and Kestria signed a truce. The truce obliges the army of Kestria to withdraw its guns by May 31.";
    expect(commitments(text)).toMatchObject([{ by: ["Kestria"], what: "withdraw its guns" }]);
    expect(commitments("The law of Kestria obliges drivers to stop by May 31.")).toEqual([]);
  });

  it("say to whom something is to be given, and on what condition", () => {
    const told = (text: string) => {
      const { ann, commitments: found } = analyse(text, "2023-11-30");
      return found.map(({ to, conditional }) => [to.map((id) => ann.entities.find((entity) => entity.id === id)?.name), conditional]);
    };
    expect(told("Mirel Tavon promised to hand the maps to Kestria by Friday.")).toEqual([[["Kestria"], false]]);
    expect(told("Mirel Tavon promised to travel to Kestria by Friday.")).toEqual([[[], false]]);
    expect(told("Kestria is ready to send a delegation to Quenby, provided that the tractors leave.")).toEqual([[[], true]]);
    expect(told("Kestria is ready to send a delegation.")).toEqual([[[], false]]);
  });

  it.each([
    [
      "joined by and behind an aside",
      "Kestria undertook to free the drivers, the first of them by January 5, and to return their trucks.",
      2,
    ],
    ["bare, each with a thing of its own", "Vardania agreed to suspend the raids and lift the curfew.", 2],
    ["bare, of which one has none", "Mirel Tavon promised to visit Belmora and speak in the parliament.", 1],
    ["what the first is there for", "Vardania agreed to send a team to inspect the posts and to count the guns.", 1],
    ["what somebody will do", "Kestria will free the drivers within ten days and clear the mines on the road.", 2],
  ])("are as many as there are deeds: %s", (_, text, count) => {
    expect(commitments(text)).toHaveLength(count);
  });

  it("share a day behind the last of several bare deeds", () => {
    const told = commitments("Norland pledged to open its border and send two doctors by January 20.");
    expect(told.map(({ due }) => due)).toEqual(["../2024-01-20", "../2024-01-20"]);
  });

  it.each([
    ["Vardania shut the road in May. The army has promised to let aid through.", ["Vardania"]],
    ["Vardania shut the road in May. The Norlander army has promised to let aid through.", ["Norland"]],
    ["Kestria shut the road. The government will free the men by May 1, Prime Minister Mirel Tavon of Vardania said.", ["Vardania"]],
    ["Fighters of the rebel Valley Front left Arna. The rebels promised to free the men.", ["Front"]],
    ["Mirel Tavon met Oren Dalvash on Monday. The two agreed to set up a hotline.", ["Dalvash", "Tavon"]],
    ["Vardania and Kestria signed a truce on Monday. Both sides promised to let aid convoys pass.", ["Kestria", "Vardania"]],
    ["The Kestrian army denied that its men had fired and promised an inquiry.", ["Kestria"]],
    ["Mirel Tavon gave Oren Dalvash his word that the road would be open by May 1.", ["Tavon"]],
    ["Kestria was promised 30 trucks by Norland.", ["Norland"]],
  ])("are of those whom their words stand for: %s", (text, by) => {
    expect(commitments(text)[0]?.by).toEqual(by);
  });

  it.each([
    "Choirs sang in Ostrel. The choir promised to sing on.",
    "The farmers of Kestria were promised compensation.",
    "Norland is required by law to publish its accounts.",
    "Vardania let six drivers go on Friday.",
    "Oren Dalvash promised a rose garden.",
    '"If he wins, I would bring the case to court," President Oren Dalvash said.',
    "Oren Dalvash said that the winter would end on Sunday.",
  ])("are of nobody, or nothing that anybody gives his word for: %s", (text) => {
    expect(commitments(text)).toEqual([]);
  });

  it.each([
    ["President Oren Dalvash said that Kestria would send twenty engineers if both governments wished it.", "Kestria"],
    ["Sanna Idrel said that the rest of the crew would be released as soon as Kestria published its list.", "Idrel"],
    ["Oren Dalvash said that the curfew would end on Sunday.", "Dalvash"],
    ["Ivar Lund said that Norland was prepared to take in the wounded.", "Norland"],
    ['"We shall bring back every one of our soldiers," Mirel Tavon told parliament.', "Tavon"],
    ["Mirel Tavon promised that nobody would be charged.", "Tavon"],
    ["Vardania and Kestria signed a truce. Under the truce, Kestria must leave the bridge by January 5.", "Kestria"],
    ["Vardania and Kestria signed a truce. Kestria is obliged to leave the bridge by January 5.", "Kestria"],
  ])("are given in other forms: %s", (text, by) => {
    expect(commitments(text)[0]?.by).toEqual([by]);
  });

  it.each([
    ["Norland pledged to send wheat by Christmas.", "../2023-12-25"],
    ["The war began on January 23. Vardania has promised to publish a list before the end of the month.", "../2023-11-30"],
    ["Vardania agreed to free all the men whom it has arrested this year.", null],
    ["Vardania had promised to publish a list before last Christmas.", "../2022-12-25"],
  ])("are due when the promise means it: %s", (text, due) => {
    expect(commitments(text)[0]?.due).toBe(due);
  });

  it("tell the talks that a journey is for only once", () => {
    expect(commitments("Ivar Lund will arrive in Quenby on December 6 for talks with Luc Ferran.")).toHaveLength(1);
  });
});

describe("a word that every object bears the name of", () => {
  it("is nobody's word and no number", () => {
    expect(analyse("Kestria's constructor to open the road is known.", "2023-05-26").commitments).toEqual([]);
    expect(analyse("Constructor soldiers were killed in Arna on Monday.", "2023-05-26").events.flatMap(({ harm }) => harm ?? [])).toEqual(
      [],
    );
  });
});

describe("commitments told as states and things", () => {
  it.each([
    ["Oren Dalvash said that the last troops would be out by Friday.", "../2023-12-01"],
    ["Oren Dalvash said that the bridge would be open by Friday.", "../2023-12-01"],
    ["The curfew is still in force in Arna. Oren Dalvash said that it would end on Sunday.", "2023-12-03"],
    ["The council of the Littoral Union said that the helicopters would arrive before Christmas.", "../2023-12-25"],
  ])("are states and things that somebody announces for a day: %s", (text, due) => {
    expect(commitments(text)[0]?.due).toBe(due);
  });

  it.each([
    "Oren Dalvash said that the last troops would be tired by Friday.",
    "The harvest is late. Oren Dalvash said that it would end on Sunday.",
  ])("are no states that nobody brings about: %s", (text) => {
    expect(commitments(text)).toEqual([]);
  });

  it("hold what is to be done to, wherever the parser hangs it, and leave out what only tells which", () => {
    expect(commitments("Kestria will free the men it still holds by Friday and clear the mines.").map(({ what }) => what)).toEqual([
      "free the men it still holds",
      "clear the mines",
    ]);
    expect(commitments("Kestria will free the men that it holds and feeds by Friday.")).toHaveLength(1);
  });

  it("of two clauses with subjects of their own are told apart, with their own days", () => {
    const text = "According to the accord, Vardania will reopen the road by January 28 and Kestria will pay 60 million crowns on March 15.";
    expect(commitments(text)).toMatchObject([
      { by: ["Vardania"], what: "reopen the road", due: "../2024-01-28" },
      { by: ["Kestria"], what: "pay 60 million crowns" },
    ]);
  });

  it.each([
    ["Mirel Tavon has agreed to meet Kestria's president, Oren Dalvash, in Quenby on December 23.", "2023-12-23"],
    ["Mirel Tavon said that the money would be in Ostrel by Friday.", "../2023-12-01"],
  ])("have days behind that of the article: %s", (text, due) => {
    expect(commitments(text)[0]?.due).toBe(due);
  });
});
