import { UPOS } from "../../model/annotations.ts";
import type { Draft } from "./draft.ts";
import { trimmed } from "./draft.ts";
import type { Cue } from "./lexicon.ts";
import type { View } from "./view.ts";

const PROPN = UPOS.indexOf("PROPN");
const LONGEST_SPEAKER = 6;
const LEAST_WORDS = 3;
const PERSON = 1;
const ORG = 2;
const PLACE = 3;

const COLON: Cue = {
  cue: ":",
  as: "phrase",
  stance: "say",
  not: "other",
  frames: ["source"],
  unless: new Set(),
  notBy: new Set(),
  words: [":"],
  yes: null,
  no: null,
};

/** Paragraphs in the manner of a transcript or a headline: "TAVON: the road must open". A name of a person, body or country, a colon, words. */
export function speakerLines(view: View, taken: Uint8Array): Draft[] {
  const found: Draft[] = [];
  for (const { firstToken, endToken } of view.ann.sentences) {
    if (firstToken > 0 && view.paragraph[firstToken] === view.paragraph[firstToken - 1]) continue;
    const colon = colonAfterName(view, firstToken, endToken);
    if (colon < 0 || taken[colon] || endToken - colon <= LEAST_WORDS) continue;
    const content = trimmed(view, [[colon + 1, endToken]]);
    if (content.length === 0) continue;
    const cue = { first: colon, end: colon + 1 };
    found.push({ cue, head: colon, source: [[firstToken, colon]], content, entry: COLON, links: [], rule: "speaker-line" });
  }
  return found;
}

function colonAfterName(view: View, first: number, end: number): number {
  let named = false;
  for (let t = first; t < Math.min(end, first + LONGEST_SPEAKER); t++) {
    const { tokens, text } = view.ann;
    if (text[tokens.start[t]] === ":") return named ? t : -1;
    if (view.pos[t] !== PROPN && view.name[t] === 0) return -1;
    if (view.name[t] === PERSON || view.name[t] === ORG || view.name[t] === PLACE) named = true;
  }
  return -1;
}
