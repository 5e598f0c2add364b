import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entity, Time } from "../model/annotations.ts";
import type { Block } from "../model/article.ts";
import type { AnalysedArticle } from "../model/record.ts";
import { dateArticles } from "./dating.ts";

type Told = readonly [phrase: string, time: Partial<Time>];

interface Given {
  readonly id: string;
  readonly text: string;
  readonly day?: string;
  readonly times?: readonly Told[];
  readonly people?: readonly string[];
  readonly places?: readonly string[];
  /** Number of the first lines that are captions. */
  readonly captions?: number;
}

const PAST = { direction: "past", anchor: "unknown" } as const;
const weekday = (phrase: string, number: number): Told => [phrase, { ...PAST, edtf: "..", value: null, weekday: number, rule: "weekday" }];
const monthDay = (phrase: string, day: string): Told => [phrase, { ...PAST, edtf: `XXXX-${day}`, value: null, rule: "calendar-day" }];
const exact = (phrase: string, edtf: string): Told => [phrase, { edtf, value: edtf, anchor: "absolute", rule: "calendar-day" }];

/** An article of which each line is a paragraph and each sentence ends in a stop; the phrases of time stand in it in the order given. */
function article({ id, text, day, times = [], people = [], places = [], captions = 0 }: Given): AnalysedArticle {
  const sentences = [...text.matchAll(/[^.\n ][^.\n]*(?:\.|$)/gm)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
  const blocks = [...text.matchAll(/[^\n]+/g)].map(
    (found, i): Block => ({ kind: i < captions ? "caption" : "paragraph", start: found.index, end: found.index + found[0].length }),
  );
  let at = 0;
  const found = times.map(([phrase, time]): Time => {
    const start = text.indexOf(phrase, at);
    if (start < 0) throw new Error(`the text lacks “${phrase}”`);
    at = start + phrase.length;
    return { start, end: at, type: "DATE", value: null, edtf: "..", rule: "", anchor: "unknown", ...time };
  });
  const entity = (name: string, type: Entity["type"], i: number): Entity => ({
    id: `e${i}`,
    type,
    name,
    key: null,
    country: null,
    offices: [],
    members: [],
    mentions: [...text.matchAll(new RegExp(name.split(" ").pop() as string, "g"))].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      form: "name",
      head: 0,
      rule: "",
    })),
  });
  return {
    article: {
      id,
      path: `${id}.txt`,
      url: null,
      title: null,
      outlet: null,
      byline: null,
      language: "en",
      sha256: "",
      text,
      blocks,
      published: day
        ? { edtf: day, basis: "text", reasons: [], candidates: [day] }
        : { edtf: "..", basis: "unknown", reasons: [], candidates: [] },
      removed: [],
      credit: { kind: "unknown", from: null, evidence: [] },
      notes: [],
    },
    sentences,
    entities: [...people.map((name, i) => entity(name, "PERSON", i)), ...places.map((name, i) => entity(name, "PLACE", 100 + i))],
    times: found,
    findings: { statements: [], events: [], agreements: [], commitments: [] },
    notes: [],
  };
}

function dates(articles: readonly AnalysedArticle[], id: string) {
  return dateArticles(articles).get(id);
}

const SECOND_MEETING: Given = {
  id: "a",
  text: "Ferran met Somer in Quenby on Friday for their second meeting in just over two weeks. They last met in Belmora on October 25. The road was closed for hours on November 6. The 2019 war ruined it.",
  times: [
    weekday("Friday", 5),
    ["just over two weeks", { type: "DURATION", value: "P2W" }],
    monthDay("October 25", "10-25"),
    monthDay("November 6", "11-06"),
    exact("2019", "2019"),
  ],
  people: ["Luc Ferran", "Lia Somer"],
};

