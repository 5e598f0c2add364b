/** What became of a promise, told in other words than it was given in. */
import type { RecordWhen } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { contentStems } from "../text/content-words.ts";
import { edtfBounds } from "../text/dates.ts";
import { NUMBER_WORDS } from "../text/number-words.ts";
import { CLOSE, GIVING, isBroken, KIN, kinOf, namesThing, stateTold, THING, tellsInPast, withSynonyms, wordsOf } from "./deed-words.ts";
import { type After, type CommitmentTold, namesSide, OFFICES, sentencesAfter } from "./outcomes-sentences.ts";
import type { Pile } from "./pile.ts";

/** Words of a deed that many deeds have, and that tell none from another. */
const ANY_DEED = contentStems(
  "first second next last new more all whole every each other another remaining rest day week month year end million billion thousand country government people",
);

/** So many words of a deed in common leave no doubt whose it is. */
const MOST = 4;

/** A sentence, and what it says became of a deed. */
export interface Told {
  readonly sentence: Evidence;
  readonly status: "done" | "broken";
}

/**
 * The deed told with another verb of its kind ("would send the first monitors" – "fourteen monitors arrived"), or by the state that it brings about ("have
 * been open since", "is still shut"). The thing that is sent, paid or freed must be named again, beside the side that promised it or what was to do it.
 */
export function toldByKin(cluster: readonly CommitmentTold[], due: RecordWhen | null, after: After): Told[] {
  return cluster.flatMap((told) => {
    const { verb, others, own } = deedWords(told.mention.what);
    if (verb === undefined) return [];
    const counted = !own && THING.test(told.mention.what);
    const kin = new Set((counted ? GIVING : kinOf([verb])).flatMap((group) => KIN[group]).concat(counted ? [] : [verb, `${verb}ed`]));
    const things = contentStems(counted ? told.mention.what : others.join(" "))
      .difference(ANY_DEED)
      .difference(OFFICES);
    if (things.size === 0) return [];
    const doer = doerOf(told);
    const stems = contentStems(doer).difference(ANY_DEED);
    const names = doer.match(/(?<=\p{Ll} )\p{Lu}\p{L}{2,}/gu) ?? [];
    // "the last gun would leave the hills": nobody's deed needs nobody's name, unless a single word tells whose it is
    const alone = own && things.size === 1;
    const least = alone ? 1 : own ? Math.max(2, things.size - 1) : Math.min(2, Math.max(1, things.size - 1));
    const proper = contentStems((told.mention.what.match(/(?<=\P{L})\p{Lu}\p{L}{2,}/gu) ?? []).join(" "));
    // "Its ports were reopened": the first thing that the deed is done to, and its own verb or one that means no other deed
    const first = [...things].find((thing) => !NUMBER_WORDS.has(thing) && !/^\d/.test(thing)) ?? [...things][0];
    const close = new Set(kinOf([verb]).flatMap((group) => (CLOSE.includes(group) ? KIN[group] : []).concat(verb)));
    return sentencesAfter(cluster, due, after.index.sharing(withSynonyms(things), own ? least : 1), after.undated).flatMap(
      (sentence): Told[] => {
        const words = contentStems(sentence.text);
        const shared = [...things].filter((thing) => namesThing(words, thing)).length;
        const enough = shared >= least && (own || shared > 1 || namesThing(words, first));
        // "paid the last of the 300 million": the sum itself
        const sum = counted && [...things].some((thing) => /^\d{2,}$/.test(thing) && words.has(thing));
        const alike = enough || sum || (!counted && namesThing(words, first) && tellsInPast(sentence.text, (form) => close.has(form)));
        if (!alike) return [];
        const named = names.some((name) => sentence.text.includes(` ${name}`)) || [...stems].filter((stem) => words.has(stem)).length > 1;
        // "The Mollen bridge reopened": what has a name, and the very deed
        const known = shared > 1 && [...proper].some((thing) => words.has(thing)) && tellsInPast(sentence.text, (form) => close.has(form));
        const whole = known || (things.size > 1 && shared === things.size) || (shared >= MOST && 2 * shared >= things.size);
        if ((!own || alone) && !named && !whole && !namesSide([told], sentence, after.pile)) return [];
        const state = stateTold(sentence.text, verb);
        // "are still in prison", before the day or without one: not yet
        if (state === "broken") return isOver(due, sentence, after.pile) ? [{ sentence, status: "broken" }] : [];
        const failed = isBroken(sentence.text, due !== null);
        if (!tellsInPast(sentence.text, (form) => kin.has(form), failed))
          return state === null || failed ? [] : [{ sentence, status: "done" }];
        return [{ sentence, status: failed ? "broken" : "done" }];
      },
    );
  });
}

/** Whether a sentence is of an article of a day behind the due one. */
function isOver(due: RecordWhen | null, sentence: Evidence, pile: Pile): boolean {
  const last = due === null ? null : edtfBounds(due.edtf).last;
  const article = pile.articles.find(({ article: { id } }) => id === sentence.article);
  const told = article === undefined ? null : edtfBounds(article.article.published.edtf).first;
  return last !== null && told !== null && told > last;
}

/** The verb of a deed and its other words; `own`: it keeps a subject that is no party ("the ships would sail"). */
function deedWords(what: string): { readonly verb: string | undefined; readonly others: readonly string[]; readonly own: boolean } {
  const words = wordsOf(what);
  const modal = words.findIndex((word, i) => MODALS.has(word) || (word === "to" && ["is", "are"].includes(words[i - 1])));
  if (modal <= 0) return { verb: words[0], others: [...words.slice(1), ...counts(what)], own: false };
  // "would be released", "are to be put back", "would be free to sail"
  let verb = modal + 1;
  if (words[verb] === "be" && words.length > verb + 1) verb++;
  if (FREE.has(words[verb]) && words[verb + 1] === "to" && words.length > verb + 2) verb += 2;
  return { verb: words[verb], others: [...words.slice(0, modal), ...words.slice(verb + 1), ...counts(what)], own: true };
}

const MODALS = new Set(["will", "would", "shall", "should", "must"]);
const FREE = new Set(["free", "able", "allowed", "permitted"]);

/** Numbers among what is promised: "49 prisoners". */
function counts(what: string): readonly string[] {
  return what.match(/\b\d{2,6}\b/gu) ?? [];
}

/** "A working group of naval officers" of "… will make proposals": the words in front of the deed. */
function doerOf({ analysed: { article }, mention: { content, evidence } }: CommitmentTold): string {
  const [sentence] = evidence;
  const clause = article.text.slice(content.start, content.end);
  const own = clause.search(/ (?:will|would|shall|is to|are to) /u);
  return own > 0 ? clause.slice(0, own) : article.text.slice(Math.min(sentence.start, content.start), content.start);
}
