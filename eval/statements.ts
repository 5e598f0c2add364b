/**
 * Scores statements against the annotated passages of corpus/statements: `node eval/statements.ts [dev|held|all] [--show]`.
 * A gold statement is matched to the found one whose cue overlaps its own (the nearest in extent). What has no match is wrong in every figure.
 */
import { readdirSync, readFileSync } from "node:fs";
import type { Annotations } from "../src/model/annotations.ts";
import type { Statement } from "../src/model/findings.ts";
import type { Span } from "../src/model/span.ts";

type GoldSpan = readonly [number, number, string];

export interface GoldStatement {
  readonly source: readonly GoldSpan[];
  readonly cue: readonly GoldSpan[];
  readonly content: readonly GoldSpan[];
  /** Words that name the speaker's entity; null where the text names none; several where either reading is right. */
  readonly speaker: readonly (string | null)[];
  readonly addressee: string | null;
  readonly target: string | null;
  readonly stance: string;
  readonly via: readonly string[];
  readonly denies: string | null;
  readonly when: string | null;
  readonly within: number | null;
}

export interface Passage {
  readonly id: string;
  readonly split: "dev" | "held";
  readonly text: string;
  readonly statements: readonly GoldStatement[];
  readonly free: readonly GoldSpan[];
}

export interface Answer {
  readonly ann: Annotations;
  readonly statements: readonly Statement[];
}

const CORPUS = new URL("../corpus/statements/", import.meta.url);

/** The passages of corpus/statements in the order of their files' names. */
export function readPassages(): Passage[] {
  const files = readdirSync(CORPUS)
    .filter((name) => name.endsWith(".json"))
    .sort();
  return files.flatMap((name) => JSON.parse(readFileSync(new URL(name, CORPUS), "utf8")) as Passage[]);
}

/** The figures in per cent; counts beside them. */
export interface StatementScore {
  readonly gold: number;
  readonly found: number;
  /** Gold statements that have a match. */
  readonly recall: number;
  readonly stance: number;
  readonly speaker: number;
  readonly chain: number;
  readonly denies: number;
  readonly addressee: number;
  readonly target: number;
  readonly when: number;
  readonly within: number;
  /** Characters of the content, F1 over all passages. */
  readonly content: number;
  /** Passages without a statement in which none was found. */
  readonly clean: number;
}

interface Tally {
  right: number;
  all: number;
}

/** Scores answers against passages; `say` is told of every miss. */
export function scoreStatements(
  passages: readonly Passage[],
  answer: (text: string) => Answer,
  say: (line: string) => void = () => {},
): StatementScore {
  const tallies = new Map<string, Tally>();
  const count = (name: string, right: boolean) => {
    const tally = tallies.get(name) ?? { right: 0, all: 0 };
    tally.all++;
    if (right) tally.right++;
    tallies.set(name, tally);
    return right;
  };
  let found = 0;
  const characters = { shared: 0, gold: 0, found: 0 };
  for (const passage of passages) {
    const { ann, statements } = answer(passage.text);
    found += statements.length;
    if (passage.statements.length === 0 && !count("clean", statements.length === 0))
      say(`${passage.id} should be clean: ${statements.map((one) => words(passage.text, one.cue)).join("; ")} | ${passage.text}`);
    const matches = passage.statements.map((gold) => matchOf(gold, statements));
    for (const [i, gold] of passage.statements.entries()) {
      const wrong = judge(passage, gold, matches[i], matches, ann, count);
      tallyCharacters(gold, matches[i], characters);
      if (wrong.length > 0)
        say(
          `${passage.id} ${words(
            passage.text,
            gold.cue.map(([start, end]) => ({ start, end })),
          )}: ${wrong.join("; ")} | ${passage.text}`,
        );
    }
  }
  const share = (name: string) => {
    const { right, all } = tallies.get(name) ?? { right: 0, all: 0 };
    return all === 0 ? 100 : Math.round((1000 * right) / all) / 10;
  };
  return {
    gold: tallies.get("recall")?.all ?? 0,
    found,
    recall: share("recall"),
    stance: share("stance"),
    speaker: share("speaker"),
    chain: share("chain"),
    denies: share("denies"),
    addressee: share("addressee"),
    target: share("target"),
    when: share("when"),
    within: share("within"),
    content: Math.round((2000 * characters.shared) / Math.max(1, characters.gold + characters.found)) / 10,
    clean: share("clean"),
  };
}

type Count = (name: string, right: boolean) => boolean;

