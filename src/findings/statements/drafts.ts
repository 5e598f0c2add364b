import { UPOS } from "../../model/annotations.ts";
import { agentOf, childBy, children, isPassive, relation, subjectOf } from "../tree.ts";
import { findLinks, isLink, quotedBy } from "./chain.ts";
import { type Draft, lemmaAt, type Range, rangeHead, trimmed, without } from "./draft.ts";
import { contentByTree, sourceByTree } from "./fallback.ts";
import type { CueSpan } from "./frame.ts";
import { type CueSite, frameFilled, invertedName, isExcluded, isMeasure, saidClause } from "./frames.ts";
import type { Cue, Lexicon } from "./lexicon.ts";
import { type Attribution, readAttributions, readSpans, type StatementModel } from "./model.ts";
import { cueNegated, type Proposal, proposeCues, siteAt } from "./propose.ts";
import { speakerLines } from "./speaker-lines.ts";
import { untangle } from "./untangle.ts";
import type { View } from "./view.ts";

const VERB = UPOS.indexOf("VERB");
const AUX = UPOS.indexOf("AUX");

/** Every attribution of a text with its spans, in text order: what the cue tagger finds, and what the table of cues adds to it. */
export function draftStatements(view: View, model: StatementModel, lexicon: Lexicon): Draft[] {
  const tagged = readAttributions(model, view)
    .map((found) => draftTagged(view, lexicon, found))
    .filter((draft) => draft !== null);
  const tokens = new Uint8Array(view.count);
  for (const { cue } of tagged) tokens.fill(1, cue.first, cue.end);
  const added = proposeCues(view, lexicon).filter(
    ({ span, head }) => view.quotation[head] < 0 && !tokens.subarray(span.first, span.end).includes(1),
  );
  const proposed = added
    .map((proposal) => draftProposed(view, model, proposal, tokens))
    .filter((draft) => !isByInstrument(view, lexicon, draft.head, draft.source));
  const drafts = [...tagged, ...proposed, ...speakerLines(view, tokens)].filter((draft) => !isLink(view, draft));
  return untangle(
    view,
    drafts.sort((a, b) => a.cue.first - b.cue.first || a.cue.end - b.cue.end),
  );
}

/** From this score of the model on, the table of cues does not overrule it as to whether something is said, */
const SURE = 2;
/** and from this on the tree does not as to who says what. */
const CERTAIN = 2.5;

function draftTagged(view: View, lexicon: Lexicon, found: Attribution): Draft | null {
  const { cue } = found;
  const site = siteWithin(view, lexicon, cue);
  if (isModifier(view, cue) || (site !== null && isNoSpeech(view, site, found))) return null;
  const head = site?.head ?? rangeHead(view, [cue.first, cue.end]);
  const spans = completed(view, found, { cue: site?.cue ?? ANY, first: head, end: cue.end, head });
  if (isByInstrument(view, lexicon, head, spans.source) || isRepute(view, head, spans)) return null;
  return { cue, head, ...spans, entry: site?.cue ?? null, rule: "model" };
}

/** "is celebrated as a work of genius", "was named minister": a passive that nobody speaks, with nothing that could be said. */
function isRepute(
  view: View,
  head: number,
  { source, content }: { readonly source: readonly Range[]; readonly content: readonly Range[] },
): boolean {
  if (!isPassive(view.tree, head) || view.pos[head] !== VERB || source.some(([first]) => first > head) || agentOf(view.tree, head) >= 0)
    return false;
  return childBy(view.tree, head, "ccomp", "xcomp") < 0 && !content.some((range) => hasVerbOrQuote(view, range));
}

/** "stated aim", "without saying": a word that only looks like a verb of speech. */
function isModifier(view: View, cue: CueSpan): boolean {
  if (cue.end - cue.first > 1) return false;
  return relation(view.tree, cue.first) === "amod" || (cue.first > 0 && lemmaAt(view, cue.first - 1) === "without");
}

/**
 * A cue of the table that stands with an object or a subject that its line excludes; after which nobody speaks ("according to plan"); or
 * of a verb that takes only clauses, with nothing that could be said, neither a verb nor a quotation ("told a joke").
 */
function isNoSpeech(view: View, site: CueSite, { content, score }: Attribution): boolean {
  const { cue } = site;
  if (cue.frames.length === 0 || frameFilled(view, site) || (cue.not === "omit" && cueNegated(view, site.head))) return false;
  if (isExcluded(view, site)) return true;
  if (cue.frames.includes("source")) return score < SURE || isMeasure(view, site.end);
  if (score >= SURE) return false;
  return cue.frames.every((frame) => CLAUSAL.has(frame)) && !content.some((range) => hasVerbOrQuote(view, range));
}

/** What is said as a clause or a quotation, never as a mere thing. */
const CLAUSAL: ReadonlySet<string> = new Set(["that", "quote", "whether", "to", "call", "person"]);

