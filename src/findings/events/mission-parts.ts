import type { MissionSize, When } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { childBy, fullRelation, isPassive, relation, subtreeSpan, tokenSpan, upos } from "../tree.ts";
import { byPhrase, resolve } from "./actors.ts";
import { countOf, readNumber } from "./harm.ts";
import type { MissionNoun } from "./mission-words.ts";
import { ownStatus } from "./modality.ts";
import { isKind, preposition } from "./noun-phrases.ts";
import { union } from "./party-places.ts";
import { AT, placeUnder } from "./place.ts";
import { form, type Scene } from "./scene.ts";
import { ownSubject } from "./sides.ts";
import { isPresent } from "./tense.ts";
import { timeAsWhen } from "./when.ts";

/** The verb that a mission is the subject or object of, or that describes it ("set up by …"), with what the lists say of it. */
export interface MissionVerb {
  readonly verb: number;
  readonly role: "subject" | "object" | "participle";
  /** Lists of `missionVerbs` that hold it. */
  readonly lists: ReadonlySet<string>;
}

/** Verbs around a mission, the one that describes it first. */
export function verbsOf(scene: Scene, noun: number): MissionVerb[] {
  const { tree } = scene;
  const found: MissionVerb[] = [];
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "acl" || upos(tree, child) !== "VERB") continue;
    const passive = fullRelation(tree, child) === "acl" && form(scene, child) !== scene.lemma[child] && !form(scene, child).endsWith("ing");
    const relative = fullRelation(tree, child) === "acl:relcl";
    const role =
      passive || (relative && isPassive(tree, child)) ? "participle" : relative && hasOtherSubject(scene, child) ? "object" : "subject";
    found.push({ verb: child, role, lists: listsOf(scene, child) });
  }
  const over = governing(scene, noun);
  if (over < 0) return found;
  const name = fullRelation(tree, topOf(scene, noun));
  if (name === "nsubj:pass" || relation(tree, topOf(scene, noun)) === "obj")
    found.push({ verb: over, role: "object", lists: listsOf(scene, over) });
  else if (name === "nsubj") found.push({ verb: over, role: "subject", lists: listsOf(scene, over) });
  return found;
}

/** "the post that it set up": the relative clause has a subject of its own. */
function hasOtherSubject(scene: Scene, verb: number): boolean {
  const subject = childBy(scene.tree, verb, "nsubj");
  return (
    subject >= 0 &&
    !["that", "which", "who"].includes(form(scene, subject)) &&
    childBy(scene.tree, verb, "advmod") !== subject &&
    !isWhere(scene, verb)
  );
}

function isWhere(scene: Scene, verb: number): boolean {
  const where = childBy(scene.tree, verb, "advmod");
  return where >= 0 && scene.lemma[where] === "where";
}

/** "600 observers", "a team of observers", "Finch's and the other group": the word of the phrase that hangs on the verb. */
function topOf(scene: Scene, noun: number): number {
  const { tree } = scene;
  let at = noun;
  for (let climbed = 0; climbed < 3; climbed++) {
    const over = tree.head[at];
    const name = relation(tree, at);
    const part =
      name === "nmod" &&
      over >= 0 &&
      ["number", "team", "group", "strength", "mandate", "size", "work", "dozen", "hundred", "thousand"].includes(scene.lemma[over]);
    if (!part && name !== "conj") return at;
    if (over < 0 || upos(tree, over) === "VERB") return at;
    at = over;
  }
  return at;
}

function governing(scene: Scene, noun: number): number {
  const over = scene.tree.head[topOf(scene, noun)];
  return over >= 0 && upos(scene.tree, over) === "VERB" ? over : -1;
}

/** Lists of verbs that hold a verb, with its particle where the list names one. */
function listsOf(scene: Scene, verb: number): ReadonlySet<string> {
  const { tree, lemma, ontology } = scene;
  const found = new Set<string>();
  const particle = childBy(tree, verb, "compound:prt");
  for (const [list, words] of ontology.missionVerbs) {
    if (words.has(lemma[verb]) || (particle >= 0 && words.has(`${lemma[verb]} ${lemma[particle]}`))) found.add(list);
    // "set up by", with the particle read as an adverb or a preposition
    else if (verb + 1 < lemma.length && words.has(`${lemma[verb]} ${form(scene, verb + 1)}`)) found.add(list);
  }
  return found;
}

export interface Owners {
  readonly by: readonly string[];
  readonly ledBy: readonly string[];
}

