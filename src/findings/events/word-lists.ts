/** Words that rules ask for beside the frames, in lists with names: data/ontology/events/words*.yaml. */
import { z } from "zod";

/** Kinds of common nouns: who can act where the text gives no name ("a court", "gunmen"), and what can be blocked. */
const NOUN_KINDS = ["person", "institution", "force", "protester", "route"] as const;
export type NounKind = (typeof NOUN_KINDS)[number];

/** Verbs that tell what becomes of a mission or who has to do with it, by what they say. */
export const MISSION_VERBS = ["create", "end", "extend", "lead", "duty", "staff"] as const;
export type MissionVerbList = (typeof MISSION_VERBS)[number];

/** Lists that the rules ask for by name. */
export const WORD_LISTS = [
  ...NOUN_KINDS,
  "call-means",
  "hosting",
  "mediating",
  "chairing",
  "auspices",
  "asked-at",
  "destination",
  "vehicle",
  "seat",
  "team",
  "peer",
  "voice",
  "offer-noun",
  "answering-letter",
  "telling",
  "assembly",
  "of-its-maker",
  "handing",
  "attending",
  "agreement",
  "agreement-or-talk",
  "of-several",
  "no-settlement",
  "agreement-ahead",
  "agreement-making",
  "agreement-signing",
  "brokering",
  "calling",
  "reporting",
  "undertaking",
  "honour",
  "yielding",
  "programme",
  "part-of",
  "aspect",
  "lasting",
  "occurring",
  "setting-a-day",
  "in-preparation",
  "talking-about",
  "disputing",
  "charge",
  "believed",
  "rebels",
  "army",
  "judging",
  "asking-noun",
  "answering",
  "seeing",
  "saying",
  "no-deed",
  "moving",
  "no-step",
  "guess",
  "mission-member",
  "town",
  "site",
  "no-victim",
  "carrying",
  "measure",
  "date-noun",
  "sideline",
  "mission-create",
  "mission-end",
  "mission-extend",
  "mission-lead",
  "mission-duty",
  "mission-staff",
] as const;
export type WordList = (typeof WORD_LISTS)[number];

/** The words of each list. */
export type Words = Readonly<Record<WordList, ReadonlySet<string>>>;

/** Words that a rule asks for beside the frames. The fields are explained at the top of data/ontology/events/words.yaml. */
export const wordListSchema = z.strictObject({
  id: z.enum(WORD_LISTS),
  words: z.array(z.string().min(1)).min(1),
  means: z.string(),
  yes: z.string(),
  gives: z.string().optional(),
  bars: z.string().optional(),
  no: z.string(),
});
export type WordListEntry = z.infer<typeof wordListSchema>;

/** Lines of one id are one list, so that a user's line adds to it. */
export function wordsByList(lines: readonly WordListEntry[]): Words {
  const lists = {} as Record<WordList, ReadonlySet<string>>;
  for (const id of WORD_LISTS) lists[id] = new Set(lines.flatMap((line) => (line.id === id ? line.words : [])));
  return lists;
}
