import { describe, expect, it } from "vitest";
import { drawnTree, edge } from "../../../../test/fixtures/drawn-tree.ts";
import { readOntology } from "../ontology.ts";
import { mendComplements } from "./predicates-complements.ts";
import { draftOfTree } from "./tree-draft.ts";

const RELATIONS = ["root", "nsubj", "obj", "obl", "nmod", "xcomp", "parataxis"];
const LEMMAS: { readonly [form: string]: string } = {
  conferred: "confer",
  spoken: "speak",
  rang: "ring",
  offered: "offer",
  agreed: "agree",
};

/** A word after mending, as "form relation governor". */
function mended(word: number, ...rows: readonly string[]): string {
  const tree = drawnTree(rows, { lemmas: LEMMAS, relations: RELATIONS });
  const draft = draftOfTree(tree.tokens, 24, readOntology().words);
  for (let t = 0; t < rows.length; t++) mendComplements(draft, t);
  return `${tree.forms[word]} ${edge(tree, draft, word)}`;
}

describe("mendComplements", () => {
  it("takes who conferred for the subject, not what was spoken", () => {
    const rows = (verb: string) => ["chiefs NOUN -1 root", `${verb} VERB 0 acl`, "by ADP 3 case", "radio NOUN 1 obl:agent"];
    expect(mended(0, ...rows("conferred"))).toBe("chiefs nsubj conferred");
    expect(mended(3, ...rows("conferred"))).toBe("radio obl conferred");
    expect(mended(0, ...rows("spoken"))).toBe("chiefs root -");
    expect(mended(0, "two NUM 1 nsubj:pass", "conferred VERB -1 root")).toBe("two nsubj conferred");
    expect(mended(0, "two NUM 1 nsubj:pass", "freed VERB -1 root")).toBe("two nsubj:pass freed");
  });

  it("makes the second subject behind the verb its object, none behind a comma", () => {
    expect(mended(2, "Dalvash PROPN 1 nsubj", "rang VERB -1 root", "Tavon PROPN 1 nsubj")).toBe("Tavon obj rang");
    expect(mended(3, "Dalvash PROPN 1 nsubj", "rang VERB -1 root", ", PUNCT 3 punct", "Tavon PROPN 1 nsubj")).toBe("Tavon nsubj rang");
  });

  it("gives an infinitive the noun behind it, and leaves a compound", () => {
    const rows = (before: string) => ["offered VERB -1 root", `${before} PART 2 mark`, "host VERB 3 compound", "talks NOUN 0 obj"];
    expect(mended(3, ...rows("to"))).toBe("talks obj host");
    expect(mended(3, ...rows("no"))).toBe("talks obj offered");
  });

  it("takes a clause that tells who said it behind a comma for no condition", () => {
    const rows = (mark: string) => [
      "pay VERB -1 root",
      ", PUNCT 4 punct",
      `${mark} 4 ${mark.startsWith("as") ? "mark" : "det"}`,
      "president NOUN 4 nsubj",
      "promise VERB 0 advcl",
    ];
    expect(mended(4, ...rows("the DET"))).toBe("promise parataxis pay");
    expect(mended(4, ...rows("as SCONJ"))).toBe("promise advcl pay");
  });

  it("hangs the subject of a place on due", () => {
    const rows = (word: string) => ["Tavon PROPN 4 nsubj", "is AUX 2 cop", `${word} ADJ -1 root`, "in ADP 4 case", "Ostrel PROPN 2 xcomp"];
    expect(mended(0, ...rows("due"))).toBe("Tavon nsubj due");
    expect(mended(0, ...rows("glad"))).toBe("Tavon nsubj Ostrel");
  });

  it("hangs a party on the talks before it, not past another word", () => {
    const near = ["ended VERB -1 root", "talks NOUN 0 obj", "with ADP 3 case", "Tavon PROPN 4 nsubj", "planned VERB 1 acl"];
    expect(mended(3, ...near)).toBe("Tavon nmod talks");
    const far = [
      "ended VERB -1 root",
      "talks NOUN 0 obj",
      "now ADV 0 advmod",
      "with ADP 4 case",
      "Tavon PROPN 5 nsubj",
      "planned VERB 1 acl",
    ];
    expect(mended(4, ...far)).toBe("Tavon nsubj planned");
  });

  it("hangs the name of the town on the town, nothing on another noun", () => {
    const rows = (kind: string) => ["saw VERB -1 root", `${kind} NOUN 0 obj`, "of ADP 3 case", "Ostrel PROPN 0 obl"];
    expect(mended(3, ...rows("city"))).toBe("Ostrel nmod city");
    expect(mended(3, ...rows("envoy"))).toBe("Ostrel obl saw");
  });

  it("hangs the day of a call on the verb, not that of a meeting", () => {
    const rows = (noun: string) => ["spoke VERB -1 root", "by ADP 2 case", `${noun} NOUN 0 obl`, "on ADP 4 case", "Monday PROPN 2 nmod"];
    expect(mended(4, ...rows("phone"))).toBe("Monday obl spoke");
    expect(mended(4, ...rows("meeting"))).toBe("Monday nmod meeting");
  });

  it("hangs where a visit leads on the visit", () => {
    const rows = (noun: string) => [
      `${noun} NOUN -1 root`,
      "of ADP 2 case",
      "premier NOUN 0 nmod",
      "of ADP 4 case",
      "Kestria PROPN 2 nmod",
      "to ADP 6 case",
      "Ostrel PROPN 4 nmod",
    ];
    expect(mended(6, ...rows("visit"))).toBe("Ostrel nmod visit");
    expect(mended(6, ...rows("house"))).toBe("Ostrel nmod Kestria");
  });

  it("hangs what was agreed in a call on the agreeing", () => {
    const rows = (noun: string) => ["agreed VERB -1 root", "in ADP 2 case", `${noun} NOUN 0 obl`, "to PART 4 mark", "meet VERB 2 acl"];
    expect(mended(4, ...rows("call"))).toBe("meet xcomp agreed");
    expect(mended(4, ...rows("bid"))).toBe("meet acl bid");
  });

  it("hangs how people were met on the meeting, another adverb stays", () => {
    const rows = (adverb: string) => [
      "saw VERB -1 root",
      "Tavon PROPN 0 obj",
      "and CCONJ 3 cc",
      "Dalvash PROPN 1 conj",
      `${adverb} ADV 3 advmod`,
    ];
    expect(mended(4, ...rows("separately"))).toBe("separately advmod saw");
    expect(mended(4, ...rows("alone"))).toBe("alone advmod Dalvash");
  });

  it("takes no article for a subject, but a pronoun", () => {
    expect(mended(0, "the DET 2 nsubj", "two NUM 2 nsubj", "spoke VERB -1 root", "now ADV 2 det")).toBe("the det two");
    expect(mended(0, "both DET 2 nsubj", "two NUM 2 nsubj", "spoke VERB -1 root", "now ADV 2 det")).toBe("both nsubj spoke");
  });

  it("finds who conferred over what they are of", () => {
    const rows = (verb: string) => ["chiefs NOUN -1 root", "of ADP 2 case", "states NOUN 0 nmod", `${verb} VERB 2 acl`];
    expect(mended(0, ...rows("conferred"))).toBe("chiefs nsubj conferred");
    expect(mended(0, ...rows("founded"))).toBe("chiefs root -");
  });

  it("makes a noun without a preposition the object, unless it is a time", () => {
    const rows = (noun: string) => ["received VERB -1 root", "in ADP 2 case", "audience NOUN 0 obl", "the DET 4 det", `${noun} NOUN 0 obl`];
    expect(mended(4, ...rows("envoy"))).toBe("envoy obj received");
    expect(mended(4, ...rows("week"))).toBe("week obl received");
  });

  it("hangs whom somebody spoke with in the evening on the speaking", () => {
    const rows = (noun: string) => ["spoke VERB -1 root", "in ADP 2 case", `${noun} NOUN 0 obl`, "with ADP 4 case", "Tavon PROPN 2 nmod"];
    expect(mended(4, ...rows("evening"))).toBe("Tavon obl spoke");
    expect(mended(4, ...rows("film"))).toBe("Tavon nmod film");
  });
});
