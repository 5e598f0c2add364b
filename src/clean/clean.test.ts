import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article, RawItem } from "../model/article.ts";
import { cleanArticle } from "./index.ts";

const NOTHING = { title: null, outlet: null, byline: null, language: null, published: null };
const BODY = "President Luc Ferran said on Tuesday that the ministers of both countries would meet again before the winter is over.";

function raw(text: string, stated: Partial<RawItem["stated"]> = {}): RawItem {
  return { path: "a.txt", url: null, mediaType: "text/plain", text, encoding: "utf-8", stated: { ...NOTHING, ...stated }, notes: [] };
}

function clean(text: string, stated: Partial<RawItem["stated"]> = {}): Article {
  return cleanArticle(raw(text, stated));
}

function cut(article: Article): string[] {
  return article.removed.map(({ reason, text }) => `${reason}: ${text}`);
}

function kinds(article: Article): string[] {
  return article.blocks.map(({ kind, start, end }) => `${kind}: ${article.text.slice(start, end)}`);
}

/** Every character that is not white space is kept once, unchanged, or removed once. */
function expectAccounted(input: string, article: Article): void {
  const seen = new Uint8Array(input.length);
  for (const { start, end, from } of article.kept!) {
    expect(input.slice(from, from + end - start)).toBe(article.text.slice(start, end));
    for (let i = 0; i < end - start; i++) seen[from + i]++;
  }
  for (const { start, end, text } of article.removed) {
    expect(input.slice(start, end)).toBe(text);
    for (let i = start; i < end; i++) seen[i]++;
  }
  for (let i = 0; i < input.length; i++)
    if (seen[i] > 1 || (seen[i] === 0 && !/\s/.test(input[i]) && input[i] !== "\u0085")) expect([i, input[i], seen[i]]).toBeNull();
  let covered = 0;
  for (const { start, end } of article.kept!) {
    expect(article.text.slice(covered, start)).toMatch(/^\n{0,2}$/);
    covered = end;
  }
  expect(covered).toBe(article.text.length);
}

