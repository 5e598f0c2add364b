import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analysedArticle, contactAt, entityIn, statementAt } from "../../test/fixtures/analysed.ts";
import { loadIssues } from "../knowledge/issues.ts";
import type { AnalysedArticle, Contact } from "../model/record.ts";
import { assembleRecord } from "./assemble.ts";

const issues = loadIssues();

function article(
  id: string,
  text: string,
  published: string,
  events: (text: string) => ReturnType<typeof contactAt>[],
  more: Partial<AnalysedArticle["findings"]> = {},
) {
  const entities = [
    entityIn(text, "e1", "PERSON", "Mirel Tavon", { forms: ["Tavon", "Tawon"], country: "country:vardania" }),
    entityIn(text, "e2", "PERSON", "Oren Dalvash", { forms: ["Dalvash"], country: "country:kestria" }),
    entityIn(text, "e3", "PLACE", "Vardania", { forms: ["Vardania"], key: "country:vardania" }),
    entityIn(text, "e4", "PLACE", "Kestria", { forms: ["Kestria"], key: "country:kestria" }),
    entityIn(text, "e5", "PERSON", "Ragna Solheim-Voss", { forms: ["Solheim-Voss"], country: "country:norland" }),
  ].filter((entity) => entity.mentions.length > 0);
  return analysedArticle(id, text, {
    published,
    entities,
    findings: { statements: [], events: events(text), agreements: [], commitments: [], ...more },
  });
}

const contacts = (...articles: AnalysedArticle[]): readonly Contact[] => assembleRecord(articles, issues).contacts;

