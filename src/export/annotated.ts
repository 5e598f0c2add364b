import { type Annotations, type Entity, type Mention, type MentionForm, UPOS } from "../model/annotations.ts";
import type { Findings } from "../model/findings.ts";
import type { Note } from "../model/note.ts";
import type { Span } from "../model/span.ts";

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
    entities: annotations.entities.map(printedEntity),
    times: annotations.times,
    statements: findings.statements,
    events: findings.events,
    agreements: findings.agreements,
    commitments: findings.commitments,
    notes,
  };
}

function printedEntity(entity: Entity): object {
  const { inside: _, ...rest } = entity;
  return { ...rest, mentions: wholeMentions(entity) };
}

/** A mention as it is printed: its whole phrase, with the words that the phrase is known by as `head`. */
interface Printed extends Span {
  readonly form: MentionForm;
  readonly rule: string;
  readonly head: Span;
}

/**
 * Mentions as whole phrases ("the Kestrian president, who …"), those inside longer names too. A relative pronoun is part of the phrase that it speaks of,
 * and no mention beside it; an adjective is none where anything else is; "envoy Per Askel" is one.
 */
export function wholeMentions({ mentions, inside = [] }: Pick<Entity, "mentions" | "inside">): Printed[] {
  const spans = mentions.map(({ start, end, phrase }) => phrase ?? { start, end });
  const isRelative = ({ start, end, rule }: Mention, i: number) =>
    rule === "relative" && spans.some((span, k) => k !== i && span.start <= start && end <= span.end);
  const whole = [...mentions.filter((mention, i) => !mention.adjective && !isRelative(mention, i)), ...inside];
  const printed = (whole.length > 0 ? whole : mentions.slice(0, 1)).map(
    ({ start, end, phrase, form, rule }): Printed => ({ ...(phrase ?? { start, end }), form, rule, head: { start, end } }),
  );
  return withTitles(printed.toSorted((a, b) => a.start - b.start || b.end - a.end));
}

/** Joins a noun with the name that follows it with no more than a space between them: a title, not "his deputy Per Askel". */
function withTitles(mentions: readonly Printed[]): Printed[] {
  const nameAt = new Map(mentions.flatMap((mention) => (mention.form === "name" ? [[mention.head.start, mention] as const] : [])));
  const joined = new Map<Printed, Printed>();
  const dropped = new Set<Printed>();
  for (const noun of mentions) {
    const name = noun.form === "noun" && noun.rule !== "named" ? nameAt.get(noun.head.end + 1) : undefined;
    if (name === undefined || dropped.has(name)) continue;
    dropped.add(name);
    joined.set(noun, { ...name, start: Math.min(noun.start, name.start), end: Math.max(noun.end, name.end) });
  }
  return mentions.filter((mention) => !dropped.has(mention)).map((mention) => joined.get(mention) ?? mention);
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
