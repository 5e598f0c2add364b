import type { Knowledge } from "../../knowledge/index.ts";
import type { Span } from "../../model/span.ts";
import { type Draft, FEMALE, MALE } from "./draft.ts";
import { linkKnown } from "./link.ts";
import type { NameMention } from "./names.ts";
import type { Scene } from "./scene.ts";
import { childWith, Rel, Tag, type View } from "./view.ts";
import { ADDRESS, FEMALE_TITLES, MALE_TITLES, TITLE_HEADS, TITLE_PARTS } from "./words.ts";

/** A title as it stands beside a name. */
interface Title extends Span {
  readonly title: string;
  /** Country or organisation that it is of, null where not stated. */
  readonly of: Draft | null;
}

const LONGEST = 12;

/**
 * Offices that the text gives to the persons it names: before the name ("Vardanian Prime Minister Mirel Tavon", "the Kestrian president, Oren
 * Dalvash"), after it ("Tavon, the prime minister of Vardania"). Adds them to the drafts, with the country that they act for.
 */
export function readOffices(scene: Scene, knowledge: Knowledge, day: string | null): void {
  for (const [i, name] of scene.names.entries()) {
    if (name.type !== "PERSON") continue;
    const draft = scene.found[i];
    addGender(scene.view, name, draft);
    for (const title of [titleBefore(scene, name), titleAfter(scene, name), titleBeside(scene, name)])
      if (title !== null) addOffice(draft, title, name);
    // "deputy premiers Orla Venn of Sorvane and …": whose she is, also where the title is hers and another's
    if (scene.view.word[name.last] === "of") draft.country ??= ownerAfter(scene, name.last)?.country ?? null;
  }
  linkKnown(scene, knowledge, day);
}

function addGender(view: View, name: NameMention, draft: Draft): void {
  for (const i of [name.first - 1, name.first - 2, name.first]) {
    if (i < 0) continue;
    const word = view.word[i].replace(".", "");
    if (FEMALE_TITLES.has(word)) draft.gender = FEMALE;
    else if (MALE_TITLES.has(word)) draft.gender = MALE;
    else if (i !== name.first - 1) continue;
    else if (!TITLE_HEADS.has(word) && word !== "") return;
  }
}

function addOffice(draft: Draft, title: Title, name: NameMention): void {
  if (title.of !== null) draft.country ??= title.of.country;
  // Somebody's counterpart has that one's office, in another country; who the other is stands elsewhere.
  if (title.title.endsWith("counterpart")) return;
  const of = title.of?.name ?? null;
  const known = draft.offices.find((office) => office.title === title.title);
  if (known === undefined || (known.of === null && of !== null)) {
    const evidence = { start: Math.min(title.start, name.start), end: Math.max(title.end, name.end) };
    draft.offices = [...draft.offices.filter((office) => office !== known), { title: title.title, of, evidence }];
  }
}

/** Reads leftwards from a name: title words, then whose title it is. */
function titleBefore(scene: Scene, name: NameMention): Title | null {
  const { view } = scene;
  let i = overAddress(view, name.first - 1);
  const over = i > 0 && view.word[i] === ",";
  if (over) i = beforeBody(scene, name, i - 1);
  const last = i;
  if (i < 0 || view.tokens.sentence[i] !== view.tokens.sentence[name.first]) return null;
  while (i >= 0 && last - i < LONGEST && scene.nameAt[i] < 0 && isTitleWord(view, i)) i--;
  // "the minister of foreign affairs of Kelmar": whose the office is, not who holds it
  // … nor "the president and Oren Dalvash"
  if (isJoint(view.word[last]) && view.word[last] !== "-") return null;
  const first = trimTitle(view, i + 1, last);
  if (first > last || !hasHead(view, first, last) || view.tokens.sentence[first] !== view.tokens.sentence[name.first]) return null;
  // "…, the president, Oren Dalvash" is one person; "the president, Oren Dalvash and …" after a comma without an article is a list.
  const comma = over;
  const of = ownerBefore(scene, first - 1);
  if (comma && of === null && view.word[first - 1] !== "the") return null;
  return titleOf(scene, first, last, of ?? ownerAfter(scene, name.last) ?? ownerAfter(scene, last + 1));
}

