import type { Published, RawItem } from "../model/article.ts";
import type { Note } from "../model/note.ts";
import { daysBetween } from "../text/dates.ts";
import { type DateLine, readHeadLine, readInlineDate } from "./date-lines.ts";
import type { Line } from "./lines.ts";
import type { Mark } from "./marks.ts";

export interface DatedHead {
  readonly published: Published;
  readonly notes: readonly Note[];
}

/** The day of publication: what the container states, else a date line of the page; a "updated" line only where there is no other. */
export function readPublished(raw: RawItem, lines: readonly Line[], marks: readonly Mark[]): DatedHead {
  const found = lines.flatMap(({ text }, i) => (marks[i].cut === null && marks[i].kind === "dateline" ? (readHeadLine(text) ?? []) : []));
  const line = found.find(({ date }) => !date.updated) ?? found[0];
  const { published } = raw.stated;
  if (published !== null) return { published: byMetadata(published), notes: differing(published, line?.date) };
  const inline = line === undefined || line.date.updated ? inlineDay(lines, marks) : null;
  if (inline !== null)
    return { published: { edtf: inline.day, basis: "text", reasons: [inline.reason], candidates: [inline.day] }, notes: [] };
  if (line === undefined)
    return { published: { edtf: "..", basis: "unknown", reasons: ["the page shows no date"], candidates: [] }, notes: [] };
  const { days, updated } = line.date;
  const reasons = [`date line of the page${updated ? ", which gives the day of a change" : ""}: “${textOf(lines, line.date)}”`];
  if (days.length === 1) return { published: { edtf: days[0], basis: "text", reasons, candidates: days }, notes: [] };
  reasons.push("day and month can change places");
  return { published: { edtf: `[${days.join(",")}]`, basis: "text", reasons, candidates: days }, notes: [] };
}

/** The day that the dateline in front of the first paragraphs gives. */
function inlineDay(lines: readonly Line[], marks: readonly Mark[]): { readonly day: string; readonly reason: string } | null {
  const paragraphs = lines.filter((_, i) => marks[i].cut === null && marks[i].kind === "paragraph").slice(0, 2);
  for (const { text } of paragraphs) {
    const day = readInlineDate(text);
    if (day !== null) return { day, reason: `dateline of the first paragraph: “${text.slice(0, 60)}”` };
  }
  return null;
}

function textOf(lines: readonly Line[], date: DateLine): string {
  return lines.find(({ text }) => readHeadLine(text)?.date.days.join() === date.days.join())?.text.slice(0, 160) ?? "";
}

function byMetadata(published: string): Published {
  const day = published.slice(0, 10);
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(day);
  return { edtf: day, basis: "metadata", reasons: [`stated as ${published}`], candidates: whole ? [day] : [] };
}

function differing(stated: string, line: DateLine | undefined): readonly Note[] {
  const day = stated.slice(0, 10);
  if (line === undefined || line.updated || day.length < 10 || line.days.some((one) => Math.abs(daysBetween(day, one)) <= 1)) return [];
  return [
    {
      level: "warning",
      code: "clean.date-differs",
      message: `the date line says ${line.days.join(" or ")}, the metadata ${day}: the metadata were used`,
    },
  ];
}
