/** Words in which a deed is promised, and in which it is told that it was done or not. */
import { contentStems } from "../text/content-words.ts";

/** Verbs that one promise may be told with before and after. */
interface Kin {
  readonly verbs: readonly string[];
  /** They mean one deed, whatever else is told of it. */
  readonly close?: true;
  /** By them a promised sum or report is given. */
  readonly gives?: true;
}

/** Narrow enough that two promises with one day and a verb of one group are one promise. */
const NARROW_KINS: readonly Kin[] = [
  { verbs: ["release", "free", "return", "hand", "let", "go", "come", "bring", "exchange", "cross", "reach"] },
  { verbs: ["send", "dispatch", "deploy", "post", "return", "arrive", "withdraw", "land", "reach"] },
  { verbs: ["exchange", "swap", "hand", "return"] },
  {
    verbs: ["give", "pay", "transfer", "provide", "deliver", "hand", "send", "present", "submit", "propose", "make", "receive"],
    gives: true,
  },
  { verbs: ["open", "reopen", "unblock"], close: true },
  { verbs: ["raise", "increase", "ask", "extend"] },
  { verbs: ["create", "establish", "set", "form", "found"] },
];
const WIDE_KINS: readonly Kin[] = [
  { verbs: ["drop", "withdraw", "abandon", "scrap", "shelve"] },
  { verbs: ["withdraw", "pull", "leave", "move", "retreat", "vacate", "evacuate"], close: true },
  { verbs: ["dismantle", "remove", "clear", "take", "demolish"], close: true },
  { verbs: ["lift", "end", "revoke", "cancel", "rescind"], close: true },
  { verbs: ["suspend", "stop", "halt", "end", "cease"] },
  { verbs: ["publish", "release", "exchange", "issue", "present"], gives: true },
  { verbs: ["extend", "prolong", "renew"], close: true },
  { verbs: ["visit", "travel", "go", "fly", "arrive", "come", "tour"] },
  { verbs: ["repair", "mend", "restore", "rebuild", "fix"] },
  { verbs: ["sail", "leave", "depart", "go"] },
  { verbs: ["freeze", "block", "seize"], close: true },
  { verbs: ["begin", "start", "open", "launch"] },
];
const KINS: readonly Kin[] = [...NARROW_KINS, ...WIDE_KINS];

/** The verbs of each group; a group's number is its place here. */
export const KIN: readonly (readonly string[])[] = KINS.map(({ verbs }) => verbs);
/** Numbers of the groups whose verbs mean one deed, whatever else is told of it: opening, dismantling, lifting, withdrawing. */
export const CLOSE: readonly number[] = KINS.flatMap(({ close }, group) => (close ? [group] : []));
/** So many groups, the first, are narrow. */
export const NARROW = NARROW_KINS.length;
/** Numbers of the groups by which a promised sum or report is given. */
export const GIVING: readonly number[] = KINS.flatMap(({ gives }, group) => (gives ? [group] : []));
/** What is promised as a thing: "30 million crowns", "a first report". */
export const THING = /^(?:\d|an? |the |another |(?:remaining|other|first|second|third|last|next) )/u;

/** States that tell what became of a deed: of opening that it "is open" or "still shut". */
const STATES: readonly { readonly of: readonly string[]; readonly done: RegExp; readonly not: RegExp }[] = [
  {
    of: ["open", "reopen", "unblock"],
    done: /\b(?:is|are|was|were|been|stands?|stood) (?:\p{L}{2,12} ){0,2}open\b/iu,
    not: /\b(?:still|remains?|remained|stays?|stayed) (?:shut|closed|blocked|sealed)\b/iu,
  },
  {
    of: ["release", "free", "return", "bring", "let"],
    done: /\b(?:is|are|was|were|been) (?:\p{L}{2,12} ){0,2}(?:free|home|back)\b/iu,
    not: /\b(?:still|remains?|remained) (?:being )?(?:held|jailed|imprisoned|detained|missing|captive|in (?:a |an |the )?(?:\p{L}{2,12} )?(?:prison|jail|custody|detention|captivity))/iu,
  },
  { of: ["lift", "end", "revoke", "cancel"], done: /$^/u, not: /\b(?:still|remains?|remained) in (?:force|place|effect)\b/iu },
  {
    of: ["withdraw", "pull", "leave"],
    done: /\b(?:is|are|was|were) (?:all )?gone\b/iu,
    not: /\b(?:is|are|was|were) still (?:in|on|at|there|within)\b/iu,
  },
  { of: ["station", "deploy", "post", "send", "install"], done: /\b(?:is|are|was|were|been) (?:all )?in place\b/iu, not: /$^/u },
  { of: ["pay"], done: /$^/u, not: /\bstill (?:owed?s?|unpaid|waiting)\b/iu },
];

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
    rebuilt: "rebuild",
    withdrew: "withdraw",
    withdrawn: "withdraw",
    flew: "fly",
    flown: "fly",
    set: "set",
    let: "let",
    cut: "cut",
    shut: "shut",
    put: "put",
    froze: "freeze",
    frozen: "freeze",
    lent: "lend",
    sold: "sell",
    bought: "buy",
    began: "begin",
    begun: "begin",
    chose: "choose",
    chosen: "choose",
    kept: "keep",
    led: "lead",
    ran: "run",
    drew: "draw",
    drawn: "draw",
    stood: "stand",
    spoke: "speak",
    swore: "swear",
    won: "win",
    wrote: "write",
    written: "write",
    drove: "drive",
    dug: "dig",
    laid: "lay",
    fought: "fight",
    found: "find",
    spent: "spend",
    told: "tell",
  }),
);

