/** The words that say what is promised: the deed by itself. */

import type { When } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { tokenAt } from "../../text/tokens.ts";
import { childBy, fullRelation, relation, subtreeSpan, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { entityOf, isKind, preposition } from "./noun-phrases.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { ownSubject } from "./sides.ts";

const MODALS = new Set("will would shall should can could may might must 'll ’ll 'd ’d wo ca".split(" "));
/** Longest subject in front of a deed that is told in the passive, in characters. */
const SUBJECT = 80;

/**
 * The deed of a commitment without its subject, "to", "will" and "that", and without the day by which it is due: "release the crew". What is to be done
 * to something or by somebody else keeps its subject ("the ships would sail", "parts of the drone would be handed over"). `content` is the clause.
 */
export function whatOf(scene: Scene, deed: number, content: Span, due: When | null, by: readonly string[]): string {
  const { text, tokens } = scene.ann;
  const verbal = !["NOUN", "NUM"].includes(upos(scene.tree, deed));
  const end = withoutDue(scene, deed, verbal ? { start: content.start, end: withoutAside(scene, deed, content) } : content, due);
  const subject = verbal ? subjectToKeep(scene, deed, by) : -1;
  const start = verbal ? deedStart(scene, deed, subject >= 0) : nounStart(scene, deed, content);
  const words = text.slice(tokens.start[start], Math.max(end, tokens.end[deed]));
  const not = verbal && subject < 0 && isRefused(scene, deed, start) ? "not " : "";
  const own = subject < 0 ? "" : `${subjectWords(scene, subject)} `;
  return evenQuotes(withoutTail(`${own}${not}${words}`.replace(/\s+/g, " ").trim()));
}

/** "promised him to free ten of the soldiers", with the ten hung on the promise: what stands right behind the deed is its object. */
export function withObject(scene: Scene, deed: number, token: number, span: Span): Span {
  const { tree } = scene;
  const verbal = upos(tree, deed) === "VERB" || (relation(tree, deed) === "xcomp" && isTo(scene, deed - 1));
  if (!verbal) return span;
  let next = tree.right[deed] + 1;
  let end = span.end;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    if (child <= deed || tree.left[child] !== next) continue;
    // "to station 300 men along the road": a place only behind an object, and no day
    const name = relation(tree, child);
    if (name !== "obj" && (name !== "obl" || end === span.end || scene.headsTime[child] === 1)) continue;
    end = subtreeSpan(tree, child).end;
    next = tree.right[child] + 1;
  }
  return { start: span.start, end };
}

/** Relations of what only explains behind a comma ("…, their first common body", "…, a month after it was shut"). */
const ASIDES = new Set(["appos", "advcl", "acl:relcl", "parataxis", "obl", "obl:unmarked", "nmod:unmarked"]);

/** End of the clause in front of a comma behind which something is only explained. */
function withoutAside(scene: Scene, deed: number, content: Span): number {
  const { tree } = scene;
  const { tokens } = scene.ann;
  const last = tokenAt(tokens, content.end - 1);
  for (let t = deed + 1; t < last; t++) {
    if (form(scene, t) !== ",") continue;
    let head = t + 1;
    for (let climbed = 0; climbed < 12; climbed++) {
      const up = tree.head[head];
      if (up < 0 || up === deed || tree.left[up] < t) break;
      head = up;
    }
    if (ASIDES.has(fullRelation(tree, head)) && tree.right[head] >= last - 1) return tokens.end[t - 1];
  }
  return content.end;
}

/** End of the clause without "by the end of May" behind everything else. */
function withoutDue(scene: Scene, deed: number, content: Span, due: When | null): number {
  const { tokens } = scene.ann;
  const phrase = due?.phrase ?? null;
  if (phrase === null || phrase.start <= tokens.start[deed] || content.end - phrase.end > 2 || phrase.end > content.end) return content.end;
  let last = tokenAt(tokens, phrase.start) - 1;
  const leads = (t: number) =>
    ["ADP", "DET", "PUNCT", "SCONJ"].includes(upos(scene.tree, t)) || /^(?:end|later|than|no)$/.test(form(scene, t));
  while (last > deed && leads(last)) last--;
  return last <= deed ? tokens.end[deed] : tokens.end[last];
}

/** The first word of the deed: behind the last "to" or modal verb of the clause; from the modal where the subject stands before it. */
function deedStart(scene: Scene, deed: number, withSubject: boolean): number {
  const { tree } = scene;
  let first = deed;
  for (let child = tree.firstChild[deed]; child >= 0 && child < deed; child = tree.nextSibling[child]) {
    const opens = relation(tree, child) === "aux" || relation(tree, child) === "cop" || isTo(scene, child);
    if (!opens) continue;
    if (withSubject) {
      first = Math.min(first, child);
      continue;
    }
    first = MODALS.has(form(scene, child)) || isTo(scene, child) ? child + 1 : Math.min(first, child);
  }
  // "will not leave": the "not" is put before the deed
  while (!withSubject && first < deed && ["not", "n't", "n’t", "never"].includes(form(scene, first))) first++;
  return first;
}

