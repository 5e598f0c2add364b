import { childBy, fullRelation, isNegated, isPassive, modalOf, relation, upos } from "../tree.ts";
import { hasRest } from "./frame-conditions.ts";
import { type Own, ownStatus } from "./modality.ts";
import type { Entry } from "./ontology.ts";
import type { Governor } from "./ontology-shapes.ts";
import { form, isOneOf, type Scene } from "./scene.ts";

export interface Draft {
  readonly status: Own;
  readonly rule: string;
  readonly by: number;
  /** The governor makes a fact of what it governs ("forced them to leave", "it is true that"), so far as it is one itself. */
  readonly implies?: boolean;
}

export function governed(governor: Governor, by: number): Draft {
  return { status: governor.gives, rule: `status.governor.${governor.id}`, by };
}

export function marked(scene: Scene, token: number, word: string): boolean {
  const marker = childBy(scene.tree, token, "mark");
  return marker >= 0 && scene.lemma[marker] === word;
}

export function isVerbal(scene: Scene, token: number): boolean {
  const tag = upos(scene.tree, token);
  return tag === "VERB" || tag === "ADJ" || tag === "AUX";
}

/** What a governing word does to the event under it, null where it is not in the lists or hangs otherwise; `through` is how the event hangs on the word between them. */
export function effectOf(scene: Scene, governor: number, at: number, name: string, through: readonly string[]): Draft | null {
  const entries = entriesFor(scene, governor);
  if (entries === undefined) return null;
  const own = hangsBy(scene, governor, at, name);
  const how = (name === "obj" || name === "iobj") && through.length > 0 ? through : own;
  for (const entry of entries) {
    if (entry.words.length > 1 && !hasRest(scene, governor, entry.words)) continue;
    // "set off a bomb" sets no date
    if (entry.words.length === 1 && hasParticle(scene, governor) && isOneOf(scene, governor, "setting-a-day")) continue;
    // "called off his visit": the particle may be read as the preposition of the visit.
    const ways = entry.words.length > 1 && how.includes(entry.words[1]) ? [...how, "obj"] : how;
    if (!ways.some((way) => entry.of.over.includes(way))) continue;
    if (entry.of["only-verbal"] && !isVerbal(scene, at)) continue;
    // "stopped in Quenby to meet Ferran"
    if (scene.lemma[governor] === "stop" && marked(scene, at, "to")) continue;
    return applied(scene, entry.of, governor);
  }
  return null;
}

function hasParticle({ tree }: Scene, verb: number): boolean {
  const next = verb + 1;
  return next < tree.tokens.count && tree.head[next] === verb && fullRelation(tree, next) === "compound:prt";
}

/** "expressed its readiness to help", "sketched a framework for talks": what explains a noun may hang on the verb instead. */
export function throughObject(scene: Scene, governor: number, at: number, name: string): Draft | null {
  const marker = name === "obl" ? childBy(scene.tree, at, "case") : -1;
  if (marker > 0 && scene.lemma[marker] === "for" && childBy(scene.tree, governor, "obj") === marker - 1) {
    const entry = scene.ontology.nounGovernors.get(scene.lemma[marker - 1])?.find((one) => one.of.over.includes("for"));
    return entry === undefined ? null : applied(scene, entry.of, marker - 1);
  }
  if ((name !== "advcl" && name !== "xcomp") || !marked(scene, at, "to")) return null;
  const object = childBy(scene.tree, governor, "obj");
  const entry =
    object < 0 || object > at
      ? undefined
      : scene.ontology.nounGovernors.get(scene.lemma[object])?.find((one) => one.of.over.includes("comp"));
  return entry === undefined ? null : applied(scene, entry.of, object);
}

