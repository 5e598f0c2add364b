import type { CommitmentMention } from "../model/findings.ts";
import type { AnalysedArticle, Commitment, Contact, RecordWhen } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { contentStems } from "../text/content-words.ts";
import { addDays, edtfBounds } from "../text/dates.ts";
import { dateFit } from "./dates.ts";
import { compare, evidenceAt, overlaps, type Pile, unique, uniqueEvidence } from "./pile.ts";
import type { SentenceIndex } from "./sentence-index.ts";

/** One telling of a promise in one article. */
export interface CommitmentTold {
  readonly analysed: AnalysedArticle;
  readonly mention: CommitmentMention;
  readonly by: readonly string[];
  /** States and bodies that those who promise act for. */
  readonly sides: readonly string[];
  readonly to: readonly string[];
  readonly due: RecordWhen | null;
  /** Words of what is promised, up to its date. */
  readonly stems: ReadonlySet<string>;
}

/** What became of a commitment, and the words that say so. */
export interface Outcome {
  readonly status: Commitment["status"];
  readonly evidence: readonly Evidence[];
}

/** What outcomes are looked for in. */
export interface After {
  readonly pile: Pile;
  readonly contacts: readonly Contact[];
  readonly index: SentenceIndex;
  /** The last day that the pile reports of: what is due before it and not told as done is overdue. */
  readonly seen: string | null;
}

/** A meeting that took place, a later sentence that says it was not done, or one that says it was; else what the due day says. */
export function outcomeOf(cluster: readonly CommitmentTold[], due: RecordWhen | null, after: After): Outcome {
  const met = keptByContact(cluster, due, after);
  if (met !== null) return { status: "done", evidence: met };
  const later = laterAbout(cluster, due, after.index);
  const broken = later.filter(
    (sentence) => BROKEN.test(sentence.text) && (isOfPromise(sentence) || namesSide(cluster, sentence, after.pile)),
  );
  if (broken.length > 0) return { status: "broken", evidence: uniqueEvidence(broken) };
  const kept = later.filter((sentence) => tellsOfDeed(cluster, sentence, after.pile));
  if (kept.length > 0) return { status: "done", evidence: uniqueEvidence(kept) };
  const last = due === null ? null : edtfBounds(due.edtf).last;
  if (last === null || after.seen === null)
    return { status: cluster[0].mention.kind === "promise" || due !== null ? "open" : "unclear", evidence: [] };
  return { status: last < after.seen ? "overdue" : "open", evidence: [] };
}

function isOfPromise({ text }: Evidence): boolean {
  return /\b(?:promise|pledge|deadline|commitment|undertaking|agreed)/iu.test(text);
}

/** A planned meeting that took place: the people or sides of the plan, at a time that fits. */
function keptByContact(cluster: readonly CommitmentTold[], due: RecordWhen | null, { contacts, pile }: After): Evidence[] | null {
  if (due === null || !cluster.some(({ stems }) => MEETING.some((stem) => stems.has(stem)))) return null;
  const sides = unique(cluster.flatMap((told) => [...told.by, ...told.to]).map((entity) => pile.side(entity)));
  const own = new Set(cluster.map(({ analysed }) => analysed.article.id));
  const found = contacts.find((contact) => {
    const fits = ["same", "possible"].includes(dateFit(contact.when.edtf, due.edtf)) && ["happened", "ongoing"].includes(contact.status);
    const present = contact.participants.map(({ entity }) => pile.side(entity));
    const there = sides.filter((side) => present.includes(side)).length >= Math.min(2, sides.length);
    return fits && there && contact.evidence.some((e) => !own.has(e.article));
  });
  return found === undefined ? null : found.evidence.filter((e) => !own.has(e.article));
}

const MEETING = [...contentStems("meet meeting talks send ministers summit negotiations visit call host")];
const SAME_DEED = 0.5;
/** Days after the due day, or after the promise, in which its outcome is looked for: a later year's sentence is about something else. */
const AFTER_DUE = 120;
const AFTER_WORD = 180;

/** Sentences of later articles that share two words and half of what one of the tellings says. */
function laterAbout(cluster: readonly CommitmentTold[], due: RecordWhen | null, index: SentenceIndex): Evidence[] {
  const days = cluster.flatMap(({ analysed }) => edtfBounds(analysed.article.published.edtf).last ?? []).toSorted(compare);
  if (days.length === 0) return [];
  const last = due === null ? null : edtfBounds(due.edtf).last;
  const until = last === null ? addDays(days[days.length - 1], AFTER_WORD) : addDays(last, AFTER_DUE);
  const about = cluster
    .filter(({ stems }) => stems.size > 1)
    .map(({ stems }) => index.sharing(stems, Math.max(2, Math.ceil(stems.size * SAME_DEED))));
  const found = about
    .flatMap((one) => [...one])
    .flatMap(([analysed, sentences]) => {
      const { first } = edtfBounds(analysed.article.published.edtf);
      if (first === null || first <= days[0] || first > until) return [];
      return [...sentences]
        .map((i) => evidenceAt(analysed, analysed.sentences[i]))
        .filter((sentence) => !tellsOfPromise(analysed, sentence) && cluster.some(({ stems }) => sharesDeed(stems, sentence)));
    });
  return uniqueEvidence(found);
}

