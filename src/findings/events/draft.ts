import type { ContactMode, ContactRole, EventStatus, HarmCount, Implied, PloverType, When } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import type { Trigger } from "./triggers.ts";

/** An event while it is put together: mentions of one contact still flow into one another. */
export interface Draft {
  readonly trigger: Trigger;
  /** Word of the latest mention that flowed into it. */
  lastWord: number;
  readonly type: PloverType;
  mode: string | null;
  actors: readonly string[];
  recipients: readonly string[];
  place: string | null;
  when: When;
  status: EventStatus;
  according: string | null;
  background: boolean;
  evidence: readonly Span[];
  rule: string;
  implied: readonly Implied[];
  contact: ContactDraft | null;
  harm: readonly HarmCount[] | null;
}

export interface ContactDraft {
  mode: ContactMode;
  /** In order of mention. */
  roles: ReadonlyMap<string, ContactRole>;
  initiatedBy: string | null;
  occasion: string | null;
}
