import { describe, expect, it } from "vitest";
import { analysedArticle } from "../../test/fixtures/analysed.ts";
import { promisingArticle, vardania } from "../../test/fixtures/promises.ts";
import { loadIssues } from "../knowledge/issues.ts";
import type { AnalysedArticle } from "../model/record.ts";
import { assembleRecord } from "./assemble.ts";

const issues = loadIssues();

/** What became of Vardania's promise by what an article of `day` says; the promise is of the first, due on the eleventh. */
function outcome(what: string, later: string, day = "2023-12-20"): string {
  const promise = promisingArticle("a1", `Vardania promised ${what} by December 11.`, what, "2023-12-11");
  const told = analysedArticle("a2", later, { published: day, entities: [vardania(later)] });
  return assembleRecord([promise, told], issues).commitments[0].status;
}

describe("what became of a promise", () => {
  it("is told by a later sentence about the same deed", () => {
    expect(outcome("to hand over the maps of the minefields", "Vardania has not handed over the maps of the minefields.")).toBe("broken");
    expect(outcome("to hand over the maps of the minefields", "Vardania handed over the maps of the minefields on Monday.")).toBe("done");
  });

  it("is not told by a sentence that shares the words of an office alone", () => {
    expect(outcome("to send its foreign minister to Quenby", "Foreign Minister Idrel of Vardania did not comment on the harvest.")).toBe(
      "overdue",
    );
    expect(outcome("to send its foreign minister to Quenby", "Vardania did not send its foreign minister to Quenby.")).toBe("broken");
  });

  it("is told by another verb of its kind beside what was promised", () => {
    expect(outcome("send the first monitors", "Fourteen monitors from Vardania arrived at the bridge on Monday.")).toBe("done");
    expect(outcome("30 million crowns in aid", "Vardania handed 30 million crowns to the farmers on Monday.")).toBe("done");
    expect(outcome("pay the farmers the second half", "Vardania has not given the farmers their half.")).toBe("broken");
    expect(outcome("send the first monitors", "Vardania's monitors will arrive at the bridge next week.")).toBe("overdue");
    expect(outcome("send the first monitors", "Fourteen monitors arrived at the bridge on Monday.")).toBe("overdue");
    expect(outcome("send the first monitors", "Fourteen drivers from Vardania arrived at the bridge on Monday.")).toBe("overdue");
  });

  it('is told by "as promised" on the days about the due one, and of the side that promised', () => {
    expect(outcome("clear the road", "The last tractors left the pass, as Vardania had promised.", "2023-12-12")).toBe("done");
    expect(outcome("clear the road", "The last tractors left the pass, as Vardania had promised.", "2023-12-29")).toBe("overdue");
    expect(
      outcome("clear the road", "Vardania sang. The last tractors left the pass, as the weather service had promised.", "2023-12-12"),
    ).toBe("overdue");
  });

  it("is told by the state that it brought about, or did not", () => {
    expect(outcome("open the four gates", "All four gates have been open since Monday, Vardania said.")).toBe("done");
    expect(outcome("open the four gates", "All four gates are still shut, Vardania said.")).toBe("broken");
    expect(outcome("open the four gates", "All four gates are still shut, Vardania said.", "2023-12-08")).toBe("open");
    expect(outcome("open the four gates", "All four gates have been new since Monday, Vardania said.")).toBe("overdue");
    expect(outcome("lift the curfew in Arna", "In Vardania's Arna the curfew is still in force.")).toBe("broken");
  });

  it("is told with other words for the thing, or with its first thing and verb alone", () => {
    expect(outcome("drop its case before the court", "Vardania withdrew its complaint at the court on Monday.")).toBe("done");
    expect(outcome("drop its case before the court", "Vardania withdrew its ambassador at the court's request.")).toBe("overdue");
    expect(outcome("open its ports to Kestrian ships", "Vardania's ports were reopened on Monday.")).toBe("done");
    expect(outcome("open its ports to Kestrian ships", "Vardania's schools were reopened on Monday.")).toBe("overdue");
    expect(outcome("set free the six border guards", "Vardania let six border guards go.")).toBe("done");
    expect(outcome("set free the six border guards", "Vardania set six border guards a test.")).toBe("overdue");
    expect(outcome("a first report", "The first report of Vardania was handed over on Monday.")).toBe("done");
    expect(outcome("a first report", "The first report of Vardania is long.")).toBe("overdue");
    expect(outcome("pay 30 million crowns", "Vardania transferred 30 million crowns on Friday.")).toBe("done");
    expect(outcome("pay 30 million crowns", "Vardania found 30 million crowns on Friday.")).toBe("overdue");
  });

  it("is not kept where the deadline was missed or there is yet nothing", () => {
    expect(outcome("withdraw from the Orlu Valley", "Vardania missed the deadline for its withdrawal from the Orlu Valley.")).toBe(
      "broken",
    );
    expect(outcome("withdraw from the Orlu Valley", "Vardania has yet to withdraw from the Orlu Valley.")).toBe("broken");
    expect(outcome("withdraw from the Orlu Valley", "Vardania praised the withdrawal from the Orlu Valley.")).toBe("overdue");
  });

  it("is not kept where it was done late or in part", () => {
    expect(outcome("to clear the mines around Arna", "Vardania has cleared fewer than half of the mines around Arna.")).toBe("broken");
    expect(outcome("to clear the mines around Arna", "Vardania cleared the mines around Arna nine days late.")).toBe("broken");
    expect(
      outcome("to clear the mines around Arna", "Vardania cleared the mines around Arna, two days after the date set in Quenby."),
    ).toBe("broken");
    expect(outcome("to open its half of the pipeline", "Vardania opened its half of the pipeline, though only for six hours.")).toBe(
      "broken",
    );
    expect(
      outcome("to release the 400 prisoners", "The deadline for the release of the 400 prisoners by Vardania expired on Monday."),
    ).toBe("broken");
    expect(outcome("to open its half of the pipeline", "Vardania opened its half of the pipeline late on Monday.")).toBe("done");
  });

  it("is told of what has a name, of a sum, and of what was to be done to something", () => {
    expect(outcome("reopen the Tarn bridge to civilians", "The Tarn bridge reopened to walkers on Monday.")).toBe("done");
    expect(outcome("the remaining 300 million", "Vardania paid the last of the 300 million on Monday.")).toBe("done");
    expect(outcome("the 49 prisoners would be released", "All but two of the 49 prisoners were freed on Monday.")).toBe("done");
    expect(outcome("the Morning Star would be free to sail", "The Morning Star sailed from Vardania on Monday.")).toBe("done");
    expect(outcome("freeze the assets of four officials", "Vardania froze the accounts of four officials on Monday.")).toBe("done");
  });

  it("of what was to be left undone is the other way round", () => {
    expect(outcome("not use force against the valley", "Vardania used force against the valley on Monday.")).toBe("broken");
    expect(outcome("not use force against the valley", "Vardania has not used force against the valley.")).toBe("done");
    expect(outcome("no farmer would be fined", "Ten farmers were fined, despite the promise of Vardania.")).toBe("broken");
  });

  it('is told by "as agreed" of things with a name, whatever the day', () => {
    expect(
      outcome("open the Arna crossing for food", "Lorries rolled through the Arna crossing, as Vardania had agreed.", "2023-12-29"),
    ).toBe("done");
    expect(outcome("open the Arna crossing for food", "Lorries rolled through the tunnel, as Vardania had agreed.", "2023-12-29")).toBe(
      "overdue",
    );
  });

  it("is told behind a sentence that tells again of the promise", () => {
    const told = (second: string) => {
      const first = promisingArticle("a1", "Vardania promised journalists access to the valley.", "journalists access to the valley");
      const text = `Vardania had pledged to let journalists in. ${second}`;
      const again = promisingArticle("a2", text, "let journalists in");
      const [mention] = again.findings.commitments;
      const retold = { ...mention, evidence: [{ start: 0, end: 43 }], rule: "commitment.promise.pledge/retold" };
      const article = { ...again.article, published: { ...again.article.published, edtf: "2023-12-30", candidates: ["2023-12-30"] } };
      const sentences = [
        { start: 0, end: 43 },
        { start: 44, end: text.length },
      ].map((span, i) => ({ ...again.sentences[0], ...span, index: i }));
      const later = { ...again, article, sentences, findings: { ...again.findings, commitments: [retold] } };
      return assembleRecord([first, later], issues).commitments.map(({ status }) => status);
    };
    expect(told("A month later nobody has been let in.")).toEqual(["broken"]);
    expect(told("A month later the valley is green.")).toEqual(["open"]);
  });

  it("is told by the few articles of which no day is known, not by those of a pile that has none", () => {
    const promise = promisingArticle("a1", "Vardania promised to drop its case.", "drop its case", "2023-12-11");
    const text = "Vardania dropped its case on Monday.";
    const open = (id: string, told: string) => {
      const article = analysedArticle(id, told, { published: "2023-12-20", entities: [vardania(told)] });
      return { ...article, article: { ...article.article, published: { ...article.article.published, edtf: "..", candidates: [] } } };
    };
    const dated = ["b1", "b2"].map((id) => analysedArticle(id, `Choirs of Vardania sang in ${id}.`, { published: "2023-12-20" }));
    const status = (articles: readonly AnalysedArticle[]) => assembleRecord([promise, ...articles], issues).commitments[0].status;
    expect(status([open("c1", text), ...dated])).toBe("done");
    expect(status([open("c1", text), open("c2", "Vardania sang."), ...dated])).toBe("overdue");
  });
});
