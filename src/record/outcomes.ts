import type { Commitment, RecordWhen } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { contentStems, shared } from "../text/content-words.ts";
import { daysBetween, edtfBounds } from "../text/dates.ts";
import { dateFit } from "./dates.ts";
import { AS_PROMISED, BREACH, CLOSE, isBroken, KIN, kinOf, NARROW, tellsInPast, wordsOf } from "./deed-words.ts";
import { toldByKin } from "./outcomes-kin.ts";
import { type After, type CommitmentTold, namesSide, OFFICES, sentencesAfter } from "./outcomes-sentences.ts";
import { evidenceAt, type Pile, unique, uniqueEvidence } from "./pile.ts";

/** What became of a commitment, and the words that say so. */
export interface Outcome {
  readonly status: Commitment["status"];
  readonly evidence: readonly Evidence[];
}

/** A meeting that took place, a later sentence that says it was not done, or one that says it was; else what the due day says. */
export function outcomeOf(cluster: readonly CommitmentTold[], due: RecordWhen | null, after: After): Outcome {
  const met = keptByContact(cluster, due, after);
  if (met !== null) return { status: "done", evidence: met };
  const behind = behindRetelling(cluster);
  if (behind.length > 0) return { status: "broken", evidence: behind };
  const later = laterAbout(cluster, due, after);
  const left = isOfLeaving(cluster[0]) ? leftOrDone(cluster, later, after) : null;
  if (left !== null) return left;
  const broken = later.filter(
    (sentence) => isBroken(sentence.text, due !== null) && (isOfPromise(sentence) || namesSide(cluster, sentence, after.pile)),
  );
  if (broken.length > 0) return { status: "broken", evidence: uniqueEvidence(broken) };
  const kept = later.filter((sentence) => !isBroken(sentence.text, due !== null) && tellsOfDeed(cluster, sentence, after.pile));
  const byKin = kept.length > 0 ? [] : toldByKin(cluster, due, after);
  const failed = byKin.filter(({ status }) => status === "broken").map(({ sentence }) => sentence);
  if (failed.length > 0) return { status: "broken", evidence: uniqueEvidence(failed) };
  const done = kept.length > 0 ? kept : [...byKin.map(({ sentence }) => sentence), ...toldAsPromised(cluster, due, after)];
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

/** "promised not to use force", "that nobody would be charged" */
function isOfLeaving({ mention: { what } }: CommitmentTold): boolean {
  return /^(?:not|no|nobody|none|neither|never)\b/iu.test(what);
}

/** Of what was to be left undone: it is broken where it was done, or done "despite the promise", and kept where it is told as not done. */
function leftOrDone(cluster: readonly CommitmentTold[], later: readonly Evidence[], { pile }: After): Outcome | null {
  const sided = later.filter((sentence) => BREACH.test(sentence.text) || namesSide(cluster, sentence, pile));
  const done = sided.filter(
    (sentence) => BREACH.test(sentence.text) || (!isBroken(sentence.text, false) && tellsOfDeed(cluster, sentence, pile)),
  );
  if (done.length > 0) return { status: "broken", evidence: uniqueEvidence(done) };
  const not = sided.filter((sentence) => isBroken(sentence.text, false));
  return not.length > 0 ? { status: "done", evidence: uniqueEvidence(not) } : null;
}

/** "She had pledged to let them in. A month later nobody has been allowed in": the sentence behind one that tells again of a promise given. */
function behindRetelling(cluster: readonly CommitmentTold[]): Evidence[] {
  return cluster.flatMap(({ analysed, mention }) => {
    if (!mention.rule.endsWith("/retold")) return [];
    const end = Math.max(...mention.evidence.map((span) => span.end));
    const next = analysed.sentences.find(({ start }) => start >= end);
    const sentence = next === undefined ? null : evidenceAt(analysed, next);
    return sentence !== null && NOTHING_YET.test(sentence.text) ? [sentence] : [];
  });
}

const NOTHING_YET =
  /\b(?:nobody|no one|none|nothing|not one)\b.{0,40}\b(?:has|have|had|was|were)\b|\b(?:has|have) (?:still )?not\b|\bnever\b/iu;

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
  const byName = toldOfPromiser(cluster, last, promised, pile);
  const byThings = byName.length > 0 ? byName : toldOfThings(cluster, promised, pile);
  if (last === null || byThings.length > 0) return byThings;
  const own = new Set(cluster.map(({ analysed }) => analysed.article.id));
  return promised.flatMap(({ sentence, day }) => {
    const near = day !== null && Math.abs(daysBetween(last, day)) <= AROUND && !own.has(sentence.article);
    return near && namesSide(cluster, sentence, pile) && !isBroken(sentence.text, due !== null) ? [sentence] : [];
  });
}

