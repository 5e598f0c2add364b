import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileKnowledge } from "../../training/knowledge/compile.ts";
import { loadKnowledge } from "./load.ts";
import { covers } from "./offices.ts";
import { nameKey, skeleton } from "./translit.ts";

const knowledge = loadKnowledge();
const senses = (form: string) => knowledge.byName(form).map((sense) => `${sense.key} ${sense.role}`);
const persons = (form: string) => knowledge.personByName(form).map((person) => person.name);
const facts = JSON.parse(compileKnowledge());

describe("shipped knowledge", () => {
  it("is compiled from the YAML files as they stand", () => {
    expect(readFileSync(new URL("../../data/knowledge/knowledge.json", import.meta.url), "utf8")).toBe(compileKnowledge());
  });

  it("uses no code for both a country and an organisation, and no office of an unknown holder", () => {
    const { countries, organizations, offices } = facts;
    expect(Object.keys(organizations).filter((code) => code in countries)).toEqual([]);
    expect(Object.keys(offices).filter((code) => !(code in countries) && !(code in organizations))).toEqual([]);
  });

  it("gives every term a first day before its last, and no two presidents or prime ministers of one country on one day", () => {
    for (const [holder, offices] of Object.entries<Record<string, { person: string; from: string; to: string | null }[]>>(facts.offices))
      for (const [title, terms] of Object.entries(offices))
        for (const [i, term] of terms.entries()) {
          if (term.to !== null) expect(term.from <= term.to, `${holder} ${title} ${term.person}`).toBe(true);
          const next = terms[i + 1];
          if (next)
            expect(term.to !== null && term.to.slice(0, 7) <= next.from.slice(0, 10), `${holder} ${title} ${next.person}`).toBe(true);
        }
  });

  it("knows a leader between 2010 and 2025 of at least 60 countries", () => {
    const led = Object.keys(facts.offices).filter(
      (code) => knowledge.country(code) !== null && ["2012-06-30", "2017-03-15", "2023-05-26"].every((day) => leaders(code, day) > 0),
    );
    expect(led.length).toBeGreaterThanOrEqual(60);
  });

  const leaders = (code: string, day: string) =>
    knowledge.officeHolders(code, "head-of-state", day).length + knowledge.officeHolders(code, "head-of-government", day).length;
});

describe("names", () => {
  it("gives every sense of an ambiguous form, states first", () => {
    expect(senses("Georgia")).toEqual(["country:GE name", "region:georgia-us name"]);
    expect(senses("Congo")).toEqual(["country:CD name", "country:CG name"]);
    expect(senses("Korea")).toEqual(["country:KP name", "country:KR name"]);
    expect(senses("Brussels")).toEqual(["country:BE capital", "org:EU seat", "org:NATO seat"]);
  });

  it("keeps case, reads headings in capitals, drops the article and diacritics", () => {
    expect(senses("turkey")).toEqual([]);
    expect(senses("us")).toEqual([]);
    expect(senses("ARMENIA")).toEqual(["country:AM name"]);
    expect(senses("the Kremlin")).toEqual(["country:RU seat"]);
    expect(senses("Elysee")).toEqual(senses("Élysée"));
    expect(senses("Cote d’Ivoire")).toEqual(["country:CI name"]);
  });

  it("keeps the names of a disputed region under one key", () => {
    for (const form of ["Crimea", "Republic of Crimea", "Crimean Peninsula"]) expect(senses(form)[0]).toBe("region:crimea name");
    for (const form of ["Falkland Islands", "Malvinas"]) expect(senses(form)).toEqual(["region:falklands name"]);
  });
});

describe("offices", () => {
  it("answers by title, by role and by day", () => {
    expect(knowledge.officeHolders("DE", "chancellor", "2015-06-01").map((term) => term.person)).toEqual(["Angela Merkel"]);
    expect(knowledge.officeHolders("country:FR", "head-of-state", "2013").map((term) => term.person)).toEqual(["François Hollande"]);
    expect(knowledge.officeHolders("US", "foreign-minister", "2013-01").map((term) => term.person)).toEqual(["Hillary Clinton"]);
    expect(knowledge.officeHolders("JP", "prime minister", null).length).toBeGreaterThan(8);
    expect(knowledge.officeHolders("QQ", "president", "2013")).toEqual([]);
  });

  it("compares days at the coarser precision", () => {
    expect(covers({ from: "2018-05", to: null }, "2018-05-01")).toBe(true);
    expect(covers({ from: "2018-05-08", to: "2018-06-01" }, "2018-05-07")).toBe(false);
    expect(covers({ from: null, to: "2018-06" }, "2018-07-01")).toBe(false);
  });
});

