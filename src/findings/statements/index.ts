/** Statements: who said what, on whose word, in which tone. */
import type { Annotations } from "../../model/annotations.ts";
import type { Relayer, Statement } from "../../model/findings.ts";
import type { Note } from "../../model/note.ts";
import { readWeights } from "../../weights/weights.ts";
import { quotedBy, relayer } from "./chain.ts";
import { loadClusters } from "./clusters.ts";
import { deniedBy, missedNotes, whenOf } from "./context.ts";
import { covers, type Draft, toSpan } from "./draft.ts";
import { draftStatements } from "./drafts.ts";
import { type Lexicon, readLexicon } from "./lexicon.ts";
import { openModel } from "./model.ts";
import { addresseeOf, createMemory, type EntityAt, entitiesByHead, impliedSpeaker, type Memory, speakerOf, targetOf } from "./speaker.ts";
import { modeOf, stanceOf } from "./stance.ts";
import { createView, type View } from "./view.ts";
import { DOCUMENTS, OFFICES } from "./words.ts";

export interface StatementFinder {
  /** All statements of one text in text order, and notes on sentences that look as if they held one. Deterministic; throws on no input. */
  find(ann: Annotations): { readonly statements: readonly Statement[]; readonly notes: readonly Note[] };
}

/** Opens models/statements.bin, models/words.bin and data/statements/cues.json. Throws WEIGHTS_UNREADABLE, WEIGHTS_DAMAGED or STATEMENTS_CUES_UNREADABLE. */
export function createStatementFinder(modelsFolder: URL): StatementFinder {
  const model = openModel(readWeights(new URL("statements.bin", modelsFolder)));
  const clusters = loadClusters(readWeights(new URL("words.bin", modelsFolder)));
  const lexicon = readLexicon(new URL("../data/statements/cues.json", modelsFolder));
  return {
    find(ann) {
      const view = createView(ann, clusters);
      const drafts = draftStatements(view, model, lexicon);
      const statements = complete(view, drafts, lexicon);
      return { statements, notes: missedNotes(view, lexicon, statements) };
    },
  };
}

/** Tones in which what is said is passed on as said: who denies or demands something is no link of a chain. */
const RELAYING: ReadonlySet<string> = new Set(["say", "claim", "confirm", "acknowledge", "predict"]);

function complete(view: View, drafts: readonly Draft[], lexicon: Lexicon): Statement[] {
  const at = entitiesByHead(view);
  const memory = createMemory();
  const around = drafts.map((draft, i) => containerOf(drafts, draft, i));
  const statements: Statement[] = [];
  const chains: (readonly Relayer[])[] = [];
  for (const [i, draft] of drafts.entries()) {
    const outer = around[i];
    const told =
      outer < 0 || !RELAYING.has(stanceOf(view, drafts[outer], lexicon))
        ? []
        : outer < i
          ? chains[outer]
          : ownChain(view, at, drafts[outer], null).chain;
    const statement = completeOne(
      view,
      at,
      memory,
      draft,
      i,
      outer < 0 ? null : { number: outer, draft: drafts[outer] },
      told,
      statements,
      lexicon,
    );
    chains.push(statement.chain);
    statements.push(statement.statement);
  }
  return statements;
}

/** The relayers that a draft's own sentence names, its source first; and who speaks at the end of them, where anybody is relayed. */
function ownChain(
  view: View,
  at: EntityAt,
  draft: Draft,
  outer: Draft | null,
): { via: readonly Relayer[]; chain: readonly Relayer[]; origin: Relayer | null } {
  const source = draft.source.slice(0, 1).map((range) => relayer(view, at, range));
  const quoted = quotedBy(view, draft);
  if (quoted !== null) {
    const origin = relayer(view, at, quoted.quoted);
    const via = quoted.by === null ? [] : [relayer(view, at, quoted.by)];
    return { via, chain: [...via, origin], origin };
  }
  // Who is cited outside of the content that a statement stands in is cited by its teller.
  const ownLinks = outer === null ? draft.links : draft.links.filter(([first]) => covers(outer.content, first));
  const links = ownLinks.map((range) => relayer(view, at, range));
  if (links.length === 0) return { via: [], chain: source, origin: null };
  const via =
    source.length > 0 && links.some(({ evidence }) => evidence.start === source[0].evidence.start) ? links : [...source, ...links];
  return { via, chain: via, origin: links[links.length - 1] };
}

