import type { Draft } from "./draft.ts";
import type { NameMention } from "./names.ts";
import type { View } from "./view.ts";

/** What the readers of this folder share about one text. */
export interface Scene {
  readonly view: View;
  readonly names: readonly NameMention[];
  /** Draft of each name. */
  readonly found: readonly Draft[];
  /** Number of the name that each token belongs to, -1 where none. */
  readonly nameAt: Int32Array;
}
