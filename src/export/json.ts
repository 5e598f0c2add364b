import { type PileRecord, RECORD_KINDS } from "../model/record.ts";

/** Version of the shape of the JSON export; it grows, it never breaks. */
const EXPORT_SCHEMA = 1;

/**
 * The whole record as one JSON document, ending in a line break. The same record gives the same bytes.
 * `version` is that of the program.
 */
export function recordToJson(record: PileRecord, version: string): string {
  const lists = Object.fromEntries(["articles" as const, ...RECORD_KINDS].map((name) => [name, record[name]]));
  return `${JSON.stringify({ readout: { version, schema: EXPORT_SCHEMA }, ...lists }, null, 1)}\n`;
}
