import { describe, expect, it } from "vitest";
import { type Analyse, openAnalyser } from "./events.ts";

const analyse: Analyse = openAnalyser();

/** Agreements of a text: name, day, and last words of the names of parties and brokers. */
function agreements(text: string) {
  const { ann, agreements: found } = analyse(text, "2023-11-30");
  const last = (ids: readonly string[]) =>
    ids.map((id) => (ann.entities.find((entity) => entity.id === id)?.name ?? id).split(" ").at(-1) ?? "").sort();
  return found.map(({ name, date, parties, brokeredBy, evidence }) => ({
    name,
    date: date.edtf,
    parties: last(parties),
    brokeredBy: last(brokeredBy),
    sentences: evidence.length,
  }));
}

describe("agreements", () => {
  it("have the parties that signed them, and the brokers that stand beside", () => {
    const found = agreements(
      "Maruk spoke of the transit accord, which Vardania and Kestria signed in May 2017 after mediation by Norland.",
    );
    expect(found).toMatchObject([{ name: "transit accord", date: "2017-05", parties: ["Kestria", "Vardania"], brokeredBy: ["Norland"] }]);
    const beside = agreements("Vardania and Kestria signed a truce in Quenby on Monday. President Luc Ferran had mediated for nine days.");
    expect(beside).toMatchObject([{ parties: ["Kestria", "Vardania"], brokeredBy: ["Ferran"] }]);
  });

  it("were made where somebody negotiated one of a day gone by", () => {
    expect(agreements("President Luc Ferran, who negotiated the Harvest Accord of May 2018, will chair the talks.")).toMatchObject([
      { name: "Harvest Accord", date: "2018-05", brokeredBy: ["Ferran"] },
    ]);
    expect(agreements("President Luc Ferran seeks the Harvest Accord of May 2018.")).toEqual([]);
  });

  it("are made by those who agree to them, and are no older one with a name", () => {
    const text =
      "Hours after Vardania and Kestria agreed to a ceasefire the guns fell silent on Monday. The last one, the Easter Truce of 2016, held for a week.";
    expect(agreements(text)).toMatchObject([
      { name: "ceasefire", parties: ["Kestria", "Vardania"] },
      { name: "Easter Truce of 2016", date: "2016" },
    ]);
  });

  it("are not brokered by those who would like to, nor by parties", () => {
    const wish = agreements("Vardania and Kestria signed a truce in Quenby on Monday. Norland had wanted to mediate.");
    expect(wish).toMatchObject([{ parties: ["Kestria", "Vardania"], brokeredBy: [] }]);
    const refused = agreements("Vardania and Kestria signed a truce in Quenby on Monday. Norland had refused to mediate.");
    expect(refused).toMatchObject([{ brokeredBy: [] }]);
  });

  it("are dated by the day that stands with their name", () => {
    expect(agreements("The war ended with the Halvik ceasefire of March 12, 2020.")).toMatchObject([
      { name: expect.stringMatching(/^Halvik ceasefire/), date: "2020-03-12" },
    ]);
    // The day of what is told of it is not its own.
    expect(agreements("The war that ended with the Halvik ceasefire, Maruk said on March 12, 2020, was a crime.")).toEqual([]);
  });

  it("keep their own name where a headline describes them, and what it is about", () => {
    const text =
      "Vardania and Kestria sign deal on road\n\nForeign Ministers Sanna Idrel and Tev Maruk signed the Quenby Protocol on Wednesday.\n\nUnder the deal, Kestria is to clear the road.";
    expect(agreements(text).map(({ name, sentences }) => [name, sentences])).toEqual([["Quenby Protocol", 3]]);
    expect(agreements("The two ministers of Vardania and Kestria signed a protocol on winter supplies on Monday.")[0]?.name).toBe(
      "protocol on winter supplies",
    );
  });

  it("are not what people do of their own accord", () => {
    const text = "Vardania and Kestria signed a transit accord in 2017. The farmers gathered of their own accord.";
    expect(agreements(text).map(({ sentences }) => sentences)).toEqual([1]);
  });
});
