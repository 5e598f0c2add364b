import type { Knowledge } from "../../knowledge/index.ts";
import { type Draft, NEUTER } from "./draft.ts";
import type { NameMention } from "./names.ts";
import type { Scene } from "./scene.ts";
import { draftOf, type Things } from "./things.ts";
import { caseOf, childWith, firstConjunct, Rel, Tag, type View } from "./view.ts";
import { ACT_NOUNS, ACT_VERBS, ADDRESS_VERBS, CITY_VERBS, PLACE_CASES, SPEECH_VERBS } from "./words.ts";

/**
 * Moves the mentions of capitals and seats of power to the government (or organisation) that they stand for, where they act: as subject of
 * speaking, deciding or doing, as somebody accused, urged or talked with, as owner of a refusal or a demand. All others stay the place.
 */
export function readMetonyms(scene: Scene, things: Things, drafts: Draft[], taught: ReadonlyMap<Draft, Draft>, knowledge: Knowledge): void {
  for (const [i, name] of scene.names.entries()) {
    const { sense } = name;
    if (name.type === "PERSON") continue;
    const seat = sense?.role === "seat";
    const capital = sense?.role === "capital" || taught.has(scene.found[i]);
    if (!seat && !capital) continue;
    const acts = actsAt(scene.view, name, seat);
    if (!acts) {
      if (seat) toPlace(scene, i, name, things, drafts);
      continue;
    }
    const actor = sense === null ? taught.get(scene.found[i])! : draftOf(actorKey(name, things, knowledge), things, drafts, knowledge);
    name.metonym = true;
    (scene.found as Draft[])[i] = actor;
  }
}

/** Brussels that acts is the organisation of that seat rather than the country around it, unless only the country is spoken of. */
function actorKey(name: NameMention, things: Things, knowledge: Knowledge): string {
  const senses = knowledge.byName(name.form.replace(/['’]s?$/, ""));
  const organization = senses.find((sense) => sense.role === "seat" && sense.kind === "organization");
  if (organization === undefined) return name.sense!.key;
  const spoken = senses.find((sense) => things.byKey.has(sense.key));
  return (spoken ?? organization).key;
}

function toPlace(scene: Scene, i: number, name: NameMention, things: Things, drafts: Draft[]): void {
  const key = name.sense!.place!;
  const from = scene.found[i];
  const known = things.byKey.get(key);
  const place: Draft = known ?? {
    ...from,
    number: drafts.length,
    type: "PLACE",
    name: name.words.join(" "),
    key,
    gender: NEUTER,
    offices: [],
    members: [],
    mentions: [],
  };
  if (known === undefined) {
    drafts.push(place);
    things.byKey.set(key, place);
  }
  (scene.found as Draft[])[i] = place;
}

/** Whether a place name stands where an actor stands. */
function actsAt(view: View, name: NameMention, seat: boolean): boolean {
  const head = firstConjunct(view, name.head);
  const governor = view.tokens.head[head];
  const lemma = governor < 0 ? "" : (view.tokens.lemma[governor] || "").toLowerCase();
  const preposition = caseOf(view, head) || caseOf(view, name.head);
  switch (view.rel[head]) {
    case Rel.SUBJECT:
      return acts(view, governor, lemma, seat);
    case Rel.PASSIVE_SUBJECT:
      return ADDRESS_VERBS.has(lemma) || /^(?:give|grant|offer|deny|promise|represent|involve|expect|force)$/.test(lemma);
    case Rel.OBJECT:
      // "called on Belmora": an object behind a preposition is an oblique in another tree.
      if (preposition !== "") return prepositionActs(preposition, lemma, view, governor);
      return ADDRESS_VERBS.has(lemma) || (seat && lemma !== "visit" && lemma !== "leave" && lemma !== "enter");
    case Rel.AGENT:
      return true;
    case Rel.POSSESSIVE:
      return ownsAct(view, governor, lemma);
    case Rel.OBLIQUE:
    case Rel.NOMINAL:
      return prepositionActs(preposition, lemma, view, governor);
    case Rel.COMPOUND:
      return seat || ACT_NOUNS.has(lemma);
    case Rel.ROOT:
      return seat && preposition === "";
    default:
      return seat && !PLACE_CASES.has(preposition);
  }
}

function acts(view: View, verb: number, lemma: string, seat: boolean): boolean {
  if (verb < 0) return false;
  if (SPEECH_VERBS.has(lemma) || (ACT_VERBS.has(lemma) && !CITY_VERBS.has(lemma))) return true;
  if (CITY_VERBS.has(lemma)) return seat;
  // An adjective with a copula: "Ostrel is ready" speaks of the government, "Ostrel is hot" does not.
  if (view.tokens.pos[verb] === Tag.ADJ)
    return (
      seat ||
      /^(?:ready|willing|unwilling|reluctant|keen|eager|concerned|angry|wary|adamant|prepared|open|committed|determined|unhappy|furious|responsible|serious)$/.test(
        lemma,
      )
    );
  if (view.tokens.pos[verb] === Tag.VERB)
    return seat || childWith(view, verb, Rel.COMPLEMENT) >= 0 || childWith(view, verb, Rel.OBJECT) >= 0;
  return seat;
}

function ownsAct(view: View, noun: number, lemma: string): boolean {
  if (noun < 0) return false;
  if (ACT_NOUNS.has(lemma) || ACT_NOUNS.has(view.word[noun])) return true;
  return (
    /(?:ation|ition|ence|ance|ment|sal|ial|ness|ship)$/.test(lemma) &&
    !/^(?:station|population|monument|apartment|basement|residence|entrance|location)$/.test(lemma)
  );
}

function prepositionActs(preposition: string, lemma: string, view: View, governor: number): boolean {
  switch (preposition) {
    case "by":
      return ACT_NOUNS.has(lemma) || SPEECH_VERBS.has(lemma) || ACT_VERBS.has(lemma);
    case "with":
      return /^(?:talk|relation|tie|negotiation|dialogue|deal|agreement|treaty|peace|war|dispute|conflict|cooperation|contact|work|negotiate|speak|agree|discuss|rapprochement|relationship|side|meeting|coordinate|consult|trade|link|border|tension|clash|sign|normalize|normalise)s?$/.test(
        lemma,
      );
    case "between":
      return !/^(?:road|flight|train|bus|distance|route|railway|line|travel|fly|drive|highway|corridor|link)s?$/.test(lemma);
    case "on":
      return (
        /^(?:call|pressure|sanction|press|urge|lean|impose|rely|depend|blame|put)s?$/.test(lemma) ||
        (governor >= 0 && /^(?:pressure|sanctions|blame)$/.test(view.word[governor]))
      );
    case "against":
      return true;
    case "of":
      return ACT_NOUNS.has(lemma) && !/^(?:minister|president|ambassador|control|side)$/.test(lemma)
        ? true
        : /^(?:accuse|demand|critical|wary)$/.test(lemma);
    case "for":
      return /^(?:support|speak|victory|blow|setback|sympathy|concession|guarantee)s?$/.test(lemma);
    case "to":
      return /^(?:tell|say|speak|concession|message|loyal|warning|support|aid|respond|deny|give|offer|grant|sell|reply|response|answer|appeal|close|belong|attribute|note|hand|transfer)s?$/.test(
        lemma,
      );
    case "from":
      return /^(?:demand|pressure|support|statement|response|reaction|answer|receive|guarantee|concession|assurance|criticism|threat|order|independent|independence|approval|hear|seek|help|aid)s?$/.test(
        lemma,
      );
    default:
      return false;
  }
}
