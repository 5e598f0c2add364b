import { describe, expect, it } from "vitest";
import { boundDatelines } from "./datelines.ts";
import { cutSentences, ruleBounds } from "./sentences.ts";
import { tokenize } from "./tokenize.ts";

function sentences(text: string): string[] {
  const spans = tokenize(text);
  const bounds = ruleBounds(text, spans);
  boundDatelines(text, spans, bounds);
  return cutSentences(spans, bounds).map(({ start, end }) => text.slice(start, end));
}

describe("datelines", () => {
  it.each([
    "HALVIK, Nov 30 (Halvik Agency) –",
    "OSTREL (Courier) —",
    "OSTREL/HALVIK (Courier) -",
    "QUENBY, Tresmark, May 3, 2023 -",
    "Belmora, 12 December 2023 /Post/ –",
    "HALVIK, Nov. 30 (Halvik Agency) –",
    "(HNN)",
    "Halvik, Norland (HNN)",
  ])("are sentences of their own: %s", (dateline) => {
    expect(sentences(`First line.\n\n${dateline} The ministers met on Monday.`)).toEqual([
      "First line.",
      dateline,
      "The ministers met on Monday.",
    ]);
  });

  it.each([
    "Tavon – the old fox – smiled.",
    "On May 3 – a Monday – they met.",
    "Dalvash (left) – and nobody else – waited.",
    "Littoral Union (LU) monitors waited.",
  ])("are not seen elsewhere: %s", (text) => {
    expect(sentences(text)).toEqual([text]);
  });
});
