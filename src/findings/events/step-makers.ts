/** Who takes a step that is told as coming. */
import { childBy, fullRelation, modalOf, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { areNameless, impliedMakers } from "./commitment-makers.ts";
import { isCountry } from "./entity-kinds.ts";
import { isKind, preposition } from "./noun-phrases.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { ownSubject } from "./sides.ts";
import { isWe } from "./voices.ts";

/** Who takes a step that is told as coming, and how that was found. */
interface StepMakers {
  readonly by: readonly string[];
  /** Whether they are the subject themselves. */
  readonly own: boolean;
  /** Whether the subject is a mission, whose owners they are. */
  readonly mission: boolean;
  /** What the rule's name says of who is meant. */
  readonly implied: string;
  /** What the subject itself names or describes. */
  readonly told: readonly string[];
}

const NOBODY: StepMakers = { by: [], own: false, mission: false, implied: "", told: [] };

/** The subject, whose mission it is, whom it stands for, or else the one who says so. */
export function makersOf(scene: Scene, verb: number, owners: ReadonlyMap<number, readonly string[]>, speaker: string | null): StepMakers {
  const { tree } = scene;
  const passive = childBy(tree, verb, "aux:pass", "nsubj:pass") >= 0 || isEndOfMeasure(scene, verb);
  const subject = sayersIt(scene, ownSubject(scene, verb));
  const mission = subject < 0 ? undefined : (owners.get(subject) ?? owners.get(partOf(scene, subject)));
  if (mission !== undefined && mission.length > 0) return { ...NOBODY, by: mission, mission: true };
  const told = passive || subject < 0 ? [] : resolve(scene, subject);
  // "We shall bring them back," the minister said
  if (told.length > 0 && told.every((id) => isOurs(scene, id)) && speaker !== null && isStep(scene, verb))
    return { by: [speaker], own: true, mission: false, implied: "", told };
  const meant = passive || subject < 0 || !areNameless(scene, told) ? null : impliedMakers(scene, verb, subject);
  if (meant !== null && meant.by.length > 0) return { by: meant.by, own: true, mission: false, implied: meant.rule, told };
  const acting = told.filter((id) => canAct(scene, id));
  if (acting.length > 0) return { by: acting, own: true, mission: false, implied: "", told };
  const whose = passive || subject < 0 ? [] : commandersOf(scene, subject);
  if (whose.length > 0) return { by: whose, own: true, mission: false, implied: "/own-people", told };
  if (speaker === null) return { ...NOBODY, by: tellers(scene, verb), told };
  // "…, the interior ministry said": of its state
  const teller = areNameless(scene, [speaker]) ? impliedMakers(scene, verb, mentionIn(scene, speaker, verb)) : null;
  const named = teller !== null && teller.by.length > 0;
  return { by: named ? teller.by : [speaker], own: false, mission: false, implied: named ? teller.rule : "", told };
}

/** "The ministry said it would publish the names": an "it" that the text leaves open is the body that says so. */
function sayersIt(scene: Scene, subject: number): number {
  const { tree } = scene;
  if (subject < 0 || form(scene, subject) !== "it" || resolve(scene, subject).length > 0) return subject;
  const clause = tree.head[subject];
  const saying = clause >= 0 && relation(tree, clause) === "ccomp" ? tree.head[clause] : -1;
  const sayer = saying >= 0 && isOneOf(scene, saying, "reporting") ? childBy(tree, saying, "nsubj") : -1;
  return sayer >= 0 && sayer < subject ? sayer : subject;
}

/** "His men would respect it", "our troops will leave": whose people they are. */
function commandersOf(scene: Scene, subject: number): string[] {
  const { tree } = scene;
  const possessor = childBy(tree, subject, "nmod:poss");
  if (possessor < 0 || upos(tree, possessor) !== "PRON" || !isOneOf(scene, subject, "own-people")) return [];
  return resolve(scene, possessor).filter((id) => canAct(scene, id));
}

/** "The Union's council said that they would arrive": those whom the subject of saying stands for, where no speaker was made out. */
function tellers(scene: Scene, verb: number): readonly string[] {
  let clause = verb;
  // "said that they were late and would follow on Sunday"
  for (let climbed = 0; climbed < 3 && relation(scene.tree, clause) === "conj"; climbed++) clause = scene.tree.head[clause];
  const over = scene.tree.head[clause];
  const said = over >= 0 && relation(scene.tree, clause) === "ccomp" && isOneOf(scene, over, "saying");
  const teller = said ? childBy(scene.tree, over, "nsubj") : accordingTo(scene, verb);
  const named = resolve(scene, teller).filter((id) => canAct(scene, id));
  return teller < 0 || named.length > 0 ? named : impliedMakers(scene, verb, teller).by;
}

/** "…, according to the interior ministry"; -1 where nobody is told so. */
function accordingTo(scene: Scene, verb: number): number {
  const { tree } = scene;
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child])
    if (relation(tree, child) === "obl" && ["according", "accord"].includes(preposition(scene, child) ?? "")) return child;
  return -1;
}

