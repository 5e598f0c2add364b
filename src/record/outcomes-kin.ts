/** What became of a promise, told in other words than it was given in. */
import type { RecordWhen } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { contentStems } from "../text/content-words.ts";
import { edtfBounds } from "../text/dates.ts";
import { NUMBER_WORDS } from "../text/number-words.ts";
import { BROKEN, CLOSE, GIVING, KIN, kinOf, namesThing, stateTold, THING, tellsInPast, withSynonyms, wordsOf } from "./deed-words.ts";
import { type After, type CommitmentTold, namesSide, OFFICES, sentencesAfter } from "./outcomes-sentences.ts";
import type { Pile } from "./pile.ts";

/** Words of a deed that many deeds have, and that tell none from another. */
const ANY_DEED = contentStems(
  "first second next new more all whole every each other another day week month year end million billion thousand country government people",
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
    // "the last gun would leave the hills": nobody's deed needs nobody's name
    const least = own ? Math.max(2, things.size - 1) : Math.min(2, Math.max(1, things.size - 1));
    // "Its ports were reopened": the first thing that the deed is done to, and its own verb or one that means no other deed
    const first = [...things].find((thing) => !NUMBER_WORDS.has(thing) && !/^\d/.test(thing)) ?? [...things][0];
    const close = new Set(kinOf([verb]).flatMap((group) => (CLOSE.includes(group) ? KIN[group] : []).concat(verb)));
    return sentencesAfter(cluster, due, after.index.sharing(withSynonyms(things), own ? least : 1), after.undated).flatMap(
      (sentence): Told[] => {
        const words = contentStems(sentence.text);
        const shared = [...things].filter((thing) => namesThing(words, thing)).length;
        const enough = shared >= least && (own || shared > 1 || namesThing(words, first));
        const alike = enough || (!counted && namesThing(words, first) && tellsInPast(sentence.text, (form) => close.has(form)));
        if (!alike) return [];
        const named = names.some((name) => sentence.text.includes(` ${name}`)) || [...stems].filter((stem) => words.has(stem)).length > 1;
        const whole = (things.size > 1 && shared === things.size) || (shared >= MOST && 2 * shared >= things.size);
        if (!own && !named && !whole && !namesSide([told], sentence, after.pile)) return [];
        const state = stateTold(sentence.text, verb);
        // "are still in prison", before the day or without one: not yet
        if (state === "broken") return isOver(due, sentence, after.pile) ? [{ sentence, status: "broken" }] : [];
        const failed = BROKEN.test(sentence.text);
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