/** "the minister, H.E. Mr. Kolovec": the comma before what somebody is addressed by, else the word itself. */
function overAddress({ word }: View, at: number): number {
  let i = at;
  while (i > 0 && ADDRESS.has(word[i].replace(/\.$/, ""))) i--;
  return i > 0 && word[i] === "," ? i : at;
}

/**
 * Over a comma, what an envoy is sent to stands between title and name, and what the office is of: "ambassador to Norland, Edo Marn", "the president of
 * Norland, Ragna Solheim-Voss".
 */
function beforeBody(scene: Scene, name: NameMention, at: number): number {
  const { view, nameAt } = scene;
  let i = at;
  while (i > 0 && nameAt[i] >= 0) i--;
  if (i > 0 && view.word[i] === "the") i--;
  if (i <= 0 || i === at || !endsTitle(view, i - 1)) return at;
  // "the president of Norland, Luc Ferran and Oren Dalvash" may be a list
  const owned = view.word[i] === "of" && countryLike(scene, at) !== null && view.word[name.last] !== "and";
  return owned || /^(?:to|in|at|for)$/.test(view.word[i]) ? i - 1 : at;
}

/** "president", "minister for external relations": whether a title ends at a word. */
function endsTitle(view: View, last: number): boolean {
  let i = last;
  for (; i >= 0 && last - i < LONGEST && isTitleWord(view, i); i--) if (TITLE_HEADS.has(view.word[i])) return !isJoint(view.word[last]);
  return false;
}

/** The noun that the tree puts beside the name: "Vardania's ambassador to Norland, Edo Marn". */
function titleBeside(scene: Scene, name: NameMention): Title | null {
  const { view } = scene;
  const beside = view.rel[name.head] === Rel.APPOSITION ? view.tokens.head[name.head] : childWith(view, name.head, Rel.APPOSITION);
  if (beside < 0 || scene.nameAt[beside] >= 0 || !TITLE_HEADS.has(view.word[beside])) return null;
  let i = beside;
  while (i > 0 && beside - i < LONGEST && scene.nameAt[i - 1] < 0 && isTitleWord(view, i - 1)) i--;
  const first = trimTitle(view, i, beside);
  return titleOf(scene, first, beside, ownerBefore(scene, first - 1) ?? ownerAfter(scene, beside + 1));
}