describe("persons", () => {
  it("finds a person under other romanisations, by part of the name and by surname", () => {
    expect(persons("Nikol Pashinian")).toEqual(["Nikol Pashinyan"]);
    expect(persons("Zelenskyy")).toEqual(["Volodymyr Zelensky"]);
    expect(persons("Abdel Fattah al-Sisi")).toEqual(["Abdel Fattah el-Sisi"]);
    expect(persons("Tayyip Erdogan")).toEqual(["Recep Tayyip Erdoğan"]);
    expect(persons("Muhammad bin Salman")).toEqual(["Mohammed bin Salman"]);
    expect(persons("Kim Jong Un")).toEqual(["Kim Jong-un"]);
    expect(persons("Xi")).toEqual(["Xi Jinping"]);
    expect(persons("Bush")).toEqual(["George H. W. Bush", "George W. Bush"]);
  });

  it("does not find another with the same surname or given name", () => {
    expect(persons("Tobias Putin")).toEqual([]);
    expect(persons("Vladimir")).toEqual([]);
    expect(persons("")).toEqual([]);
  });
});

describe("romanisation", () => {
  it.each([
    ["Pashinyan", "Pashinian"],
    ["Lavrov", "Lavroff"],
    ["Tavon", "Tawon"],
    ["Dmitry", "Dmitri"],
    ["Khalid", "Halid"],
    ["Yeltsin", "Eltsin"],
    ["Schröder", "Schroeder"],
    ["Suleiman", "Souleiman"],
    ["Erdoğan", "Erdogan"],
  ])("%s and %s are one", (a, b) => {
    expect(skeleton(a)).toBe(skeleton(b));
  });

  it.each([
    ["Ivanov", "Ivanova"],
    ["Aliyev", "Aliyeva"],
    ["Mirel", "Marel"],
    ["Karimov", "Kasimov"],
  ])("%s and %s are two", (a, b) => {
    expect(skeleton(a)).not.toBe(skeleton(b));
  });

  it("never throws, and a key made of its own words is stable", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (word) => {
        expect(knowledge.byName(word)).toBeInstanceOf(Array);
        expect(knowledge.personByName(word)).toBeInstanceOf(Array);
        expect(nameKey(word)).toBe(nameKey(word.normalize("NFC").normalize("NFD")));
      }),
    );
  });
});

describe("a user's file", () => {
  const folder = mkdtempSync(join(tmpdir(), "knowledge-"));
  const write = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it("adds countries, names and terms", () => {
    const path = write(
      "own.yaml",
      `countries:
  VD: {name: Vardania, adjective: Vardanian, people: Vardanians, capital: Ostrel}
  FR: {name: France, also: [Hexagon]}
offices:
  VD:
    prime minister: ["Mirel Tavon, 2019-05-01/.."]
`,
    );
    const own = loadKnowledge([path]);
    expect(own.byName("Ostrel").map((sense) => sense.key)).toEqual(["country:VD"]);
    expect(own.byName("Hexagon").map((sense) => sense.key)).toEqual(["country:FR"]);
    expect(own.byName("Paris").map((sense) => sense.key)).toEqual(["country:FR"]);
    expect(own.personByName("Mirel Tawon").map((person) => person.name)).toEqual(["Mirel Tavon"]);
    expect(own.officeHolders("VD", "head-of-government", "2022-01-01").map((term) => term.person)).toEqual(["Mirel Tavon"]);
    expect(knowledge.byName("Ostrel")).toEqual([]);
  });

  it.each([
    ["countries:\n  VD:\n    capitol: Ostrel\n", "KNOWLEDGE_INVALID", /line 3, countries\.VD/],
    ["countries:\n  vd: {name: V}\n", "KNOWLEDGE_INVALID", /line 2/],
    [
      "offices:\n  VD:\n    premier: [Mirel Tavon 2019]\n",
      "KNOWLEDGE_INVALID",
      /line 3, offices\.VD\.premier\.0: expected "Name, from\/to"/,
    ],
    ["countries: {VD: {name: V}\n  x: [", "KNOWLEDGE_NOT_YAML", /line \d/],
    ["- a list", "KNOWLEDGE_INVALID", /top level/],
  ])("says where %j is wrong", (text, code, message) => {
    const path = write("bad.yaml", text);
    expect(() => loadKnowledge([path])).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
  });

  it("says that a file is not there", () => {
    expect(() => loadKnowledge([join(folder, "none.yaml")])).toThrow(expect.objectContaining({ code: "KNOWLEDGE_UNREADABLE" }));
  });
});
