import type { CommitmentMention } from "../model/findings.ts";
import type { AnalysedArticle, Commitment, Contact, RecordWhen } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { contentStems } from "../text/content-words.ts";
import { addDays, daysBetween, edtfBounds } from "../text/dates.ts";
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
  /** Sentences that say "as promised", "as agreed", with the first day on which their article may have appeared. */
  readonly promised: readonly { readonly sentence: Evidence; readonly day: string | null }[];
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
  const byKin = kept.length > 0 ? [] : toldByKin(cluster, due, after);
  const failed = byKin.filter(({ text }) => BROKEN.test(text));
  if (failed.length > 0) return { status: "broken", evidence: uniqueEvidence(failed) };
  const done = kept.length > 0 ? kept : [...byKin, ...toldAsPromised(cluster, due, after)];
  if (done.length > 0) return { status: "done", evidence: uniqueEvidence(done) };
  const last = due === null ? null : edtfBounds(due.edtf).last;
  if (last === null || after.seen === null)
    return { status: cluster[0].mention.kind === "promise" || due !== null ? "open" : "unclear", evidence: [] };
  // What was to be that very evening is hardly ever told again.
  const sameDay = cluster.every(
    ({ analysed, mention }) => mention.kind === "plan" && edtfBounds(analysed.article.published.edtf).first === last,
  );
  return { status: last >= after.seen ? "open" : sameDay ? "unclear" : "overdue", evidence: [] };
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

/** Sentences of the pile that say of something that it was done as promised. */
export function asPromised(pile: Pile): After["promised"] {
  return pile.articles.flatMap((analysed) => {
    const day = edtfBounds(analysed.article.published.edtf).first;
    const said = analysed.sentences.map((sentence) => evidenceAt(analysed, sentence)).filter(({ text }) => AS_PROMISED.test(text));
    return said.map((sentence) => ({ sentence, day }));
  });
}

/** Days around the due day in which "as promised" is about what was due then. */
const AROUND = 4;

/** "…, as Vardania had promised": told of the side about the day on which one thing of its was due, in whatever words. */
function toldAsPromised(cluster: readonly CommitmentTold[], due: RecordWhen | null, { promised, pile }: After): Evidence[] {
  const last = due === null ? null : edtfBounds(due.edtf).last;
  if (last === null) return toldOfPromiser(cluster, promised, pile);
  const own = new Set(cluster.map(({ analysed }) => analysed.article.id));
  return promised.flatMap(({ sentence, day }) => {
    const near = day !== null && Math.abs(daysBetween(last, day)) <= AROUND && !own.has(sentence.article);
    return near && namesSide(cluster, sentence, pile) && !BROKEN.test(sentence.text) ? [sentence] : [];
  });
}

/** Days in which "as Tavon had promised" is looked for where no day was given. */
const SOON = 45;

/** The same of a promise without a day: the one who promised must be named himself, by "as … had promised". */
function toldOfPromiser(cluster: readonly CommitmentTold[], promised: After["promised"], pile: Pile): Evidence[] {
  const [{ analysed, mention, by }] = cluster;
  const given = edtfBounds(analysed.article.published.edtf).last;
  if (mention.kind !== "promise" || given === null) return [];
  const names = by.flatMap((id) => pile.byId.get(id)?.name.split(" ").at(-1) ?? []);
  return promised.flatMap(({ sentence, day }) => {
    const soon = day !== null && day > given && daysBetween(given, day) <= SOON;
    return soon && names.some((name) => sentence.text.includes(`as ${name} `)) && !BROKEN.test(sentence.text) ? [sentence] : [];
  });
}

/** Words of a deed that many deeds have, and that tell none from another. */
const ANY_DEED = contentStems(
  "first second next new more all whole every each other another day week month year end million billion thousand country government people",
);

/**
 * The deed told with another verb of its kind: "would send the first monitors" – "fourteen monitors arrived". The thing that is sent, paid or freed must be
 * named again, beside the side that promised it or what was to do it.
 */
function toldByKin(cluster: readonly CommitmentTold[], due: RecordWhen | null, after: After): Evidence[] {
  return cluster.flatMap((told) => {
    const { verb, others, own } = deedWords(told.mention.what);
    if (verb === undefined) return [];
    const counted = /^\d/.test(told.mention.what);
    const kin = new Set((counted ? [GIVE] : kinOf([verb])).flatMap((group) => KIN[group]).concat(counted ? [] : [verb, `${verb}ed`]));
    const things = contentStems(counted ? told.mention.what : others.join(" "))
      .difference(ANY_DEED)
      .difference(OFFICES);
    const doer = doerOf(told);
    const stems = contentStems(doer).difference(ANY_DEED);
    const names = doer.match(/(?<=\p{Ll} )\p{Lu}\p{L}{2,}/gu) ?? [];
    if (things.size === 0) return [];
    // "the last gun would leave the hills": nobody's deed needs nobody's name
    const least = own ? Math.max(2, things.size - 1) : Math.min(2, Math.max(1, things.size - 1));
    return sentencesAfter(cluster, due, after.index.sharing(things, least)).filter((sentence) => {
      const words = contentStems(sentence.text);
      const named = names.some((name) => sentence.text.includes(` ${name}`)) || [...stems].filter((stem) => words.has(stem)).length > 1;
      const same = own || named || namesSide([told], sentence, after.pile);
      return same && tellsInPast(sentence, (form) => kin.has(form), BROKEN.test(sentence.text));
    });
  });
}

