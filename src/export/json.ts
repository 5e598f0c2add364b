import type { PileRecord } from "../model/record.ts";

/** Version of the shape of the JSON export; it grows, it never breaks. */
const EXPORT_SCHEMA = 1;

/**
 * The whole record as one JSON document, ending in a line break. The same record gives the same bytes.
 * `version` is that of the program.
 */
export function recordToJson(record: PileRecord, version: string): string {
  const {
    articles,
    entities,
    contacts,
    statements,
    claims,
    disputes,
    agreements,
    commitments,
    incidents,
    missions,
    tracks,
    copies,
    notes,
  } = record;
  const whole = {
    readout: { version, schema: EXPORT_SCHEMA },
    articles,
    entities,
    contacts,
    statements,
    claims,
    disputes,
    agreements,
    commitments,
    incidents,
    missions,
    tracks,
    copies,
    notes,
  };
  return `${JSON.stringify(whole, null, 1)}\n`;
}
