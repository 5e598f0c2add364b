import { UPOS } from "../../model/annotations.ts";
import type { Relayer } from "../../model/findings.ts";
import { agentOf, childBy, isPassive } from "../tree.ts";
import { covers, type Draft, lemmaAt, type Range, rangeHead, toSpan } from "./draft.ts";
import type { CueSpan } from "./frame.ts";
import { isSource } from "./frames.ts";
import { type EntityAt, entityOfNoun } from "./speaker.ts";
import { OUTSIDE, type View } from "./view.ts";
import { RELAYS } from "./words.ts";

const PUNCT = UPOS.indexOf("PUNCT");
const VERB = UPOS.indexOf("VERB");
/** A relayer's name is looked at no further than this. */
const LONGEST_NAME = 16;

/** A link of a chain: the words from "citing" on, and of these the ones that name who is cited. */
export interface Link {
  readonly phrase: Range;
  readonly name: Range;
}

/**
 * The links that a statement's own sentence names: "…, reporting B, citing C", nearest first. One within the content counts only at the
 * edge of it, where the span model takes it for the beginning or the end of what is said.
 */
export function findLinks(view: View, cue: CueSpan, content: readonly Range[]): Link[] {
  const sentence = view.ann.sentences[view.ann.tokens.sentence[cue.first]];
  const links: Link[] = [];
  for (let t = sentence.firstToken; t < sentence.endToken; t++) {
    if ((t >= cue.first && t < cue.end) || view.quote[t] !== OUTSIDE) continue;
    const from = linkStart(view, t, sentence.endToken);
    if (from < 0 || !isSource(view, from)) continue;
    const name = nameRange(view, from, sentence.endToken);
    const phrase: Range = [lemmaAt(view, t) === "reference" ? t - 1 : t, name[1]];
    if (covers(content, t) && !atEdge(view, content, phrase)) continue;
    links.push({ phrase, name });
    t = name[1] - 1;
  }
  return links;
}

function atEdge(view: View, content: readonly Range[], [from, to]: Range): boolean {
  return content.some(([first, end]) => {
    const opens = from - first <= 1 && from >= first && (from === first || view.pos[first] === PUNCT);
    const closes = to >= end || (to + 1 === end && view.pos[to] === PUNCT);
    return opens || (closes && from >= first && from < end);
  });
}

/** Token after "citing", "which quoted", "with reference to", "referring to"; -1 where none of them stands at `t`. */
function linkStart(view: View, t: number, end: number): number {
  const lemma = lemmaAt(view, t);
  if (!RELAYS.has(lemma)) return -1;
  if (lemma === "reference") return t > 0 && t + 1 < end && lemmaAt(view, t - 1) === "with" && lemmaAt(view, t + 1) === "to" ? t + 2 : -1;
  if (view.pos[t] !== VERB || !linksOn(view, t)) return -1;
  if (lemma === "refer") return t + 1 < end && lemmaAt(view, t + 1) === "to" ? t + 2 : -1;
  return t + 1 < end ? t + 1 : -1;
}

/** Whether a draft's cue only ties a chain together: "citing" before somebody that speaks. */
export function isLink(view: View, { cue, head }: Draft): boolean {
  const from = linkStart(view, head, view.count);
  return from >= cue.end && from <= cue.end + 1 && isSource(view, from);
}

/** A participle ("citing") or the verb of a relative clause ("which quoted"), not a cue of its own. */
function linksOn(view: View, t: number): boolean {
  const { tokens, text } = view.ann;
  if (text.slice(tokens.start[t], tokens.end[t]).endsWith("ing")) return true;
  return t > 0 && ["which", "who", "that"].includes(lemmaAt(view, t - 1));
}

function nameRange(view: View, from: number, end: number): Range {
  let t = from;
  while (t < Math.min(end, from + LONGEST_NAME) && !endsName(view, t, from)) t++;
  while (t > from + 1 && view.pos[t - 1] === PUNCT) t--;
  return [from, Math.max(t, from + 1)];
}

function endsName(view: View, t: number, from: number): boolean {
  if (t === from) return false;
  const lemma = lemmaAt(view, t);
  return (
    lemma === "," ||
    lemma === ";" ||
    lemma === "." ||
    lemma === ":" ||
    lemma === "that" ||
    lemma === "as" ||
    (view.pos[t] === VERB && t > from)
  );
}

/** One link of a chain, by the tokens that name it. */
export function relayer(view: View, at: EntityAt, range: Range): Relayer {
  const evidence = toSpan(view, range);
  const entity = entityOfNoun(view, at, rangeHead(view, range));
  const name = view.ann.entities.find(({ id }) => id === entity)?.name ?? view.ann.text.slice(evidence.start, evidence.end);
  return { name, entity, evidence };
}

/** "The press service quoted Tavon as saying": who is quoted and who quotes, null where the cue is no such thing. */
export function quotedBy(view: View, { cue }: Draft): { quoted: Range; by: Range | null } | null {
  const as = asBefore(view, cue);
  if (as < 0) return null;
  const { tree } = view;
  const sentence = view.ann.sentences[view.ann.tokens.sentence[cue.first]];
  for (let t = as - 1; t >= Math.max(sentence.firstToken, as - LONGEST_NAME); t--) {
    const lemma = lemmaAt(view, t);
    if ((lemma !== "quote" && lemma !== "cite") || view.pos[t] !== VERB) continue;
    const subject = childBy(tree, t, "nsubj", "nsubj:pass");
    const subjectRange =
      subject < 0 ? phraseBefore(view, sentence.firstToken, t) : ([tree.left[subject], Math.min(t, tree.right[subject] + 1)] as const);
    // "Dalvash was quoted by Kestpress as saying": who is quoted is the subject, who quotes the agent.
    const agent = isPassive(tree, t) ? agentOf(tree, t) : -1;
    if (agent > t && agent < as && subjectRange !== null) {
      const by: Range = [
        tree.left[agent] > t && lemmaAt(view, tree.left[agent]) === "by" ? tree.left[agent] + 1 : agent,
        Math.min(as, tree.right[agent] + 1),
      ];
      return { quoted: subjectRange, by };
    }
    if (t + 1 === as) return subjectRange === null ? null : { quoted: subjectRange, by: null };
    return { quoted: [t + 1, as], by: subjectRange };
  }
  return null;
}

/** The "as" that a cue begins with or follows ("as saying"), -1 where none. */
export function asBefore(view: View, cue: CueSpan): number {
  if (lemmaAt(view, cue.first) === "as") return cue.first;
  const follows = cue.first > 0 && lemmaAt(view, cue.first - 1) === "as" && lemmaAt(view, cue.first) === "say";
  return follows ? cue.first - 1 : -1;
}

/** The words between the last punctuation mark and a verb, null where there are none. */
function phraseBefore(view: View, first: number, verb: number): Range | null {
  let from = verb;
  while (from > first && view.pos[from - 1] !== PUNCT) from--;
  return from < verb ? [from, verb] : null;
}
