/** How many serve on a mission. */
import type { MissionSize } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { childBy, relation, tokenSpan, upos } from "../tree.ts";
import { countOf, readNumber } from "./harm.ts";
import { staffOf } from "./mission-owners.ts";
import { listsOf, type MissionVerb } from "./mission-verbs.ts";
import { isServing, type MissionNoun } from "./mission-words.ts";
import { preposition } from "./noun-phrases.ts";
import { form, isOneOf, type Scene } from "./scene.ts";

/** How many serve, with what is counted: beside the noun, in "of 400 observers", "a 400-strong mission", "from 240 to 400". */
export function sizesOf(scene: Scene, mission: MissionNoun, verbs: readonly MissionVerb[]): MissionSize[] {
  const { noun, entry } = mission;
  const { tree, ann } = scene;
  const found: MissionSize[] = [];
  const add = (head: number) => {
    if (isIncrease(scene, head)) return;
    const count = countOf(scene, head);
    if (count === null || count.min === 1) return;
    const span = countSpan(scene, head);
    found.push({ ...count, of: form(scene, head), evidence: span });
  };
  if (entry.people || entry.kind === "peacekeepers") add(noun);
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child])
    if (relation(tree, child) === "nmod" && child > noun && preposition(scene, child) === "of" && isServing(scene, child)) add(child);
  for (const { verb, role, lists } of verbs) {
    const object = childBy(tree, verb, "obj");
    if (
      role === "subject" &&
      (lists.has("create") || scene.lemma[verb] === "comprise" || scene.lemma[verb] === "number") &&
      object >= 0 &&
      isServing(scene, object)
    )
      add(object);
    if (role === "object" && lists.has("staff")) add(staffOf(scene, verb));
  }
  found.push(...membersOf(scene, mission), ...changes(scene, mission, verbs), ...numberOf(scene, mission));
  for (const { verb, role, lists } of verbs) if (role === "object" && lists.has("extend")) raisedTo(scene, verb).forEach(add);
  const strong = strongBefore(scene, mission);
  if (strong !== null) found.push(strong);
  return found.filter(
    (size, i) => found.findIndex((other) => other.min === size.min && other.max === size.max) === i && ann.text.length > 0,
  );
}

/** "a commission of six"; "four members from each country" in the same sentence, of two countries: eight. */
function membersOf(scene: Scene, { noun, entry }: MissionNoun): MissionSize[] {
  const { tree, ann } = scene;
  if (entry.people) return [];
  const bare = noun + 2;
  const { endToken } = ann.sentences[ann.tokens.sentence[noun]];
  const plain = bare < endToken && form(scene, noun + 1) === "of" && upos(tree, bare) === "NUM" && upos(tree, bare + 1) !== "NOUN";
  const value = plain ? readNumber(scene, bare) : null;
  if (value !== null && value > 1) return [{ min: value, max: value, of: "members", evidence: tokenSpan(tree.tokens, bare, bare) }];
  for (let t = noun + 1; t + 3 < endToken; t++) {
    if (form(scene, t) !== "from" || form(scene, t + 1) !== "each" || !isOneOf(scene, t + 2, "side")) continue;
    const count = upos(tree, t - 1) === "NUM" ? t - 1 : upos(tree, t - 2) === "NUM" ? t - 2 : -1;
    const each = count < 0 ? null : readNumber(scene, count);
    if (each !== null) return [{ min: 2 * each, max: 2 * each, of: "members", evidence: tokenSpan(tree.tokens, count, t + 2) }];
  }
  return [];
}

/** "adds 160 observers", "another 50 monitors": not how many there are. */
function isIncrease(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  if (tree.head[noun] >= 0 && scene.lemma[tree.head[noun]] === "add") return true;
  for (let child = tree.firstChild[noun]; child >= 0 && child < noun; child = tree.nextSibling[child])
    if (["additional", "another", "extra", "further"].includes(form(scene, child))) return true;
  return false;
}

function countSpan(scene: Scene, head: number): Span {
  const numeral = childBy(scene.tree, head, "nummod");
  const first = numeral >= 0 ? Math.min(scene.tree.left[numeral], numeral) : head;
  return tokenSpan(scene.tree.tokens, Math.min(first, head), Math.max(first, head));
}

