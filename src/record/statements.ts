import type { Issues } from "../knowledge/issues.ts";
import type { Statement, When } from "../model/findings.ts";
import type { AnalysedArticle, RecordStatement, RecordWhen } from "../model/record.ts";
import { hashId } from "../text/hash.ts";
import { evidenceAt, type Pile, sentencesAround } from "./pile.ts";
import { isSaid } from "./said.ts";

/** Stable id of a statement: its article and where its words stand there. */
function statementId(analysed: AnalysedArticle, statement: Statement): string {
  const places = [...statement.cue, ...statement.content, ...statement.source].map(({ start, end }) => `${start}-${end}`);
  return hashId("s", analysed.article.id, ...places);
}

/** Record id of one of an article's own statements; null where the record has none. */
export function statementIdOf(analysed: AnalysedArticle, local: string | null): string | null {
  const statement = local === null ? undefined : analysed.findings.statements.find((candidate) => candidate.id === local);
  return statement === undefined || !isSaid(analysed, statement) ? null : statementId(analysed, statement);
}

/** All statements of the pile, in order of article and place, speakers as entities of the record, with the issues that they are about. */
export function recordStatements(pile: Pile, issues: Issues): RecordStatement[] {
  return pile.articles.flatMap((analysed) =>
    analysed.findings.statements
      .filter((statement) => isSaid(analysed, statement))
      .map((statement) => recordStatement(pile, analysed, statement, issues)),
  );
}

function recordStatement(pile: Pile, analysed: AnalysedArticle, statement: Statement, issues: Issues): RecordStatement {
  const article = analysed.article.id;
  const entity = (local: string | null) => (local === null ? null : pile.entity(article, local));
  const spans = [...statement.source, ...statement.cue, ...statement.content];
  const content = statement.content.map((span) => evidenceAt(analysed, span));
  return {
    id: statementId(analysed, statement),
    article,
    speaker: entity(statement.speaker),
    source:
      statement.source.length === 0 ? null : statement.source.map(({ start, end }) => analysed.article.text.slice(start, end)).join(" … "),
    via: statement.via.map(({ name, entity: relayer, evidence }) => ({
      name,
      entity: entity(relayer),
      evidence: evidenceAt(analysed, evidence),
    })),
    addressee: entity(statement.addressee),
    target: entity(statement.target),
    stance: statement.stance,
    mode: statement.mode,
    content,
    denies: statement.denies.map((span) => evidenceAt(analysed, span)),
    when: recordWhen(analysed, statement.when),
    topics: issues.of(content.map((piece) => piece.text).join(" ")),
    evidence: sentencesAround(analysed, spans),
    rule: statement.rule,
    sameAs: null,
  };
}

/** A time as the record keeps it: the phrase as words. */
export function recordWhen(analysed: AnalysedArticle, when: When): RecordWhen;
export function recordWhen(analysed: AnalysedArticle, when: When | null): RecordWhen | null;
export function recordWhen(analysed: AnalysedArticle, when: When | null): RecordWhen | null {
  if (when === null) return null;
  const { edtf, phrase, rule } = when;
  return { edtf, phrase: phrase === null ? null : analysed.article.text.slice(phrase.start, phrase.end), rule };
}
