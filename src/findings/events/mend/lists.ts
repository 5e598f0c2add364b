import type { Annotations, Tokens } from "../../../model/annotations.ts";
import type { Words } from "../word-lists.ts";
import { mendAndOf, mendColon, mendOffer, officesOver } from "./lists-behind.ts";
import { type NamedDraft as Draft, isRole, word } from "./named-draft.ts";
import { base, draftOfTree, hang, relationOf, tag } from "./tree-draft.ts";

interface Name {
  readonly first: number;
  readonly last: number;
  readonly type: string;
}

/** How far from a word its children are looked for. */
const REACH = 16;
/** So many words of a title stand between two names of a list ("and the European Council's acting president"). */
const TITLE_WORDS = 9;
const MOST_NAMES = 12;
const OFFICE_WORDS = 12;
const TITLE = new Set(["ADJ", "NOUN", "PROPN", "DET", "PRON", "PART"]);
const LOOSE = new Set(["compound", "nmod", "flat", "appos", "conj", "list", "dep", "amod", "obl", "obj", "iobj", "parataxis"]);

/**
 * The tokens with lists of people made plain: "Pellar, the Sundrian premier's deputy Oke Marris and President Luc Ferran" are joined to the first of them, whatever the
 * parser made of the titles between. Read from the words alone: names, commas, "and", and nothing but titles between. Expects names joined already.
 */
export function mendLists(ann: Annotations, tokens: Tokens, words: Words): Tokens {
  const draft: Draft = { ...draftOfTree(tokens, REACH, words), ann };
  eachList(draft, peopleOf(draft), (list) => {
    if (list.length > 2 || isOnePhrase(draft, list[0], list[1])) joinList(draft, list);
  });
  eachList(draft, bodiesOf(draft), (list) => {
    if (list.length > 2) joinList(draft, list);
  });
  eachList(draft, fullNamesOf(draft), (list) => {
    // "Ragna Solheim-Voss, Luc Ferran, Idalia Renquist and Greta Hallin", with one of them taken for a body
    if (list.length > 2 && list[0].type === "PERSON" && 2 * list.filter(({ type }) => type === "PERSON").length > list.length)
      joinList(draft, list);
    if (list.length === 2 && isOwnedBeside(draft, list[0], list[1])) joinList(draft, list);
    const office = officesBefore(draft, list[0]);
    if (office < 0) return;
    joinList(draft, list);
    hang(draft, topOf(draft, list[0]), office, "appos");
  });
  eachList(
    draft,
    namesIn(draft, () => true),
    (list) => {
      const office = list.length > 2 ? officesOver(draft, list[0].first) : -1;
      if (office < 0) return;
      joinList(draft, list);
      hang(draft, topOf(draft, list[0]), office, "nmod");
    },
  );
  for (let t = 1; t < tokens.count; t++) {
    mendColon(draft, t);
    mendAndOf(draft, t);
    mendOffer(draft, t);
  }
  return { ...tokens, head: draft.head, deprel: draft.deprel };
}

/** Calls back with every list of names: two or more, joined by commas and closed by "and". */
function eachList(draft: Draft, names: readonly Name[], list: (names: readonly Name[]) => void): void {
  for (let i = 0; i < names.length; i++) {
    let end = i;
    while (end + 1 < names.length && end - i < MOST_NAMES && joins(draft, names[end], names[end + 1]) === ",") end++;
    const closed = end + 1 < names.length && joins(draft, names[end], names[end + 1]) === "and";
    if (!closed) continue;
    list(names.slice(i, end + 2));
    i = end;
  }
}

/** "Kelmar's Ada Moll and Osteria's Jon Roe met", with both read as subjects: a name, "and", whose the other is, and the other. */
function isOwnedBeside(draft: Draft, a: Name, b: Name): boolean {
  const [first, second] = [topOf(draft, a), topOf(draft, b)];
  const between = b.first - a.last === 4 && word(draft, a.last + 1) === "and" && ["'s", "’s"].includes(word(draft, b.first - 1));
  return between && base(draft, first) === "nsubj" && base(draft, second) === "nsubj" && draft.head[first] === draft.head[second];
}

/** States and bodies: "Kestria, the Orlu Front, Norland and Tresmark". */
function bodiesOf(draft: Draft): Name[] {
  return namesIn(draft, (type) => type === "PLACE" || type === "ORG");
}

/** Names of two words and more, whatever the name finder took them for. */
function fullNamesOf(draft: Draft): Name[] {
  return namesIn(draft, () => true).filter(
    ({ first, last }) => last > first && tag(draft, first) === "PROPN" && tag(draft, last) === "PROPN",
  );
}

/** "the presidents of Cassia and Thule, [Bruno Valli] and Saga Noor": the plural office that names behind a comma explain; -1 where there is none. */
function officesBefore(draft: Draft, { first }: Name): number {
  const { tokens } = draft;
  if (first < 3 || word(draft, first - 1) !== ",") return -1;
  for (let t = first - 2; t > 0 && first - t < OFFICE_WORDS && tokens.sentence[t] === tokens.sentence[first]; t--) {
    const form = word(draft, t);
    if (isRole(draft, t) && form !== tokens.lemma[t].toLowerCase()) return form.endsWith("s") ? t : -1;
    if (!["PROPN", "CCONJ", "DET"].includes(tag(draft, t)) && form !== "of" && form !== ",") return -1;
  }
  return -1;
}

function peopleOf(draft: Draft): Name[] {
  return namesIn(draft, (type) => type === "PERSON");
}

