import { describe, expect, it } from "vitest";
import { analysedArticle, contactAt, entityIn } from "../../test/fixtures/analysed.ts";
import { loadIssues } from "../knowledge/issues.ts";
import type { Event } from "../model/findings.ts";
import type { AnalysedArticle, Incident } from "../model/record.ts";
import { assembleRecord } from "./assemble.ts";

const issues = loadIssues();

/** An attack at the place where `trigger` stands; e1 is Kestria, e2 Vardania, e3 the drivers. */
function attackAt(text: string, trigger: string, edtf: string, more: Partial<Event> & { readonly phrase?: string } = {}): Event {
  const { phrase, ...fields } = more;
  const at = phrase === undefined ? -1 : text.indexOf(phrase);
  return {
    ...contactAt(text, trigger, [], edtf),
    type: "ASSAULT",
    actors: ["e1"],
    recipients: ["e3"],
    contact: null,
    harm: [],
    rule: "frame.attack/status.own",
    ...fields,
    when: { edtf, phrase: phrase === undefined ? null : { start: at, end: at + phrase.length }, rule: "test" },
  };
}

function article(
  id: string,
  text: string,
  published: string,
  events: (text: string) => Event[],
  people = "lorry drivers",
): AnalysedArticle {
  const drivers = entityIn(text, "e3", "GROUP", people);
  const entities = [
    entityIn(text, "e1", "PLACE", "Kestria", { key: "country:kestria" }),
    entityIn(text, "e2", "PLACE", "Vardania", { key: "country:vardania" }),
    { ...drivers, mentions: drivers.mentions.map((mention) => ({ ...mention, form: "noun" as const })) },
  ].filter(({ mentions }) => mentions.length > 0);
  return analysedArticle(id, text, {
    published,
    entities,
    findings: { statements: [], events: events(text), agreements: [], commitments: [], missions: [] },
  });
}

const record = (...articles: AnalysedArticle[]) => assembleRecord(articles, issues);
const incidents = (...articles: AnalysedArticle[]): readonly Incident[] => record(...articles).incidents;

