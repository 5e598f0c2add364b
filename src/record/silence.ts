import type { RecordStatement } from "../model/record.ts";

/** "Declined to say", "did not say whether": somebody kept silent; an account that leaves something out is another matter. */
function isSilence(omission: RecordStatement): boolean {
  const before = wordsUpTo(omission);
  return KEPT_SILENT.test(before) || DID_NOT_SAY.test(before);
}

const KEPT_SILENT =
  /(?:\bnot|n[’']t|\bnever|\byet to) (?:yet )?(?:publicly )?comment(?:ed)?\b|\b(?:declin\w{1,3}|refus\w{1,3}|would not|wouldn[’']t|could not|couldn[’']t|not immediately|unable) (?:to )?(?:comment|say|answer|discuss|confirm|elaborate|specify|give|name|disclose|identify|provide|respond|reply|rule)\b/iu;
/** A question that is left open: "did not say what he wanted", "didn't specify where". */
const DID_NOT_SAY =
  /(?:\bnot|n[’']t|\bnever|\byet to) (?:\p{L}+ly )?(?:say|said|specif(?:y|ied)|elaborated?|explain(?:ed)?|disclosed?|reveal(?:ed)?|named?|giv(?:e|en))\b(?: \p{L}+){0,2}? ?(?:what|whether|when|where|who|whom|why|how|which|exactly|if)\b/iu;

/** Whether the words of an omission are of an account that says nothing of something: "made no mention of", "did not refer to", not "had yet to read". */
export function leavesOut(omission: RecordStatement): boolean {
  return OF_ACCOUNTS.test(wordsBeside(omission)) && !isSilence(omission);
}

const OF_ACCOUNTS =
  /\b(?:mention\p{L}{0,3}|refer\p{L}{0,5}|silen\p{L}{1,3}|say|says|said|saying|comment\p{L}{0,3}|address\p{L}{0,3}|includ\p{L}{1,3}|contain\p{L}{0,3}|omit\p{L}{0,4}|omission|le(?:ave|aves|ft|aving) out|absent|missing|spe(?:ak|aks|aking)|spoke|touch\p{L}{0,3}|rais\p{L}{1,3}|tell|tells|told|report\p{L}{0,3}|state[sd]?|announc\p{L}{1,3}|confirm\p{L}{0,3}|describ\p{L}{1,3}|discuss\p{L}{0,3}|skip\p{L}{0,4}|word|disclos\p{L}{1,3}|reveal\p{L}{0,3}|acknowledg\p{L}{1,3}|specif\p{L}{1,4}|quot\p{L}{1,3}|cit\p{L}{1,3}|cover\p{L}{0,3}|list\p{L}{0,3})\b/iu;

/** The sentence of an omission up to the end of what it leaves out. */
function wordsUpTo({ content: [content], evidence }: RecordStatement): string {
  return evidence.map(({ text, start }) => (content === undefined ? text : text.slice(0, Math.max(0, content.end - start)))).join(" ");
}

/** Characters on either side of what is left out in which the verb that says so stands. */
const BESIDE = 35;

function wordsBeside({ content: [content], evidence }: RecordStatement): string {
  return evidence
    .map(({ text, start }) =>
      content === undefined ? text : text.slice(Math.max(0, content.start - start - BESIDE), Math.max(0, content.end - start + BESIDE)),
    )
    .join(" ");
}
