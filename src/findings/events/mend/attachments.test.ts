import { describe, expect, it } from "vitest";
import { mendedAttachments } from "../../../../test/fixtures/mended-attachments.ts";

const mended = (people: Parameters<typeof mendedAttachments>[0], ...rows: readonly string[]) => mendedAttachments(people, rows);

describe("mendAttachments", () => {
  it("hangs a name behind the comma on the office before it", () => {
    const rows = [
      "Idrel PROPN 1 nsubj",
      "met VERB -1 root",
      "the DET 3 det",
      "head NOUN 1 obj",
      "of ADP 6 case",
      "the DET 6 det",
      "Union PROPN 3 nmod",
    ];
    const told = mended(
      [
        [0, 0],
        [8, 9],
      ],
      ...rows,
      ", PUNCT 8 punct",
      "Ansa PROPN 6 conj",
      "Varn PROPN 8 flat",
    );
    expect(told[8]).toBe("Ansa appos head");
  });

  it("makes the clause behind a dateline the sentence, and who stands loose before its verb the subject", () => {
    const rows = (place: string, dash: string) => [
      `${place} PROPN -1 root`,
      `${dash} PUNCT 0 punct`,
      "The DET 3 det",
      "ministers NOUN 0 appos",
      "met VERB 0 parataxis",
    ];
    expect(mended([], ...rows("QUENBY", "—"))).toEqual([
      "QUENBY parataxis met",
      "— punct QUENBY",
      "The det ministers",
      "ministers nsubj met",
      "met parataxis -",
    ]);
    expect(mended([], ...rows("Quenby", "—"))[3]).toBe("ministers appos Quenby");
    expect(mended([], ...rows("QUENBY", "and"))[3]).toBe("ministers appos QUENBY");
  });

  it("hangs a relative clause of somebody on the person right before it, one of a thing on the state, not on people farther off", () => {
    const rows = (noun: string, name: string, pronoun: string) => [
      "praised VERB -1 root",
      `${noun} NOUN 0 obj`,
      "with ADP 3 case",
      `${name} PROPN 1 nmod`,
      ", PUNCT 6 punct",
      `${pronoun} PRON 6 nsubj`,
      "left VERB 1 acl:relcl",
    ];
    const told = (noun: string, name: string, pronoun: string) => mended([[3, 3]], ...rows(noun, name, pronoun))[6];
    expect(told("meeting", "Tavon", "who")).toBe("left acl:relcl Tavon");
    expect(told("minister", "Tavon", "who")).toBe("left acl:relcl minister");
    expect(told("minister", "Kestria", "which")).toBe("left acl:relcl Kestria");
    expect(told("meeting", "Kestria", "which")).toBe("left acl:relcl meeting");
  });

  it("makes a verb with an object behind a name and its apposition what the sentence says, a participle not", () => {
    const rows = (object: string) => [
      "Falk PROPN -1 root",
      ", PUNCT 2 punct",
      "host NOUN 0 appos",
      ", PUNCT 4 punct",
      "held VERB 2 acl",
      `talks NOUN 4 ${object}`,
    ];
    expect(mended([[0, 0]], ...rows("obj")).slice(0, 5)).toEqual([
      "Falk nsubj held",
      ", punct host",
      "host appos Falk",
      ", punct held",
      "held root -",
    ]);
    expect(mended([[0, 0]], ...rows("obl"))[4]).toBe("held acl host");
  });

  it("makes both names the subject of a verb joined to the first", () => {
    const rows = (and: string) => [
      "Sever PROPN -1 root",
      `${and} CCONJ 2 cc`,
      "Drakou PROPN 3 nsubj",
      "held VERB 0 conj",
      "talks NOUN 3 obj",
    ];
    const names = [
      [0, 0],
      [2, 2],
    ] as const;
    expect(mended(names, ...rows("and")).slice(0, 4)).toEqual(["Sever nsubj held", "and cc Drakou", "Drakou conj Sever", "held root -"]);
    expect(mended([], "Calm NOUN -1 root", "and CCONJ 2 cc", "Drakou PROPN 3 nsubj", "held VERB 0 conj")[3]).toBe("held conj Calm");
  });

  it("hangs who stands before 's on what is behind it, where both were read as subjects", () => {
    const rows = (own: string) => [
      "Kestria PROPN 3 nsubj",
      `${own} PART 0 case`,
      "Maruk PROPN 3 nsubj",
      "phoned VERB -1 root",
      "Idrel PROPN 2 nmod:poss",
    ];
    expect(mended([[2, 2]], ...rows("'s"))[0]).toBe("Kestria nmod:poss Maruk");
    expect(mended([[2, 2]], ...rows("too"))[0]).toBe("Kestria nsubj phoned");
  });

  it("hangs on the verb before it a past that was joined to an infinitive, not another infinitive", () => {
    const rows = (form: string) => [
      "Idrel PROPN 1 nsubj",
      "phoned VERB -1 root",
      "to PART 3 mark",
      "demand VERB 1 xcomp",
      "and CCONJ 5 cc",
      `${form} VERB 3 conj`,
    ];
    expect(mended([], ...rows("raging"))[5]).toBe("raging conj demand");
    expect(mended([], ...rows("is"))[5]).toBe("is conj phoned");
  });

  it("makes who stands right before the telling its subject, not a thing", () => {
    const rows = (who: string) => [
      "imports NOUN 6 obj",
      ", PUNCT 2 punct",
      `${who} NOUN 0 appos`,
      ", PUNCT 4 punct",
      "Idrel PROPN 2 appos",
      ", PUNCT 2 punct",
      "is VERB -1 root",
      "say VERB 6 conj",
    ];
    expect(mended([[4, 4]], ...rows("minister"))[2]).toBe("minister appos imports");
    const told = ["meet VERB -1 root", "imports NOUN 0 obj", ", PUNCT 3 punct", "minister NOUN 1 appos", "say VERB 0 parataxis"];
    expect(mended([], ...told)[3]).toBe("minister nsubj say");
    expect(mended([], ...told.map((row) => row.replace("minister", "grain")))[3]).toBe("grain appos imports");
  });

  it("makes who is called, with an article, the object of the call", () => {
    const rows = (article: string, before = "Idrel PROPN 1 nsubj") => [
      before,
      "called VERB -1 root",
      `${article} DET 3 det`,
      "president NOUN 1 xcomp",
    ];
    expect(mended([], ...rows("the"))[3]).toBe("president obj called");
    expect(mended([], ...rows("a"))[3]).toBe("president xcomp called");
    expect(mended([], ...rows("the", "was AUX 1 aux:pass"))[3]).toBe("president xcomp called");
  });

  it("hangs a reader on the letter, not on its writer", () => {
    const rows = (noun: string) => [`${noun} NOUN -1 root`, "from ADP 2 case", "Idrel PROPN 0 nmod", "to ADP 4 case", "Maruk PROPN 2 nmod"];
    const names = [
      [2, 2],
      [4, 4],
    ] as const;
    expect(mended(names, ...rows("letter"))[4]).toBe("Maruk nmod letter");
    expect(mended(names, ...rows("road"))[4]).toBe("Maruk nmod Idrel");
  });

  it("hangs what stands right behind a journey or a letter on it", () => {
    const rows = (noun: string, before: string, marker: string) => [
      "Idrel PROPN 1 nsubj",
      "came VERB -1 root",
      `${before} ADP 4 case`,
      "a DET 4 det",
      `${noun} NOUN 1 obl`,
      `${marker} ADP 6 case`,
      "Norland PROPN 1 obl",
    ];
    const behind = (...words: [string, string, string]) => mended([], ...rows(...words), "end NOUN 6 nmod")[6];
    expect(behind("visit", "from", "to")).toBe("Norland nmod visit");
    expect(behind("letter", "with", "from")).toBe("Norland nmod letter");
    expect(behind("visit", "from", "in")).toBe("Norland obl came");
    expect(behind("bus", "from", "to")).toBe("Norland obl came");
  });

  it("has whom a call is for, and what they are to do, together", () => {
    const told = mended(
      [],
      "Idrel PROPN 1 nsubj",
      "called VERB -1 root",
      "for ADP 6 mark",
      "the DET 4 det",
      "rebels NOUN 1 obl",
      "to PART 6 mark",
      "leave VERB 1 advcl",
    );
    expect(told[4]).toBe("rebels nsubj leave");
  });

  it("hangs what begins on the talks and not on whom they are with", () => {
    const rows = (verb: string) => [
      "talk NOUN -1 root",
      "with ADP 2 case",
      "Norland PROPN 0 nmod",
      "and CCONJ 5 cc",
      "the DET 5 det",
      "Union PROPN 2 conj",
      "that PRON 7 nsubj",
      `${verb} VERB 5 acl:relcl`,
    ];
    expect(mended([], ...rows("begin"))[7]).toBe("begin acl:relcl talk");
    expect(mended([], ...rows("agree"))[7]).toBe("agree acl:relcl Union");
  });

  it("makes the called the object and the second subject a joined one", () => {
    expect(
      mended(
        [
          [0, 0],
          [2, 2],
        ],
        "Idrel PROPN 1 nsubj",
        "called VERB -1 root",
        "Tavon PROPN 1 xcomp",
      )[2],
    ).toBe("Tavon obj called");
    const two = mended(
      [
        [0, 0],
        [2, 2],
      ],
      "Idrel PROPN 3 nsubj",
      "and CCONJ 2 cc",
      "Maruk PROPN 3 nsubj",
      "signed VERB -1 root",
    );
    expect(two[2]).toBe("Maruk conj Idrel");
  });

  it("reads 'be' before a participle as an auxiliary, and not in 'is to meet'", () => {
    expect(mended([], "Fighting NOUN 2 nsubj", "is AUX 2 cop", "raging VERB -1 root")[1]).toBe("is aux raging");
    expect(mended([], "Idrel PROPN 3 nsubj", "is AUX 3 cop", "to PART 3 mark", "meet VERB -1 root")[1]).toBe("is cop meet");
  });

  it("joins two persons over the places beside them", () => {
    const rows = (joint: string) => [
      "Dalvash PROPN 6 nsubj",
      "of ADP 2 case",
      "Kestria PROPN 0 nmod",
      `${joint} CCONJ 4 cc`,
      "Ferran PROPN 2 conj",
      "now ADV 6 advmod",
      "spoke VERB -1 root",
    ];
    const people = [
      [0, 0],
      [2, 2],
      [4, 4],
    ] as const;
    expect(mended(people, ...rows("and"))[4]).toBe("Ferran conj Dalvash");
    expect(mended(people, ...rows("or"))[4]).toBe("Ferran conj Kestria");
  });

  it("hangs two names behind the comma on the offices before it, not on one office", () => {
    const rows = (office: string) => [
      `the DET 1 det`,
      `${office} NOUN -1 root`,
      "of ADP 3 case",
      "Kestria PROPN 1 nmod",
      "and CCONJ 5 cc",
      "Tresmark PROPN 3 conj",
      ", PUNCT 7 punct",
      "Dalvash PROPN 3 conj",
      "and CCONJ 9 cc",
      "Ferran PROPN 3 conj",
    ];
    const people = [
      [7, 7],
      [9, 9],
    ] as const;
    const told = mended(people, ...rows("ministers"));
    expect([told[7], told[9]]).toEqual(["Dalvash appos ministers", "Ferran conj Dalvash"]);
    expect(mended(people, ...rows("minister"))[9]).toBe("Ferran conj Kestria");
  });

  it("makes both persons behind an hour the subject", () => {
    const rows = (tag: string) => [
      `16:00 ${tag} 4 obl`,
      "Dalvash PROPN 0 appos",
      "and CCONJ 3 cc",
      "Tavon PROPN 4 nsubj",
      "agreed VERB -1 root",
    ];
    const people = [
      [1, 1],
      [3, 3],
    ] as const;
    expect(mended(people, ...rows("NUM"))[3]).toBe("Tavon conj Dalvash");
    expect(mended(people, ...rows("NOUN"))[3]).toBe("Tavon nsubj agreed");
  });

  it("makes a name right before a verb its subject, unless it has one", () => {
    const rows = (before: string) => [
      before,
      "summit NOUN 5 obl",
      "Tavon PROPN 1 nmod",
      "will AUX 5 aux",
      "now ADV 5 advmod",
      "host VERB -1 root",
    ];
    expect(mended([[2, 2]], ...rows("the DET 1 det"))[2]).toBe("Tavon nsubj host");
    expect(mended([[2, 2]], ...rows("he PRON 5 nsubj"))[2]).toBe("Tavon nmod summit");
  });

  it("joins a person behind place and comma to the person before, not a place behind 'and'", () => {
    const rows = (joint: string) => [
      "met VERB -1 root",
      "Tavon PROPN 0 obj",
      "in ADP 3 case",
      "Ostrel PROPN 0 obl",
      joint,
      "Dalvash PROPN 3 conj",
    ];
    const people = [[5, 5]] as const;
    expect(mended(people, ...rows(", PUNCT 5 punct"))[5]).toBe("Dalvash conj Tavon");
    expect(mended(people, ...rows("of ADP 5 case"))[5]).not.toBe("Dalvash conj Tavon");
  });

  it("joins an office behind 'and' to the name before, not a thing", () => {
    const rows = (noun: string) => [
      "dinner NOUN -1 root",
      "for ADP 2 case",
      "Tavon PROPN 0 nmod",
      "and CCONJ 5 cc",
      "the DET 5 det",
      `${noun} NOUN 0 conj`,
    ];
    expect(mended([[2, 2]], ...rows("minister"))[5]).toBe("minister conj Tavon");
    expect(mended([[2, 2]], ...rows("concert"))[5]).toBe("concert conj dinner");
  });

  it("hangs a people's name on the person whose title it stands before, a place with a preposition not", () => {
    const rows = (before: string) => [
      "held VERB -1 root",
      "talks NOUN 0 obj",
      before,
      "Kestrian PROPN 1 nmod",
      "minister NOUN 5 amod",
      "Tev PROPN 0 obl",
      "Maruk PROPN 5 flat",
    ];
    const people = [
      [3, 3],
      [5, 6],
    ] as const;
    expect(mended(people, ...rows("with ADP 5 case"))[3]).toBe("Kestrian amod Tev");
    expect(mended(people, ...rows("with ADP 3 case"))[3]).toBe("Kestrian nmod talks");
  });

  it("has a name with another preposition beside the names before it, and one behind 'and' among them", () => {
    const meeting = ["meeting NOUN -1 root", "of ADP 2 case", "Idrel PROPN 0 nmod", "and CCONJ 4 cc", "Maruk PROPN 2 conj"];
    const behind = (...rows: string[]) => mended([[rows.length + 4, rows.length + 4]], ...meeting, ...rows)[rows.length + 4];
    expect(behind("in ADP 6 case", "Quenby PROPN 2 conj")).toBe("Quenby nmod meeting");
    expect(behind("of ADP 6 case", "Tavon PROPN 2 conj")).toBe("Tavon conj Idrel");
    expect(behind("and CCONJ 6 cc", "Tavon PROPN 2 appos")).toBe("Tavon conj Idrel");
    expect(behind(", PUNCT 6 punct", "Tavon PROPN 2 appos")).toBe("Tavon appos Idrel");
  });

  it("reads 'with' and a name as no clause, but for one that is something", () => {
    const rows = (...more: string[]) => ["spoke VERB -1 root", "with ADP 3 mark", "minister NOUN 3 nsubj", "Brisk ADJ 0 advcl", ...more];
    expect(mended([[3, 3]], ...rows())[3]).toBe("Brisk obl spoke");
    expect(mended([[3, 3]], ...rows("being AUX 3 cop"))[3]).toBe("Brisk advcl spoke");
  });
});