describe("incidents", () => {
  it("are what a day, a place or a number tells from other things", () => {
    const day = article("a1", "Kestria shelled lorry drivers on Monday.", "2023-05-16", (text) => [
      attackAt(text, "shelled", "2023-05-15"),
    ]);
    expect(incidents(day)).toHaveLength(1);
    const undated = article("a1", "Kestria shelled lorry drivers.", "2023-05-16", (text) => [attackAt(text, "shelled", "..")]);
    expect(incidents(undated)).toEqual([]);
  });

  it("are not what is told by its year, unless a toll goes with it", () => {
    const words = "In the autumn of 2020 Kestria shelled lorry drivers.";
    const by = (harm: Event["harm"]) =>
      article("a1", words, "2023-05-16", (text) => [attackAt(text, "shelled", "2020-09/2020-11", { phrase: "autumn of 2020", harm })]);
    expect(incidents(by([]))).toEqual([]);
    expect(incidents(by([{ kind: "killed", min: 9, max: 9, evidence: { start: 0, end: 2 } }]))).toHaveLength(1);
  });

  it("are not what one state is said to have done to another at no time, but what goes on is", () => {
    const told = (status: Event["status"]) =>
      article("a1", "Kestria attacked Vardania, he said.", "2023-05-16", (text) => [
        attackAt(text, "attacked", "..", { recipients: ["e2"], according: "s1", status }),
      ]);
    expect(incidents(told("alleged"))).toEqual([]);
    expect(incidents(told("ongoing"))).toHaveLength(1);
  });

  it("are two where what was done to others is told in the same words without a day, and one where it was done to the same", () => {
    const words = "Raiders in the valley attack Kestria.\nRaiders in the valley attack Vardania.";
    const told = (second: string) =>
      article("a1", words, "2023-05-16", (text) => {
        const [first, last] = [text.indexOf("attack"), text.lastIndexOf("attack")].map((start) => ({ start, end: start + 6 }));
        const raid = { actors: [], status: "ongoing" } as const;
        return [
          attackAt(text, "attack", "..", { ...raid, recipients: ["e1"], trigger: first, evidence: [first] }),
          attackAt(text, "attack", "..", { ...raid, recipients: [second], trigger: last, evidence: [last] }),
        ];
      });
    expect(incidents(told("e2"))).toHaveLength(2);
    expect(incidents(told("e1"))).toHaveLength(1);
  });

  it("show first the sentence that tells them as fact, and those in the order of the pile else", () => {
    const told = (id: string, text: string, status: Event["status"]) =>
      article(id, text, "2023-05-16", (words) => [attackAt(words, "shelled", "2023-05-15", { status })]);
    const denial = told("a1", "Kestria denied that it had shelled lorry drivers on Monday.", "denied");
    const claim = told("a2", "Kestria allegedly shelled lorry drivers on Monday.", "alleged");
    const fact = told("a3", "Kestria shelled lorry drivers on Monday.", "happened");
    const first = (...articles: readonly AnalysedArticle[]) => incidents(...articles).map(({ evidence }) => evidence[0].article);
    const [of] = first(fact);
    expect(first(denial, claim, fact)).toEqual([of]);
    expect(first(denial)).not.toEqual([of]);
  });

  it("name the people that they befell once, and by what they are", () => {
    const one = article(
      "a1",
      "Kestria shelled all 14 lorry drivers on Monday.",
      "2023-05-16",
      (text) => [attackAt(text, "shelled", "2023-05-15")],
      "all 14 lorry drivers",
    );
    const other = article(
      "a2",
      "Kestria shelled every one of the drivers on Monday near the lorry park.",
      "2023-05-16",
      (text) => [attackAt(text, "shelled", "2023-05-15")],
      "every one of the drivers",
    );
    const { incidents: found, entities } = record(one, other);
    expect(found).toHaveLength(1);
    expect(found[0].targets.map((id) => entities.find((entity) => entity.id === id)?.name)).toEqual(["lorry drivers"]);
  });

  it("take the hour of the clock for no day", () => {
    const night = article("a1", "Kestria shelled lorry drivers around midnight.", "2023-05-16", (text) => [
      { ...attackAt(text, "shelled", "2023-05-16"), when: { edtf: "2023-05-16", phrase: { start: 29, end: 44 }, rule: "when.own/clock" } },
    ]);
    expect(incidents(night)).toEqual([]);
  });

  it("are in a town or region, or of a day: what is said to happen in a country at no time could not be looked up", () => {
    const told = (place: string) =>
      article("a1", `Kestria shelled lorry drivers near ${place}.`, "2023-05-16", (text) => [attackAt(text, "shelled", "..", { place })]);
    expect(incidents(told("Harn"))).toHaveLength(1);
    expect(incidents(told("Kestria"))).toEqual([]);
  });

  it("are not what is only denied, of no day", () => {
    const denied = (edtf: string, phrase?: string) =>
      article("a1", "Kestria denied that it had shelled lorry drivers on Monday.", "2023-05-16", (text) => [
        attackAt(text, "shelled", edtf, { status: "denied", ...(phrase === undefined ? {} : { phrase }) }),
      ]);
    expect(incidents(denied(".."))).toEqual([]);
    expect(incidents(denied("2023-05-15", "Monday")).map(({ status }) => status)).toEqual(["denied"]);
  });

  it("of one article are two where the second took its day and place over from the first", () => {
    const words = "Kestria shelled lorry drivers in Harn on Monday.\nThen Kestria shelled lorry drivers there.";
    const told = (rule: string) =>
      article("a1", words, "2023-05-16", (text) => {
        const [first, last] = [text.indexOf("shelled"), text.lastIndexOf("shelled")].map((start) => ({ start, end: start + 7 }));
        const raid = attackAt(text, "shelled", "2023-05-15", { place: "Harn" });
        return [
          { ...raid, trigger: first, evidence: [first] },
          { ...raid, trigger: last, evidence: [last], when: { ...raid.when, rule } },
        ];
      });
    expect(incidents(told("when.own/weekday/carried"))).toHaveLength(2);
    expect(incidents(told("when.own/weekday"))).toHaveLength(1);
  });
});