/** Who sends, sets up or makes up a mission, and who leads it. */
export function ownersOf(scene: Scene, mission: MissionNoun, verbs: readonly MissionVerb[]): Owners {
  let by = beforeNoun(scene, mission, isBody);
  let ledBy = beforeNoun(scene, mission, isPerson);
  const { tree } = scene;
  for (let child = tree.firstChild[mission.noun]; child >= 0; child = tree.nextSibling[child]) {
    const marker = relation(tree, child) === "nmod" && child > mission.noun ? preposition(scene, child) : null;
    const its = fullRelation(tree, child) === "nmod:poss" && upos(tree, child) === "PRON";
    if (its || (marker !== null && ["of", "from", "between", "by"].includes(marker)))
      by = union(by, bodies(scene, resolve(scene, child)), []);
  }
  for (const { verb, role, lists } of verbs) {
    // "accused the Union of taking sides by sending monitors": whose deed a gerund is, its clause does not say.
    if (form(scene, verb).endsWith("ing") && relation(tree, verb) === "advcl") continue;
    const agents = role === "participle" || (role === "object" && isPassive(tree, verb)) ? resolve(scene, byPhrase(scene, verb)) : [];
    const makers = role === "object" && !isPassive(tree, verb) ? resolve(scene, makerOf(scene, verb)) : agents;
    if (lists.has("lead") && role !== "subject") ledBy = union(ledBy, makers, []);
    else if (lists.has("create") && role !== "subject") {
      // "the foreign ministers of both countries", whom nobody names: the countries
      const named = makers.some((id) => isBody(scene, id) || isPersonId(scene, id));
      by = union(by, named || role === "participle" ? makers : ownersOfPeople(scene, makerOf(scene, verb)), []);
    } else if (lists.has("extend") && role === "object") by = union(by, bodies(scene, makers), []);
    // "would be manned by nobody but Norlanders" is an assurance
    else if (lists.has("staff") && role !== "subject" && ownStatus(scene, verb) !== "planned")
      by = union(by, role === "object" ? ownersOfPeople(scene, staffOf(scene, verb)) : makers, []);
    else if (lists.has("end") && role === "object" && mission.entry.people) by = union(by, bodies(scene, makers), []);
    // "where inspectors of both countries check ships"
    else if (role === "subject" && relation(tree, verb) === "acl") by = union(by, bodies(scene, workers(scene, verb)), []);
  }
  by = union(by, [...membersAt(scene, mission.noun), ...comingFrom(scene, mission.noun)], []);
  const [states, people] = [ledBy.filter((id) => !isPersonId(scene, id)), ledBy.filter((id) => isPersonId(scene, id))];
  return { by: union(by, states, []).filter((id) => isBody(scene, id) || isPersonId(scene, id)), ledBy: people };
}

/** Subject of a verb; "agreed on Monday to set up", hung on the day, has that of "agreed". */
function makerOf(scene: Scene, verb: number): number {
  const { tree } = scene;
  const subject = ownSubject(scene, verb);
  if (subject < 0 || scene.headsTime[subject] === 0) return subject;
  let at = tree.head[subject];
  while (at >= 0 && upos(tree, at) !== "VERB") at = tree.head[at];
  return at < 0 ? -1 : ownSubject(scene, at);
}

/** Those who man a checkpoint: the subject, or what "officers to man it" hangs on. */
function staffOf(scene: Scene, verb: number): number {
  const { tree } = scene;
  const over = tree.head[verb];
  if (over < 0 || childBy(tree, verb, "nsubj") >= 0) return ownSubject(scene, verb);
  if (relation(tree, verb) === "acl") return over;
  let found = -1;
  for (let child = tree.firstChild[over]; child >= 0 && child < verb; child = tree.nextSibling[child])
    if (["obj", "obl"].includes(relation(tree, child)) && isServing(scene, child)) found = child;
  return found >= 0 ? found : ownSubject(scene, verb);
}

/** Whose the people are: "Corvessan police officers", "its inspectors". */
function ownersOfPeople(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  let found: string[] = [];
  for (let child = noun < 0 ? -1 : tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    const own = ["compound", "amod", "nmod:poss"].includes(fullRelation(tree, child));
    const from = relation(tree, child) === "nmod" && ["of", "from"].includes(preposition(scene, child) ?? "");
    if (own || from) found = union(found, bodies(scene, resolve(scene, child)), []);
  }
  return found;
}

