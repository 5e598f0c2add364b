import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "./sentences.ts";
import { LONGEST_TOKEN, tokenize } from "./tokenize.ts";

function forms(text: string): string[] {
  const spans = tokenize(text);
  return Array.from({ length: spans.count }, (_, i) => text.slice(spans.start[i], spans.end[i]));
}

/** Tokens of `text` joined by blanks: what a reader of a test sees at once. */
const cut = (text: string) => forms(text).join(" ");

describe("tokenize", () => {
  it.each([
    ["Tavon didn't sign, she'll say.", "Tavon did n't sign , she 'll say ."],
    ["Vardania’s army can’t; monitors’ post", "Vardania ’s army ca n’t ; monitors ’ post"],
    ["O'Dell cannot be gonna go", "O'Dell can not be gon na go"],
    ["a peace-keeping force, a non-member, 44-day war", "a peace - keeping force , a non-member , 44 - day war"],
    [
      "the secretary-general, a Director-General, generals-general-like",
      "the secretary-general , a Director - General , generals - general - like",
    ],
    ["U.S. Gen. Ivar Lund met Dr. R. Voss at 5 p.m. in the U.S.", "U.S. Gen. Ivar Lund met Dr. R. Voss at 5 p.m. in the U.S."],
    ["6,000 people, $2.5 million, US$4bn, 12%, 5:30pm", "6,000 people , $ 2.5 million , US$ 4 bn , 12 % , 5:30 pm"],
    ["see https://example.com/a,b?c=1. Write to desk@example.com.", "see https://example.com/a,b?c=1 . Write to desk@example.com ."],
    ["“Why?” he asked... (no answer)", "“ Why ? ” he asked ... ( no answer )"],
    ["Halvik—far away – and 1991–1994, 3-5", "Halvik — far away – and 1991 – 1994 , 3 - 5"],
    ["and/or 9/11 the '90s AT&T @ostrel #peace", "and / or 9/11 the '90s AT&T @ostrel #peace"],
    ["It ended.Then it rained. No. 5, Sept. 3", "It ended . Then it rained . No. 5 , Sept. 3"],
    ["wait . . . what?!", "wait . . . what ?!"],
    [
      "its not ours and your the first, but its in-house team and your map",
      "it s not ours and you r the first , but its in - house team and your map",
    ],
    ["call +44 20 7484 or 503/464-7927, Quenby 77042-2016", "call +44 20 7484 or 503/464-7927 , Quenby 77042-2016"],
    ["S.Korea, at 2p.m. sharp, 5'10 tall", "S. Korea , at 2 p.m. sharp , 5 ' 10 tall"],
    [
      "Salwen (SLWN.N) and Orvel NV ORVL.AS, VOLGp.DE, VOLG_p.DE, 0700.HK",
      "Salwen ( SLWN.N ) and Orvel NV ORVL.AS , VOLGp.DE , VOLG_p.DE , 0700.HK",
    ],
    ["(ORVL.AS). The .OSTX and .N225 fell", "( ORVL.AS ) . The .OSTX and .N225 fell"],
    ["It left the EC.The LU.I know. Ask the EC.A vote", "It left the EC . The LU . I know . Ask the EC . A vote"],
    ["the map (see .pdf) and map.pdf", "the map ( see .pdf ) and map.pdf"],
  ])("cuts %j", (text, expected) => {
    expect(cut(text)).toBe(expected);
  });

  it("keeps combining marks, joiners and flags with what they modify", () => {
    expect(forms("cafe\u0301 \u{1f468}\u200d\u{1f469}\u200d\u{1f467} x")).toEqual([
      "cafe\u0301",
      "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}",
      "x",
    ]);
  });
});

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  // Code units at random: lone surrogates, NUL, right-to-left marks.
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 }).map((codes) => String.fromCharCode(...codes)),
  fc
    .array(
      fc.constantFrom(
        "'",
        "’",
        ".",
        "-",
        "n't",
        "U.S",
        "http://",
        "@",
        "a",
        "9",
        "/",
        ",",
        "\n",
        " ",
        '"',
        "\u0301",
        "\u200d",
        "\ud83d",
        "العربية",
        "$",
        "[1]",
      ),
      { maxLength: 200 },
    )
    .map((parts) => parts.join("")),
);

const isWhite = (character: string) => /[\s\u001c-\u001f\u0085]/.test(character);

describe("any text", () => {
  it("has every character other than white space in exactly one token", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { count, start, end } = tokenize(text);
        let at = 0;
        for (let i = 0; i < count; i++) {
          expect(start[i]).toBeGreaterThanOrEqual(at);
          expect(end[i]).toBeGreaterThan(start[i]);
          expect(end[i] - start[i]).toBeLessThanOrEqual(LONGEST_TOKEN);
          expect([...text.slice(at, start[i])].every(isWhite)).toBe(true);
          expect([...text.slice(start[i], end[i])].some(isWhite)).toBe(false);
          at = end[i];
        }
        expect([...text.slice(at)].every(isWhite)).toBe(true);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it("has every token in exactly one sentence", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const spans = tokenize(text);
        let token = 0;
        for (const sentence of splitSentences(text, spans)) {
          expect(sentence.firstToken).toBe(token);
          expect(sentence.endToken).toBeGreaterThan(token);
          expect(sentence.start).toBe(spans.start[token]);
          expect(sentence.end).toBe(spans.end[sentence.endToken - 1]);
          token = sentence.endToken;
        }
        expect(token).toBe(spans.count);
      }),
      { numRuns: 500, seed: 8 },
    );
  });

  it.each(["a", "'", ".", "a.", "-", "9,", "9-", "\u0301", "@", "a@", '"', "(", "\n", "\ud83d", "/a", "U.S.", "😀", "[1]"])(
    // A quadratic step would take hours, and run into the limit that every test has.
    "comes to an end on 4 MB of %j",
    (unit) => {
      const text = unit.repeat(Math.ceil(4_000_000 / unit.length));
      const spans = tokenize(text);
      expect(splitSentences(text, spans).reduce((sum, { firstToken, endToken }) => sum + endToken - firstToken, 0)).toBe(spans.count);
    },
  );
});
