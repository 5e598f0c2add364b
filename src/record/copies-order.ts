import type { AnalysedArticle } from "../model/record.ts";
import { edtfBounds } from "../text/dates.ts";
import { compare } from "./pile.ts";

/** Articles from the most original on: those that credit nobody else first, among them by day, then by what they say of themselves, then by id. */
export function byOriginality(articles: readonly AnalysedArticle[]): readonly AnalysedArticle[] {
  const keys = new Map(articles.map((analysed) => [analysed, originalityKey(analysed)]));
  return articles.toSorted((a, b) => compare(keys.get(a) as string, keys.get(b) as string));
}

const KINDS = ["original", "unknown", "adapted", "republished"];

function originalityKey({ article: { id, credit, published } }: AnalysedArticle): string {
  const kind = KINDS.indexOf(credit.kind);
  const day = published.candidates[0] ?? edtfBounds(published.edtf).first ?? "9999-99-99";
  return `${kind >= 2 ? 1 : 0} ${day} ${kind} ${id}`;
}

/** Letters and digits of a name, in lower case: "Halvik Agency" and "www.halvikagency.example" share them. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\d]/gu, "");
}

/** Whether an article says that it has its text, or a part of it, from the outlet of another. */
export function credits(copy: AnalysedArticle, source: AnalysedArticle): boolean {
  const { credit } = copy.article;
  const outlet = bare(source.article.outlet ?? "");
  if (outlet.length < 3 || (credit.kind !== "adapted" && credit.kind !== "republished")) return false;
  return [credit.from ?? "", ...credit.evidence.map(({ text }) => text)].some((text) => bare(text).includes(outlet));
}