/** Words for one thing that a promise and its outcome may tell of differently. */
const THINGS: readonly ReadonlySet<string>[] = [
  "case complaint suit lawsuit claim petition",
  "gun artillery howitzer cannon battery",
  "troop soldier army force unit",
  "prisoner captive detainee hostage",
  "money sum aid",
  "ban embargo",
  "boat ship vessel trawler cutter",
].map(contentStems);

/** The stems with those of other words for the same things. */
export function withSynonyms(stems: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set(stems);
  for (const group of THINGS) if ([...stems].some((stem) => group.has(stem))) for (const stem of group) found.add(stem);
  return found;
}

/** Whether a sentence names a thing, in its own word or another for it. */
export function namesThing(words: ReadonlySet<string>, thing: string): boolean {
  return words.has(thing) || THINGS.some((group) => group.has(thing) && [...group].some((stem) => words.has(stem)));
}

/** The first words of what is promised, in small letters, "set free" and "hand back" told as "free" and "return". */
export function wordsOf(what: string): string[] {
  const words =
    what
      .toLowerCase()
      .match(/\p{L}{2,}/gu)
      ?.slice(0, 12) ?? [];
  if (words[0] === "set" && words.includes("free")) return ["free", ...words.slice(1).filter((word) => word !== "free")];
  const back = words.indexOf("back");
  if (["hand", "give", "send", "bring", "take"].includes(words[0]) && back > 0 && back < 6)
    return ["return", ...words.slice(1).filter((word) => word !== "back")];
  return words;
}

/** Numbers of the groups of verbs that the words of a deed belong to. */
export function kinOf(words: readonly string[]): number[] {
  return KIN.flatMap((verbs, group) =>
    verbs.some((verb) => words.includes(verb) || words.includes(`${verb}d`) || words.includes(`${verb}ed`)) ? [group] : [],
  );
}

const NOT_YET = new Set(["to", "will", "would", "not", "be", "should", "must"]);

/** Whether a past form of the sentence, without "to" or "not" before it, is of a verb that `fits` (its infinitive, or the form itself where it ends in -ed); where it is `denied`, also behind "not". */
export function tellsInPast(text: string, fits: (verb: string) => boolean, denied = false): boolean {
  const told = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return told.some((form, i) => {
    if (!denied && NOT_YET.has(told[i - 1] ?? "")) return false;
    const past = PAST.get(form);
    const verbs = past !== undefined ? [past] : form.endsWith("ed") ? [form, form.slice(0, -1), form.slice(0, -2), form.slice(0, -3)] : [];
    return verbs.some(fits);
  });
}

/** What a sentence's state says of a deed by its verb: done, not done, or nothing. */
export function stateTold(text: string, verb: string): "done" | "broken" | null {
  const states = STATES.filter(({ of }) => of.includes(verb));
  if (states.some(({ not }) => not.test(text))) return "broken";
  return states.some(({ done }) => done.test(text)) ? "done" : null;
}

/** The day by which it was to be done is over: "the deadline … passed", "missed a deadline", "two days late", "a week after the date set". */
const LATE =
  /\b(?:deadline\b.{0,80}\b(?:pass(?:ed|es)|expire[sd]?|lapsed|ran out)|(?:miss(?:ed|es)|ignored|let) (?:the|a|its|his|her|their) (?:\p{L}{2,12} )?deadline|time ran out|(?:\p{L}{1,9}|\d{1,3}) (?:hours?|days?|weeks?|months?) (?:late\b|later than (?:promised|agreed|planned|scheduled|announced)|after the (?:deadline|date) (?:set|agreed|laid|fixed|in|for)|behind (?:schedule|with\b)|overdue))/iu;
/** Done in part: "only 19 of 40", "fewer than half", "barely a quarter", "two fewer than agreed", "though only". */
const IN_PART =
  /\b(?:(?:only|just|barely|merely) (?:\d{1,6}|a few|some|half|part) of\b|(?:fewer|less) than (?:half|a (?:third|quarter|tenth))|(?:only|just|barely|not even) (?:half|a (?:third|quarter|tenth|handful))|(?:fewer|less) than (?:agreed|promised|planned)|(?:though|but|albeit) only\b(?! (?:if|when|after|once|on)\b)|ha(?:s|ve) (?:hardly|barely|scarcely) (?:begun|started))\b/iu;

/** Whether a sentence says that something was not done, or in part, or late where it was `due` by a day. */
export function isBroken(text: string, due: boolean): boolean {
  return BROKEN.test(text) || BREACH.test(text) || IN_PART.test(text) || (due && LATE.test(text));
}

/** In breach of a word given: "despite her guarantee", "in violation of the truce". */
export const BREACH =
  /\b(?:despite (?:\S{1,20} ){0,4}(?:promise|pledge|guarantee|assurance|commitment|undertaking|vow)s?|in (?:breach|violation) of|reneged|went back on|broke (?:its|his|her|their) (?:promise|word|pledge))\b/iu;

/** Not kept: negated perfect or past, failure, delay, a day that passed. */
const BROKEN =
  /\b(?:ha(?:s|ve|d) (?:still )?(?:not|never)|ha(?:s|ve|d)n[’']t|ha(?:s|ve) yet to|did not|didn[’']t|failed to|reneged|went back on|broken promise|never (?:came|happened|took place)|(?:nobody|no one|none) (?:\p{L}{2,12} ){0,4}(?:has|have|had|was|were) |no .{1,40} (?:has|have|had) (?:been|taken|left|reached)|deadline pass(?:ed|es)?|without (?:handing|releasing|paying|sending|opening|delivering|returning))\b/iu;
export const AS_PROMISED =
  /\b(?:as (?:\p{L}{2,20} ){0,3}(?:promised|agreed|pledged|planned|announced|undertaken|scheduled|laid down)|kept (?:its|his|her|their) (?:promise|word|side of the bargain))\b/iu;