function namesIn(draft: Draft, fits: (type: string) => boolean): Name[] {
  const { ann, tokens } = draft;
  const found: Name[] = [];
  let first = 0;
  for (const { start, end, type } of ann.names) {
    while (first < tokens.count && tokens.end[first] <= start) first++;
    if (first >= tokens.count) break;
    if (!fits(type)) continue;
    let last = first;
    while (last + 1 < tokens.count && tokens.start[last + 1] < end) last++;
    // "Tavon and Ossany's premier", with the country read as a person
    if (last + 1 < tokens.count && ["'s", "’s"].includes(word(draft, last + 1))) continue;
    // "Lena Haddad of Quarran and Bo Carlsen of Lauvia", with the country read as a person
    const before = found.at(-1);
    if (first === last && before !== undefined && before.last === first - 2 && word(draft, first - 1) === "of") continue;
    found.push({ first, last, type });
  }
  return found;
}

/** What joins one name to the next: "," or "and" with nothing but a title behind it, "" where they are not joined. */
function joins(draft: Draft, a: Name, b: Name): "," | "and" | "" {
  const { tokens } = draft;
  if (b.first - a.last > TITLE_WORDS + 2 || tokens.sentence[a.last] !== tokens.sentence[b.first]) return "";
  let t = a.last + 1;
  let joint: "," | "and" | "" = "";
  if (word(draft, t) === ",") {
    joint = ",";
    t++;
  }
  if (word(draft, t) === "and" || word(draft, t) === "&") {
    joint = "and";
    t++;
  }
  return joint !== "" && isTitle(draft, t, b.first) ? joint : "";
}

/** "French President", "Norland's", "her counterpart": words that lead up to a name; none at all is one too. */
function isTitle(draft: Draft, from: number, to: number): boolean {
  if (from === to || (from === to - 1 && word(draft, from) === "the")) return true;
  for (let t = from; t < to; t++) {
    const form = word(draft, t);
    if (form !== "of" && form !== "for" && form !== "-" && form !== "the" && !TITLE.has(tag(draft, t))) return false;
  }
  const last = to - 1;
  return word(draft, last) === "'s" || word(draft, last) === "’s" || tag(draft, last) === "PROPN" || isRole(draft, last);
}

/** Of two names only: one hangs on the other's phrase, and no verb follows that could be the second's alone ("met Tavon and Idrel flew"). */
function isOnePhrase(draft: Draft, a: Name, b: Name): boolean {
  const top = topOf(draft, b);
  const under = draft.head[topOf(draft, a)];
  const within = under >= a.last && under <= b.last;
  let next = b.last + 1;
  while (next < draft.tokens.count && tag(draft, next) === "ADV") next++;
  const verb =
    next < draft.tokens.count && ["VERB", "AUX"].includes(tag(draft, next)) && draft.tokens.sentence[next] === draft.tokens.sentence[top];
  return within || (!verb && LOOSE.has(base(draft, top)));
}

function topOf({ head }: Draft, { first, last }: Name): number {
  let top = first;
  while (head[top] >= first && head[top] <= last && head[top] !== top) top = head[top];
  return top;
}

/** Hangs every name on the first, the first on what one of them hung on outside the list, and the titles between on the names behind them. */
function joinList(draft: Draft, list: readonly Name[]): void {
  const { head, deprel } = draft;
  const tops = list.map((name) => topOf(draft, name));
  const [top] = tops;
  const start = list[0].first;
  const end = list[list.length - 1].last;
  const inside = (t: number) => t >= start && t <= end;
  if (tops.every((other, i) => i === 0 || isJoinedTo(draft, other, top)) && !inside(head[top])) return;
  const out = outward(draft, start, end, inside);
  if (out < 0) return;
  if (inside(head[top])) {
    const [governor, relation] = [head[out], deprel[out]];
    if (governor >= 0 && isUnder(draft, governor, top, inside)) return;
    head[top] = governor;
    deprel[top] = relation;
  }
  for (const [i, name] of list.entries()) {
    if (i === 0) continue;
    hang(draft, tops[i], top, "conj");
    for (let t = list[i - 1].last + 1; t < name.first; t++) {
      const lone = head[t] < t && head[t] <= list[i - 1].last;
      if ((lone || !inside(head[t]) || relationOf(draft, t) === "root") && TITLE.has(tag(draft, t)))
        hang(draft, t, tops[i], t === name.first - 1 ? "nmod:desc" : "compound");
    }
  }
}

function isJoinedTo(draft: Draft, t: number, top: number): boolean {
  for (let at = t, climbed = 0; climbed < MOST_NAMES && base(draft, at) === "conj"; climbed++) {
    at = draft.head[at];
    if (at === top) return true;
  }
  return false;
}

/** The first word of the list that hangs outside it by no punctuation or preposition; -1 where there is none. */
function outward(draft: Draft, start: number, end: number, inside: (t: number) => boolean): number {
  for (let t = start; t <= end; t++)
    if (!inside(draft.head[t]) && !["punct", "case", "cc", "det", "mark"].includes(base(draft, t))) return t;
  return -1;
}

/** Whether a word outside the list stands under a name of it, which must not come to hang on that word. */
function isUnder({ head }: Draft, t: number, top: number, inside: (t: number) => boolean): boolean {
  for (let at = t, climbed = 0; at >= 0 && climbed < 64; climbed++, at = head[at]) if (at === top || inside(at)) return true;
  return false;
}
