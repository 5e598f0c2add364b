import type { AnalysedArticle } from "../model/record.ts";

/** Titles right before a name: who asks for a living takes part in nothing. */
const REPORTER =
  /\b(?:correspondents?|reporters?|journalists?|columnists?|(?:bureau|desk) chief|anchor|interviewer|presenter|newscaster|broadcaster|(?:radio|television|TV|show|podcast|programme?|\p{Lu}\p{L}+ (?:Edition|Today|News|Hour|Tonight)) (?:co-)?host),? $/u;
const LONGEST_TITLE = 50;

/** Whether an article's own entity is named as one who reports: "Courier correspondent Odo Karn". */
export function isReporter({ article, entities }: AnalysedArticle, local: string): boolean {
  const entity = entities.find(({ id }) => id === local);
  if (entity?.type !== "PERSON") return false;
  return entity.mentions.some(
    ({ start, form }) =>
      form === "name" && REPORTER.test(article.text.slice(Math.max(0, start - LONGEST_TITLE), start).replaceAll("\n", " ")),
  );
}
