import type { Knowledge } from "../../knowledge/index.ts";
import type { NameSpan } from "./names.ts";

/** "Mirel al-tavon", "Tavon Mir el": a known person's name whose last part is written small is read with it. */
export function withSmallEnd(text: string, span: NameSpan, knowledge: Pick<Knowledge, "personByName">): NameSpan {
  if (span.type !== "PERSON") return span;
  const rest = /^[ -]\p{Ll}{2,12}(?!\p{L})/u.exec(text.slice(span.end, span.end + 14));
  const form = text.slice(span.start, span.end);
  if (rest === null || !form.includes(" ") || knowledge.personByName(form).length === 1) return span;
  return knowledge.personByName(form + rest[0]).length > 0 ? { ...span, end: span.end + rest[0].length } : span;
}