/** "The first lorries rolled through the Kest crossing, as Kestria had agreed": of the side, and of two things of the promise, one of them by its name. */
function toldOfThings(cluster: readonly CommitmentTold[], promised: After["promised"], pile: Pile): Evidence[] {
  const [{ analysed, mention, stems }] = cluster;
  const given = edtfBounds(analysed.article.published.edtf).last;
  const names = contentStems((mention.what.match(/(?<=\P{L})\p{Lu}\p{L}{2,}/gu) ?? []).join(" "));
  const own = new Set(cluster.map((told) => told.analysed.article.id));
  if (given === null || names.size === 0) return [];
  return promised.flatMap(({ sentence, day }) => {
    const words = contentStems(sentence.text);
    const soon = day === null || (day > given && daysBetween(given, day) <= SOON);
    const fits = shared(words, stems) >= 2 && shared(words, names) > 0 && !own.has(sentence.article) && soon;
    return fits && namesSide(cluster, sentence, pile) && !isBroken(sentence.text, true) ? [sentence] : [];
  });
}

/** Days in which "as Tavon had promised" is looked for where no day was given. */
const SOON = 45;

/** The same on any day of the next weeks, not long after the due day: the one who promised must be named himself, by "as … had promised". */
function toldOfPromiser(cluster: readonly CommitmentTold[], last: string | null, promised: After["promised"], pile: Pile): Evidence[] {
  const [{ analysed, mention, by }] = cluster;
  const given = edtfBounds(analysed.article.published.edtf).last;
  if (mention.kind !== "promise" || given === null) return [];
  const names = by.flatMap((id) => pile.byId.get(id)?.name.split(" ").at(-1) ?? []);
  return promised.flatMap(({ sentence, day }) => {
    const soon = day !== null && day > given && daysBetween(given, day) <= SOON && (last === null || daysBetween(last, day) <= AROUND);
    return soon && names.some((name) => sentence.text.includes(`as ${name} `)) && !isBroken(sentence.text, last !== null) ? [sentence] : [];
  });
}

const MEETING = [...contentStems("meet meeting talks send ministers summit negotiations visit call host invite invitation receive")];
const SAME_DEED = 0.5;
/** Sentences of later articles that share two words and half of what one of the tellings says. */
function laterAbout(cluster: readonly CommitmentTold[], due: RecordWhen | null, { index, undated }: After): Evidence[] {
  const found = cluster
    .filter(({ stems }) => stems.size > 1)
    .flatMap(({ stems }) => sentencesAfter(cluster, due, index.sharing(stems, Math.max(2, Math.ceil(stems.size * SAME_DEED))), undated));
  return uniqueEvidence(found.filter((sentence) => cluster.some(({ stems }) => sharesDeed(stems, sentence))));
}

/** "Foreign Minister Idrel said" has two words of "to send their foreign ministers", and nothing to do with it. */
function sharesDeed(stems: ReadonlySet<string>, { text }: Evidence): boolean {
  return [...contentStems(text)].some((stem) => stems.has(stem) && !OFFICES.has(stem));
}

/** Numbers of the groups whose verbs mean one deed that the first word of a telling belongs to. */
export function closeKinOf({ mention }: CommitmentTold): number[] {
  return kinOf(wordsOf(mention.what).slice(0, 1)).filter((group) => CLOSE.includes(group));
}

/** Numbers of the narrow groups of verbs that the deed of one telling belongs to. */
export function kinOfTold({ mention }: CommitmentTold): number[] {
  return kinOf(wordsOf(mention.what)).filter((group) => group < NARROW);
}

/** The deed, or one of its kin, in a past form, told of those who promised; or "as promised". */
function tellsOfDeed(cluster: readonly CommitmentTold[], sentence: Evidence, pile: Pile): boolean {
  const plan = cluster[0].mention.kind === "plan";
  if (!plan && !namesSide(cluster, sentence, pile)) return false;
  if (AS_PROMISED.test(sentence.text)) return true;
  const words = cluster.flatMap(({ mention }) => wordsOf(mention.what));
  const deeds = new Set([...contentStems(words.join(" "))]);
  const kin = new Set(kinOf(words).flatMap((group) => KIN[group]));
  return tellsInPast(sentence.text, (verb) => deeds.has(stemOf(verb)) || kin.has(verb));
}

function stemOf(verb: string): string {
  return [...contentStems(verb)][0] ?? "";
}
