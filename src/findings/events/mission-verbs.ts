/** The verbs that tell of a mission, with what they say of it and how the mission stands to them. */
import { childBy, fullRelation, isPassive, relation, upos } from "../tree.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { MISSION_VERBS, type MissionVerbList } from "./word-lists.ts";

/** The verb that a mission is the subject or object of, or that describes it ("set up by …"), with what the lists say of it. */
export interface MissionVerb {
  readonly verb: number;
  readonly role: "subject" | "object" | "participle";
  /** What the lists say of it. */
  readonly lists: ReadonlySet<MissionVerbList>;
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

export function isWhere(scene: Scene, verb: number): boolean {
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
    const part = name === "nmod" && over >= 0 && isOneOf(scene, over, "mission-measure");
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
export function listsOf(scene: Scene, verb: number): ReadonlySet<MissionVerbList> {
  const { tree, lemma, ontology } = scene;
  const found = new Set<MissionVerbList>();
  const particle = childBy(tree, verb, "compound:prt");
  for (const list of MISSION_VERBS) {
    const words = ontology.words[`mission-${list}`];
    if (words.has(lemma[verb]) || (particle >= 0 && words.has(`${lemma[verb]} ${lemma[particle]}`))) found.add(list);
    // "set up by", with the particle read as an adverb or a preposition
    else if (verb + 1 < lemma.length && words.has(`${lemma[verb]} ${form(scene, verb + 1)}`)) found.add(list);
  }
  return found;
}
