import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { PileRecord } from "../src/model/record.ts";
import { type Gold, type Quote, readGold } from "./record/gold.ts";
import { scoreRecord } from "./record.ts";

const gold = readGold("examples/orlu.gold.json");

/** The record that a perfect program would give for a gold. */
function perfectRecord(gold: Gold): PileRecord {
  const texts = new Map(gold.articles.map(({ key, path, cut }) => [key, cutLines(readFileSync(`examples/orlu/${path}`, "utf8"), cut)]));
  const evidence = ({ article, quote }: Quote) => {
    const start = texts.get(article)!.indexOf(quote);
    return { article: `a${article}`, start, end: start + quote.length, text: quote };
  };
  const when = (edtf: string | null) => ({ edtf: edtf ?? "..", phrase: null, rule: "gold" });
  const statement = (quote: Quote, parties: readonly (string | null)[], id: string) => ({ id, quote, speaker: parties[0] });
  const sides = gold.disputes.flatMap((d) =>
    d.sides.flatMap((side, s) => side.evidence.map((quote, i) => statement(quote, side.parties, `${d.id}-${s}-${i}`))),
  );
  const statementOf = (
    id: string,
    article: string,
    speaker: string | null,
    source: string | null,
    stance: string,
    content: readonly Quote[],
  ) => ({
    id,
    article: `a${article}`,
    speaker,
    source,
    via: [],
    addressee: null,
    target: null,
    stance,
    mode: "indirect",
    content: content.map(evidence),
    denies: [],
    when: null,
    topics: [],
    evidence: content.map(evidence),
    rule: "gold",
    sameAs: null,
  });
  return {
    articles: gold.articles.map(({ key, path, title, outlet, language, published, credit, captions }) => ({
      id: `a${key}`,
      path,
      title,
      outlet,
      language,
      text: texts.get(key)!,
      blocks: captions.map((caption) => ({ ...evidence({ article: key, quote: caption }), kind: "caption" })),
      published: { edtf: "..", basis: "text", reasons: [], candidates: published.candidates },
      credit: { kind: credit.kind[0], from: credit.from, evidence: [] },
    })),
    entities: gold.entities.map(({ key, names }) => ({ id: key, name: names[0], aliases: names })),
    contacts: gold.contacts.map((c) => ({
      ...c,
      when: when(c.when[0]),
      place: c.place?.[0] ?? null,
      initiatedBy: [c.initiatedBy].flat()[0],
      evidence: c.evidence.map(evidence),
    })),
    statements: gold.statements.map((s) => ({
      ...statementOf(
        s.id,
        s.article,
        s.speaker[0],
        s.speakerText ?? null,
        s.stance[0],
        [s.content].flat().map((quote) => ({ article: s.article, quote })),
      ),
      via: (s.via ?? []).map((name) => ({ name, entity: null })),
    })),
    disputes: gold.disputes.map((d) => ({
      id: d.id,
      kind: d.kind[0],
      about: d.about,
      sides: d.sides.map((side) => ({ parties: side.parties, statements: [] })),
      evidence: sides.filter(({ id }) => id.startsWith(`${d.id}-`)).map(({ quote }) => evidence(quote)),
    })),
    agreements: gold.agreements.map((g) => ({ ...g, name: g.names[0], date: when(g.date[0]), evidence: g.evidence.map(evidence) })),
    commitments: gold.commitments.map((p) => ({
      ...p,
      due: when(p.due[0]),
      status: p.status[0],
      evidence: p.evidence.map(evidence),
      statusEvidence: p.statusEvidence.map(evidence),
    })),
    incidents: gold.incidents.map((i) => ({
      ...i,
      type: i.types[0],
      mode: null,
      when: when(i.when[0]),
      place: i.place?.[0] ?? null,
      status: i.status[0],
      evidence: i.evidence.map(evidence),
    })),
    missions: (gold.missions ?? []).map((m) => ({
      ...m,
      name: m.names[0],
      aliases: [],
      kind: m.kind[0],
      ledBy: m.head ?? [],
      place: m.place?.[0] ?? null,
      size: m.size.map((size) => ({ ...size, of: "people", evidence: evidence(m.evidence[0]) })),
      term: m.term[0] === null ? null : when(m.term[0]),
      mandate: m.mandate.map((quote) => evidence(m.evidence.find((one) => one.quote.includes(quote))!)),
      status: m.status[0],
      according: [],
      reasons: [],
      evidence: m.evidence.map(evidence),
    })),
    copies: gold.copies.flatMap(({ origin, in: quotes }) =>
      quotes
        .filter(({ article }) => article !== origin)
        .map((quote) => ({ from: evidence(quotes.find(({ article }) => article === origin)!), to: evidence(quote) })),
    ),
  } as unknown as PileRecord;
}