function isTo(scene: Scene, token: number): boolean {
  return token >= 0 && relation(scene.tree, token) === "mark" && scene.lemma[token] === "to";
}

function isRefused(scene: Scene, deed: number, start: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[deed]; child >= 0 && child < start; child = tree.nextSibling[child])
    if (relation(tree, child) === "advmod" && ["not", "n't", "n’t", "never"].includes(form(scene, child))) return true;
  return false;
}

/** The subject without which the deed cannot be understood, -1 where those who promise are meant or another party acts. */
function subjectToKeep(scene: Scene, deed: number, by: readonly string[]): number {
  const { tree } = scene;
  const subject = ownSubject(scene, deed);
  if (subject < 0) return -1;
  // "promised that nobody would be charged"
  if (NOT_ONE.test(form(scene, subject)) || (form(scene, subject) === "one" && form(scene, subject - 1) === "no")) return subject;
  if (upos(tree, subject) === "PRON") return -1;
  if (childBy(tree, deed, "aux:pass", "nsubj:pass") >= 0) return subject;
  // "pledged to send": the subject is that of the pledge
  const infinitive = isTo(scene, childBy(tree, deed, "mark"));
  if (childBy(tree, deed, "nsubj") < 0 && (infinitive || fullRelation(tree, deed) !== "conj")) return -1;
  // "the prisoner exchange would take place": no party, whoever has a part in it
  if (entityOf(scene, subject) === null && !isKind(scene, subject, "person", "institution", "force")) return subject;
  const ids = resolve(scene, subject);
  // "guaranteed that the Morning Star would be free to sail"
  if (childBy(tree, deed, "cop") >= 0 && !ids.some((id) => by.includes(id))) return subject;
  return ids.length > 0 && (ids.some((id) => by.includes(id)) || ids.every((id) => acts(scene, id))) ? -1 : subject;
}

const NOT_ONE = /^(?:nobody|none|nothing|everybody|everyone|anybody|anyone)$/;

function acts(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  if (entity === undefined) return false;
  return entity.type === "PERSON" || entity.type === "ORG" || (entity.key?.startsWith("country:") ?? false);
}

/** The subject up to its first clause or comma. */
function subjectWords(scene: Scene, subject: number): string {
  const { tree, ann } = scene;
  let last = subject;
  for (let child = tree.firstChild[subject]; child >= 0; child = tree.nextSibling[child]) {
    if (child < subject) continue;
    if (relation(tree, child) !== "nmod" && relation(tree, child) !== "acl" && relation(tree, child) !== "flat") break;
    if (fullRelation(tree, child) === "acl:relcl" || ann.tokens.end[tree.right[child]] - ann.tokens.start[subject] > SUBJECT) break;
    last = tree.right[child];
  }
  return ann.text.slice(ann.tokens.start[tree.left[subject]], ann.tokens.end[last]);
}

/** A deed told by a noun: without the preposition before it. */
function nounStart(scene: Scene, deed: number, content: Span): number {
  const { tree, ann } = scene;
  // "the farmers 30 million crowns", read as one phrase
  const sum = childBy(tree, deed, "nummod");
  let first = Math.max(sum >= 0 && sum < deed ? tree.left[sum] : tree.left[deed], tokenAt(ann.tokens, content.start));
  while (first < deed && (["ADP", "PUNCT", "SCONJ"].includes(upos(tree, first)) || preposition(scene, deed) === form(scene, first)))
    first++;
  return first;
}

/** Without what a dash or an open bracket adds. */
function withoutTail(words: string): string {
  const dash = words.search(/ [—–] /u);
  const short = dash > 0 ? words.slice(0, dash) : words;
  const open = short.lastIndexOf("(");
  return open > 0 && short.indexOf(")", open) < 0 ? short.slice(0, open).trimEnd() : short;
}

/** A quotation mark whose other half stands elsewhere is left out. */
function evenQuotes(words: string): string {
  const odd = (words.match(/["“”]/gu)?.length ?? 0) % 2 === 1;
  return odd ? words.replace(/["“”]/u, "") : words;
}

/** To whom something is to be given: "hand the maps to Kestria", "aid to Kestria". A town is a place, not a receiver. */
export function receiversOf(scene: Scene, deed: number): string[] {
  const { tree } = scene;
  const noun = upos(tree, deed) === "NOUN";
  if (!noun && !isOneOf(scene, deed, "given-to")) return [];
  const object = noun ? -1 : childBy(tree, deed, "obj");
  const found = [deed, object].flatMap((head) => {
    const ids: string[] = [];
    for (let child = head < 0 ? -1 : tree.firstChild[head]; child >= 0; child = tree.nextSibling[child])
      if (["obl", "nmod"].includes(relation(tree, child)) && preposition(scene, child) === "to") ids.push(...resolve(scene, child));
    return ids;
  });
  return [...new Set(found)].filter((id) => acts(scene, id));
}
