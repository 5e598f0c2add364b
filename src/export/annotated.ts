import { type Annotations, UPOS } from "../model/annotations.ts";
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
    entities: annotations.entities.map(({ mentions, ...entity }) => ({
      ...entity,
      mentions: mentions.map(({ start, end, form, rule }) => ({ start, end, form, rule })),
    })),
    times: annotations.times,
    statements: findings.statements,
    events: findings.events,
    agreements: findings.agreements,
    commitments: findings.commitments,
    notes,
  };
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