/** "accept observers from the Union", though the parser hangs it on the verb. */
function comingFrom(scene: Scene, noun: number): string[] {
  const marker = noun + 1;
  if (marker >= scene.tree.tokens.count || form(scene, marker) !== "from" || relation(scene.tree, marker) !== "case") return [];
  return bodies(scene, resolve(scene, scene.tree.head[marker]));
}

const MEMBERS = new Set(["inspector", "observer", "officer", "expert", "representative", "member", "delegate", "monitor", "delegation"]);

/** "its inspectors at the centre", "Kestrian inspectors returned to the centre": those whose people work there make it up. */
function membersAt(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  const over = tree.head[noun];
  if (over < 0 || !["in", "at", "of", "to", "from"].includes(preposition(scene, noun) ?? "")) return [];
  if (relation(tree, noun) === "nmod") return MEMBERS.has(scene.lemma[over]) ? ownersOfPeople(scene, over) : [];
  if (relation(tree, noun) !== "obl" || upos(tree, over) !== "VERB") return [];
  const moved = [childBy(tree, over, "obj"), childBy(tree, over, "nsubj")].find((one) => one >= 0 && MEMBERS.has(scene.lemma[one]));
  return moved === undefined ? [] : ownersOfPeople(scene, moved);
}

function workers(scene: Scene, verb: number): string[] {
  return isWhere(scene, verb) ? resolve(scene, childBy(scene.tree, verb, "nsubj")) : [];
}

function beforeNoun(scene: Scene, { before, noun }: MissionNoun, fits: (scene: Scene, id: string) => boolean): string[] {
  const ids = before.flatMap((t) => (scene.entityAt[t] >= 0 && t !== noun ? [scene.ann.entities[scene.entityAt[t]]] : []));
  const all = ids.flatMap(({ id, members }) => (members.length > 0 ? members : [id]));
  return [...new Set(all.filter((id) => fits(scene, id)))];
}

function isBody(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  if (entity === undefined) return false;
  const named = entity.mentions.some(({ form: kind }) => kind === "name" || kind === "metonym");
  return (entity.type === "ORG" && named) || (entity.type === "GROUP" && named) || (entity.key?.startsWith("country:") ?? false);
}

function isPerson(scene: Scene, id: string): boolean {
  return isPersonId(scene, id);
}

function isPersonId(scene: Scene, id: string): boolean {
  return scene.entityById.get(id)?.type === "PERSON";
}

function bodies(scene: Scene, ids: readonly string[]): string[] {
  return ids.filter((id) => isBody(scene, id));
}

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
  found.push(...changes(scene, mission, verbs));
  const strong = strongBefore(scene, mission);
  if (strong !== null) found.push(strong);
  return found.filter(
    (size, i) => found.findIndex((other) => other.min === size.min && other.max === size.max) === i && ann.text.length > 0,
  );
}

/** "adds 160 observers", "another 50 monitors": not how many there are. */
function isIncrease(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  if (tree.head[noun] >= 0 && scene.lemma[tree.head[noun]] === "add") return true;
  for (let child = tree.firstChild[noun]; child >= 0 && child < noun; child = tree.nextSibling[child])
    if (["additional", "another", "extra", "further"].includes(form(scene, child))) return true;
  return false;
}

/** People that a mission consists of. */
function isServing(scene: Scene, token: number): boolean {
  const entries = scene.ontology.missions.get(scene.lemma[token]) ?? [];
  return (
    entries.some((entry) => entry.of.people) ||
    isKind(scene, token, "person", "force", "troops") ||
    /(?:er|or|man|men|people|staff|personnel|expert)s?$/.test(form(scene, token))
  );
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
  if (!verbs.some(({ lists }) => lists.has("extend"))) return [];
  for (let t = Math.max(firstToken, noun - 12); t + 3 < endToken; t++) {
    if (form(scene, t) !== "from" || upos(tree, t + 1) !== "NUM" || form(scene, t + 2) !== "to" || upos(tree, t + 3) !== "NUM") continue;
    const of = t + 4 < endToken && upos(tree, t + 4) === "NOUN" ? form(scene, t + 4) : form(scene, noun);
    return [t + 1, t + 3].flatMap((at) => {
      const value = readNumber(scene, at);
      return value === null ? [] : [{ min: value, max: value, of, evidence: tokenSpan(tree.tokens, at, at) }];
    });
  }
  return [];
}

