import { findLinks, isLink, quotedBy } from "./chain.ts";
import { type Draft, type Range, rangeHead, trimmed, without } from "./draft.ts";
import { contentByTree, sourceByTree } from "./fallback.ts";
import type { CueSpan } from "./frame.ts";
import { type CueSite, frameFilled } from "./frames.ts";
import type { Cue, Lexicon } from "./lexicon.ts";
import { type StatementModel, tagCues, tagSpans } from "./model.ts";
import { type Proposal, proposeCues, siteAt } from "./propose.ts";
import { untangle } from "./untangle.ts";
import type { View } from "./view.ts";

/** Every attribution of a text with its spans, in text order: what the cue tagger finds, and what the table of cues adds to it. */
export function draftStatements(view: View, model: StatementModel, lexicon: Lexicon): Draft[] {
  const tagged = tagCues(model, view);
  const tokens = new Uint8Array(view.count);
  for (const { first, end } of tagged) tokens.fill(1, first, end);
  const added = proposeCues(view, lexicon).filter(({ span }) => !tokens.subarray(span.first, span.end).includes(1));
  const drafts = [
    ...tagged.map((cue) => draftTagged(view, model, lexicon, cue, tokens)),
    ...added.map((proposal) => draftProposed(view, model, proposal, tokens)),
  ].filter((draft) => draft !== null && !isLink(view, draft)) as Draft[];
  return untangle(view, drafts).sort((a, b) => a.cue.first - b.cue.first || a.cue.end - b.cue.end);
}

function draftTagged(view: View, model: StatementModel, lexicon: Lexicon, cue: CueSpan, tokens: Uint8Array): Draft | null {
  const site = siteWithin(view, lexicon, cue);
  if (site !== null && isNoSpeech(view, site)) return null;
  const head = site?.head ?? rangeHead(view, [cue.first, cue.end]);
  const spans = spansOf(view, model, { cue: site?.cue ?? ANY, first: head, end: cue.end, head }, cue, tokens);
  return { cue, head, ...spans, entry: site?.cue ?? null, rule: "model" };
}

/** A cue of the table that stands with an object or a subject that its line excludes. */
function isNoSpeech(view: View, site: CueSite): boolean {
  return (site.cue.unless.size > 0 || site.cue.notBy.size > 0) && !frameFilled(view, site);
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
  const spans = spansOf(view, model, proposal, span, tokens);
  return { cue: span, head: proposal.head, ...spans, entry: proposal.cue, rule: `cue/${proposal.cue.cue.replaceAll(" ", "-")}` };
}

/** Spans of a cue by the model, less the links of a chain; what is left empty then, by the tree. */
function spansOf(
  view: View,
  model: StatementModel,
  site: CueSite,
  cue: CueSpan,
  tokens: Uint8Array,
): { readonly source: readonly Range[]; readonly content: readonly Range[]; readonly links: readonly Range[] } {
  const found = tagSpans(model, view, cue, tokens);
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
