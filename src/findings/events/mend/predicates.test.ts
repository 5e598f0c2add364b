import { describe, expect, it } from "vitest";
import { drawnTree, edge } from "../../../../test/fixtures/drawn-tree.ts";
import { UPOS } from "../../../model/annotations.ts";
import { readOntology } from "../ontology.ts";
import { mendPredicates } from "./predicates.ts";

const RELATIONS = [
  "root",
  "nsubj",
  "obj",
  "obl",
  "conj",
  "cc",
  "case",
  "mark",
  "appos",
  "flat",
  "advcl",
  "advmod",
  "xcomp",
  "ccomp",
  "amod",
  "compound",
  "punct",
];
const LEMMAS: { readonly [form: string]: string } = {
  met: "meet",
  talks: "talk",
  called: "call",
  visits: "visit",
  Visiting: "visit",
  held: "hold",
};

/** A word after mending, as "form TAG relation governor". */
function mended(word: number, ...rows: readonly string[]): string {
  const tree = drawnTree(rows, { lemmas: LEMMAS, relations: RELATIONS });
  const after = mendPredicates(tree.tokens, readOntology().words);
  return `${tree.forms[word]} ${UPOS[after.pos[word]]} ${edge(tree, after, word)}`;
}

const MET = ["Lund PROPN 1 nsubj", "met VERB -1 root", "Tavon PROPN 1 obj", "on ADP 4 case", "Monday PROPN 1 obl"];