/** Cuts the listed litter and keeps the first of repeated lines. */
function cutLines(text: string, cut: readonly string[]): string {
  const gone = new Set(cut.flatMap((passage) => passage.split("\n")));
  const seen = new Set<string>();
  return text
    .split("\n")
    .filter((line) => !gone.has(line) && (line === "" || !seen.has(line)) && seen.add(line))
    .join("\n");
}

function scoreOf(record: PileRecord, name: string) {
  return scoreRecord(gold, record).scores.find((score) => score.name === name)!;
}

describe("the scorer of records", () => {
  const perfect = perfectRecord(gold);

  it("gives full marks to the gold itself", () => {
    const { scores, violations, articles } = scoreRecord(gold, perfect);
    expect({ violations, articles }).toEqual({ violations: 0, articles: 12 });
    for (const { name, precision, recall, errors } of scores)
      expect({ name, precision, recall, errors }).toMatchObject({ name, precision: 1, recall: 1 });
  });

  it("takes a planned meeting told as happened for wrong, on both sides of the figures", () => {
    const contacts = perfect.contacts.map((c) => (c.id === "c14" ? { ...c, status: "happened" as const } : c));
    const score = scoreOf({ ...perfect, contacts }, "contacts");
    expect(score.gold - score.right).toBe(1);
    expect(score.found - score.right).toBe(1);
    expect(score.errors).toHaveLength(1);
  });

  it("takes a vague date, a wrong speaker, a missing copy and litter left in the text for wrong", () => {
    const vague = perfect.contacts.map((c) => (c.id === "c1" ? { ...c, when: { ...c.when, edtf: "2023-11" } } : c));
    expect(scoreOf({ ...perfect, contacts: vague }, "contacts").recall).toBeLessThan(1);
    const swapped = perfect.statements.map((s) => (s.id === "01b" ? { ...s, speaker: "idrel" } : s));
    expect(scoreOf({ ...perfect, statements: swapped }, "statements").recall).toBeLessThan(1);
    expect(scoreOf({ ...perfect, copies: perfect.copies.slice(1) }, "copies")).toMatchObject({ precision: 1 });
    expect(scoreOf({ ...perfect, copies: perfect.copies.slice(1) }, "copies").recall).toBeLessThan(1);
    const littered = perfect.articles.map((a) => ({ ...a, text: `${a.text}\nXS\nSM\nMD\nLG` }));
    expect(scoreOf({ ...perfect, articles: littered }, "litter").recall).toBeLessThan(1);
  });

  it("neither rewards nor blames optional items", () => {
    const without = perfect.contacts.filter(({ id }) => id !== "c7" && id !== "c20");
    expect(scoreOf({ ...perfect, contacts: without }, "contacts")).toMatchObject({ precision: 1, recall: 1 });
  });

  it("counts items that the gold lacks against precision", () => {
    const contacts = [...perfect.contacts, { ...perfect.contacts[0], id: "x", evidence: [] }];
    const score = scoreOf({ ...perfect, contacts }, "contacts");
    expect(score.recall).toBe(1);
    expect(score.precision).toBeLessThan(1);
  });

  it("sees two people joined into one and one person left as two", () => {
    const entities = perfect.entities
      .filter(({ id }) => id !== "hast")
      .map((e) =>
        e.id === "orvane" ? { ...e, aliases: [...e.aliases, "Dorin Hast", "Hast"] } : e.id === "tavon" ? { ...e, aliases: ["Tavon"] } : e,
      );
    const score = scoreOf(
      { ...perfect, entities: [...entities, { ...entities[0], id: "tawon", name: "Tawon", aliases: ["Tawon"] }] },
      "entity joins",
    );
    expect(score.precision).toBeLessThan(1);
    expect(score.recall).toBeLessThan(1);
  });

  it("gives nothing for a record without the articles", () => {
    const empty = {
      ...perfect,
      articles: [],
      entities: [],
      contacts: [],
      statements: [],
      disputes: [],
      agreements: [],
      commitments: [],
      incidents: [],
      missions: [],
      copies: [],
    };
    for (const { name, gold: wanted, right, recall } of scoreRecord(gold, empty).scores) {
      expect({ name, right, recall }).toEqual({ name, right: 0, recall: 0 });
      expect(wanted).toBeGreaterThan(0);
    }
  });

  it("finds evidence that does not give its own text", () => {
    const statements = perfect.statements.map((s, i) => (i === 0 ? { ...s, evidence: [{ ...s.evidence[0], start: 1 }] } : s));
    expect(scoreRecord(gold, { ...perfect, statements }).violations).toBe(1);
  });
});