/** "raised its strength from 240 to 400": in the clause of the mission's verb, or of one joined to it. */
function changes(scene: Scene, { noun }: MissionNoun, verbs: readonly MissionVerb[]): MissionSize[] {
  const { tree, ann } = scene;
  const { endToken, firstToken } = ann.sentences[ann.tokens.sentence[noun]];
  const grows = verbs.some(({ lists }) => lists.has("extend"));
  for (let t = Math.max(firstToken, noun - 12); t + 3 < endToken; t++) {
    // "their number will rise from 80 to 120"
    if (!grows && !isOfNumber(scene, t, noun)) continue;
    if (form(scene, t) !== "from" || upos(tree, t + 1) !== "NUM" || form(scene, t + 2) !== "to" || upos(tree, t + 3) !== "NUM") continue;
    const of = t + 4 < endToken && upos(tree, t + 4) === "NOUN" ? form(scene, t + 4) : form(scene, noun);
    return [t + 1, t + 3].flatMap((at) => {
      const value = readNumber(scene, at);
      return value === null ? [] : [{ min: value, max: value, of, evidence: tokenSpan(tree.tokens, at, at) }];
    });
  }
  return [];
}

/** "The number of monitors will rise to 200", "the strength of the force is to reach 900". */
function numberOf(scene: Scene, { noun }: MissionNoun): MissionSize[] {
  const { tree } = scene;
  const over = tree.head[noun];
  const counted = over >= 0 && relation(tree, noun) === "nmod" && isOneOf(scene, over, "mission-size");
  if (!counted || childBy(tree, noun, "acl") >= 0 || relation(tree, over) !== "nsubj") return [];
  const verb = tree.head[over];
  if (!isOneOf(scene, verb, "mission-growing")) return [];
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[noun]];
  for (let t = verb + 1; t < Math.min(endToken, verb + 6); t++) {
    const to = form(scene, t - 1) === "to" || scene.lemma[verb] === "reach";
    const value = to && upos(tree, t) === "NUM" ? readNumber(scene, t) : null;
    if (value !== null) return [{ min: value, max: value, of: form(scene, noun), evidence: tokenSpan(tree.tokens, t, t) }];
  }
  return [];
}

/** "raised the force to 900 men", "extend the mission and double it to 24 people": what is counted behind "to". */
function raisedTo(scene: Scene, verb: number): number[] {
  const { tree } = scene;
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[verb]];
  const found: number[] = [];
  for (let t = verb + 1; t < endToken; t++) {
    if (!["obl", "obj"].includes(relation(tree, t)) || preposition(scene, t) !== "to" || !isServing(scene, t)) continue;
    const over = tree.head[t];
    const object = childBy(tree, over, "obj");
    const again = object >= 0 && ["it", "them"].includes(form(scene, object)) && listsOf(scene, over).has("extend");
    if (over === verb || again) found.push(t);
  }
  return found;
}

/** "their number will rise from …": behind the mission in its sentence. */
function isOfNumber(scene: Scene, from: number, noun: number): boolean {
  for (let t = Math.max(noun + 1, from - 6); t < from; t++) {
    if (!isOneOf(scene, t, "mission-size")) continue;
    const owner = childBy(scene.tree, t, "nmod:poss");
    if (owner >= 0 && ["their", "its"].includes(form(scene, owner))) return true;
  }
  return false;
}

function strongBefore(scene: Scene, { before, noun }: MissionNoun): MissionSize | null {
  const span = tokenSpan(scene.tree.tokens, before[0] ?? noun, noun);
  const text = scene.ann.text.slice(span.start, span.end);
  const behind = scene.ann.text.slice(span.end, span.end + 40);
  // "a 400-strong mission"; "the force, now 580 strong"
  const found =
    /(\d[\d,]{0,9})-(?:strong|member|man|person)\b/.exec(text) ??
    /^, (?:now |some |about |nearly )?(\d[\d,]{0,9})[- ]strong\b/d.exec(behind);
  if (found === null) return null;
  const value = Number(found[1].replaceAll(",", ""));
  const start = (found.input === text ? span.start : span.end) + found.index;
  return { min: value, max: value, of: "members", evidence: { start, end: start + found[0].length } };
}
