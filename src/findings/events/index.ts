/** The events part of the findings room: Annotations and statements → events, agreements, commitments. */
import type { Annotations } from "../../model/annotations.ts";
import type { AgreementMention, CommitmentMention, Event, Statement } from "../../model/findings.ts";
import type { Note } from "../../model/note.ts";
import { subtreeSpan } from "../tree.ts";
import { isPlural } from "./actors.ts";
import { findAgreements } from "./agreements.ts";
import { partiesOf, union } from "./arguments.ts";
import { findCommitments } from "./commitments.ts";
import { contactOf } from "./contacts.ts";
import { joinMentions } from "./coreference.ts";
import type { Draft } from "./draft.ts";
import { harmNear } from "./harm.ts";
import type { Ontology } from "./ontology.ts";
import { placeOf } from "./place.ts";
import { createScene, type Scene } from "./scene.ts";
import { isBackground, statementAround, statusOf } from "./status.ts";
import { findTriggers, type Trigger } from "./triggers.ts";
import { whenOf } from "./when.ts";

export { cameoCode, loadOntology, type Ontology, quadClass } from "./ontology.ts";

export interface EventFindings {
  readonly events: readonly Event[];
  readonly agreements: readonly AgreementMention[];
  readonly commitments: readonly CommitmentMention[];
  readonly notes: readonly Note[];
}

/**
 * Events in PLOVER 2.0 terms, agreements and commitments of one article. `statements` are those of the same text: they tell on whose word an event
 * stands. Spans are into `ann.text`; ids `v1`, `g1`, `p1`, … in text order. Deterministic, time linear in the text for prose.
 */
export function findEvents(ann: Annotations, statements: readonly Statement[], ontology: Ontology): EventFindings {
  const scene = createScene(ann, statements, ontology);
  const drafts = joinMentions(
    scene,
    findTriggers(scene)
      .map((trigger) => draftOf(scene, trigger))
      .filter((draft) => draft !== null),
  );
  return {
    events: drafts.map((draft, i) => asEvent(scene, draft, i)),
    agreements: findAgreements(scene),
    commitments: findCommitments(scene, drafts),
    notes: [],
  };
}

function draftOf(scene: Scene, trigger: Trigger): Draft | null {
  const { frame } = trigger;
  const parties = partiesOf(scene, trigger);
  const { status, rule } = statusOf(scene, trigger);
  const several = new Set([...parties.actors, ...parties.recipients]).size > 1;
  if (
    frame.contact === "other" &&
    !several &&
    status === "happened" &&
    !(trigger.sides.subject >= 0 && isPlural(scene, trigger.sides.subject))
  )
    return null;
  if (frame.standing && trigger.kind === "noun" && status === "happened") return null;
  const when = whenOf(scene, trigger);
  const contact = contactOf(scene, trigger, parties);
  return {
    trigger,
    type: frame.type,
    mode: contact?.mode === "call" ? "phone" : (frame.mode ?? null),
    actors: parties.actors,
    recipients: parties.recipients,
    place: placeOf(scene, trigger),
    when,
    status,
    according: statementAround(scene, trigger.word)?.id ?? null,
    background: isBackground(scene, trigger, when.edtf),
    evidence: [evidenceOf(scene, trigger)],
    rule: `frame.${frame.id}/${rule}`,
    implied: parties.borrowed ? parties.actors.map((value) => ({ field: "actors", value, rule: "party.clause-subject" })) : [],
    contact: contact !== null && contact.roles.size > (frame.contact === "other" ? 1 : 0) ? contact : null,
    harm: frame.incident ? (frame.harm ? harmNear(scene, trigger.word) : []) : null,
  };
}

function evidenceOf(scene: Scene, trigger: Trigger) {
  const span = subtreeSpan(scene.tree, trigger.word);
  const { start, end } = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  return trigger.kind === "noun" ? { start, end } : span;
}

function asEvent(scene: Scene, draft: Draft, index: number): Event {
  const { tokens } = scene.ann;
  const { trigger, contact } = draft;
  const words = trigger.light >= 0 ? [trigger.word, trigger.light].sort((a, b) => a - b) : [trigger.word, trigger.word];
  return {
    id: `v${index + 1}`,
    type: draft.type,
    mode: draft.mode,
    actors: draft.actors,
    recipients: union(draft.recipients, [], draft.actors),
    place: draft.place,
    when: draft.when,
    status: draft.status,
    according: draft.according,
    background: draft.background,
    evidence: draft.evidence,
    trigger: { start: tokens.start[words[0]], end: tokens.end[words[1]] },
    rule: draft.rule,
    implied: draft.implied,
    contact:
      contact === null
        ? null
        : {
            mode: contact.mode,
            participants: [...contact.roles].map(([entity, role]) => ({ entity, role })),
            initiatedBy: contact.initiatedBy,
            occasion: contact.occasion,
          },
    harm: draft.harm,
  };
}