describe("dateArticles, by an article's own words", () => {
  it("counts from an earlier meeting to the weekday of the news, in every year that the text allows", () => {
    const published = dates([article(SECOND_MEETING)], "a")!;
    // 15 to 20 days after 25 October, and a Friday: 2024 has none.
    expect(published.candidates).toEqual(["2020-11-13", "2021-11-12", "2022-11-11", "2023-11-10", "2025-11-14"]);
    expect(published.edtf).toBe(`[${published.candidates.join(",")}]`);
    expect(published).toMatchObject({ basis: "inferred" });
    expect(published.reasons.join("\n")).toContain("“just over two weeks” after “October 25”: 15 to 20 days later");
  });

  it("goes no further than a year beyond what the pile knows", () => {
    const pile = [article(SECOND_MEETING), article({ id: "b", text: "Nothing happened in Harn.", day: "2021-03-01" })];
    expect(dates(pile, "a")?.candidates).toEqual(["2020-11-13", "2021-11-12"]);
  });

  it.each([
    ["in nearly two weeks", "2023-11-02", "2023-11-07"],
    ["in two weeks", "2023-11-05", "2023-11-11"],
    ["in more than two weeks", "2023-11-09", "2023-11-14"],
  ])("takes “%s” at its word", (phrase, first, last) => {
    const text = `Ferran met Somer on Friday for their second meeting ${phrase}. They last met on October 25. The 2022 war ruined it.`;
    const length: Told = [phrase.slice(3), { type: "DURATION", value: "P2W" }];
    const days = [1, 2, 3, 4, 5, 6, 7].flatMap((number) => {
      const times = [weekday("Friday", number), length, monthDay("October 25", "10-25"), exact("2022", "2022")];
      return dates([article({ id: "a", text, times })], "a")?.candidates.filter((day) => day.startsWith("2023")) ?? [];
    });
    expect([days.toSorted()[0], days.toSorted().at(-1)]).toEqual([first, last]);
  });

  const AFTER_A_CALL: Given = {
    id: "a",
    text: "Somer speaks in Quenby, January 11, 2024.\n\nFerran called Somer on Tuesday. Maruk had complained on January 17. Lund answered the following day.",
    times: [
      exact("January 11, 2024", "2024-01-11"),
      weekday("Tuesday", 2),
      monthDay("January 17", "01-17"),
      ["the following day", { ...PAST, rule: "unit" }],
    ],
    captions: 1,
  };

  it("takes the weekdays after the latest day that it names, where a picture shows the year", () => {
    const published = dates([article(AFTER_A_CALL)], "a")!;
    expect(published.candidates).toEqual(["2024-01-23", "2024-01-30", "2024-02-06"]);
    expect(published.reasons.join("\n")).toMatch(
      /January 17 … the following day[\s\S]*a picture in it is of January 11, 2024[\s\S]*Tuesday/,
    );
  });

  it("says no more than the bound where the picture is old", () => {
    const text = AFTER_A_CALL.text.replace("January 11, 2024", "August 11, 2023");
    const times = [exact("August 11, 2023", "2023-08-11"), ...(AFTER_A_CALL.times ?? []).slice(1)];
    expect(dates([article({ ...AFTER_A_CALL, text, times })], "a")).toMatchObject({ edtf: "2023-08-11/..", candidates: [] });
  });

  it("does not take a day to come for one gone by", () => {
    const text =
      "Somer speaks in Quenby, January 11, 2024.\n\nFerran called Somer on Tuesday. The ministers will meet on January 17. They are due in Halvik on January 19.";
    const times = [
      exact("January 11, 2024", "2024-01-11"),
      weekday("Tuesday", 2),
      monthDay("January 17", "01-17"),
      monthDay("January 19", "01-19"),
    ];
    expect(dates([article({ ...AFTER_A_CALL, text, times })], "a")).toMatchObject({ edtf: "2024-01-11/..", candidates: [] });
  });

  it("finds the weekday near an anniversary, by what the pile knows of the day", () => {
    const text =
      "Ferran hosted talks on Friday marking the first anniversary of a peace deal. The deal ended the fighting of the fall of 2020.";
    const undated = article({ id: "a", text, times: [weekday("Friday", 5), exact("the fall of 2020", "2020-23")] });
    const other = article({
      id: "b",
      text: "The agreement was signed on November 9, 2020. Nobody reads it.",
      day: "2022-05-02",
      times: [exact("November 9, 2020", "2020-11-09")],
    });
    expect(dates([undated, other], "a")?.candidates).toEqual(["2021-11-12", "2021-11-19", "2021-11-26"]);
  });

  it("takes a text that names later weekdays too for one of the last of them", () => {
    const text = `${SECOND_MEETING.text} Maruk said on Saturday that he was glad.`;
    const published = dates([article({ ...SECOND_MEETING, text, times: [...(SECOND_MEETING.times ?? []), weekday("Saturday", 6)] })], "a");
    expect(published?.candidates[0]).toBe("2020-11-14");
    expect(published?.reasons.join()).toContain("told 1 day later");
  });

  it("says nothing where nothing is known, and leaves dated articles alone", () => {
    const pile = [
      article({ id: "a", text: "Ferran met Somer on Friday.", times: [weekday("Friday", 5)] }),
      article({ id: "b", text: "Nothing.", day: "2021-03-01" }),
    ];
    expect([...dateArticles(pile)]).toEqual([]);
    expect([...dateArticles([])]).toEqual([]);
  });
});

