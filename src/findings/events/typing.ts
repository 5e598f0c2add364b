import type { PloverType } from "../../model/findings.ts";
import { childBy, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { eventFeatures } from "./features.ts";
import { isKind } from "./noun-phrases.ts";
import type { Frame } from "./ontology-shapes.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { sidesOf } from "./sides.ts";
import type { Trigger } from "./triggers.ts";
import { MODEL_TYPES, type TypeModel } from "./type-model.ts";

/** The model takes over from a frame only where it is this sure (chosen by cross-validation, see models/events.md). */
const SURE = 0.65;
/** A sentence that no frame matches gets an event of the model only where it is this sure. */
const ALONE = 0.5;

/** Types of speech acts: their verbs say what they are ("urged", "met"), and the model has seen too few of them to know better. */
const SPOKEN: ReadonlySet<PloverType> = new Set(["CONSULT", "REQUEST", "ACCUSE", "THREATEN"]);

export interface Typed {
  readonly type: PloverType;
  /** `frame`, or `model` with the probability where the model decided. */
  readonly rule: string;
}

/** Type of an event that a frame found: the frame's, unless the model is sure of another. */
export function typeOf(scene: Scene, trigger: Trigger, model: TypeModel | null): Typed {
  const { frame } = trigger;
  const own: Typed = { type: frame.type, rule: `frame.${frame.id}` };
  if (model === null || trigger.kind === "noun" || SPOKEN.has(frame.type)) return own;
  const [best, probability] = top(model.probabilities(eventFeatures(scene, trigger.word, frame)));
  const type = asPlover(best, frame);
  // "sent soldiers to the pass": the object says what was sent
  const troops = frame.type === "MOBILIZE" && frame.object.length > 0;
  return type === frame.type || probability < SURE || troops ? own : { type, rule: `model.${probability.toFixed(2)}.frame.${frame.id}` };
}

function top(probabilities: Float32Array): [string, number] {
  let best = 0;
  for (let i = 1; i < probabilities.length; i++) if (probabilities[i] > probabilities[best]) best = i;
  return [MODEL_TYPES[best], probabilities[best]];
}

/** "YIELD" is the frame's CONCEDE or RETREAT; without a frame RETREAT, the commoner one. */
function asPlover(type: string, frame: Frame | null): PloverType {
  if (type !== "YIELD") return type as PloverType;
  return frame?.type === "CONCEDE" ? "CONCEDE" : "RETREAT";
}

/** The main predicate of a sentence: under a reporting verb, what is reported. */
export function mainPredicate(scene: Scene, first: number, end: number): number {
  const { tree } = scene;
  for (let t = first; t < end; t++) {
    if (tree.head[t] >= 0) continue;
    const told = childBy(tree, t, "ccomp");
    const predicate = told >= 0 && isOneOf(scene, t, "reported-by") ? told : t;
    return upos(tree, predicate) === "VERB" || upos(tree, predicate) === "ADJ" ? predicate : -1;
  }
  return -1;
}

/** A trigger for a main predicate that no frame matches, where the model is sure enough and both sides are known; null otherwise. */
export function modelTrigger(scene: Scene, word: number, model: TypeModel): { trigger: Trigger; typed: Typed } | null {
  const sides = sidesOf(scene, word);
  const acts =
    sides.subject >= 0
      ? resolve(scene, sides.subject).length > 0 || isKind(scene, sides.subject, "institution", "force", "person")
      : sides.passive;
  if (!acts || relation(scene.tree, word) === "punct" || form(scene, word).length < 2) return null;
  const [best, probability] = top(model.probabilities(eventFeatures(scene, word, null)));
  if (probability < ALONE || best === "CONSULT") return null;
  const type = asPlover(best, null);
  return {
    trigger: { frame: modelFrame(type), word, kind: "verb", light: -1, sides },
    typed: { type, rule: `model.${probability.toFixed(2)}` },
  };
}

function modelFrame(type: PloverType): Frame {
  return {
    id: "model",
    verb: [],
    noun: [],
    adjective: [],
    type,
    mutual: false,
    plural: false,
    to: ["obj", "iobj", "to", "against", "with", "on", "from", "in"],
    object: [],
    with: {},
    need: [],
    unless: [],
    only: "any",
    modal: [],
    inner: false,
    standing: false,
    incident: false,
    harm: false,
    yes: "",
    actors: [],
    recipients: [],
    no: "",
  };
}