/** "The treaty calls for …": the subject is one with which some line of the cue is no speech, whatever the tagger takes the word for. */
function isByInstrument(view: View, lexicon: Lexicon, head: number, source: readonly Range[]): boolean {
  const lines = lexicon.byFirst.get(view.lemma[head]) ?? [];
  const [first, end] = source[0] ?? [view.tree.left[head], head];
  return lines.some(({ notBy }) => {
    for (let t = first; t < end; t++) if (notBy.has(lemmaAt(view, t))) return true;
    return false;
  });
}

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
  read: Attribution,
  site: CueSite,
): { readonly source: readonly Range[]; readonly content: readonly Range[]; readonly links: readonly Range[] } {
  const { cue } = read;
  const found = read.score < CERTAIN ? uninverted(view, read, site) : read;
  const links = findLinks(view, cue, found.content);
  const phrases = links.map(({ phrase }) => phrase);
  const taken: Range[] = [[cue.first, cue.end], ...phrases];
  const cut = phrases.length > 0 ? trimmed(view, without(found.content, phrases)) : found.content;
  const owned = ownedSource(view, found, site);
  const named = toComma(view, owned.length === 0 && site.cue.as === "noun" ? sourceByTree(view, site) : owned, site);
  // Where the model is certain, a source or a content that it leaves empty is empty.
  const certain = read.score >= CERTAIN;
  const byTree = () => (certain ? [] : without(contentByTree(view, site), [...taken, ...named]));
  const told = cut.length > 0 ? trimmed(view, without(cut, named)) : byTree();
  const content = sinceThen(view, site, told.length > 0 || certain ? told : sentenceBefore(view, cue, named));
  const source = without(named.length > 0 || certain ? named : sourceByTree(view, site), [...taken, ...content]);
  return { source, content, links: links.map(({ name }) => name) };
}

/** "denied on the same day that he had given it": what is said is the clause, whatever parsers hang it on; the day is when. */
function sinceThen(view: View, { cue, head, end }: CueSite, content: readonly Range[]): readonly Range[] {
  if (!cue.frames.includes("that") || content.length !== 1) return content;
  const [first] = content[0];
  const day = children(view.tree, head).find(
    (child) => child >= end && relation(view.tree, child) === "obl" && saidClause(view, child) >= 0,
  );
  if (day === undefined || first > day) return content;
  const clause = saidClause(view, day);
  return trimmed(view, [[view.tree.left[clause], view.tree.right[clause] + 1]]);
}

/** "…, asserted Dalvash.": where the model takes the name for what is said, both spans are left to the tree. */
function uninverted(view: View, read: Attribution, site: CueSite): Attribution {
  const subject = subjectOf(view.tree, site.head);
  // "The readout, which was short, contained no reference to the post": who speaks stands before the verb, whatever the model thinks of the comma.
  const before = subject >= 0 && subject < site.first && read.source.length > 0 && read.source.every(([first]) => first >= site.end);
  if (before) return { ...read, source: [], content: [] };
  const name = invertedName(view, site.head, site.end);
  if (name < 0 || read.content.some(([first, end]) => first < view.tree.left[name] || end > view.tree.right[name] + 2)) return read;
  return { ...read, source: [], content: [] };
}

/** The source that the model reads; of several, the one that holds the verb's subject; of "quoted him as saying", who is quoted. */
function ownedSource(view: View, { cue, source }: Attribution, site: CueSite): readonly Range[] {
  const quoted = quotedBy(view, { cue, head: site.head, source: [], content: [], entry: null, links: [], rule: "" });
  if (quoted !== null) return [quoted.quoted];
  if (source.length < 2) return source;
  const subject = subjectOf(view.tree, site.head);
  const own = source.filter(([first, end]) => subject >= first && subject < end);
  return own.length > 0 ? own : source;
}

/** The longest name that a phrase such as "according to" is followed by. */
const LONGEST_NAME = 8;

/** "According to the state news agency Kestpress, …": the source of a phrase runs to the comma that closes it. */
function toComma(view: View, source: readonly Range[], { cue, end }: CueSite): readonly Range[] {
  if (cue.as !== "phrase" || source.length !== 1 || source[0][0] !== end) return source;
  for (let t = source[0][1]; t < Math.min(view.count, source[0][1] + LONGEST_NAME); t++) {
    if (lemmaAt(view, t) === ",") return [[end, t]];
    if (view.pos[t] === VERB || view.pos[t] === AUX || view.quotation[t] >= 0) return source;
  }
  return source;
}

/** "The leaders agreed to meet again, the statement added.": all that stands before the comma. */
function sentenceBefore(view: View, cue: CueSpan, source: readonly Range[]): Range[] {
  const { firstToken, endToken } = view.ann.sentences[view.ann.tokens.sentence[cue.first]];
  const first = Math.min(cue.first, ...source.map(([from]) => from));
  const end = Math.max(cue.end, ...source.map(([, to]) => to));
  if (endToken - end > 2 || first <= firstToken + 1 || lemmaAt(view, first - 1) !== ",") return [];
  return trimmed(view, [[firstToken, first]]);
}