/** "Foreign Minister Idrel said" has two words of "to send their foreign ministers", and nothing to do with it. */
function sharesDeed(stems: ReadonlySet<string>, { text }: Evidence): boolean {
  return [...contentStems(text)].some((stem) => stems.has(stem) && !OFFICES.has(stem));
}

const OFFICES = contentStems(
  "president prime premier minister foreign defence defense interior finance deputy vice secretary leader official government ministry",
);

/** A promise told again is neither kept nor broken by that. */
function tellsOfPromise(analysed: AnalysedArticle, sentence: Evidence): boolean {
  return (
    analysed.findings.commitments.some(({ evidence }) => evidence.some((span) => overlaps(span, sentence))) && !BROKEN.test(sentence.text)
  );
}

/** Not kept: negated perfect or past, failure, delay, a day that passed. */
const BROKEN =
  /\b(?:ha(?:s|ve|d) (?:still )?(?:not|never)|ha(?:s|ve|d)n[’']t|did not|didn[’']t|failed to|broken promise|never (?:came|happened|took place)|no .{1,40} (?:has|have|had) (?:been|taken|left|reached)|deadline pass(?:ed|es)?|missed (?:the|a|its) deadline|without (?:handing|releasing|paying|sending|opening|delivering|returning))\b/iu;
const AS_PROMISED = /\bas (?:\p{L}{2,20} ){0,3}(?:promised|agreed|pledged|planned|undertaken|laid down)\b/iu;

/** Verbs that one promise may be told with before and after. */
const KIN: readonly string[][] = [
  ["release", "free", "return", "hand", "let", "go", "come", "bring"],
  ["send", "dispatch", "deploy", "post", "return", "arrive", "withdraw"],
  ["exchange", "swap", "hand", "return"],
  ["give", "pay", "transfer", "provide", "deliver", "hand", "send", "present", "submit", "propose", "make"],
  ["open", "reopen", "unblock"],
  ["raise", "increase", "ask", "extend"],
  ["create", "establish", "set", "form", "found"],
];
/** Past forms that do not end in -ed. */
const PAST: { readonly [form: string]: string } = {
  freed: "free",
  went: "go",
  gone: "go",
  came: "come",
  sent: "send",
  gave: "give",
  given: "give",
  paid: "pay",
  made: "make",
  left: "leave",
  met: "meet",
  held: "hold",
  brought: "bring",
  took: "take",
  taken: "take",
  built: "build",
  withdrew: "withdraw",
  withdrawn: "withdraw",
  set: "set",
};

function wordsOf(what: string): string[] {
  return (
    what
      .toLowerCase()
      .match(/\p{L}{2,}/gu)
      ?.slice(0, 12) ?? []
  );
}

/** Numbers of the groups of verbs that the words of a deed belong to. */
function kinOf(words: readonly string[]): number[] {
  return KIN.flatMap((verbs, group) =>
    verbs.some((verb) => words.includes(verb) || words.includes(`${verb}d`) || words.includes(`${verb}ed`)) ? [group] : [],
  );
}

/** The same of one telling. */
export function kinOfTold({ mention }: CommitmentTold): number[] {
  return kinOf(wordsOf(mention.what));
}

const NOT_YET = new Set(["to", "will", "would", "not", "be", "should", "must"]);

/** The deed, or one of its kin, in a past form, told of those who promised; or "as promised". */
function tellsOfDeed(cluster: readonly CommitmentTold[], sentence: Evidence, pile: Pile): boolean {
  const plan = cluster[0].mention.kind === "plan";
  if (!plan && !namesSide(cluster, sentence, pile)) return false;
  if (AS_PROMISED.test(sentence.text)) return true;
  const words = cluster.flatMap(({ mention }) => wordsOf(mention.what));
  const deeds = new Set([...contentStems(words.join(" "))]);
  const kin = new Set(kinOf(words).flatMap((group) => KIN[group]));
  const told = sentence.text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return told.some((form, i) => {
    if (NOT_YET.has(told[i - 1] ?? "")) return false;
    const verb = PAST[form] ?? (form.endsWith("ed") ? form : undefined);
    if (verb === undefined) return false;
    const [stem] = contentStems(verb);
    return (stem !== undefined && deeds.has(stem)) || [...kin].some((one) => verb === one || contentStems(one).has(stem ?? ""));
  });
}

function namesSide(cluster: readonly CommitmentTold[], sentence: Evidence, pile: Pile): boolean {
  const sides = new Set(cluster.flatMap((told) => told.by).map((entity) => pile.side(entity)));
  return pile.entities.some(
    ({ id, mentions }) =>
      sides.has(pile.side(id)) && mentions.some((mention) => mention.article === sentence.article && overlaps(mention, sentence)),
  );
}