function strongBefore(scene: Scene, { before, noun }: MissionNoun): MissionSize | null {
  if (before.length === 0) return null;
  const span = tokenSpan(scene.tree.tokens, before[0], noun);
  const text = scene.ann.text.slice(span.start, span.end);
  const found = /(\d[\d,]{0,9})-(?:strong|member|man|person)\b/.exec(text);
  if (found === null) return null;
  const value = Number(found[1].replaceAll(",", ""));
  const start = span.start + found.index;
  return { min: value, max: value, of: "members", evidence: { start, end: start + found[0].length } };
}

/** Until when, or for how long. A last day goes before a length. */
export function termOf(scene: Scene, { noun }: MissionNoun, verbs: readonly MissionVerb[]): When | null {
  const { tree } = scene;
  const clauses = new Set(verbs.flatMap(({ verb }) => [verb, ...joined(scene, verb)]));
  const times = scene.timesIn[scene.ann.tokens.sentence[noun]].filter(
    (placed) => clauses.has(placed.clause) || (placed.head > tree.left[noun] && placed.head <= tree.right[noun]),
  );
  const working = verbs.some(({ lists }) => ["create", "extend", "staff", "duty"].some((list) => lists.has(list)));
  const extended = verbs.some(({ lists }) => lists.has("extend"));
  const last = times.find(
    (placed) => placed.time.type === "DATE" && ["until", "till", "through"].includes(preposition(scene, placed.head) ?? ""),
  );
  if (last !== undefined) return timeAsWhen(last, "mission.until");
  const length = times.find(
    (placed) =>
      placed.time.type === "DURATION" &&
      (preposition(scene, placed.head) === "for" ? working : extended && preposition(scene, placed.head) === "by"),
  );
  return length === undefined ? null : timeAsWhen(length, "mission.for");
}

function joined(scene: Scene, verb: number): number[] {
  const found: number[] = [];
  for (let child = scene.tree.firstChild[verb]; child >= 0; child = scene.tree.nextSibling[child])
    if (["conj", "xcomp", "advcl"].includes(relation(scene.tree, child))) found.push(child);
  return found;
}

/** What the mission is there for: "to monitor the truce", "that is to propose new rules", "monitors the truce". */
export function mandateOf(scene: Scene, verbs: readonly MissionVerb[]): Span[] {
  const { tree } = scene;
  const spans: Span[] = [];
  for (const { verb, role, lists } of verbs) {
    if (role === "subject" && relation(tree, verb) === "acl" && (lists.has("duty") || marksTo(scene, verb)))
      spans.push(withoutRelative(scene, verb));
    else if (role === "subject" && lists.has("duty") && (isPresent(scene, verb) || ownStatus(scene, verb) === "planned"))
      spans.push(fromVerb(scene, verb));
    if (role === "subject" || !(lists.has("create") || lists.has("extend"))) continue;
    for (const clause of joined(scene, verb))
      if (marksTo(scene, clause) && listsOf(scene, clause).has("duty")) spans.push(subtreeSpan(tree, clause));
  }
  return spans.filter(({ start, end }) => end - start <= 300);
}

function marksTo(scene: Scene, verb: number): boolean {
  const marker = childBy(scene.tree, verb, "mark");
  return marker >= 0 && scene.lemma[marker] === "to";
}

function withoutRelative(scene: Scene, verb: number): Span {
  const span = subtreeSpan(scene.tree, verb);
  const first = scene.tree.left[verb];
  const skip = first < verb && ["that", "which", "who"].includes(form(scene, first));
  return skip ? { start: scene.ann.tokens.start[first + 1], end: span.end } : span;
}

function fromVerb(scene: Scene, verb: number): Span {
  const { tree } = scene;
  const aux = childBy(tree, verb, "aux");
  return { start: tree.tokens.start[aux >= 0 && aux < verb ? aux : verb], end: subtreeSpan(tree, verb).end };
}

/** Where it works: a place that hangs on the noun, or on the verb that puts it there. */
export function missionPlace(scene: Scene, { noun }: MissionNoun, verbs: readonly MissionVerb[]): string | null {
  const beside = placeUnder(scene, noun, AT);
  if (beside !== null) return beside;
  for (const { verb, role, lists } of verbs) {
    if (role === "subject" || !(lists.has("create") || lists.has("staff"))) continue;
    const there = placeUnder(scene, verb, AT);
    if (there !== null) return there;
  }
  return null;
}

/** A working group "of naval officers" belongs to nobody; one "of the Concord" does. */
export function isOwned(scene: Scene, token: number): boolean {
  return bodies(scene, resolve(scene, token)).length > 0;
}
