import { UPOS } from "../../model/annotations.ts";
import { relation } from "../tree.ts";
import { findLinks, isLink, quotedBy } from "./chain.ts";
import { type Draft, lemmaAt, type Range, rangeHead, trimmed, without } from "./draft.ts";
import { contentByTree, sourceByTree } from "./fallback.ts";
import type { CueSpan } from "./frame.ts";
import { type CueSite, frameFilled } from "./frames.ts";
import type { Cue, Lexicon } from "./lexicon.ts";
import { type Attribution, readAttributions, readSpans, type StatementModel } from "./model.ts";
import { type Proposal, proposeCues, siteAt } from "./propose.ts";
import { speakerLines } from "./speaker-lines.ts";
import { untangle } from "./untangle.ts";
import type { View } from "./view.ts";

const VERB = UPOS.indexOf("VERB");
const AUX = UPOS.indexOf("AUX");

/** Every attribution of a text with its spans, in text order: what the cue tagger finds, and what the table of cues adds to it. */
export function draftStatements(view: View, model: StatementModel, lexicon: Lexicon): Draft[] {
  const tagged = readAttributions(model, view);
  const tokens = new Uint8Array(view.count);
  for (const { cue } of tagged) tokens.fill(1, cue.first, cue.end);
  const added = proposeCues(view, lexicon).filter(({ span }) => !tokens.subarray(span.first, span.end).includes(1));
  const drafts = [
    ...tagged.map((found) => draftTagged(view, lexicon, found)),
    ...added.map((proposal) => draftProposed(view, model, proposal, tokens)),
    ...speakerLines(view, tokens),
  ].filter((draft) => draft !== null && !isLink(view, draft)) as Draft[];
  return untangle(
    view,
    drafts.sort((a, b) => a.cue.first - b.cue.first || a.cue.end - b.cue.end),
  );
}

function draftTagged(view: View, lexicon: Lexicon, found: Attribution): Draft | null {
  const { cue } = found;
  const site = siteWithin(view, lexicon, cue);
  if (isModifier(view, cue) || (site !== null && isNoSpeech(view, site, found))) return null;
  const head = site?.head ?? rangeHead(view, [cue.first, cue.end]);
  const spans = completed(view, found, { cue: site?.cue ?? ANY, first: head, end: cue.end, head });
  return { cue, head, ...spans, entry: site?.cue ?? null, rule: "model" };
}

/** "stated aim", "without saying": a word that only looks like a verb of speech. */
function isModifier(view: View, cue: CueSpan): boolean {
  if (cue.end - cue.first > 1) return false;
  return relation(view.tree, cue.first) === "amod" || (cue.first > 0 && lemmaAt(view, cue.first - 1) === "without");
}

/**
 * A cue of the table that stands with an object or a subject that its line excludes, after which nobody speaks ("according to plan"), or
 * of a verb of saying, with nothing that could be said: neither a verb nor a quotation.
 */
function isNoSpeech(view: View, site: CueSite, { content }: Attribution): boolean {
  const { cue } = site;
  if (cue.unless.size === 0 && cue.notBy.size === 0 && !cue.frames.includes("source") && !PLAIN.has(cue.cue)) return false;
  if (frameFilled(view, site)) return false;
  return !PLAIN.has(cue.cue) || !content.some((range) => hasVerbOrQuote(view, range));
}

/** Verbs that say nothing but with a clause or a quotation. */
const PLAIN: ReadonlySet<string> = new Set(["tell", "call", "announce", "declare", "charge", "warn"]);

function hasVerbOrQuote(view: View, [first, end]: Range): boolean {
  for (let t = first; t < end; t++) if (view.pos[t] === VERB || view.pos[t] === AUX || view.quotation[t] >= 0) return true;
  return false;
}

/** The line of the table that a tagged cue answers to: that of its governing word, else of its first word that has one. */
function siteWithin(view: View, lexicon: Lexicon, cue: CueSpan): CueSite | null {
  const bound = view.ann.sentences[view.ann.tokens.sentence[cue.first]].endToken;
  const head = rangeHead(view, [cue.first, cue.end]);
  const found = siteAt(view, lexicon, head, bound, false);
  if (found !== null) return found;
  for (let t = cue.first; t < cue.end; t++) {
    const site = siteAt(view, lexicon, t, bound, false);
    if (site !== null) return site;
  }
  return null;
}

/** Stands for the line of a cue that the table does not have. */
const ANY: Cue = {
  cue: "",
  as: "verb",
  stance: "other",
  not: "other",
  frames: [],
  unless: new Set(),
  notBy: new Set(),
  words: [],
  yes: null,
  no: null,
};

function draftProposed(view: View, model: StatementModel, proposal: Proposal, tokens: Uint8Array): Draft {
  const { span } = proposal;
  const spans = completed(view, readSpans(model, view, span, tokens), proposal);
  return { cue: span, head: proposal.head, ...spans, entry: proposal.cue, rule: `cue/${proposal.cue.cue.replaceAll(" ", "-")}` };
}

/** The spans that the model reads, less the links of a chain; what is left empty then, by the tree. */
function completed(
  view: View,
  found: Attribution,
  site: CueSite,
): { readonly source: readonly Range[]; readonly content: readonly Range[]; readonly links: readonly Range[] } {
  const { cue } = found;
  const links = findLinks(view, cue, found.content);
  const phrases = links.map(({ phrase }) => phrase);
  const taken: Range[] = [[cue.first, cue.end], ...phrases];
  const cut = phrases.length > 0 ? trimmed(view, without(found.content, phrases)) : found.content;
  const content = cut.length > 0 ? cut : without(contentByTree(view, site), taken);
  const quoted = quotedBy(view, { cue, head: site.head, source: [], content: [], entry: null, links: [], rule: "" });
  const own = quoted === null ? found.source : [quoted.quoted];
  const source = without(own.length > 0 ? own : sourceByTree(view, site), [...taken, ...content]);
  return { source, content, links: links.map(({ name }) => name) };
}