describe("litter", () => {
  it.each([
    ["- Advertisement -", "advertisement"],
    ["ADVERTISEMENT", "advertisement"],
    ["Story continues below advertisement", "advertisement"],
    ["4 MIN READ", "reading-time"],
    ["Reading time: 3 minutes", "reading-time"],
    ["Share on Facebook Tweet WhatsApp", "share-bar"],
    ["Share this article", "share-bar"],
    ["XS SM MD LG", "size-letters"],
    ["RelatedFerran opens the new harbour", "related"],
    ["Read more: What the ferry strike means", "related"],
    ["Ferran opens the new harbour in the rain Read more", "related"],
    ["Sign up for our morning newsletter", "newsletter"],
    ["Stay on top - get the day's news in your inbox", "newsletter"],
    ["Newsletter sign-up", "newsletter"],
    ["Email sign up By signing up you agree to receive our letters", "newsletter"],
    ["Interested in Vardania? Add Vardania as an interest to stay up to date", "newsletter"],
    ["Daily news delivered to your inbox: sign up for our newsletter", "newsletter"],
    ["Click here for the Quenby Times app", "newsletter"],
    ["Click here to sign up for our opinion letter", "related"],
    ["Visit the Courier's homepage for more stories", "related"],
    ["More on this...", "related"],
    ["WATCH THE FULL INTERVIEW WITH FERRAN AT NINE ON TUESDAY", "related"],
    ["- Follow the Ledger on Twitter: @ledger", "follow"],
    ["Link copied", "navigation"],
    ["The views expressed by columnists are their own and do not represent those of the Courier.", "notice"],
    ["Image copyright Halvik Agency", "picture-frame"],
    ["Follow us on Twitter", "follow"],
    ["Follow Quenby Times on social media", "follow"],
    ["Mail us for takedown / credit notices", "contact"],
    ["© 2023 Quenby Times. All rights reserved.", "copyright"],
    ["Skip to main content", "navigation"],
    ["Home › News › Region", "navigation"],
    ["Print this page", "navigation"],
    ["6 years ago", "age"],
    ["* * *", "separator"],
    ["Slideshow (3 images)", "media-player"],
  ])("cuts “%s” as %s", (line, reason) => {
    const article = clean(`A title of five words\n\n${BODY}\n\n${line}\n\n${BODY} Again.`);
    expect(cut(article)).toEqual([`${reason}: ${line}`]);
    expect(article.text).toBe(`A title of five words\n\n${BODY}\n\n${BODY} Again.`);
  });

  it.each([
    "Related officials from Tresmark said nothing.",
    "Follow the money, Ferran said on Twitter.",
    "The advertisement ran for three weeks.",
    "Share prices fell in Quenby on Monday.",
    "Sign up, he told the crowd, and be counted.",
    "Maruk said the post was a MD matter.",
    "Copyright law was not on the agenda of the ministers.",
    "Print runs of the Belmora Post fell.",
    "Photo editors at the paper went on strike.",
    "Read more books, the minister advised.",
    "Search parties were sent to Harn.",
    "Live fire was heard near the Tarn bridge.",
    "Send us the maps, Maruk demanded.",
    "It was 6 years ago.",
    "Home and foreign ministers met.",
    "The views expressed by the ministers were not far apart.",
    "Ferran told the crowd to sign up.",
    "Watch the road, Maruk told the guards.",
    "Image copyright was the matter of the talks, Ferran said, and of nothing else in Quenby.",
    "Follow the road on foot, Lund said.",
  ])("keeps the sentence “%s”", (line) => {
    const article = clean(`A title of five words\n\n${BODY}\n\n${line}\n\n${BODY} Again.`);
    expect(cut(article)).toEqual([]);
    expect(article.text).toContain(line);
  });

  it("cuts the card of a name out of its sentence, and nothing that only says MORE", () => {
    const card = "Oren Tev DalvashFerran opens the new harbour Ministers meet in the rain: report MORE";
    const article = clean(`${BODY}\n\nPresident Dalvash ${card} left the hall. He wants MORE of it.`);
    expect(cut(article)).toEqual([`related:  ${card}`]);
    expect(article.text).toContain("President Dalvash left the hall. He wants MORE of it.");
    expect(cut(clean(`${BODY}\n\nPresident Dalvash and Oren Tev Dalvash want to hear MORE of it.`))).toEqual([]);
  });

  it("cuts letters of page sizes only in company", () => {
    expect(cut(clean(`${BODY}\n\nXS\nSM\nMD\nLG`))).toHaveLength(4);
    expect(cut(clean(`${BODY}\n\nMD\n\n${BODY} Again.`))).toEqual([]);
  });

  it("cuts navigation in another script before and after the text, and keeps quotations in it", () => {
    const article = clean(`მთავარი მენიუ\nA title of five words\n${BODY}\nწყალი და პური\n${BODY} Again.\nმთავარი მენიუ`);
    expect(cut(article)).toEqual(["other-script: მთავარი მენიუ", "other-script: მთავარი მენიუ"]);
    expect(article.text).toContain("წყალი და პური");
    expect(clean("მთავარი მენიუ").text).toBe("მთავარი მენიუ");
  });

  it("cuts the list of other articles at the end, but not what follows such a heading in the middle", () => {
    const list = "Related Stories\nFerry strike enters third week\nHarbour master resigns";
    expect(cut(clean(`${BODY}\n\n${list}`))).toEqual(list.split("\n").map((line) => `related: ${line}`));
    const middle = clean(`${BODY}\n\nMore from Quenby\nThe harbour quarrel\n${BODY} Again.`);
    expect(cut(middle)).toEqual(["related: More from Quenby"]);
  });

  it("keeps a credit line that stands below such a list", () => {
    expect(clean(`${BODY}\n\nRelated Stories\nFerry strike enters third week\nSource: Halvik Agency`).credit.from).toBe("Halvik Agency");
  });
});

