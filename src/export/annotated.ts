import { type Annotations, type Mention, UPOS } from "../model/annotations.ts";
import type { Findings } from "../model/findings.ts";
import type { Note } from "../model/note.ts";

/** One line that `readout annotate` writes: the shape of the contract, fields in its order, and what Readout adds to it. */
export function annotatedDocument(
  id: string,
  annotations: Annotations,
  findings: Findings,
  notes: readonly Note[],
  withTokens: boolean,
): object {
  return {
    id,
    sentences: annotations.sentences.map(({ start, end }) => ({ start, end })),
    ...(withTokens ? { tokens: tokenList(annotations) } : {}),
    names: annotations.names,
    entities: annotations.entities.map(({ mentions, ...entity }) => ({ ...entity, mentions: wholeMentions(mentions) })),
    times: annotations.times,
    statements: findings.statements,
    events: findings.events,
    agreements: findings.agreements,
    commitments: findings.commitments,
    notes,
  };
}

/**
 * Mentions as whole phrases ("the Kestrian president, who …"), with the words that the phrase is known by as `head`. A relative pronoun is part of the
 * phrase that it speaks of, and no mention beside it.
 */
export function wholeMentions(mentions: readonly Mention[]): object[] {
  const spans = mentions.map(({ start, end, phrase }) => phrase ?? { start, end });
  return mentions.flatMap(({ start, end, form, rule }, i) => {
    if (rule === "relative" && spans.some((span, k) => k !== i && span.start <= start && end <= span.end)) return [];
    return [{ start: spans[i].start, end: spans[i].end, form, rule, head: { start, end } }];
  });
}

function tokenList({ tokens }: Annotations): object[] {
  const { count, start, end, pos, lemma, head, deprel, deprels } = tokens;
  return Array.from({ length: count }, (_, i) => ({
    start: start[i],
    end: end[i],
    pos: UPOS[pos[i]],
    lemma: lemma[i],
    head: head[i],
    deprel: deprels[deprel[i]],
  }));
}