function entriesFor(scene: Scene, governor: number): readonly Entry<Governor>[] | undefined {
  const { ontology, lemma } = scene;
  const tag = upos(scene.tree, governor);
  // The verb of a headline may be read as a noun ("Dorn hopes to meet Lasko").
  if (tag === "NOUN" || tag === "PROPN")
    return [...(ontology.nounGovernors.get(lemma[governor]) ?? []), ...(ontology.verbGovernors.get(lemma[governor]) ?? [])];
  const verbs = ontology.verbGovernors.get(lemma[governor]) ?? [];
  const adjectives = ontology.adjectiveGovernors.get(tag === "ADJ" ? lemma[governor] : form(scene, governor)) ?? [];
  if (tag === "ADJ") return [...adjectives, ...verbs];
  // "is prepared to", read as a passive
  const asAdjective = isPassive(scene.tree, governor) || childBy(scene.tree, governor, "cop") >= 0;
  return adjectives.length > 0 && asAdjective ? [...adjectives, ...verbs] : verbs;
}

/** Names for the way in which a word hangs on its governor, as data/ontology/events/status.yaml writes them. */
function hangsBy(scene: Scene, governor: number, at: number, name: string): readonly string[] {
  const { tree } = scene;
  const marker = childBy(tree, at, "mark", "case");
  const word = marker < 0 ? "" : scene.lemma[marker];
  switch (name) {
    case "xcomp":
      if (isSeparate(scene, governor, at)) return [];
      if (word === "to") return isPassive(tree, governor) ? ["raising", "comp", "inf"] : ["comp", "to", "inf"];
      return isPassive(tree, governor) ? ["raising", "comp"] : ["comp", "to"];
    case "ccomp":
      // "suggested that the meeting would be easy": said
      if (scene.lemma[governor] === "suggest" && childBy(tree, at, "cop") >= 0) return [];
      // "is to reconvene, Maruk told parliament" orders nothing
      return word === "to" && childBy(tree, at, "cop", "aux") < 0 ? ["comp", "inf"] : ["comp"];
    case "csubj":
      return ["comp"];
    case "acl":
      if (fullRelation(tree, at) === "acl:relcl") return isContentClause(scene, at) ? ["comp"] : [];
      // "The pact, initialled last week": what was done to it, not what it is for
      if (word === "" && (isDone(scene, at) || childBy(tree, at, "nsubj") >= 0)) return [];
      return word === "" || word === "to" || word === "that" ? ["comp"] : [word, "comp"];
    case "advcl":
      return word === "of" || word === "for" || word === "from" || word === "with" || word === "to" || word === "against"
        ? [word, "comp", ...(word === "to" ? ["inf"] : []), ...(word === "to" && isPassive(tree, governor) ? ["raising"] : [])]
        : word === ""
          ? []
          : form(scene, at).endsWith("ing")
            ? [word]
            : [];
    case "obj":
      return isVerbal(scene, at) ? ["comp", "obj"] : ["obj"];
    case "nsubj":
      if (hasNearerSubject(scene, governor, at)) return [];
      return isPassive(tree, governor) ? ["obj"] : upos(tree, governor) === "ADJ" ? ["own", "subj"] : ["subj"];
    case "obl":
      // "called off his visit", with the object read as an oblique
      return word === "" ? ["obj"] : [word];
    case "nmod":
      return [word];
    case "amod":
    case "compound":
      return [];
    default:
      return [];
  }
}

/** "The bombing, the second after the truce [was announced]": a second subject, in a clause of its own, is what the verb is said of. */
function hasNearerSubject({ tree }: Scene, verb: number, subject: number): boolean {
  let marked = false;
  for (let child = tree.nextSibling[subject]; child >= 0 && child < verb; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "mark") marked = true;
    else if (name === "nsubj" && marked) return true;
  }
  return false;
}

/** A past participle, by its form. */
function isDone(scene: Scene, word: number): boolean {
  return upos(scene.tree, word) === "VERB" && /(?:ed|en|wn|nt|ught|ld|made|done|put|set|met)$/.test(form(scene, word));
}