describe("contacts", () => {
  it("joins two articles' tellings of one meeting, and says why", () => {
    const one = article("a1", "Tavon met Dalvash on Monday.", "2023-05-16", (text) => [contactAt(text, "met", ["e1", "e2"], "2023-05-15")]);
    const other = article("a2", "Dalvash and Tavon held talks.", "2023-05-17", (text) => [
      contactAt(text, "talks", ["e1", "e2"], "2023-05-15"),
    ]);
    const [contact, ...rest] = contacts(one, other);
    expect(rest).toEqual([]);
    expect(contact.evidence.map((e) => e.article)).toEqual(["a1", "a2"]);
    expect(contact.reasons).toEqual([expect.stringContaining("same participants on the same day")]);
  });

  it("takes what is announced without a day for the one contact of these that follows, not for one of two", () => {
    const plan = article("a1", "Tavon would meet Dalvash.", "2023-05-10", (text) => [
      contactAt(text, "meet", ["e1", "e2"], "..", { status: "planned" }),
    ]);
    const met = (id: string, day: string) =>
      article(id, "Tavon met Dalvash.", "2023-05-25", (text) => [contactAt(text, "met", ["e1", "e2"], day)]);
    expect(contacts(plan, met("a2", "2023-05-15")).map(({ status, evidence }) => [status, evidence.length])).toEqual([["happened", 2]]);
    expect(contacts(plan, met("a2", "2023-05-15"), met("a3", "2023-05-20"))).toHaveLength(3);
    expect(contacts(plan, met("a2", "2023-07-15"))).toHaveLength(2);
    const vague = (edtf: string) =>
      article("a1", "Tavon would meet Dalvash.", "2023-05-10", (text) => [
        contactAt(text, "meet", ["e1", "e2"], edtf, { status: "planned" }),
      ]);
    expect(contacts(vague("2023"), met("a2", "2023-07-15"))).toHaveLength(1);
    expect(contacts(vague("2023-06"), met("a2", "2023-07-15"))).toHaveLength(2);
  });

  it("takes a contact that an article only names for the next one where there is none before, unless the article tells what came after it", () => {
    const named = (text: string) => article("a1", text, "2023-05-10", (words) => [contactAt(words, "summit", ["e1", "e2"], "..")]);
    const met = article("a2", "Tavon met Dalvash.", "2023-05-16", (text) => [contactAt(text, "met", ["e1", "e2"], "2023-05-15")]);
    expect(
      contacts(named("Much hangs on Tavon's summit with Dalvash."), met).map(({ status, evidence }) => [status, evidence.length]),
    ).toEqual([["happened", 2]]);
    expect(contacts(named("Much was heard after the summit of Tavon and Dalvash."), met)).toHaveLength(2);
    const talks = article("a1", "Much hangs on Tavon's talks with Dalvash.", "2023-05-10", (words) => [
      contactAt(words, "talks", ["e1", "e2"], ".."),
    ]);
    expect(contacts(talks, met)).toHaveLength(2);
  });

  it("joins what article after article only names, where they are of the same weeks", () => {
    const named = (id: string, day: string, words = "the talks") =>
      article(id, `Many watch ${words} of Tavon and Dalvash.`, day, (text) => [contactAt(text, "talks", ["e1", "e2"], "..")]);
    expect(contacts(named("a1", "2023-05-10"), named("a2", "2023-05-20"))).toHaveLength(1);
    expect(contacts(named("a1", "2023-05-10"), named("a2", "2023-09-20"))).toHaveLength(2);
    expect(contacts(named("a1", "2023-05-10"), named("a2", "2023-05-20", "some talks"))).toHaveLength(2);
  });

  it("has no contact of one who is named as a reporter", () => {
    const spoke = (text: string) => article("a1", text, "2023-05-10", (words) => [contactAt(words, "spoke", ["e1", "e2"], "2023-05-09")]);
    expect(contacts(spoke("Courier correspondent Tavon spoke with Dalvash."))).toEqual([]);
    expect(contacts(spoke("Courier owner Tavon spoke with Dalvash."))).toHaveLength(1);
    const paper = (name: string) => {
      const text = `The ${name} spoke to Tavon.`;
      const entities = [entityIn(text, "e1", "PERSON", "Mirel Tavon", { forms: ["Tavon"] }), entityIn(text, "e2", "ORG", name)];
      const findings = { statements: [], events: [contactAt(text, "spoke", ["e1", "e2"], "2023-05-09")], agreements: [], commitments: [] };
      return contacts(analysedArticle("a1", text, { published: "2023-05-10", entities, findings }));
    };
    expect(paper("Quenby Times")).toEqual([]);
    expect(paper("Quenby Union")).toHaveLength(1);
  });

  it("has world powers among those who meet, not just any group", () => {
    const met = (group: string) => {
      const text = `${group} met Tavon.`;
      const entities = [entityIn(text, "e1", "PERSON", "Mirel Tavon", { forms: ["Tavon"] }), entityIn(text, "e2", "GROUP", group)];
      const findings = { statements: [], events: [contactAt(text, "met", ["e1", "e2"], "2023-05-09")], agreements: [], commitments: [] };
      return contacts(analysedArticle("a1", text, { published: "2023-05-10", entities, findings }));
    };
    expect(met("Six world powers")).toHaveLength(1);
    expect(met("Six farmers")).toEqual([]);
  });

  it("does not take two who met with others for having met each other", () => {
    const text = "Tavon and Dalvash met with the lawmakers.";
    const people = ["Tavon", "Dalvash"].map((name, i) => entityIn(text, `e${i + 1}`, "PERSON", name));
    const met = (recipients: readonly string[]) => {
      const event = { ...contactAt(text, "met", ["e1", "e2"], "2023-05-09"), recipients };
      const entities = [...people, entityIn(text, "e3", "GROUP", "the lawmakers")];
      const findings = { statements: [], events: [event], agreements: [], commitments: [] };
      return contacts(analysedArticle("a1", text, { published: "2023-05-10", entities, findings }));
    };
    expect(met(["e3"])).toEqual([]);
    expect(met([])).toHaveLength(1);
  });

  it("never joins tellings of different days", () => {
    const days = fc.array(fc.integer({ min: 10, max: 20 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(days, (given) => {
        const articles = given.map((day, i) =>
          article(`a${i}`, "Tavon met Dalvash.", "2023-05-25", (text) => [
            contactAt(text, "met", ["e1", "e2"], i % 3 === 2 ? ".." : `2023-05-${day}`),
          ]),
        );
        for (const { when, evidence } of contacts(...articles)) {
          const dates = new Set(
            evidence
              .map((e) => articles.find((a) => a.article.id === e.article)?.findings.events[0].when.edtf)
              .filter((date) => date !== ".."),
          );
          expect(dates.size).toBeLessThanOrEqual(1);
          if (dates.size === 1) expect(dates).toContain(when.edtf);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("keeps a call and a meeting apart, and a bilateral from a trilateral of the same day", () => {
    const one = article("a1", "Tavon met Dalvash. He called Dalvash. Solheim-Voss joined Tavon and Dalvash.", "2023-05-16", (text) => [
      contactAt(text, "met", ["e1", "e2"], "2023-05-15"),
      contactAt(text, "called", ["e1", "e2"], "2023-05-15", { mode: "call" }),
      contactAt(text, "joined", ["e1", "e2", "e5"], "2023-05-15"),
    ]);
    expect(
      contacts(one)
        .map(({ mode, format }) => `${mode} ${format}`)
        .sort(),
    ).toEqual(["call bilateral", "meeting bilateral", "meeting trilateral"]);
  });

  it("lets a plan become the meeting that took place, but counts no plan as a meeting", () => {
    const plan = article("a1", "Tavon will meet Dalvash.", "2023-05-10", (text) => [
      contactAt(text, "meet", ["e1", "e2"], "2023-05-15", { status: "planned" }),
    ]);
    const held = article("a2", "Tavon met Dalvash.", "2023-05-16", (text) => [contactAt(text, "met", ["e1", "e2"], "2023-05-15")]);
    expect(contacts(plan).map(({ status }) => status)).toEqual(["planned"]);
    expect(contacts(plan, held).map(({ status }) => status)).toEqual(["happened"]);
    const denied = article("a3", "Dalvash denied meeting Tavon.", "2023-05-16", (text) => [
      contactAt(text, "meeting", ["e1", "e2"], "2023-05-15", { status: "denied" }),
    ]);
    expect(
      contacts(held, denied)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["denied", "happened"]);
  });

  it("puts a person for the country that another telling names", () => {
    const one = article("a1", "Vardania and Kestria met. Tavon and Dalvash shook hands.", "2023-05-16", (text) => [
      contactAt(text, "met", ["e3", "e4"], "2023-05-15"),
      contactAt(text, "shook", ["e1", "e2"], "2023-05-15"),
    ]);
    const [contact, ...rest] = contacts(one);
    expect(rest).toEqual([]);
    expect(contact.participants).toHaveLength(2);
    const record = assembleRecord([one], issues);
    const people = record.entities.filter(({ type }) => type === "person").map(({ id }) => id);
    expect(contact.participants.every(({ entity }) => people.includes(entity))).toBe(true);
  });

  it("joins spellings of one name across articles", () => {
    const one = article("a1", "Tavon met Dalvash.", "2023-05-16", (text) => [contactAt(text, "met", ["e1", "e2"], "2023-05-15")]);
    const text = "Mirel Tawon met Dalvash.";
    const other = { ...article("a2", text, "2023-05-16", (t) => [contactAt(t, "met", ["e1", "e2"], "2023-05-15")]) };
    const respelled = {
      ...other,
      entities: other.entities.map((entity) => (entity.id === "e1" ? { ...entity, name: "Mirel Tawon" } : entity)),
    };
    const record = assembleRecord([one, respelled], issues);
    expect(record.contacts).toHaveLength(1);
    const tavon = record.entities.find(({ name }) => name.startsWith("Mirel"));
    expect(tavon?.reasons.join()).toContain("spellings of one name");
  });

  it("does not depend on the order of the articles", () => {
    const articles = ["a1", "a2", "a3", "a4"].map((id, i) =>
      article(id, "Tavon met Dalvash on a day in May.", `2023-05-${16 + i}`, (text) => [
        contactAt(text, "met", ["e1", "e2"], i % 2 === 0 ? "2023-05-15" : "2023-05"),
      ]),
    );
    expect(JSON.stringify(assembleRecord(articles.toReversed(), issues))).toBe(JSON.stringify(assembleRecord(articles, issues)));
  });

  it("finds what one side's readout leaves out", () => {
    const text = "Tavon called Dalvash.\nTavon said the blockade must end.\nDalvash made no mention of the blockade.";
    const one = article("a1", text, "2023-05-16", () => [contactAt(text, "called", ["e1", "e2"], "2023-05-15", { mode: "call" })], {
      statements: [
        statementAt(text, "s1", "e1", "say", "the blockade must end"),
        statementAt(text, "s2", "e2", "omit", "the blockade", {
          content: [{ start: text.lastIndexOf("the blockade"), end: text.length - 1 }],
        }),
      ],
    });
    const record = assembleRecord([one], issues);
    expect(record.contacts[0].readouts).toHaveLength(2);
    expect(record.contacts[0].differences).toEqual([expect.objectContaining({ kind: "omits", topic: "the blockade" })]);
    expect(record.disputes).toEqual([expect.objectContaining({ kind: "omission", about: "the blockade" })]);
    expect(record.disputes[0].sides.map((side) => side.statements.length)).toEqual([1, 1]);
  });
});
