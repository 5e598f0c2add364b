import type { PileRecord } from "../model/record.ts";
import type { Store } from "../store/store.ts";

/** What every resource answers from: one record, read once, and the store for full-text search. */
export interface Served {
  readonly record: PileRecord;
  readonly store: Store;
  /** File name of the record, for the title of the page. */
  readonly name: string;
  /** Folder of the built page. */
  readonly page: URL;
  /** Host names that requests may come for; null where any may (the server was told to listen to others). */
  readonly hosts: readonly string[] | null;
}
