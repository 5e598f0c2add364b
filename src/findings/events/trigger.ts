import type { Frame } from "./ontology-shapes.ts";
import type { Sides } from "./sides.ts";

/** A word that a frame takes for the name of an event. */
export interface Trigger {
  readonly frame: Frame;
  readonly word: number;
  readonly kind: "verb" | "noun" | "adjective";
  /** Noun that names the event together with a light verb ("held talks"), -1 where there is none. */
  readonly light: number;
  readonly sides: Sides;
  /** "He did so on Monday": what was to be done according to the trigger before, done. */
  readonly again?: true;
}
