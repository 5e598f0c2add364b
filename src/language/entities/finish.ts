import type { Entity, Mention, Name } from "../../model/annotations.ts";
import { type Draft, type DraftMention, NEUTER } from "./draft.ts";
import type { ResolvedEntities } from "./resolve.ts";
import type { State } from "./state.ts";

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
  const ids = new Map(kept.map((draft, i) => [draft, `e${i + 1}`]));
  return {
    names: scene.names.map(({ start, end, type }, i): Name => ({ start, end, type, entity: ids.get(scene.found[i])! })),
    entities: kept.map((draft) => entityOf(draft, ids)),
  };
}

/** Names stay; of nouns those that were mentioned twice, and persons and groups who act for a country. */
function isKept(draft: Draft, named: ReadonlySet<Draft>): boolean {
  if (draft.mentions.length === 0) return false;
  if (named.has(draft)) return true;
  if (draft.members.length > 0) return draft.mentions.some((mention) => mention.rule !== "joined");
  if (draft.mentions.length > 1 || draft.country !== null || draft.key !== null) return true;
  return (draft.gender & NEUTER) === 0 && draft.mentions[0].form === "noun";
}

function entityOf(draft: Draft, ids: ReadonlyMap<Draft, string>): Entity {
  return {
    id: ids.get(draft)!,
    type: draft.type,
    name: draft.name,
    key: draft.key,
    country: draft.country,
    offices: draft.offices,
    members: draft.members.flatMap((member) => ids.get(member) ?? []),
    mentions: draft.mentions.map(mentionOf),
  };
}

function mentionOf({ start, end, form, head, rule }: DraftMention): Mention {
  return { start, end, form, head, rule };
}
