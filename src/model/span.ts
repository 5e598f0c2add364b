/** Half-open range of UTF-16 code units of one text: `text.slice(start, end)` is the quoted span. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span of an article's text, with the words that stand there: `article.text.slice(start, end) === text`. */
export interface Evidence extends Span {
  readonly article: string;
  readonly text: string;
}

export function isEvidence(value: unknown): value is Evidence {
  return typeof value === "object" && value !== null && "article" in value && "start" in value && "end" in value && "text" in value;
}