/** The word that an entity is spoken of by in the sentence of another, -1 where it is not. */
function mentionIn(scene: Scene, id: string, word: number): number {
  const { sentence } = scene.ann.tokens;
  return scene.entityById.get(id)?.mentions.find(({ head }) => sentence[head] === sentence[word])?.head ?? -1;
}

/** "The last troops would be out by Friday": a state that somebody brings about. */
export function isStateAhead(scene: Scene, word: number): boolean {
  const { tree } = scene;
  if (childBy(tree, word, "cop") < 0 || modalOf(tree, word) === null) return false;
  if (isOneOf(scene, word, "state-ahead")) return true;
  // "The money would be in Ostrel by Friday", "the observers will be on the ridge by Friday", not "in a state of shock"
  const within = childBy(tree, word, "case");
  if (within < 0) return false;
  return upos(tree, word) === "PROPN" || (["in", "on", "at"].includes(form(scene, within)) && hasLimit(scene, word));
}

/** "by Friday", "before the end of the month" on a word. */
function hasLimit(scene: Scene, word: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child])
    if (child > word && scene.headsTime[child] === 1 && ["by", "before", "within"].includes(preposition(scene, child) ?? "")) return true;
  return false;
}

/** "The curfew would end on Sunday": what was imposed ends by somebody's decision. */
export function isEndOfMeasure(scene: Scene, verb: number): boolean {
  const subject = childBy(scene.tree, verb, "nsubj");
  if (subject < 0 || !["end", "expire"].includes(scene.lemma[verb])) return false;
  if (form(scene, subject) !== "it") return isOneOf(scene, subject, "measure-imposed");
  // "The curfew is still in force. The ministry said that it would end": the pronoun is easily read as the ministry
  const own = scene.ann.tokens.sentence[verb];
  const { firstToken } = scene.ann.sentences[Math.max(0, own - 1)];
  for (let t = subject - 1; t >= firstToken; t--) if (isOneOf(scene, t, "measure-imposed")) return true;
  return false;
}

function isOurs(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  return entity !== undefined && isWe(entity, scene.ann.text);
}

/** A deed of the frames, with somebody or something that it is done to: more than what a speaker says of his mind. */
function isStep(scene: Scene, verb: number): boolean {
  return (scene.ontology.verbFrames.has(scene.lemma[verb]) || isOneOf(scene, verb, "moving")) && childBy(scene.tree, verb, "obj") >= 0;
}

/** "the first of the observers": the word behind "of". */
function partOf(scene: Scene, noun: number): number {
  const whole = childBy(scene.tree, noun, "nmod");
  return whole >= 0 && preposition(scene, whole) === "of" ? whole : -1;
}

/** What is to be done by people whom nobody names ("the men would be freed", "the lorries would leave on Monday"): a step of the frames, in no relative clause. */
export function isDoneBySomebody(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  if (isEndOfMeasure(scene, verb) || isStateAhead(scene, verb)) return true;
  // "The families would get compensation": they are given it
  if (scene.lemma[verb] === "get") return fullRelation(tree, verb) !== "acl:relcl";
  if (fullRelation(tree, verb) === "acl:relcl" || !(scene.ontology.verbFrames.has(scene.lemma[verb]) || isOneOf(scene, verb, "moving")))
    return false;
  if (childBy(tree, verb, "aux:pass", "nsubj:pass") >= 0) return true;
  const subject = relation(tree, verb) === "conj" ? ownSubject(scene, verb) : childBy(tree, verb, "nsubj");
  return subject >= 0 && (isOneOf(scene, verb, "moving") || isKind(scene, subject, "person", "force", "institution"));
}

export function canAct(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  // "The first monitors": people without a name act for somebody else.
  const nameless =
    entity?.type === "GROUP" &&
    entity.members.length === 0 &&
    entity.mentions.every(({ form: kind }) => kind === "noun" || kind === "pronoun");
  return entity !== undefined && !nameless && entity.type !== "MISC" && (entity.type !== "PLACE" || isCountry(entity));
}