describe("mendPredicates", () => {
  it("joins a noun behind the day to the object, not another day", () => {
    expect(mended(6, ...MET, "and CCONJ 6 cc", "minister NOUN 4 conj")).toBe("minister NOUN conj Tavon");
    expect(mended(6, ...MET, "and CCONJ 6 cc", "Tuesday PROPN 4 conj")).toBe("Tuesday PROPN conj Monday");
  });

  it("joins a bare name behind day and comma to the object, not a clause", () => {
    expect(mended(6, ...MET, ", PUNCT 6 punct", "Dalvash PROPN 1 parataxis")).toBe("Dalvash PROPN conj Tavon");
    expect(mended(7, ...MET, ", PUNCT 6 punct", "he PRON 7 nsubj", "Dalvash PROPN 1 parataxis")).toBe("Dalvash PROPN parataxis met");
  });

  it("gives what stands behind the semicolon to the second clause", () => {
    const rest = ["he PRON 7 nsubj", "left VERB 1 parataxis"];
    expect(mended(5, ...MET.slice(0, 3), "; PUNCT 7 punct", "on ADP 5 case", "Tuesday PROPN 1 obl", ...rest)).toBe(
      "Tuesday PROPN obl left",
    );
    expect(mended(5, ...MET.slice(0, 3), "again ADV 1 advmod", "on ADP 5 case", "Tuesday PROPN 1 obl", ...rest)).toBe(
      "Tuesday PROPN obl met",
    );
  });

  it("makes whoever stands between for and the infinitive its subject, only of a wish", () => {
    const rows = (verb: string) => [`${verb} VERB -1 root`, "for ADP 2 case", "rebels NOUN 0 obl", "to PART 4 mark", "leave VERB 0 advcl"];
    expect(mended(2, ...rows("called"))).toBe("rebels NOUN nsubj leave");
    expect(mended(4, ...rows("called"))).toBe("leave VERB ccomp called");
    expect(mended(2, ...rows("paid"))).toBe("rebels NOUN obl paid");
  });

  it("makes a bare name behind the verb its object, none behind a preposition", () => {
    expect(mended(2, "Lund PROPN 1 nsubj", "called VERB -1 root", "Tavon PROPN 1 xcomp")).toBe("Tavon PROPN obj called");
    expect(mended(3, "Lund PROPN 1 nsubj", "called VERB -1 root", "on ADP 3 case", "Tavon PROPN 1 obl")).toBe("Tavon PROPN obl called");
  });

  it("makes a name behind a date the subject, not a second date", () => {
    const rows = (name: string) => [
      "3 NUM 5 obl",
      "May PROPN 0 nmod",
      `${name} PROPN 0 flat`,
      "and CCONJ 4 cc",
      "Maruk PROPN 5 nsubj",
      "spoke VERB -1 root",
    ];
    expect(mended(2, ...rows("Idrel"))).toBe("Idrel PROPN nsubj spoke");
    expect(mended(4, ...rows("Idrel"))).toBe("Maruk PROPN conj Idrel");
    expect(mended(2, ...rows("monday"))).toBe("monday PROPN flat 3");
  });

  it("makes whom 'visiting' describes the subject, not where somebody is", () => {
    expect(mended(1, "Visiting VERB 2 advcl", "Tavon PROPN 0 obj", "held VERB -1 root", "talks NOUN 2 obj")).toBe("Tavon PROPN nsubj held");
    const there = ["Visiting VERB 4 advcl", "Ostrel PROPN 0 obj", ", PUNCT 0 punct", "Lund PROPN 4 nsubj", "held VERB -1 root"];
    expect(mended(1, ...there)).toBe("Ostrel PROPN obj Visiting");
  });

  it("takes a noun in -s between subject and object for a verb, none with an article", () => {
    expect(mended(1, "Lund PROPN 1 nsubj", "visits NOUN -1 root", "Ostrel PROPN 1 obj")).toBe("visits VERB root -");
    expect(mended(2, "Lund PROPN 2 nsubj", "the DET 2 det", "visits NOUN -1 root", "Ostrel PROPN 2 obj")).toBe("visits NOUN root -");
  });

  it("hangs the name of the capital on it", () => {
    const rows = (kind: string) => ["arrived VERB -1 root", "in ADP 2 case", `${kind} NOUN 0 obl`, ", PUNCT 4 punct", "Ostrel PROPN 0 obl"];
    expect(mended(4, ...rows("capital"))).toBe("Ostrel PROPN appos capital");
    expect(mended(4, ...rows("train"))).toBe("Ostrel PROPN obl arrived");
  });

  it("takes a form in -s in the place of a subject for a noun, not a clause", () => {
    const rows = (...more: string[]) => ["Quenby PROPN 1 nsubj", "talks VERB 2 nsubj", "ended VERB -1 root", ...more];
    expect(mended(1, ...rows())).toBe("talks NOUN nsubj ended");
    expect(mended(0, ...rows())).toBe("Quenby PROPN compound talks");
    expect(mended(1, ...rows("truce NOUN 1 obj"))).toBe("talks VERB nsubj ended");
  });

  it("reads a verb without an auxiliary in the active, one with it in the passive", () => {
    expect(mended(0, "Lund PROPN 1 nsubj:pass", "phoned VERB -1 root")).toBe("Lund PROPN nsubj phoned");
    expect(mended(0, "Lund PROPN 2 nsubj:pass", "was AUX 2 aux:pass", "phoned VERB -1 root")).toBe("Lund PROPN nsubj:pass phoned");
    const both = (marker: string) => ["Lund PROPN 1 nsubj", "phoned VERB -1 root", "both CCONJ 4 cc:preconj", marker, "May PROPN 1 obl"];
    expect(mended(2, ...both("on ADP 4 case"))).toBe("both CCONJ obj phoned");
    expect(mended(2, ...both("Tavon PROPN 4 compound"))).toBe("both CCONJ cc:preconj May");
  });

  it("gives a verb the name behind the comma of a date for its subject where it has none", () => {
    const rows = (...more: string[]) => ["3 NUM 3 obl", ", PUNCT 2 punct", "Lund PROPN 0 nmod", "left VERB -1 root", ...more];
    expect(mended(2, ...rows())).toBe("Lund PROPN nsubj left");
    expect(mended(2, ...rows("they PRON 3 nsubj"))).toBe("Lund PROPN nmod 3");
  });

  it("joins a participle to the noun behind it where both are read as subjects", () => {
    const rows = (noun: string) => ["peacekeeping VERB 2 nsubj", `${noun} 2 nsubj`, "left VERB -1 root"];
    expect(mended(0, ...rows("contingent NOUN"))).toBe("peacekeeping VERB compound contingent");
    expect(mended(0, ...rows("they PRON"))).toBe("peacekeeping VERB nsubj left");
  });

  it("joins two halves of a name that are both read as subjects", () => {
    expect(mended(0, "Per PROPN 2 nsubj", "Askel PROPN 2 nsubj", "left VERB -1 root")).toBe("Per PROPN compound Askel");
    expect(mended(0, "Per PROPN 3 nsubj", "and CCONJ 2 cc", "Askel PROPN 3 nsubj", "left VERB -1 root")).toBe("Per PROPN nsubj left");
  });

  it("makes a name behind the verb its object, where it was read as the subject's apposition, not behind a comma", () => {
    const rows = (between: string) => ["Lund PROPN 1 nsubj", "met VERB -1 root", `${between}`, "Tavon PROPN 0 appos"];
    expect(mended(3, ...rows("premier NOUN 3 compound"))).toBe("Tavon PROPN obj met");
    expect(mended(3, ...rows(", PUNCT 3 punct"))).toBe("Tavon PROPN appos Lund");
  });

  it("hangs a demonym on the title's bearer behind it, not on the name or verb beside it", () => {
    const joined = (last: string) => ["Lund PROPN -1 root", "and CCONJ 4 cc", "Kestrian PROPN 0 conj", "Minister PROPN 4 compound", last];
    expect(mended(2, ...joined("Maruk PROPN 0 conj"))).toBe("Kestrian PROPN compound Maruk");
    expect(mended(2, ...joined("Maruk PROPN 0 appos"))).toBe("Kestrian PROPN conj Lund");
    const beside = (noun: string) => ["Kestrian ADJ 3 nsubj", `${noun}`, "Maruk PROPN 3 nsubj", "left VERB -1 root"];
    expect(mended(0, ...beside("Minister PROPN 2 compound"))).toBe("Kestrian ADJ compound Maruk");
    expect(mended(0, ...beside(", PUNCT 2 punct"))).toBe("Kestrian ADJ nsubj left");
  });

  it("makes what those are to do who are urged the complement of the urging, not its purpose", () => {
    const rows = (verb: string, comma = "today ADV 1 advmod") => [
      "Lund PROPN 1 nsubj",
      `${verb} VERB -1 root`,
      "Tavon PROPN 1 obj",
      comma,
      "to PART 5 mark",
      "leave VERB 1 advcl",
    ];
    expect(mended(5, ...rows("urge"))).toBe("leave VERB xcomp urge");
    expect(mended(5, ...rows("thank"))).toBe("leave VERB advcl thank");
    expect(mended(5, ...rows("urge", ", PUNCT 1 punct"))).toBe("leave VERB advcl urge");
  });

  it("takes a form in -ing with an object for a verb, not one with an article", () => {
    const rows = (before: string) => ["kept VERB -1 root", "from ADP 3 case", before, "meeting NOUN 0 advcl", "Maruk PROPN 3 obj"];
    expect(mended(3, ...rows("just ADV 3 advmod"))).toBe("meeting VERB advcl kept");
    expect(mended(3, ...rows("the DET 3 det"))).toBe("meeting NOUN advcl kept");
  });
});
