import { REAL } from "../model/findings.ts";
import { edtfBounds } from "../text/dates.ts";
import { type ContactMention, samePeople } from "./contact-fit.ts";
import { compare } from "./pile.ts";

/**
 * Tellings as their own articles can mean them. What an article dates later than itself has not happened; and a meeting that it only names ("his
 * summit with Dalvash") is the one that it tells of as still to come, unless it also tells of one that took place.
 */
export function asFarAsKnown(mentions: readonly ContactMention[]): ContactMention[] {
  const dated = mentions.map((mention) =>
    REAL.has(mention.status) && isLaterThanArticle(mention) ? asPlanned(mention, "implied.later-than-article") : mention,
  );
  const byArticle = Map.groupBy(dated, ({ analysed }) => analysed);
  return dated.map((mention) => {
    const takenBack = mention.status === "cancelled" && isTakenBack(mention);
    if (!takenBack && (!REAL.has(mention.status) || !isOnlyNamed(mention))) return mention;
    const others = (byArticle.get(mention.analysed) ?? []).filter((other) => other !== mention && samePeople(other, mention));
    if (takenBack) return others.some((other) => other.status === "planned") ? asPlanned(mention, "implied.on-again") : mention;
    const told = others.some((other) => REAL.has(other.status) && !isOnlyNamed(other));
    const ahead = others.some((other) => other.status === "planned" && other.mode === mention.mode);
    return ahead && !told && !isPlaced(mention) ? asPlanned(mention, "implied.named-as-planned") : mention;
  });
}

/** "Eight days after cancelling the summit": what the article tells comes after that. */
function isTakenBack({ analysed, event }: ContactMention): boolean {
  return AFTER_CANCELLING.test(analysed.article.text.slice(Math.max(0, event.trigger.start - 80), event.trigger.start));
}

const AFTER_CANCELLING =
  /\b(?:after|since)(?: \p{L}{1,12})? (?:cancel|call|scrap|postpon|pull|abandon|suspend)\p{L}*(?: [\p{L}’'-]{1,20}){0,5} $/iu;

/** The telling as one of what is still to come. */
export function asPlanned(mention: ContactMention, rule: string): ContactMention {
  const implied = [...mention.event.implied, { field: "status", value: "planned", rule }];
  return { ...mention, status: "planned", event: { ...mention.event, status: "planned", implied } };
}

function isLaterThanArticle({ analysed, edtf }: ContactMention): boolean {
  const { first } = edtfBounds(edtf);
  const { last } = edtfBounds(analysed.article.published.edtf);
  return first !== null && last !== null && compare(first, last) > 0;
}

/** "The summit", "his meeting with Dalvash": named by a noun whose own words say neither when nor that it took place. */
export function isOnlyNamed({ analysed, event, edtf }: ContactMention): boolean {
  if (edtf !== ".." || event.when.phrase !== null) return false;
  const { text } = analysed.article;
  return (
    NOUN.test(text.slice(event.trigger.start, event.trigger.end)) &&
    KNOWN.test(text.slice(Math.max(0, event.trigger.start - 60), event.trigger.start))
  );
}

/** "After the summit", "at their meeting in Halvik": what was done there was done. */
export function isPlaced({ analysed, event }: ContactMention): boolean {
  return PLACED.test(analysed.article.text.slice(Math.max(0, event.trigger.start - 60), event.trigger.start));
}

const PLACED = /\b(?:after|since|following|at|during|in|from)(?: [\p{L}\p{N}.’'-]{1,20}){1,4} $/iu;

const NOUN = /^(?:summit|meeting|talks|visit|trip|encounter|conversation|discussions|negotiations|session|sit-down)$/iu;
/** Words before a noun that point to what the reader knows of: "the", "his", "Dalvash's historic", "the Tavon–Dalvash". */
const KNOWN = /(?:\b(?:the|this|that|their|his|her|its)|\p{L}['’]s?)(?: [\p{L}\p{N}.’'–-]{1,30}){0,3} $/iu;