/** "rumours that Idrel had met Hadik": with a subject and an object of its own, "that" stands for nothing in the clause. */
function isContentClause(scene: Scene, clause: number): boolean {
  const { tree } = scene;
  let that = false;
  let subject = false;
  let objects = 0;
  for (let child = tree.firstChild[clause]; child >= 0; child = tree.nextSibling[child]) {
    if (form(scene, child) === "that") that = true;
    else if (fullRelation(tree, child) === "obj") objects++;
    else if (relation(tree, child) === "nsubj") subject = true;
  }
  return that && objects > 0 && subject;
}

/** "agreed after Kestria released": a past tense after "after" or "when" is a clause of its own, even where it is read as a complement. */
function isSeparate(scene: Scene, governor: number, at: number): boolean {
  const word = form(scene, at);
  if (word === scene.lemma[at] || word.endsWith("ing")) return false;
  for (let t = governor + 1; t < at; t++)
    if (["after", "before", "when", "as", "because", "since", "while"].includes(scene.lemma[t])) return true;
  return false;
}

function applied(scene: Scene, governor: Governor, by: number): Draft {
  const own = ownStatus(scene, by);
  // "would be glad to host"
  if (own === "hypothetical" && governor.gives !== "alleged" && !(governor.gives === "offered" && modalOf(scene.tree, by) === "would"))
    return { status: "hypothetical", rule: `status.governor.${governor.id}`, by };
  if (isNegated(scene.tree, by) || own === "denied" || own === "refused") {
    const negated = governor.negated ?? (governor.gives === "planned" || governor.gives === "offered" ? "denied" : "hypothetical");
    return { status: negated, rule: `status.governor.${governor.id}.negated`, by };
  }
  if (governor.gives === "happened") return { status: own, rule: `status.governor.${governor.id}`, by, implies: true };
  return governed(governor, by);
}

const UPON_AN_IDEA: ReadonlySet<Own> = new Set<Own>(["offered", "refused", "called-for", "cancelled"]);
const FIRM: ReadonlySet<Own> = new Set<Own>(["hypothetical", "denied", "refused", "cancelled"]);

/** What keeps a cancelling from having been done. */
const NOT_CALLED_OFF: ReadonlySet<Own> = new Set<Own>(["hypothetical", "called-for", "offered", "denied", "refused"]);

/** The inner status under an outer one: what is denied, refused, cancelled or conditional inside stays so. */
export function combine(inner: Draft, outer: Draft): Draft {
  if (outer.implies && ["plain", "infinitive", "gerund"].includes(inner.status)) return outer;
  if (outer.status === "plain" || outer.implies) return inner;
  if (outer.status === "alleged")
    return FIRM.has(inner.status) || inner.status === "planned" || inner.status === "called-for" ? inner : outer;
  if (outer.status === "ongoing") return ["plain", "infinitive", "gerund"].includes(inner.status) ? outer : inner;
  // "threatened to cancel the visit", "refused to cancel it": it is still to come
  if (inner.rule === "status.governor.cancels" && NOT_CALLED_OFF.has(outer.status)) return { ...outer, status: "planned" };
  // "floated the idea of a summit", "ruled out the possibility of talks"
  if (inner.rule === "status.governor.threat-noun" && UPON_AN_IDEA.has(outer.status)) return outer;
  if (FIRM.has(inner.status)) return inner;
  // "rejected the proposed talks"
  if (inner.rule === "status.governor.upcoming" && outer.status === "refused") return outer;
  if (inner.rule === "status.governor.under-way" && outer.status !== "denied") return inner;
  if (inner.status === "alleged" && outer.status === "refused") return { ...outer, status: "denied" };
  // "accepted an invitation to visit"
  if (outer.rule === "status.governor.accepts" && inner.status === "offered") return outer;
  if (outer.status === "planned" && (inner.status === "offered" || inner.status === "called-for")) return inner;
  return outer;
}
