/**
 * The shapes of the contract as schemas, kept as JSON Schema in docs/schema/. What the contract names must be there and of its type; more may
 * be there too, for the shapes grow.
 */
import { z } from "zod";
import { UPOS } from "../model/annotations.ts";
import { CONTACT_MODES, EVENT_STATUSES, MISSION_KINDS, PLOVER_TYPES, STANCES } from "../model/findings.ts";

const offset = z.int().min(0);
const span = z.looseObject({ start: offset, end: offset });
const evidence = z.looseObject({ article: z.string(), start: offset, end: offset, text: z.string() });
const id = z.string().min(1);
const ids = z.array(id);
const maybe = z.string().nullable();

const stance = z.enum(STANCES);
const speechMode = z.enum(["direct", "indirect", "mixed"]);
const status = z.enum(EVENT_STATUSES);
const plover = z.enum(PLOVER_TYPES);
const level = z.enum(["info", "warning", "error"]);
const nameType = z.enum(["PERSON", "ORG", "PLACE", "GROUP", "MISC"]);
const upos = z.enum(UPOS);

const mention = z.looseObject({
  start: offset,
  end: offset,
  form: z.enum(["name", "noun", "pronoun", "metonym"]),
  head: span.optional().describe("the name, or the phrase up to its noun, within the whole phrase from start to end"),
});
const token = z.looseObject({ start: offset, end: offset, pos: upos, lemma: z.string(), head: z.int().min(-1), deprel: z.string() });

const annotatedStatement = z.looseObject({
  id,
  source: z.array(span),
  cue: z.array(span),
  content: z.array(span),
  speaker: maybe,
  addressee: maybe,
  mode: speechMode,
  stance,
  via: z.array(z.looseObject({ name: z.string(), entity: maybe, evidence: span })),
});

const annotatedEvent = z.looseObject({
  id,
  type: plover,
  mode: maybe,
  actors: ids,
  recipients: ids,
  place: maybe,
  when: z.looseObject({ edtf: z.string(), phrase: span.nullable(), rule: z.string() }),
  status,
  according: maybe,
  evidence: z.array(span).min(1),
});

/** One output line of `readout annotate` for a valid document. */
export const annotatedSchema = z.looseObject({
  id: z.string(),
  sentences: z.array(span),
  tokens: z.array(token).optional(),
  names: z.array(z.looseObject({ start: offset, end: offset, type: nameType, entity: id })),
  entities: z.array(z.looseObject({ id, type: nameType, name: z.string(), mentions: z.array(mention) })),
  times: z.array(
    z.looseObject({
      start: offset,
      end: offset,
      type: z.enum(["DATE", "TIME", "DURATION", "SET"]),
      value: maybe,
      edtf: z.string(),
      rule: z.string(),
    }),
  ),
  statements: z.array(annotatedStatement),
  events: z.array(annotatedEvent),
  notes: z.array(z.looseObject({ level, code: z.string(), message: z.string(), span: span.optional() })),
});

const when = z.looseObject({ edtf: z.string(), phrase: maybe, rule: z.string() });

const article = z.looseObject({
  id,
  path: z.string(),
  url: maybe,
  title: maybe,
  outlet: maybe,
  byline: maybe,
  language: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.string(),
  published: z.looseObject({
    edtf: z.string(),
    basis: z.enum(["metadata", "text", "inferred", "unknown"]),
    reasons: z.array(z.string()),
    candidates: z.array(z.string()),
  }),
  removed: z.array(z.looseObject({ start: offset, end: offset, reason: z.string(), text: z.string() })),
  credit: z.looseObject({ kind: z.enum(["original", "republished", "adapted", "unknown"]), from: maybe, evidence: z.array(evidence) }),
});

const entity = z.looseObject({
  id,
  type: z.enum(["person", "country", "organization", "place", "group", "office"]),
  name: z.string(),
  aliases: z.array(z.string()),
  offices: z.array(z.looseObject({ title: z.string(), of: maybe, from: maybe, to: maybe })),
  mentions: z.array(evidence),
});

