import type { AnalysedArticle } from "../model/record.ts";

/** Titles right before a name: who asks for a living takes part in nothing. */
const REPORTER =
  /\b(?:correspondents?|reporters?|journalists?|columnists?|(?:bureau|desk) chief|[Ee]ditor|Host|anchor|interviewer|presenter|newscaster|broadcaster|(?:radio|television|TV|show|podcast|programme?|\p{Lu}\p{L}+ (?:Edition|Today|News|Hour|Tonight)) (?:co-)?host),? $/u;
const LONGEST_TITLE = 50;
/** Papers and stations by the last word of their names. */
const PAPER = /\p{L} (?:Times|Post|Journal|Herald|Tribune|Courier|Gazette|Chronicle|Observer|Radio|TV|Television|Magazine)$/u;

/** Whether an article's own entity is one that reports: "Courier correspondent Odo Karn", "the Quenby Times". */
export function isReporter({ article, entities }: AnalysedArticle, local: string): boolean {
  const entity = entities.find(({ id }) => id === local);
  if (entity?.type === "ORG") return PAPER.test(entity.name);
  if (entity?.type !== "PERSON") return false;
  return entity.mentions.some(
    ({ start, form }) =>
      form === "name" && REPORTER.test(article.text.slice(Math.max(0, start - LONGEST_TITLE), start).replaceAll("\n", " ")),
  );
}