/** A title with what ranks it before its owner: "former Kestrian president". */
function titleOf(scene: Scene, first: number, last: number, of: Draft | null): Title {
  const { view, nameAt } = scene;
  let rank = first - 1;
  while (rank >= 0 && (nameAt[rank] >= 0 || /^['’]s?$/.test(view.word[rank])) && first - rank < 5) rank--;
  const ranked = rank >= 0 && rank < first - 1 && /^(?:former|ex|then|acting|deputy|interim)$/.test(view.word[rank]);
  const title = titleText(view, first, last);
  return {
    title: ranked ? `${view.word[rank]} ${title}` : title,
    of,
    start: view.tokens.start[ranked ? rank : first],
    end: view.tokens.end[last],
  };
}

/** Reads rightwards from a name over a comma: "Tavon, the prime minister of Vardania", "Grigan, secretary of Vardania's Security Council". */
function titleAfter(scene: Scene, name: NameMention): Title | null {
  const { view } = scene;
  const { count, sentence, pos } = view.tokens;
  let i = name.last;
  if (i >= count || (view.word[i] !== "," && view.word[i] !== "(")) return null;
  i++;
  if (i < count && (view.word[i] === "the" || view.word[i] === "a" || view.word[i] === "an" || view.word[i] === "who")) i++;
  const from = i;
  let of: Draft | null = null;
  let first = -1;
  for (; i < count && i - from < LONGEST && sentence[i] === sentence[name.first]; i++) {
    if (scene.nameAt[i] >= 0 && (first < 0 || !hasHead(view, first, i - 1))) {
      of ??= countryLike(scene, i);
      first = -1;
      continue;
    }
    if (view.word[i] === "'s" || view.word[i] === "’s" || (first < 0 && pos[i] === Tag.ADJ && !isTitleWord(view, i))) continue;
    if (scene.nameAt[i] >= 0 || !isTitleWord(view, i)) break;
    if (first < 0) first = i;
  }
  if (first < 0) return null;
  const last = trimEnd(view, first, i - 1);
  if (last < first || !hasHead(view, first, last)) return null;
  // "Tavon, Kestrian President Dalvash": the title is the next one's.
  const next = scene.nameAt[last + 1];
  if (next >= 0 && scene.names[next].type === "PERSON") return null;
  return titleOf(scene, first, last, of ?? ownerAfter(scene, last + 1));
}

function isTitleWord(view: View, i: number): boolean {
  const word = view.word[i];
  return TITLE_HEADS.has(word) || TITLE_PARTS.has(word) || word === "of" || word === "for" || word === "and" || word === "-";
}

/** A title begins with a word of its own, not with what joins words. */
function trimTitle(view: View, from: number, last: number): number {
  let first = from;
  while (first <= last && (isJoint(view.word[first]) || ADDRESS.has(view.word[first]))) first++;
  return first;
}

function trimEnd(view: View, first: number, from: number): number {
  let last = from;
  while (last >= first && isJoint(view.word[last])) last--;
  return last;
}

function isJoint(word: string): boolean {
  return word === "of" || word === "for" || word === "and" || word === "-";
}

function hasHead(view: View, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (TITLE_HEADS.has(view.word[i])) return true;
  return false;
}

const FILLERS = new Set([
  "senior",
  "new",
  "newly",
  "newly-elected",
  "elected",
  "late",
  "embattled",
  "veteran",
  "longtime",
  "long-time",
  "top",
  "incumbent",
  "outgoing",
  "-",
]);

/** Title in lower case as news writes it, without adornments ("veteran foreign minister" is a foreign minister). */
function titleText(view: View, first: number, last: number): string {
  let from = first;
  while (from < last && FILLERS.has(view.word[from])) from++;
  return view.word
    .slice(from, last + 1)
    .join(" ")
    .replace(/ - /g, "-")
    .replace("defense minister", "defence minister")
    .replace(/\bpm$/, "prime minister")
    .replace(/\bfm$/, "foreign minister");
}

/** Whose title it is, read leftwards: "Vardanian", "Kestria's", "U.S.". */
function ownerBefore(scene: Scene, at: number): Draft | null {
  const { view, nameAt } = scene;
  let i = at;
  if (i >= 0 && (view.word[i] === "'s" || view.word[i] === "’s" || view.word[i] === "'" || view.word[i] === "’")) i--;
  return i >= 0 && nameAt[i] >= 0 ? countryLike(scene, i) : null;
}

/** Whose title it is, read rightwards: "of Vardania", "of Vardania's Security Council", "for the Kestrian Foreign Ministry". */
function ownerAfter(scene: Scene, at: number): Draft | null {
  const { view, nameAt } = scene;
  if (view.word[at] !== "of" && view.word[at] !== "for" && view.word[at] !== "at") return null;
  let owner: Draft | null = null;
  for (let i = at + 1; i < view.tokens.count && i <= at + 6; i++) {
    const draft = nameAt[i] >= 0 ? countryLike(scene, i) : null;
    if (draft !== null) {
      owner = owner ?? draft;
      if (owner.country !== null) return owner;
    } else if (view.word[i] !== "the" && view.word[i] !== "'s" && view.word[i] !== "’s" && nameAt[i] < 0) break;
  }
  return owner;
}

function countryLike(scene: Scene, token: number): Draft | null {
  const draft = scene.found[scene.nameAt[token]];
  return draft.type === "PERSON" || draft.type === "MISC" ? null : draft;
}