const contact = z.looseObject({
  id,
  mode: z.enum(CONTACT_MODES),
  format: z.enum(["bilateral", "trilateral", "multilateral"]),
  participants: z.array(z.looseObject({ entity: id, role: z.enum(["party", "host", "mediator"]) })),
  initiatedBy: maybe,
  when,
  place: maybe,
  occasion: maybe,
  status,
  evidence: z.array(evidence).min(1),
  readouts: z.array(z.looseObject({ party: id, statements: ids, topics: ids })),
  differences: z.array(
    z.looseObject({
      kind: z.enum(["omits", "differs", "adds"]),
      party: id,
      against: maybe,
      topic: z.string(),
      evidence: z.array(evidence),
    }),
  ),
});

const statement = z.looseObject({
  id,
  article: id,
  speaker: maybe,
  via: z.array(z.looseObject({ name: z.string() })),
  addressee: maybe,
  stance,
  mode: speechMode,
  content: z.array(evidence),
  when: when.nullable(),
  topics: ids,
  evidence: z.array(evidence).min(1),
  sameAs: maybe,
});

const commitment = z.looseObject({
  id,
  by: ids,
  to: ids,
  what: z.string(),
  due: when.nullable(),
  status: z.enum(["open", "done", "overdue", "broken", "unclear"]),
  evidence: z.array(evidence).min(1),
  statusEvidence: z.array(evidence),
});

const incident = z.looseObject({
  id,
  type: z.string(),
  mode: maybe,
  actors: ids,
  targets: ids,
  when,
  place: maybe,
  harm: z.array(z.looseObject({ kind: z.string() })),
  status,
  according: ids,
  evidence: z.array(evidence).min(1),
});

const mission = z.looseObject({
  id,
  kind: z.enum(MISSION_KINDS),
  name: z.string(),
  aliases: z.array(z.string()),
  by: ids,
  ledBy: ids,
  place: maybe,
  size: z.array(z.looseObject({ min: z.int(), max: z.int().nullable(), of: z.string(), evidence })),
  term: when.nullable(),
  mandate: z.array(evidence),
  status,
  according: ids,
  evidence: z.array(evidence).min(1),
});

const place = z.looseObject({ article: id, start: offset, end: offset });

/** `readout export --format json`. */
export const recordSchema = z.looseObject({
  readout: z.looseObject({ version: z.string(), schema: z.int() }),
  articles: z.array(article),
  entities: z.array(entity),
  contacts: z.array(contact),
  statements: z.array(statement),
  claims: z.array(z.looseObject({ id, text: z.string(), statements: ids, independentSources: z.int().min(1) })),
  disputes: z.array(
    z.looseObject({
      id,
      kind: z.enum(["denial", "opposed-claims", "numbers", "dates", "omission"]),
      about: z.string(),
      sides: z.array(z.looseObject({ parties: ids, statements: ids })).min(2),
    }),
  ),
  agreements: z.array(
    z.looseObject({ id, name: z.string(), date: when, parties: ids, brokeredBy: ids, evidence: z.array(evidence).min(1) }),
  ),
  commitments: z.array(commitment),
  incidents: z.array(incident),
  missions: z.array(mission),
  tracks: z.array(z.looseObject({ id, name: z.string(), items: ids })),
  copies: z.array(
    z.looseObject({ from: place, to: place, kind: z.enum(["identical", "near", "paraphrase"]), similarity: z.number().min(0).max(1) }),
  ),
  notes: z.array(z.looseObject({ article: maybe, level, code: z.string(), message: z.string() })),
});

/** The schemas by the name of their file in docs/schema/, as JSON Schema (draft 2020-12) texts. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const asText = (schema: z.ZodType) => `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
  return new Map([
    ["annotated.schema.json", asText(annotatedSchema)],
    ["record.schema.json", asText(recordSchema)],
  ]);
}
