/** Relative clauses that hang on a noun farther off: "who" is somebody, "which" nobody. */
import { type NamedDraft as Draft, isRole, type NameWords as Name, word } from "./named-draft.ts";
import { base, hang, relationOf, tag } from "./tree-draft.ts";

/**
 * "A meeting with [Dalvash], who last held talks in May", with the clause hung on the meeting; "killed ten people, said the [Front], which has held
 * talks", with it hung on the people: it tells of the name right before the comma.
 */
export function mendRelative(draft: Draft, { last, first, top, type }: Name): void {
  const { head, tokens } = draft;
  const pronoun = [",", "—", "–"].includes(word(draft, last + 1)) ? last + 2 : last + 1;
  if (pronoun >= tokens.count || tokens.sentence[pronoun] !== tokens.sentence[last]) return;
  const who = word(draft, pronoun) === "who";
  if (!who && word(draft, pronoun) !== "which") return;
  if (who !== (type === "PERSON")) return;
  const verb = head[pronoun];
  const noun = verb > pronoun && base(draft, pronoun) === "nsubj" && relationOf(draft, verb) === "acl:relcl" ? head[verb] : -1;
  if (noun < 0 || noun >= first || tag(draft, noun) !== "NOUN" || isSomebody(draft, noun) === who) return;
  hang(draft, verb, top, "acl:relcl");
}

function isSomebody(draft: Draft, noun: number): boolean {
  return isRole(draft, noun) || draft.tokens.lemma[noun] === "people";
}
