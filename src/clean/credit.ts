import { wordCount } from "./lines.ts";

export type CreditKind = "original" | "republished" | "adapted" | "unknown";

/** What a line, or a stretch of one, says of where the text comes from. `start` and `end` are into the line. */
export interface CreditFound {
  readonly kind: CreditKind;
  readonly from: string | null;
  /** The outlet that the page says to be itself. */
  readonly outlet: string | null;
  readonly start: number;
  readonly end: number;
}

const NAME = "[\\p{Lu}\\d][\\p{L}\\d.'’&-]{0,40}(?: (?:(?:of|the|in|and|for|de) ){0,2}[\\p{Lu}\\d][\\p{L}\\d.'’&-]{0,40}){0,5}";
const NAME_ALONE = new RegExp(`^(?:[Tt]he )?${NAME}$`, "u");
const NAME_AT_START = new RegExp(`^(?:[Tt]he )?${NAME}`, "u");
const ADDRESS = /^(?:https?:\/\/)?((?:www\.)?[a-z\d-]{1,60}(?:\.[a-z\d-]{1,40}){1,4})(?:\/\S{0,200})?/i;
const LABELLED =
  /^[-–—*\s]{0,3}(?:(?:sources?|credits?|via|courtesy(?: of)?|from) ?: ?|(?:republished|reprinted) (?:from|with permission (?:of|from)) ?:? ?|(?:this (?:article|story|report|piece|text) )?(?:was |is )?(?:first |originally )+(?:appeared|published|posted)(?: (?:in|on|at|by))? ?:? ?)(?=\S)/i;
const CONTRIBUTED = new RegExp(
  `^(?:(?:the )?(${NAME}) (?:and [^.]{2,60} )?contributed to this (?:report|article|story)|contributing: (?:the )?(${NAME})|with (?:files|reporting|wires?|additional reporting) (?:from|by) (?:the )?(${NAME}))\\.?$`,
  "iu",
);
const SELF_WITH = new RegExp(`^[-–—]\\s?(?:the )?(${NAME}) with (?:reporting from |files from |agencies|(?:the )?(${NAME}))`, "u");
const BRACKETED = new RegExp(`^\\(\\s?(?:the )?(${NAME})\\s?\\)$`, "u");
const DATELINE = new RegExp(`^\\p{Lu}[\\p{L}\\d .,/'’-]{1,60} \\((?:the )?(${NAME})\\)\\s?[-–—:]`, "u");
const CHAIN = new RegExp(`\\baccording to (?:the )?(${NAME}),? (?:reporting|citing|quoting|relaying|which (?:cited|quoted))\\b`, "u");
const FOLLOW = /^(?:follow|like) (?!us\b|me\b|@)([\p{L}\d .'’&-]{2,60}?) on /iu;

/** Nouns that names of outlets end in: tells "Halvik Agency contributed" from a person who did. */
const OUTLET_NOUN =
  /(?:^|\s)(?:agency|press|news|times|post|courier|ledger|tribune|herald|journal|daily|gazette|chronicle|observer|service|services|wire|wires|agencies|radio|television|tv|media|broadcasting|online|report|review|today|telegraph|standard|mail|star|sun|world|monitor|bulletin|dispatch|network|magazine|staff)$/i;

function isOutletName(name: string): boolean {
  return OUTLET_NOUN.test(name) || !name.includes(" ") || /^\p{Lu}{2,6}$/u.test(name);
}

/** Reads a whole line as a credit line; null where it is none. At most 14 words: a sentence of the article is longer. */
export function readCreditLine(line: string): CreditFound | null {
  if (line.length > 160 || wordCount(line) > 14) return null;
  const whole = { start: 0, end: line.length };
  const contributed = CONTRIBUTED.exec(line);
  if (contributed !== null) {
    const names = (contributed[1] ?? contributed[2] ?? contributed[3]).split(/,? and (?:the )?|, (?:the )?/i);
    const from = names.find((name) => isOutletName(name) && !/['’]s? /.test(name)) ?? null;
    return { ...whole, kind: from === null ? "unknown" : "adapted", from, outlet: null };
  }
  const label = LABELLED.exec(line);
  if (label !== null) return labelled(line.slice(label[0].length), line.length);
  const self = SELF_WITH.exec(line);
  if (self !== null) return { ...whole, kind: "adapted", from: self[2] ?? null, outlet: self[1] };
  const bracketed = BRACKETED.exec(line);
  if (bracketed !== null && isOutletName(bracketed[1])) return { ...whole, kind: "original", from: bracketed[1], outlet: bracketed[1] };
  return null;
}

function labelled(rest: string, length: number): CreditFound | null {
  const whole = { start: 0, end: length };
  const address = ADDRESS.exec(rest);
  if (address !== null && (/^(?:https?:|www\.)/i.test(rest) || /\.[a-z]{2,10}$/i.test(address[1])))
    return { ...whole, kind: "republished", from: address[1], outlet: null };
  if (!NAME_AT_START.test(rest)) return null;
  const withAgencies = /^(.{1,60}?)(?:,| and| with|\s?[&+])\s?(?:(?:news )?agencies|wire services|wires)\W{0,2}$/i.exec(rest);
  if (withAgencies !== null) return { ...whole, kind: "adapted", from: withAgencies[1], outlet: withAgencies[1] };
  return { ...whole, kind: "republished", from: rest.split(/\s?[/|]\s?/)[0].replace(/\.$/, ""), outlet: null };
}

/** A credit in the running text: "HALVIK, Nov 14 (Halvik Agency) –" in front, or "according to A, reporting B, citing C". */
export function readCreditInText(paragraph: string): CreditFound | null {
  const head = paragraph.slice(0, 1200);
  const dateline = DATELINE.exec(head);
  if (dateline !== null && isOutletName(dateline[1]))
    return { kind: "original", from: dateline[1], outlet: dateline[1], start: 0, end: dateline[0].length };
  const chain = CHAIN.exec(head);
  if (chain === null) return null;
  const end = /[.;!?](?=\s|$)/.exec(head.slice(chain.index + chain[0].length));
  return {
    kind: "adapted",
    from: chain[1],
    outlet: null,
    start: chain.index,
    end: end === null ? head.length : chain.index + chain[0].length + end.index,
  };
}

/** The outlet that a line of the page's frame names: "Follow Quenby Times on social media", or its name alone at the end. */
export function readOutletLine(line: string): string | null {
  if (line.length > 120) return null;
  const follow = FOLLOW.exec(line)?.[1];
  if (follow !== undefined) return OUTLET_NOUN.test(follow) ? follow : null;
  return NAME_ALONE.test(line) && wordCount(line) >= 2 && wordCount(line) <= 4 && OUTLET_NOUN.test(line) ? line : null;
}
