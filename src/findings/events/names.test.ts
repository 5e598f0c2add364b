import { describe, expect, it } from "vitest";
import { type Annotations, type Tokens, UPOS } from "../../model/annotations.ts";
import { joinNames } from "./names.ts";

/** What hangs on what with the names joined, as "word relation governor", of words given as "form TAG head relation"; `people` are numbers of words. */
function joined(people: readonly number[], ...rows: readonly string[]): string[] {
  const cells = rows.map((row) => row.split(" "));
  const text = cells.map(([form]) => form).join(" ");
  const start = cells.map((_, i) => cells.slice(0, i).reduce((sum, [form]) => sum + form.length + 1, 0));
  const end = start.map((at, i) => at + cells[i][0].length);
  const deprels = [...new Set([...cells.map(([, , , name]) => name), "flat", "conj", "appos"])];
  const tokens = {
    count: rows.length,
    start,
    end,
    sentence: new Int32Array(rows.length),
    pos: Uint8Array.from(cells, ([, tag]) => (UPOS as readonly string[]).indexOf(tag)),
    head: Int32Array.from(cells, ([, , head]) => Number(head)),
    deprel: Uint8Array.from(cells, ([, , , name]) => deprels.indexOf(name)),
    deprels,
    lemma: cells.map(([form]) => form.toLowerCase().replace(/^ministers$/, "minister")),
  } as unknown as Tokens;
  const names = people.map((t) => ({ start: start[t], end: end[t], type: "PERSON" }));
  const { head, deprel } = joinNames({ text, tokens, names, times: [] } as unknown as Annotations, (lemma) => lemma === "minister");
  return cells.map(([form], i) => `${form} ${deprels[deprel[i]]} ${head[i] < 0 ? "-" : cells[head[i]][0]}`);
}

describe("joinNames", () => {
  const pair = (office: string, second: string) => [
    `${office} NOUN 7 nsubj`,
    "Lund PROPN 0 appos",
    "of ADP 3 case",
    "Norland PROPN 1 nmod",
    "and CCONJ 5 cc",
    `${second} PROPN 3 conj`,
    "both ADV 7 advmod",
    "met VERB -1 root",
  ];

  it("joins a person to the person before, not to the country of the first", () => {
    expect(joined([1, 5], ...pair("ministers", "Maruk"))[5]).toBe("Maruk conj Lund");
    expect(joined([1], ...pair("ministers", "Kestria"))[5]).toBe("Kestria conj Norland");
  });

  it("joins a person to the one office that a name before explains", () => {
    expect(joined([1, 5], ...pair("minister", "Maruk"))[5]).toBe("Maruk conj minister");
  });
});
