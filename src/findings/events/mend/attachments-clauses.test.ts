import { describe, expect, it } from "vitest";
import { mendedAttachments } from "../../../../test/fixtures/mended-attachments.ts";

describe("clauses", () => {
  it("hangs the second part of a title on the first with what hung on it, not a word behind another dash", () => {
    const rows = (role: string) => [
      "with ADP 3 case",
      `${role} NOUN 4 obj`,
      "- PUNCT 3 punct",
      "general NOUN 1 appos",
      "spoke VERB -1 root",
      "of ADP 6 case",
      "Kestria PROPN 3 nmod",
    ];
    const told = mendedAttachments([[6, 6]], rows("minister"));
    expect([told[0], told[1], told[3], told[6]]).toEqual([
      "with case minister",
      "minister obl spoke",
      "general flat minister",
      "Kestria nmod minister",
    ]);
    expect(mendedAttachments([[6, 6]], rows("brigade"))[3]).toBe("general appos brigade");
  });

  it("makes an adjective with a copula what is said of its noun, without one it describes it", () => {
    const rows = (be: string) => ["ministers NOUN -1 root", `${be} 2 ${be.startsWith("are") ? "cop" : "advmod"}`, "due ADJ 0 amod"];
    expect(mendedAttachments([], rows("are AUX")).slice(0, 3)).toEqual(["ministers nsubj due", "are cop due", "due root -"]);
    expect(mendedAttachments([], rows("now ADV"))[2]).toBe("due amod ministers");
  });

  it("hangs what is left over with a preposition on the verb, without one nowhere else", () => {
    const rows = (by: string) => [
      "discussed VERB -1 root",
      "mission NOUN 0 obj",
      `${by} 3 ${by.startsWith("by") ? "case" : "det"}`,
      "video NOUN 1 orphan",
    ];
    expect(mendedAttachments([], rows("by ADP"))[3]).toBe("video obl discussed");
    expect(mendedAttachments([], rows("a DET"))[3]).toBe("video orphan mission");
  });

  it("hangs on a measure what it counts", () => {
    const rows = (marker: string) => ["ended VERB -1 root", "week NOUN 0 obj", `${marker} ADP 3 case`, "talks NOUN 0 obl"];
    expect(mendedAttachments([], rows("of"))[3]).toBe("talks nmod week");
    expect(mendedAttachments([], rows("with"))[3]).toBe("talks obl ended");
  });
});

describe("what hangs beside its place", () => {
  it("takes a subject with a preposition beside another subject for none", () => {
    const rows = (first: string) => [`${first} 1 case`, "Lund PROPN 3 nsubj", "Tavon PROPN 3 nsubj", "negotiated VERB -1 root"];
    expect(
      mendedAttachments(
        [
          [1, 1],
          [2, 2],
        ],
        rows("with ADP"),
      )[1],
    ).toBe("Lund obl negotiated");
    expect(mendedAttachments([], ["with ADP 1 case", "Lund PROPN 2 nsubj", "negotiated VERB -1 root"])[1]).toBe("Lund nsubj negotiated");
  });

  it("hangs a place behind a preposition on the verb, where it was read as a part of the time after it", () => {
    const rows = ["travels VERB -1 root", "to ADP 4 case", "Kestria PROPN 4 compound", "next ADJ 4 amod", "month NOUN 0 obl"];
    expect(mendedAttachments([[2, 2]], rows, [[3, 4]]).slice(1, 3)).toEqual(["to case Kestria", "Kestria obl travels"]);
    expect(mendedAttachments([[2, 2]], rows)[2]).toBe("Kestria compound month");
  });

  it("makes a name behind the comma the subject, where what it hung on has a preposition", () => {
    const rows = (first: string) => [
      `${first} 1 ${first.startsWith("With") ? "case" : "amod"}`,
      "mediators NOUN 4 nsubj",
      ", PUNCT 3 punct",
      "Tavon PROPN 1 appos",
      "negotiated VERB -1 root",
    ];
    expect(mendedAttachments([[3, 3]], rows("With ADP")).slice(1, 4)).toEqual([
      "mediators obl negotiated",
      ", punct Tavon",
      "Tavon nsubj negotiated",
    ]);
    expect(mendedAttachments([[3, 3]], rows("Two NUM"))[3]).toBe("Tavon appos mediators");
  });
});