describe("head and foot", () => {
  it("finds the title that the page repeats, cuts section, reading time and repeats, and reads the date line", () => {
    const text = `WORLD\n4 MIN READ\nFerran opens the harbour\nThe president calls it a door to the sea, after years of delay, and thanks the dockers.\nFerran opens the harbour\nPresident Ferran cuts a ribbon in Quenby on May 25, 2023.  / Photo: QT\nMay 26, 2023\n\n${BODY}`;
    const article = clean(text);
    expect(article.title).toBe("Ferran opens the harbour");
    expect(article.published).toMatchObject({ edtf: "2023-05-26", basis: "text", candidates: ["2023-05-26"] });
    expect(cut(article)).toEqual(["section-label: WORLD", "reading-time: 4 MIN READ", "repeated-title: Ferran opens the harbour"]);
    expect(kinds(article).map((line) => line.split(":")[0])).toEqual(["title", "paragraph", "caption", "dateline", "paragraph"]);
  });

  it("takes a caption that the page repeats once, as a caption", () => {
    const caption = "Tresmark - President Luc Ferran meets dockers in Quenby, May 2, 2023.";
    const article = clean(`Ferran Among Dockers Again\n\n${caption}\n${caption}\n\n${BODY}`);
    expect(kinds(article)[1]).toBe(`caption: ${caption}`);
    expect(cut(article)).toEqual([`repeated-line: ${caption}`]);
  });

  it("does not take a first sentence that ends in a date for a caption", () => {
    const article = clean(`Ferran opens the harbour\n\nFerran signed the harbour act in Quenby on May 3, 2023.\n\n${BODY}`);
    expect(kinds(article).map((line) => line.split(":")[0])).toEqual(["title", "paragraph", "paragraph"]);
  });

  it("has no title where the text begins with its first sentence", () => {
    expect(clean(`${BODY}\n\n${BODY} Again.`).title).toBeNull();
  });

  it("takes stated fields before what the page shows, and says where the dates differ", () => {
    const article = clean(`Ferran opens the harbour\nBy Ana Quill\n3 May 2023\n\n${BODY}`, {
      title: "Another title",
      published: "2023-05-26T10:00:00Z",
      byline: "Staff",
    });
    expect(article).toMatchObject({ title: "Another title", byline: "Staff", published: { edtf: "2023-05-26", basis: "metadata" } });
    expect(article.notes.map(({ code }) => code)).toEqual(["clean.date-differs"]);
  });

  it.each([
    ["Published: 14 November 2023", ["2023-11-14"]],
    ["Wednesday, 15 November 2023", ["2023-11-15"]],
    ["Nov. 16, 2023, 10:35 AM", ["2023-11-16"]],
    ["2023-11-17T08:00:00Z", ["2023-11-17"]],
    ["17.11.2023", ["2023-11-17"]],
    ["2023/11/17", ["2023-11-17"]],
    ["20:15, 1 December 2023", ["2023-12-01"]],
    ["Fri 1 Dec 2023 10.15 GMT", ["2023-12-01"]],
    ["11/25/2023", ["2023-11-25"]],
    ["5/6/2023", ["2023-05-06", "2023-06-05"]],
    ["Staff writer | December 1, 2023 | 2 min read", ["2023-12-01"]],
    ["Updated: 3 May 2023", ["2023-05-03"]],
    ["Belmora Post, Wednesday, 6 March 2024", ["2024-03-06"]],
    ["the truce, 6 March 2024", []],
    ["31 February 2023", []],
    ["Room 14, May 2023 session", []],
  ])("reads the date line “%s”", (line, days) => {
    expect(clean(`Ferran opens the harbour\n${line}\n\n${BODY}`).published.candidates).toEqual(days);
  });

  it("prefers the day of publication to the day of a change", () => {
    expect(clean(`Ferran opens the harbour\nUpdated: 3 May 2023\nPublished: 1 May 2023\n\n${BODY}`).published.edtf).toBe("2023-05-01");
  });

  it.each([
    ["HALVIK, November 14 2023 (Halvik Agency) – ", ["2023-11-14"]],
    ["Ostrel, Vardania, 14 November 2023 – ", ["2023-11-14"]],
    ["OSTREL, November 14, 2023 /Courier/ ", ["2023-11-14"]],
    ["HALVIK, Nov 14 (Halvik Agency) – ", []],
    ["The harbour closed in May 3 2021 – ", []],
  ])("reads the day in the dateline “%s”", (line, days) => {
    expect(clean(`Ferran opens the harbour\n\n${line}${BODY}`).published.candidates).toEqual(days);
  });

  it("does not take a date in the text for the day of publication", () => {
    expect(clean(`Ferran opens the harbour\n\n${BODY}\n\nThe harbour was closed on May 3, 2021.`).published).toMatchObject({
      edtf: "..",
      basis: "unknown",
    });
  });

  it("reads bylines", () => {
    expect(clean(`Ferran opens the harbour\nBy Ana Quill and Tom Reed\n\n${BODY}`).byline).toBe("Ana Quill and Tom Reed");
    expect(clean(`Ferran opens the harbour\n\n${BODY}\n\nBy noon the harbour was empty again`).byline).toBeNull();
  });
});