function completeOne(
  view: View,
  at: EntityAt,
  memory: Memory,
  draft: Draft,
  number: number,
  outer: { readonly number: number; readonly draft: Draft } | null,
  told: readonly Relayer[],
  earlier: readonly Statement[],
  lexicon: Lexicon,
): { statement: Statement; chain: readonly Relayer[] } {
  const { via, chain, origin } = ownChain(view, at, draft, outer?.draft ?? null);
  const named =
    draft.source.length > 0 ? speakerOf(view, at, draft, memory) : (ofSentence(view, draft, earlier) ?? impliedSpeaker(view, at, draft));
  const speaker = origin === null ? named : origin.entity;
  if (outer === null) memory.lastDraft = speaker === null ? null : draft;
  if (speaker !== null && outer === null) memory.last = speaker;
  const content = draft.content.map((range) => toSpan(view, range));
  const stance = stanceOf(view, draft, lexicon);
  const relayed = told.filter((link) => link.entity === null || link.entity !== speaker || isMouthpiece(view.ann.text, link));
  const statement: Statement = {
    id: `s${number + 1}`,
    source: draft.source.map((range) => toSpan(view, range)),
    cue: [toSpan(view, [draft.cue.first, draft.cue.end])],
    content,
    speaker,
    addressee: addresseeOf(view, at, draft),
    target: targetOf(view, at, draft),
    mode: modeOf(view.ann.text, content),
    stance,
    via: [...relayed, ...via],
    denies: stance === "deny" ? deniedBy(view, draft, content, speaker, earlier) : [],
    within: outer === null ? null : `s${outer.number + 1}`,
    when: whenOf(view, draft),
    rule: draft.rule,
  };
  const resolved =
    origin === null ? chain.map((link) => (named === null || link.entity !== null ? link : nameAs(view, link, named))) : chain;
  return { statement, chain: [...relayed, ...resolved] };
}

/** Statements farther apart in the list than this do not hold one another. */
const NEIGHBOURS = 30;

/** Number of the smallest draft within whose content this one stands, -1 where none. */
function containerOf(drafts: readonly Draft[], draft: Draft, number: number): number {
  let best = -1;
  let size = Number.POSITIVE_INFINITY;
  for (let i = Math.max(0, number - NEIGHBOURS); i < Math.min(drafts.length, number + NEIGHBOURS); i++) {
    const other = drafts[i];
    if (other === draft || !covers(other.content, draft.head)) continue;
    if (draft.source.length > 0 && !covers(other.content, draft.source[0][0])) continue;
    const length = other.content.reduce((sum, [first, end]) => sum + end - first, 0);
    if (length >= size || covers(draft.content, other.head)) continue;
    best = i;
    size = length;
  }
  return best;
}

/** "denied the claims, saying the gates stood open": who speaks in a participle after a comma is who spoke before in the sentence. */
function ofSentence(view: View, { cue, head }: Draft, earlier: readonly Statement[]): string | null {
  const { tokens, sentences, text } = view.ann;
  if (cue.first === 0 || text[tokens.start[cue.first - 1]] !== "," || !text.slice(tokens.start[head], tokens.end[head]).endsWith("ing"))
    return null;
  const { start } = sentences[tokens.sentence[head]];
  return earlier.findLast((one) => one.within === null && one.cue[0].start >= start)?.speaker ?? null;
}

/** "Tavon's spokesman said the premier had agreed": whoever speaks through a mouthpiece is still relayed by it. */
function isMouthpiece(text: string, { evidence }: Relayer): boolean {
  const last = text.slice(evidence.start, evidence.end).split(" ").at(-1) ?? "";
  return OFFICES.has(last.toLowerCase()) || DOCUMENTS.has(last.toLowerCase());
}

/** A link by the entity that its source turned out to be ("it", "the statement"). */
function nameAs(view: View, link: Relayer, entity: string): Relayer {
  return { ...link, entity, name: view.ann.entities.find(({ id }) => id === entity)?.name ?? link.name };
}
