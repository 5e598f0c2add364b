import type { RecordStatement } from "../model/record.ts";

/** What can be refused but not denied: "rejected the offer", "denied them entry", "turned down the request". */
const REFUSABLE =
  /^(?:\p{L}[\p{L}’'-]{0,20} ){0,4}?(?:offers?|requests?|proposals?|demands?|calls?|appeals?|invitations?|bills?|plans?|ideas?|talks|negotiations|compromises?|deals?|entry|access|visas?|bail|permission|criticism|amendments?|motions?|due process)\b/iu;

/** Words that turn something down; of a claim they say that it is not so. */
const TURNS_DOWN =
  /\b(?:reject\p{L}{0,4}|rebuff\p{L}{0,3}|spurn\p{L}{0,3}|turn\p{L}{0,3} down|rul\p{L}{1,3} out|dismiss\p{L}{0,3})\b(?: \p{L}+){0,2} ?["“]?$/iu;
/** What is said, and so can be untrue. */
const CLAIM =
  /^(?:\P{L}{0,2}\p{L}[\p{L}’'-]{0,20}\P{L}{1,2}){0,5}?(?:claims?|allegations?|accusations?|charges?|reports?|suggestions?|assertions?|notions?|rumou?rs?|versions?|findings?|conclusions?|arguments?|complaints?|accounts?|story|stories|speculation|characteri[sz]ations?|descriptions?|insinuations?|theory|theories|likelihood|possibility)\b/iu;
/** How far before its content a denial's verb may stand. */
const BEFORE = 40;

/** A denial says that something is not so; a refusal only that somebody won't. Words left over from a broken sentence say nothing. */
export function deniesFact(statement: RecordStatement): boolean {
  const words = [...statement.denies, ...statement.content].map(({ text }) => text).join(" ");
  if (words === "") return true;
  if (/^(?:by|of|in|at|for|with) /iu.test(words) || words.length < 4) return false;
  const said = statement.content.map(({ text }) => text).join(" ");
  if (isTurnedDown(statement)) return isClause(said) || CLAIM.test(said);
  return isClause(words) || !REFUSABLE.test(words);
}

/** "that it was so", "that as false", not "that treaty". */
function isClause(words: string): boolean {
  return /^that(?: [^\s]+){3}/iu.test(words) || /^as\b/iu.test(words) || /^(?:that|this|it|them)(?: as\b|[\s.]*$)/iu.test(words);
}

/** "rejected the treaty", "dismissed the report": the words right before what is denied. */
function isTurnedDown({ content: [content], evidence }: RecordStatement): boolean {
  if (content === undefined) return false;
  return evidence.some(({ article, start, end, text }) => {
    if (article !== content.article || content.start < start || content.start > end) return false;
    return TURNS_DOWN.test(text.slice(Math.max(0, content.start - start - BEFORE), content.start - start));
  });
}
