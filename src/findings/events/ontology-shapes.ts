import { z } from "zod";
import { CONTACT_MODES, EVENT_STATUSES, MISSION_KINDS, PLOVER_TYPES } from "../../model/findings.ts";

const words = z
  .array(z.string().min(1))
  .optional()
  .transform((list) => list ?? []);

export const typeSchema = z.strictObject({
  type: z.enum(PLOVER_TYPES),
  quad: z.int().min(1).max(4),
  cameo: z.string(),
  means: z.string(),
  modes: z.record(z.string(), z.string()),
});
export type TypeEntry = z.infer<typeof typeSchema>;

/** One way of telling an event. The fields are explained at the top of data/ontology/events/contacts.yaml. */
export const frameSchema = z.strictObject({
  id: z.string().min(1),
  verb: words,
  noun: words,
  adjective: words,
  type: z.enum(PLOVER_TYPES),
  mode: z.string().optional(),
  contact: z.enum(CONTACT_MODES).optional(),
  role: z.enum(["host", "mediator"]).optional(),
  status: z.enum(EVENT_STATUSES).optional(),
  mutual: z.boolean().default(false),
  /** The subject must stand for more than one. */
  plural: z.boolean().default(false),
  to: words,
  object: words,
  with: z.record(z.string(), z.array(z.string())).default({}),
  need: words,
  unless: words,
  only: z.enum(["person", "people", "party", "force", "protester", "route", "act", "said", "any", "whom", "troops"]).default("any"),
  /** Only under one of these modal verbs. */
  modal: words,
  /** The event is the speech act over the word ("must leave, he said"), not the word's own. */
  inner: z.boolean().default(false),
  /** The noun alone tells of a state, not of an event, unless it is planned, called for, … or said to begin or end. */
  standing: z.boolean().default(false),
  incident: z.boolean().default(false),
  harm: z.boolean().default(false),
  yes: z.string(),
  actors: words,
  recipients: words,
  no: z.string(),
});
export type Frame = z.infer<typeof frameSchema>;

/** Whether a frame asks for a preposition and what stands behind it. */
export function hasWith(frame: Frame): boolean {
  for (const _ in frame.with) return true;
  return false;
}

/** A noun phrase that names a mission or mechanism. The fields are explained at the top of data/ontology/events/missions.yaml. */
export const missionSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(MISSION_KINDS),
  noun: z.array(z.string().min(1)).min(1),
  people: z.boolean().default(false),
  with: words,
  unless: words,
  yes: z.string(),
  is: z.string(),
  no: z.string(),
});
export type MissionEntry = z.infer<typeof missionSchema>;

/** A word that decides the status of the events under it. The fields are explained at the top of data/ontology/events/status.yaml. */
export const governorSchema = z.strictObject({
  id: z.string().min(1),
  verb: words,
  noun: words,
  adjective: words,
  adverb: words,
  gives: z.enum(EVENT_STATUSES),
  negated: z.enum(EVENT_STATUSES).optional(),
  over: z.array(z.string()).min(1),
  "only-verbal": z.boolean().default(false),
  yes: z.string(),
  no: z.string(),
});
export type Governor = z.infer<typeof governorSchema>;