/** The verb of a deed and its other words; `own`: it keeps a subject that is no party ("the ships would sail"). */
function deedWords(what: string): { readonly verb: string | undefined; readonly others: readonly string[]; readonly own: boolean } {
  const words = wordsOf(what);
  const modal = words.findIndex((word) => ["will", "would", "shall", "should"].includes(word));
  if (modal > 0) return { verb: words[modal + 1], others: [...words.slice(0, modal), ...words.slice(modal + 2)], own: true };
  return { verb: words[0], others: words.slice(1), own: false };
}

/** "A working group of naval officers" of "… will make proposals": the words in front of the deed. */
function doerOf({ analysed: { article }, mention: { content, evidence } }: CommitmentTold): string {
  const [sentence] = evidence;
  const clause = article.text.slice(content.start, content.end);
  const own = clause.search(/ (?:will|would|shall|is to|are to) /u);
  return own > 0 ? clause.slice(0, own) : article.text.slice(Math.min(sentence.start, content.start), content.start);
}

const MEETING = [...contentStems("meet meeting talks send ministers summit negotiations visit call host")];
const SAME_DEED = 0.5;
/** Days after the due day, or after the promise, in which its outcome is looked for: a later year's sentence is about something else. */
const AFTER_DUE = 120;
const AFTER_WORD = 180;

/** Sentences of later articles that share two words and half of what one of the tellings says. */
function laterAbout(cluster: readonly CommitmentTold[], due: RecordWhen | null, index: SentenceIndex): Evidence[] {
  const found = cluster
    .filter(({ stems }) => stems.size > 1)
    .flatMap(({ stems }) => sentencesAfter(cluster, due, index.sharing(stems, Math.max(2, Math.ceil(stems.size * SAME_DEED)))));
  return uniqueEvidence(found.filter((sentence) => cluster.some(({ stems }) => sharesDeed(stems, sentence))));
}

/** Those of the sentences that stand in a later article of the time in which an outcome is looked for, and do not only promise it again. */
function sentencesAfter(
  cluster: readonly CommitmentTold[],
  due: RecordWhen | null,
  about: ReadonlyMap<AnalysedArticle, ReadonlySet<number>>,
): Evidence[] {
  const days = cluster.flatMap(({ analysed }) => edtfBounds(analysed.article.published.edtf).last ?? []).toSorted(compare);
  if (days.length === 0) return [];
  const last = due === null ? null : edtfBounds(due.edtf).last;
  const until = last === null ? addDays(days[days.length - 1], AFTER_WORD) : addDays(last, AFTER_DUE);
  return [...about].flatMap(([analysed, sentences]) => {
    const { first } = edtfBounds(analysed.article.published.edtf);
    if (first === null || first <= days[0] || first > until) return [];
    const found = [...sentences].map((i) => evidenceAt(analysed, analysed.sentences[i]));
    return found.filter((sentence) => !tellsOfPromise(analysed, sentence));
  });
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
/** The group of giving and paying, by which a promised sum is given. */
const GIVE = 3;

/** Past forms that do not end in -ed. */
const PAST: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
  }),
);

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
  return tellsInPast(sentence, (verb) => deeds.has(stemOf(verb)) || kin.has(verb));
}

/** Whether a past form of the sentence, without "to" or "not" before it, is of a verb that `fits` (its infinitive, or the form itself where it ends in -ed); where it is `denied`, also behind "not". */
function tellsInPast(sentence: Evidence, fits: (verb: string) => boolean, denied = false): boolean {
  const told = sentence.text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return told.some((form, i) => {
    if (!denied && NOT_YET.has(told[i - 1] ?? "")) return false;
    const past = PAST.get(form);
    const verbs = past !== undefined ? [past] : form.endsWith("ed") ? [form, form.slice(0, -1), form.slice(0, -2)] : [];
    return verbs.some(fits);
  });
}

function stemOf(verb: string): string {
  return [...contentStems(verb)][0] ?? "";
}

function namesSide(cluster: readonly CommitmentTold[], sentence: Evidence, pile: Pile): boolean {
  const sides = new Set(cluster.flatMap((told) => told.by).map((entity) => pile.side(entity)));
  return pile.entities.some(
    ({ id, mentions }) =>
      sides.has(pile.side(id)) && mentions.some((mention) => mention.article === sentence.article && overlaps(mention, sentence)),
  );
}
