/** What became of a contact that was to come, told of "it" in the same sentence or the next one. */
import { isPassive, relation, upos } from "../tree.ts";
import type { Draft } from "./draft.ts";
import { effectOf } from "./governors.ts";
import { entityOf } from "./noun-phrases.ts";
import { occurrence } from "./noun-status.ts";
import { form, type Scene } from "./scene.ts";
import { asCalledOff } from "./when-mended.ts";

const OPEN: ReadonlySet<string> = new Set(["planned", "offered", "called-for"]);
const IT = new Set(["it", "this", "that"]);

/** "Bello was to meet Adewale on Monday but it was called off", "… It never took place": such contacts are cancelled, with the sentence that says so. */
export function withFates(scene: Scene, drafts: readonly Draft[]): readonly Draft[] {
  const contacts = drafts.filter(({ contact }) => contact !== null);
  for (const [i, draft] of contacts.entries()) {
    if (!OPEN.has(draft.status)) continue;
    const until = i + 1 < contacts.length ? contacts[i + 1].trigger.word : scene.ann.tokens.count;
    const fate = fateOf(scene, draft.lastWord, until);
    if (fate < 0) continue;
    draft.status = "cancelled";
    draft.when = asCalledOff(scene, draft.when);
    draft.rule = draft.rule.replace(/\/.*$/, "/status.it-fell-through");
    const { start, end } = scene.ann.sentences[scene.ann.tokens.sentence[fate]];
    if (draft.evidence.every((span) => span.start > start || span.end < end)) draft.evidence = [...draft.evidence, { start, end }];
  }
  return drafts;
}

/** "it" that the text takes for a state or a body. */
function isSomebody(scene: Scene, pronoun: number): boolean {
  const type = entityOf(scene, pronoun)?.type;
  return type !== undefined && type !== "MISC";
}

/** "There was to be a prize, but it fell apart": of a thing that the sentence names right before, behind the contact. */
function isOfNearer({ tree, ann, ontology, lemma }: Scene, pronoun: number, from: number): boolean {
  const { sentence } = ann.tokens;
  if (sentence[pronoun] === sentence[from]) return false;
  for (let t = pronoun - 1; t > from && sentence[t] === sentence[pronoun]; t--)
    if (["nsubj", "obj"].includes(relation(tree, t)) && upos(tree, t) === "NOUN")
      return !ontology.nounFrames.get(lemma[t])?.some(({ of }) => of.contact !== undefined);
  return false;
}

/** The verb that says of "it", between two tokens and no later than the next sentence, that it did not come to be; -1 where none does. */
function fateOf(scene: Scene, from: number, until: number): number {
  const { tree, ann } = scene;
  const { sentence } = ann.tokens;
  for (let t = from + 1; t < until && sentence[t] - sentence[from] <= 1; t++) {
    if (relation(tree, t) !== "nsubj" || !IT.has(form(scene, t))) continue;
    const verb = tree.head[t];
    if (isOfNearer(scene, t, from)) continue;
    const undone = isPassive(tree, verb) ? effectOf(scene, verb, t, "nsubj", [])?.status : undefined;
    const status = undone ?? (isSomebody(scene, t) ? undefined : occurrence(scene, t)?.status);
    if (status === "cancelled" || status === "denied") return verb;
  }
  return -1;
}
