import type { Annotations } from "../../model/annotations.ts";
import type { AgreementMention, CommitmentMention, Event, MissionMention, Statement } from "../../model/findings.ts";
import type { Note } from "../../model/note.ts";
import { findAgreements } from "./agreements.ts";
import { findCommitments } from "./commitments.ts";
import { isContact } from "./contacts.ts";
import { joinMentions } from "./coreference.ts";
import { createScene } from "./create-scene.ts";
import { NOTHING_TOLD, withToldDay } from "./days-counted.ts";
import { distribute } from "./distribute.ts";
import type { ContactDraft, Draft } from "./draft.ts";
import { draftOf } from "./drafting.ts";
import { isPerson } from "./entity-kinds.ts";
import { withFates } from "./fates.ts";
import { carryIncidents } from "./incident-carried.ts";
import { isLoneLetter } from "./letters.ts";
import { findMissions } from "./missions.ts";
import type { Ontology } from "./ontology.ts";
import { union } from "./party-places.ts";
import type { Scene } from "./scene.ts";
import { sameNounBefore } from "./series.ts";
import { findTriggers } from "./triggers.ts";
import type { TypeModel } from "./type-model.ts";
import { mainPredicate, modelTrigger, typeOf } from "./typing.ts";

export { loadOntology, type Ontology, readOntology } from "./ontology.ts";

export interface EventFindings {
  readonly events: readonly Event[];
  readonly agreements: readonly AgreementMention[];
  readonly commitments: readonly CommitmentMention[];
  readonly missions: readonly MissionMention[];
  readonly notes: readonly Note[];
}

/**
 * Events in PLOVER 2.0 terms, agreements and commitments of one article. `statements` are those of the same text: they tell on whose word an event
 * stands. Spans are into `ann.text`; ids `v1`, `g1`, `p1`, `m1`, … in text order. Deterministic, time linear in the text for prose.
 */
export function findEvents(ann: Annotations, statements: readonly Statement[], ontology: Ontology): EventFindings {
  const scene = createScene(ann, statements, ontology);
  const { model } = ontology;
  const found = draftsOf(scene, model);
  const joined = joinMentions(scene, model === null ? found : withModelEvents(scene, found, model));
  const drafts = carryIncidents(scene, withFates(scene, joined));
  const { missions, owners } = findMissions(scene);
  return {
    events: drafts.filter((draft) => !isLoneLetter(draft)).map((draft, i) => asEvent(scene, draft, i)),
    agreements: findAgreements(scene),
    commitments: findCommitments(scene, drafts, owners),
    missions,
    notes: [],
  };
}

function draftsOf(scene: Scene, model: TypeModel | null): Draft[] {
  const found: Draft[] = [];
  let previous: Draft | null = null;
  let last: Draft | null = null;
  let dated = NOTHING_TOLD;
  for (const trigger of findTriggers(scene)) {
    const draft = draftOf(scene, trigger, typeOf(scene, trigger, model), {
      previous: sameNounBefore(scene, trigger, found) ?? previous,
      last,
      dated,
      told: found,
    });
    if (draft === null) continue;
    found.push(...distribute(scene, draft));
    if (draft.contact !== null) last = draft;
    dated = withToldDay(scene, dated, draft);
    if (draft.contact !== null && draft.contact.roles.size > 1 && (draft.contact.mode !== "visit" || isBetweenPeople(scene, draft.contact)))
      previous = draft;
  }
  return found;
}

/** "Dostar accepted Benkel's invitation to visit": a visit of one person to another. */
function isBetweenPeople(scene: Scene, { roles }: ContactDraft): boolean {
  return [...roles.keys()].filter((id) => isPerson(scene, id)).length > 1;
}

/** Adds an event of the model to each sentence whose main predicate no frame matched, where it is sure and both sides are known. */
function withModelEvents(scene: Scene, found: readonly Draft[], model: TypeModel): Draft[] {
  const added: Draft[] = [];
  const taken = new Set(found.flatMap(({ trigger }) => [trigger.word, trigger.light]));
  for (const { firstToken, endToken } of scene.ann.sentences) {
    const word = mainPredicate(scene, firstToken, endToken);
    if (word < 0 || taken.has(word)) continue;
    const guess = modelTrigger(scene, word, model);
    const draft = guess === null ? null : draftOf(scene, guess.trigger, guess.typed);
    if (draft !== null && draft.actors.length > 0) added.push(draft);
  }
  return [...found, ...added].sort((a, b) => a.trigger.word - b.trigger.word);
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
      contact === null || !isContact(scene, draft)
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
