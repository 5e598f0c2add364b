import type { Statement } from "../model/findings.ts";
import type { AnalysedArticle } from "../model/record.ts";

/** Verbs and nouns by which somebody lets know what he thinks of something. */
const OPINION =
  /\b(?:express|voic|welcom|believ|belief|think|thought|doubt|hope|hoping|emphasi|applau|condemn|endors|support|oppos|regret|lament|deplor|worr|concern|fear|prais|critici|prefer|view|convinc|wonder|stress|spoke|speak)\p{L}*/iu;

/**
 * Whether a statement of an article is something said that a record keeps. Of attributions without quotation marks that are neither claim nor promise nor any other
 * stance ("signed a protocol", "discussed the road", "saw an end") only opinions are: the others tell what somebody did.
 */
export function isSaid({ article }: AnalysedArticle, { stance, mode, cue, source, content }: Statement): boolean {
  if (stance !== "other" || mode !== "indirect") return true;
  if (source.length === 0 || content.length === 0) return false;
  return cue.some(({ start, end }) => OPINION.test(article.text.slice(start, end)));
}