/** Counts one gold statement's figures; returns what is wrong in words. */
function judge(
  passage: Passage,
  gold: GoldStatement,
  match: Statement | null,
  matches: readonly (Statement | null)[],
  ann: Annotations,
  count: Count,
): string[] {
  const wrong: string[] = [];
  const note = (name: string, right: boolean, got: string) => {
    if (!count(name, right)) wrong.push(`${name} ${got}`);
  };
  const { text } = passage;
  note("recall", match !== null, "missed");
  note("stance", match?.stance === gold.stance, `${match?.stance} for ${gold.stance}`);
  note(
    "speaker",
    match !== null && gold.speaker.some((name) => isEntity(ann, match.speaker, name)),
    `${nameOf(ann, match?.speaker)} for ${gold.speaker.join("/")}`,
  );
  if (gold.via.length > 0 || (match?.via.length ?? 0) > 0) {
    const via = match?.via.map(({ evidence }) => plain(text.slice(evidence.start, evidence.end))) ?? [];
    note("chain", match !== null && via.join(">") === gold.via.map(plain).join(">"), `${via.join(">")} for ${gold.via.join(">")}`);
  }
  if (gold.stance === "deny") {
    const expected = gold.denies ?? gold.content.map((span) => span[2]).join(" ");
    const got = match === null ? "" : words(text, match.denies);
    note("denies", plain(got) === plain(expected) || overlap(plain(got), plain(expected)), `${got} for ${expected}`);
  }
  if (gold.addressee !== null)
    note(
      "addressee",
      match !== null && isEntity(ann, match.addressee, gold.addressee),
      `${nameOf(ann, match?.addressee)} for ${gold.addressee}`,
    );
  if (gold.target !== null)
    note("target", match !== null && isEntity(ann, match.target, gold.target), `${nameOf(ann, match?.target)} for ${gold.target}`);
  if (gold.when !== null) {
    const phrase = match?.when?.phrase;
    note(
      "when",
      phrase != null && gold.when.includes(text.slice(phrase.start, phrase.end)),
      `${phrase && text.slice(phrase.start, phrase.end)} for ${gold.when}`,
    );
  }
  if (gold.within !== null) note("within", match?.within != null && match.within === matches[gold.within]?.id, `${match?.within}`);
  return wrong;
}

/** The found statement whose cue shares most with the gold one; of a gold one without a cue, whose content does. */
function matchOf(gold: GoldStatement, statements: readonly Statement[]): Statement | null {
  const role = gold.cue.length > 0 ? "cue" : "content";
  const shared = (one: Statement) =>
    gold[role].reduce(
      (sum, [start, end]) => sum + one[role].reduce((n, span) => n + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)), 0),
      0,
    );
  const extent = (one: Statement) => one.cue.reduce((n, { start, end }) => n + end - start, 0);
  return statements.filter((one) => shared(one) > 0).sort((a, b) => shared(b) - shared(a) || extent(a) - extent(b))[0] ?? null;
}

function tallyCharacters(gold: GoldStatement, match: Statement | null, characters: { shared: number; gold: number; found: number }): void {
  const wanted = new Set(gold.content.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)));
  const given = new Set((match?.content ?? []).flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
  characters.gold += wanted.size;
  characters.found += given.size;
  for (const at of given) if (wanted.has(at)) characters.shared++;
}

/** Whether an entity is the one that a text names so: one of its mentions has these words; null where none is named. */
function isEntity(ann: Annotations, id: string | null, name: string | null): boolean {
  const entity = ann.entities.find((one) => one.id === id);
  if (name === null) return entity === undefined || entity.mentions.every(({ form }) => form === "noun");
  if (entity === undefined) return false;
  return (
    entity.name === name ||
    entity.mentions.some(
      ({ start, end }) =>
        plain(ann.text.slice(start, end)) === plain(name) || ` ${plain(ann.text.slice(start, end))}`.endsWith(` ${plain(name)}`),
    )
  );
}

function nameOf(ann: Annotations, id: string | null | undefined): string {
  return ann.entities.find((one) => one.id === id)?.name ?? "nobody";
}

function words(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(" ");
}

/** Words less articles, quotation marks and punctuation at the edges. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/["“”]/g, "")
    .replace(/^(?:the|a|an|that) /, "")
    .replace(/[.,]$/, "")
    .trim();
}

/** Whether two propositions share most of their words. */
function overlap(a: string, b: string): boolean {
  const left = new Set(a.split(" "));
  const right = new Set(b.split(" "));
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(left.size, right.size) >= 0.7;
}
