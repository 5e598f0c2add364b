import type { Entity, Mention, Name } from "../../model/annotations.ts";
import { tokenAt } from "../../text/tokens.ts";
import { type Draft, type DraftMention, NEUTER } from "./draft.ts";
import { type Edges, edgesOf, phraseAt } from "./extent.ts";
import { type Inside, insideNames } from "./inside.ts";
import type { Scene } from "./scene.ts";
import type { State } from "./state.ts";
import { Rel, Tag } from "./view.ts";

/** Names and entities of a text. */
export interface ResolvedEntities {
  readonly names: readonly Name[];
  readonly entities: readonly Entity[];
}

/** Turns drafts into entities, numbered in the order of their first mention, and gives every name its entity. */
export function finish(state: State): ResolvedEntities {
  const { scene, drafts } = state;
  const named = new Set<Draft>(scene.found);
  const kept = drafts.filter((draft) => isKept(draft, named));
  const present = new Set(kept);
  for (const member of new Set(kept.flatMap((draft) => draft.members)))
    if (!present.has(member) && member.mentions.length > 0) kept.push(member);
  for (const draft of kept) {
    draft.mentions.sort((a, b) => a.start - b.start || b.end - a.end);
    draft.mentions = draft.mentions.filter(({ start, end }, i, all) => i === 0 || start !== all[i - 1].start || end !== all[i - 1].end);
  }
  kept.sort((a, b) => a.mentions[0].start - b.mentions[0].start || b.mentions[0].end - a.mentions[0].end || a.number - b.number);
  const edges = edgesOf(scene.view.tokens);
  const mentionOf = (mention: DraftMention) => withPhrase(mention, scene, edges);
  const inside = insideNames(scene);
  const ids = new Map(kept.map((draft, i) => [draft, `e${i + 1}`]));
  return {
    names: scene.names.map(({ start, end, type }, i): Name => ({ start, end, type, entity: ids.get(scene.found[i])! })),
    entities: kept.map((draft) => entityOf(draft, ids, inside, mentionOf)),
  };
}

/** Bodies that are there to meet, and act by that name. */
const BODIES = new Set(["commission", "committee", "delegation", "quartet", "troika"]);

/** Names stay; of nouns those that were mentioned twice, and persons, groups who act for a country and bodies that meet. */
function isKept(draft: Draft, named: ReadonlySet<Draft>): boolean {
  if (draft.mentions.length === 0) return false;
  if (named.has(draft)) return true;
  if (draft.members.length > 0) return draft.mentions.some((mention) => mention.rule !== "joined");
  if (draft.mentions.length > 1 || draft.country !== null || draft.key !== null) return true;
  return ((draft.gender & NEUTER) === 0 || BODIES.has(draft.noun)) && draft.mentions[0].form === "noun";
}

function entityOf(draft: Draft, ids: ReadonlyMap<Draft, string>, inside: Inside, mentionOf: (mention: DraftMention) => Mention): Entity {
  const within = inside.get(draft);
  return {
    id: ids.get(draft)!,
    type: draft.type,
    name: draft.name,
    key: draft.key,
    country: draft.country,
    offices: draft.offices,
    members: draft.members.flatMap((member) => ids.get(member) ?? []),
    mentions: draft.mentions.map(mentionOf),
    ...(within === undefined ? {} : { inside: within }),
  };
}

/** The mention with its whole phrase, where that is more. Pronouns stand for themselves. */
function withPhrase({ start, end, form, head, rule }: DraftMention, scene: Scene, edges: Edges): Mention {
  const bare = { start, end, form, head, rule };
  if (form === "name" && isAdjective(scene, head)) return { ...bare, adjective: true };
  if (form === "pronoun" || rule === "date") return bare;
  const whole = phraseAt(scene.view, edges, head);
  const isName = form !== "noun";
  const phrase = {
    start: whole.start < start && !(isName && namesPerson(scene, whole.start, start)) ? whole.start : start,
    end: whole.end > end && rule !== "named" && !(isName && namesPerson(scene, end, whole.end)) ? whole.end : end,
  };
  return phrase.start === start && phrase.end === end ? bare : { ...bare, phrase };
}

/** Of a people or a country, by its tag and its place in the tree both: a proper noun before another is a name. */
function isAdjective({ view, names, nameAt }: Scene, head: number): boolean {
  return (
    view.rel[head] === Rel.ADJECTIVE && view.tokens.pos[head] === Tag.ADJ && nameAt[head] >= 0 && names[nameAt[head]].type !== "PERSON"
  );
}

/** Whether a person is named between two offsets: a name's phrase that holds another's ("Tavon, who met Dalvash") would pass for both. */
function namesPerson({ names, nameAt, view }: Scene, from: number, to: number): boolean {
  for (let i = tokenAt(view.tokens, from); i < view.tokens.count && view.tokens.start[i] < to; i++)
    if (nameAt[i] >= 0 && names[nameAt[i]].type === "PERSON") return true;
  return false;
}
