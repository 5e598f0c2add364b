/** One decoded document in, one article out: what is the article's own, what was cut and why, and what its head and foot say of it. */
import type { Article, RawItem } from "../model/article.ts";
import type { Note } from "../model/note.ts";
import { hashId, sha256Hex } from "../text/hash.ts";
import { type Assembled, assemble } from "./assemble.ts";
import { readHeadLine } from "./date-lines.ts";
import { guessLanguage } from "./language-guess.ts";
import { type Line, splitLines } from "./lines.ts";
import { isByline, type Mark, markLines } from "./marks.ts";
import { readPublished } from "./published.ts";
import { readSource } from "./source.ts";

/**
 * Cleans one document. Every character of the input other than white space is either in `text`, unchanged and in order (`kept` maps it), or in
 * one of `removed`. Never throws; an article of which nothing is left has an empty text and the note `clean.no-text`.
 */
export function cleanArticle(raw: RawItem): Article {
  const lines = splitLines(raw.text);
  const { marks, title } = markLines(raw, lines.lines);
  const assembled = assemble(raw.text, lines, marks);
  const id = hashId("a", raw.text);
  const { published, notes: dateNotes } = readPublished(raw, lines.lines, marks);
  const { outlet, credit } = readSource(raw, id, assembled, lines.lines);
  const language = languageOf(raw, assembled);
  return {
    id,
    path: raw.path,
    url: raw.url,
    title,
    outlet,
    byline: raw.stated.byline ?? bylineOf(lines.lines, marks),
    language,
    sha256: sha256Hex(assembled.text),
    ...assembled,
    published,
    credit,
    notes: [...raw.notes, ...dateNotes, ...textNotes(assembled.text, language)],
  };
}

/** A long text speaks for itself; a short one takes what the container states. */
function languageOf({ stated }: RawItem, { text, blocks }: Assembled): string {
  const prose = blocks
    .filter(({ kind }) => kind === "paragraph")
    .map(({ start, end }) => text.slice(start, end))
    .join("\n");
  const guess = guessLanguage(prose === "" ? text : prose);
  return stated.language !== null && (guess === "und" || prose.length < 200) ? stated.language : guess;
}

function bylineOf(lines: readonly Line[], marks: readonly Mark[]): string | null {
  for (let i = 0; i < lines.length; i++) {
    const { text } = lines[i];
    if (marks[i].cut !== null) continue;
    if (marks[i].kind === "credit" && isByline(text)) return text.replace(/^(?:text |words |reporting |written )?by /i, "");
    const other = marks[i].kind === "dateline" ? readHeadLine(text)?.others[0] : undefined;
    if (other !== undefined && /^(?:by )?\p{L}[\p{L} .'’-]{2,60}$/iu.test(other)) return other.replace(/^by /i, "");
  }
  return null;
}

function textNotes(text: string, language: string): readonly Note[] {
  if (text === "") return [{ level: "error", code: "clean.no-text", message: "nothing in it is an article's text" }];
  if (language === "en") return [];
  if (language === "und") return [{ level: "info", code: "clean.language", message: "the language can't be told: it is read as English" }];
  return [
    {
      level: "warning",
      code: "clean.language",
      message: `the text seems to be in another language (${language}) than English, which is all that is read`,
    },
  ];
}