describe("dateArticles, by the pile", () => {
  it("settles on the candidate of which a dated article tells with the same people, whatever the spelling", () => {
    const other = article({
      id: "b",
      text: "Ferran received Lia Somar last Friday.",
      day: "2023-11-14",
      times: [["last Friday", { edtf: "2023-11-10", value: "2023-11-10", anchor: "published" }]],
      people: ["Luc Ferran", "Lia Somar"],
    });
    const published = dates([article(SECOND_MEETING), other], "a")!;
    expect(published).toMatchObject({ edtf: "2023-11-10", candidates: ["2023-11-10"], basis: "inferred" });
    expect(published.reasons.join("\n")).toContain("b.txt tells of the same people on 2023-11-10 (“last Friday”)");
  });

  it("does not settle by other people or by the day of the reader", () => {
    const told = {
      day: "2023-11-14",
      people: ["Luc Ferran", "Oren Dalvash"],
      times: [["last Friday", { edtf: "2023-11-10", value: "2023-11-10" }] as Told],
    };
    const stranger = article({ id: "b", text: "Ferran received Oren Dalvash last Friday.", ...told });
    expect(dates([article(SECOND_MEETING), stranger], "a")?.candidates.length).toBeGreaterThan(1);
    const now = article({
      id: "b",
      text: "Ferran and Somer now agree.",
      day: "2023-11-10",
      people: ["Luc Ferran", "Lia Somer"],
      times: [["now", { edtf: "2023-11-10~", value: "PRESENT_REF" }]],
    });
    expect(dates([article(SECOND_MEETING), now], "a")?.candidates.length).toBeGreaterThan(1);
  });

  const NEWS =
    "Ferran met Somer on Thursday in Quenby. They spoke of the grain that rots in the stations of the Halm line and of who should carry it away.";

  it("puts a copy into the week from its source on", () => {
    const source = article({ id: "b", text: NEWS, day: "2023-11-30", times: [weekday("Thursday", 4)] });
    const copy = article({ id: "a", text: `Reported elsewhere. ${NEWS}`, times: [weekday("Thursday", 4)] });
    expect(dates([source, copy], "a")?.candidates).toEqual([
      "2023-11-30",
      "2023-12-01",
      "2023-12-02",
      "2023-12-03",
      "2023-12-04",
      "2023-12-05",
      "2023-12-06",
    ]);
  });

  it("ends the week of a copy that appears later with the week of the news", () => {
    const source = article({ id: "b", text: NEWS, day: "2023-12-02", times: [weekday("Thursday", 4)] });
    const copy = article({ id: "a", text: `Reported elsewhere. ${NEWS}`, times: [weekday("Thursday", 4)] });
    expect(dates([source, copy], "a")?.candidates).toEqual(["2023-12-02", "2023-12-03", "2023-12-04", "2023-12-05", "2023-12-06"]);
  });

  it("dates one article by another that was dated by a third", () => {
    const first = article({
      id: "a",
      text: `${SECOND_MEETING.text} ${NEWS}`,
      times: SECOND_MEETING.times!,
      people: SECOND_MEETING.people!,
    });
    const told = article({
      id: "b",
      text: "Ferran received Somer last Friday.",
      day: "2023-11-14",
      people: ["Luc Ferran", "Lia Somer"],
      times: [["last Friday", { edtf: "2023-11-10", value: "2023-11-10" }]],
    });
    const copy = article({ id: "c", text: first.article.text });
    const found = dateArticles([first, told, copy]);
    expect(found.get("a")?.edtf).toBe("2023-11-10");
    expect(found.get("c")?.candidates[0]).toBe("2023-11-10");
  });

  it("does not depend on the order of the articles", () => {
    const pile = [
      article(SECOND_MEETING),
      article({ id: "b", text: NEWS, day: "2023-11-30" }),
      article({ id: "c", text: `${NEWS} So it was reported.`, times: [weekday("Thursday", 4)] }),
      article({
        id: "d",
        text: "Ferran received Somer last Friday.",
        day: "2023-11-14",
        people: ["Luc Ferran", "Lia Somer"],
        times: [["last Friday", { edtf: "2023-11-10", value: "2023-11-10" }]],
      }),
    ];
    const expected = [...dateArticles(pile)];
    expect(expected.map(([id]) => id)).toEqual(["a", "c"]);
    fc.assert(
      fc.property(fc.shuffledSubarray(pile, { minLength: 4 }), (shuffled) => {
        expect([...dateArticles(shuffled)]).toEqual(expected);
      }),
      { numRuns: 24 },
    );
  });

  it("stands dates that no calendar has, and centuries", () => {
    const odd = [
      "9999-12-31",
      "0001-01-01",
      "XXXX-02-29",
      "XXXX-02-31",
      "2023-02",
      "19XX",
      "[2023-01-01,2024-01-01]",
      "../2023",
      "nonsense",
      "2020/2022",
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...odd), { minLength: 1, maxLength: 6 }),
        fc.constantFrom("past", "future", "either", undefined),
        (edtfs, direction) => {
          const text = `Ferran met Somer on Tuesday. ${edtfs.map((_, i) => `It was day${i} of the 2nd time in two weeks.`).join(" ")}`;
          const times = [
            weekday("Tuesday", 2),
            ...edtfs.map(
              (edtf, i): Told => [`day${i}`, { edtf, anchor: i % 2 ? "absolute" : "unknown", ...(direction ? { direction } : {}) }],
            ),
          ];
          for (const [, published] of dateArticles([article({ id: "a", text, times, captions: 0 })]))
            expect(published.candidates.every((day) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true);
        },
      ),
    );
  });
});
