import { describe, expect, it } from "vitest";
import { type Analyse, openAnalyser } from "./events.ts";

const analyse: Analyse = openAnalyser();

/** Who commits himself (the last word of the name) to what, by when; the article is of 30 November 2023, a Thursday. */
function told(text: string): readonly (readonly [string, string, string | null])[] {
  const { ann, commitments } = analyse(text, "2023-11-30");
  const name = (id: string) => (ann.entities.find((entity) => entity.id === id)?.name ?? id).split(" ").at(-1) ?? "";
  return commitments.map(({ by, what, due }) => [by.map(name).sort().join(" "), what, due?.edtf ?? null] as const);
}

const SIGNED = "Vardania and Kestria signed a truce in Quenby on Wednesday.";

describe("terms of an agreement", () => {
  it("are the deeds behind its name, sentence by sentence, until something else is told", () => {
    const text = `${SIGNED} Under the deal, Kestria must open the bridge no later than December 10. In return, Vardania will lift its embargo. The wind was cold. Vardania will lift its head.`;
    expect(told(text)).toEqual([
      ["Kestria", "open the bridge", "2023-12-10"],
      ["Vardania", "lift its embargo", null],
    ]);
  });

  it("are laid down by the agreement itself, each with its own day", () => {
    const text = `${SIGNED} The Quenby truce binds Kestria to station 300 policemen along the road by December 20. Vardania must lift its closure within 48 hours.`;
    expect(told(text)).toEqual([
      ["Kestria", "station 300 policemen along the road", "../2023-12-20"],
      ["Vardania", "lift its closure", ".."],
    ]);
  });

  it("bind both parties where nobody is named who does it", () => {
    expect(told(`${SIGNED} Under its terms, 40 prisoners will be handed over by the end of the year.`)).toEqual([
      ["Kestria Vardania", "40 prisoners will be handed over", "../2023-12-31"],
    ]);
    expect(told("Under the bridge, 40 prisoners will be handed over by the end of the year.")).toEqual([]);
  });

  it("have a bare verb with its particle for a deed of its own", () => {
    const text = `${SIGNED} Under the deal, Kestria must open the plant by December 10 and hand over a list of its guns.`;
    expect(told(text).map(([, what]) => what)).toEqual(["open the plant", "hand over a list of its guns"]);
  });
});

describe("what somebody is bound to", () => {
  it.each([
    ["Kestria has committed itself to the release of the crew by December 10.", ["Kestria", "the release of the crew", "../2023-12-10"]],
    [
      "Kestria owes nine million. The ministry in Belmora said that the rest would be paid by Sunday.",
      ["Kestria", "the rest would be paid", "../2023-12-03"],
    ],
    ["Maruk gave a guarantee that no driver would be fined.", ["Maruk", "no driver would be fined", null]],
    [
      "Maruk said that the families would get compensation before Christmas.",
      ["Maruk", "the families would get compensation", "../2023-12-25"],
    ],
    ["Ivar Lund said that Kestria would stay out of the forest until Sunday.", ["Kestria", "stay out of the forest", "../2023-12-03"]],
    ["The joint commission agreed that Kestria will open the road by December 10.", ["Kestria", "open the road", "../2023-12-10"]],
    ["Kestria is to let two inspectors visit the plant, Ivar Lund said.", ["Kestria", "let two inspectors visit the plant", null]],
    ["Tavon and Dalvash met in Quenby on Wednesday, agreeing to open the bridge.", ["Dalvash Tavon", "open the bridge", null]],
    ["Mirel Tavon gave the villagers her word that they would be home by Sunday.", ["Tavon", "be home", "../2023-12-03"]],
    [
      "Tev Maruk said that his men would respect the truce as long as the other side did.",
      ["Maruk", "respect the truce as long as the other side did", null],
    ],
    [
      "Ivar Lund said that 60 observers would be on the bridge by Sunday.",
      ["Lund", "60 observers would be on the bridge", "../2023-12-03"],
    ],
    ["Ivar Lund said that the others were late and would follow by Sunday.", ["Lund", "the others would follow", "../2023-12-03"]],
    [
      "Cars will be let across from January 3, according to the Kestrian interior ministry.",
      ["Kestria", "Cars will be let across", "2024-01-03"],
    ],
  ])("%s", (text, one) => {
    expect(told(text)).toEqual([one]);
  });

  it.each([
    "Kestria is likely to open the bridge.",
    "The goal of Kestria is to open the bridge.",
    "Kestria remains committed to the release of the crew.",
    "Tavon asked who was to open the bridge.",
  ])("is no goal and no guess: %s", (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe("the day by which it is due", () => {
  it.each([
    ["Lund added that Kestria had agreed to open the crossing as of Sunday.", "2023-12-03"],
    ["Kestria undertook to release the crew in two groups, the last of them no later than January 9.", "2024-01-09"],
    ["Kestria promised to put off the vote by three weeks.", null],
    ["Kestria promised to publish every breach within a day.", null],
    ["Kestria promised to name the units from now on.", null],
    ["Kestria promised to clear the road by mid-January.", "../2024-01-15"],
    ["Kestria vowed to publish its findings by the weekend.", "../2023-12-03"],
    ["They agreed that the prisoners, who should have been freed by the end of October, would be released on Sunday.", "2023-12-03"],
    ["Kestria promised the remaining 300 million before the next session of the commission, which is due on January 8.", "../2024-01-08"],
  ])("%s", (text, due) => {
    expect(told(`Vardania and Kestria met. ${text}`).map(([, , day]) => day)).toEqual([due]);
  });
});
