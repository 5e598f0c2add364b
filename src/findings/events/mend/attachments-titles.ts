/** Titles before names: the name is what the phrase stands for, the title and the body it belongs to hang on it. */
import { type NamedDraft as Draft, isRole, type NameWords as Name, REACH, word } from "./named-draft.ts";
import { base, childIn, hang, relationOf, tag } from "./tree-draft.ts";

/** "with Tolosian President Henri Delorme", hung on the adjective: the name is what the phrase stands for. */
export function mendTitle(draft: Draft, { first, top }: Name, before: Name | undefined): void {
  const { head, deprel, tokens } = draft;
  if (
    before === undefined ||
    (before.type === "PERSON" && before.last > before.first) ||
    before.last + 1 >= first ||
    first - before.last > 5
  )
    return;
  for (let t = before.last + 1; t < first; t++) if (!["NOUN", "PROPN", "ADJ"].includes(tag(draft, t))) return;
  if (!isRole(draft, first - 1)) return;
  const origin = before.top;
  // "spoke to Eastern Compact President Luc Ferran", "telephoned …", with body and name both hung on the verb
  const both = head[origin] >= 0 && head[origin] === head[top] && OBJECTS.has(base(draft, origin)) && OBJECTS.has(base(draft, top));
  if (both && childIn(draft, top, "case", "cc") < 0) {
    const marker = childIn(draft, origin, "case");
    if (marker >= 0 && marker < before.first) hang(draft, marker, top, "case");
    if (base(draft, top) === "iobj" && childIn(draft, head[top], "obj") < 0) hang(draft, top, head[top], "obj");
    hang(draft, origin, top, "compound");
    return;
  }
  if (head[origin] >= before.first && head[origin] <= top) return;
  let at = head[top];
  while (at > origin && at < top) at = head[at];
  if (at !== origin) {
    const apart = head[origin] < origin && before.last === before.first && childIn(draft, origin, "case") < 0;
    if (relationOf(draft, origin) === "nmod" && (head[origin] === head[top] || apart)) hang(draft, origin, top, "amod");
    return;
  }
  head[top] = head[origin];
  deprel[top] = deprel[origin];
  for (let c = Math.max(0, origin - REACH); c < Math.min(tokens.count, top + REACH); c++)
    if (head[c] === origin && c !== top && (c < before.first || c > before.last)) head[c] = top;
  hang(draft, origin, top, "amod");
}

const OBJECTS = new Set(["obj", "iobj", "obl"]);

const TITLE_WORDS = 14;

/** "Ambassador of Tresmark to Vardania", "Secretary of State for Foreign Affairs", where no other office stands behind them. */
const INSIDE = new Set(["to", "for", "and"]);

/** "with Secretary of State [Ivar Lund]", "headed by Chief of General Staff [Cem Bora]": a title with "of" right before a name. */
export function mendTitleOf(draft: Draft, { first, last, top }: Name): void {
  const { tokens } = draft;
  // "Envoys of President Tavon's government": the government's envoys
  if (last + 1 < tokens.count && /^['’]s?$/.test(word(draft, last + 1))) return;
  let of = first - 1;
  // "Secretary of the Security Council of Vardania [Bo Carlsen]": back to the first "of" behind a role
  const isRoleOf = (t: number) => ["of", "for"].includes(word(draft, t)) && t > 0 && isRole(draft, t - 1);
  let role = false;
  while (
    of > 1 &&
    first - of < TITLE_WORDS &&
    !isRoleOf(of) &&
    (["NOUN", "PROPN", "ADJ", "DET"].includes(tag(draft, of)) || word(draft, of) === "of" || (!role && INSIDE.has(word(draft, of))))
  ) {
    if (isRole(draft, of)) role = true;
    of--;
  }
  // "Director-General of the Fund [Elise Moreau]"
  const noun = word(draft, of - 1) === "general" && word(draft, of - 2) === "-" ? of - 3 : of - 1;
  if (of === first - 1 || of < 1 || !isRoleOf(of) || tokens.sentence[noun] !== tokens.sentence[first]) return;
  const capital = (t: number) => /^\p{Lu}/u.test(draft.ann.text.slice(tokens.start[t], tokens.start[t] + 1));
  if (!isRole(draft, noun) || !capital(noun) || !capital(first - 1)) return;
  if (takeOver(draft, noun, top)) hang(draft, of, first - 1, "case");
}

/** Puts a name into the place of the title before it. */
function takeOver(draft: Draft, noun: number, top: number): boolean {
  const { head, deprel, tokens } = draft;
  const governor = head[noun];
  if (governor >= noun && governor <= top) return false;
  head[top] = governor;
  deprel[top] = deprel[noun];
  hang(draft, noun, top, "nmod:desc");
  for (let c = Math.max(0, noun - REACH); c < Math.min(tokens.count, top + REACH); c++)
    if (head[c] === noun && (c < noun || c > top) && c !== top) head[c] = top;
  return true;
}