describe("any input", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "",
      " ",
      "- Advertisement -",
      "XS",
      "SM",
      "MD",
      "RelatedNews",
      "მენიუ",
      "Related Stories",
      BODY,
      "Title of the day",
      "\u200bZero\u200b width ",
      "\ufeff",
      "a\u00adb \u0001 c",
      "May 3, 2023",
      "Source: X",
      "Enlarge this image toggle caption A/B",
      "Media playback is unsupported on your device Media caption Dockers",
    ),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({ unit: "grapheme", maxLength: 40 }),
  );
  const document = fc
    .array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r", "\n\n", "\u2028", " \n \n")), { maxLength: 20 })
    .map((parts) => parts.flat().join(""));

  it("accounts for every character", () => {
    fc.assert(
      fc.property(document, (text) => {
        expectAccounted(text, clean(text));
      }),
      { numRuns: 500 },
    );
  });

  it("gives blocks in order that cover the text, and no control characters", () => {
    fc.assert(
      fc.property(document, (text) => {
        const article = clean(text);
        let at = 0;
        for (const { start, end } of article.blocks) {
          expect(article.text.slice(at, start).trim()).toBe("");
          expect(start < end).toBe(true);
          at = end;
        }
        expect(article.text.slice(at)).toBe("");
        expect(article.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u0085\u2028]/);
        expect(article.text.isWellFormed()).toBe(true);
      }),
    );
  });

  it("gives the note clean.no-text where nothing is left", () => {
    expect(clean("XS\nSM\nMD\nLG").notes.map(({ code }) => code)).toEqual(["clean.no-text"]);
    expect(clean("")).toMatchObject({ text: "", blocks: [], kept: [], removed: [] });
  });

  // A quadratic step would take hours, and run into the limit that every test has.
  it("comes to an end on megabytes without a space, and of short lines", () => {
    for (const text of [
      "a".repeat(5_000_000),
      "a\n".repeat(200_000),
      "- ".repeat(1_000_000),
      `${"Share ".repeat(300_000)}\n`,
      "(".repeat(1_000_000),
    ]) {
      const { text: kept, removed } = clean(text);
      expect(kept.length + removed.length).toBeGreaterThan(0);
    }
  });
});

describe("the example pile", () => {
  const folder = "examples/orlu";
  const gold = JSON.parse(readFileSync("examples/orlu.gold.json", "utf8"));
  const articles = new Map(readdirSync(folder).map((name) => [name, { ...raw(readFileSync(`${folder}/${name}`, "utf8")), path: name }]));

  it.each(
    gold.articles as {
      path: string;
      cut: string[];
      keep: string[];
      once: string[];
      title: string | null;
      published: { basis: string; candidates: string[] };
    }[],
  )("is cleaned as a reader would: $path", ({ path, cut, keep, once, title, published }) => {
    const item = articles.get(path)!;
    const article = cleanArticle(item);
    expectAccounted(item.text, article);
    const lines = article.text.split("\n");
    for (const passage of cut.flatMap((one) => one.split("\n"))) expect(lines).not.toContain(passage);
    for (const passage of keep) expect(article.text).toContain(passage);
    for (const passage of once) expect(article.text.split(passage)).toHaveLength(2);
    expect(article.title).toBe(title);
    if (published.basis === "text") expect(article.published.candidates).toEqual(published.candidates);
    expect(cleanArticle({ ...item, text: article.text }).text).toBe(article.text);
  });
});
