import { ReadoutError } from "../../model/error.ts";
import type { PloverType } from "../../model/findings.ts";
import { readWeights } from "../../weights/weights.ts";
import { readCompiled, readOntologyFile } from "./ontology-files.ts";
import { type Frame, type Governor, hasWith, type MissionEntry, type TypeEntry } from "./ontology-shapes.ts";
import { openTypeModel, type TypeModel } from "./type-model.ts";
import { type WordListEntry, type Words, wordsByList } from "./word-lists.ts";

/** What the engine knows of event words: frames and governing words, by the lemma that starts them. */
export interface Ontology {
  /** Tells types apart where frames do not suffice; null: frames alone. */
  readonly model: TypeModel | null;
  readonly types: ReadonlyMap<PloverType, TypeEntry>;
  readonly frames: readonly Frame[];
  readonly governors: readonly Governor[];
  readonly verbFrames: ReadonlyMap<string, readonly Entry<Frame>[]>;
  readonly nounFrames: ReadonlyMap<string, readonly Entry<Frame>[]>;
  /** Nouns that name an event whatever stands behind them ("meeting", not "end"). */
  readonly eventNouns: ReadonlySet<string>;
  readonly adjectiveFrames: ReadonlyMap<string, readonly Entry<Frame>[]>;
  readonly verbGovernors: ReadonlyMap<string, readonly Entry<Governor>[]>;
  readonly nounGovernors: ReadonlyMap<string, readonly Entry<Governor>[]>;
  readonly adjectiveGovernors: ReadonlyMap<string, readonly Entry<Governor>[]>;
  readonly adverbGovernors: ReadonlyMap<string, readonly Entry<Governor>[]>;
  /** Names of missions and mechanisms by their head noun, longer ones first. */
  readonly missions: ReadonlyMap<string, readonly Entry<MissionEntry>[]>;
  /** Words that rules ask for beside the frames, by the name of their list. */
  readonly words: Words;
  /** The lines that these come from, with their examples. */
  readonly wordLists: readonly WordListEntry[];
}

/** One word or phrase of a record, split at blanks. */
export interface Entry<T> {
  readonly words: readonly string[];
  readonly of: T;
}

const MODEL = new URL("../../../models/events.bin", import.meta.url);
let model: TypeModel | undefined;

/** The ontology as `readOntology` reads it, with the model of event types. Throws what that throws, and WEIGHTS_UNREADABLE or WEIGHTS_DAMAGED. */
export function loadOntology(files: readonly string[] = []): Ontology {
  const ontology = readOntology(files);
  model ??= openTypeModel(readWeights(MODEL));
  return { ...ontology, model };
}

/**
 * Reads the ontology that comes with Readout (data/ontology/events.json, compiled from the YAML files beside it) and the user's own files after it. A record whose `id` was seen before takes
 * its place. Throws ONTOLOGY_UNREADABLE (no such file, not YAML), ONTOLOGY_INVALID (names the file, the record and the field).
 */
export function readOntology(files: readonly string[] = []): Ontology {
  const parts = [readCompiled(), ...files.map(readOntologyFile)];
  const frames = byId(parts.flatMap((part) => part.frames ?? []));
  const governors = byId(parts.flatMap((part) => part.governors ?? []));
  const types = new Map(parts.flatMap((part) => part.types ?? []).map((entry) => [entry.type, entry]));
  const lines = parts.flatMap((part) => part.words ?? []);
  checkTypes(frames, types);
  return {
    model: null,
    types,
    frames,
    governors,
    missions: index(byId(parts.flatMap((part) => part.missions ?? [])), (mission) => mission.noun, true),
    words: wordsByList(lines),
    wordLists: lines,
    verbFrames: index(frames, (frame) => frame.verb),
    nounFrames: index(frames, (frame) => frame.noun, true),
    eventNouns: new Set(index(frames, (frame) => (frame.verb.length > 0 || !hasWith(frame) ? frame.noun : []), true).keys()),
    adjectiveFrames: index(frames, (frame) => frame.adjective),
    verbGovernors: index(governors, (governor) => governor.verb),
    nounGovernors: index(governors, (governor) => governor.noun),
    adjectiveGovernors: index(governors, (governor) => governor.adjective),
    adverbGovernors: index(governors, (governor) => governor.adverb),
  };
}

function checkTypes(frames: readonly Frame[], types: ReadonlyMap<PloverType, TypeEntry>): void {
  for (const frame of frames) {
    const entry = types.get(frame.type);
    if (entry === undefined || (frame.mode !== undefined && !(frame.mode in entry.modes)))
      throw new ReadoutError(
        "ONTOLOGY_INVALID",
        `the frame ${frame.id} names ${frame.type} ${frame.mode ?? ""}: list the type and its mode under types`,
      );
  }
}

function byId<T extends { readonly id: string }>(records: readonly T[]): T[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

/** By the first word (the last one of a noun phrase such as "phone call", whose head stands last unless "of" follows it). */
function index<T>(records: readonly T[], wordsOf: (record: T) => readonly string[], byHead = false): Map<string, Entry<T>[]> {
  const found = new Map<string, Entry<T>[]>();
  for (const record of records) {
    for (const phrase of wordsOf(record)) {
      const words = phrase.split(" ");
      // Either half of "build - up" may be read as its head.
      const keys = byHead ? (words[1] === "-" ? [words[0], words[2]] : [headWord(words)]) : [words[0]];
      for (const key of keys) {
        const list = found.get(key) ?? [];
        list.push({ words, of: record });
        found.set(key, list);
      }
    }
  }
  // Longer phrases first, so that "call off" wins over "call".
  for (const list of found.values()) list.sort((a, b) => b.words.length - a.words.length);
  return found;
}

/** Head of an English noun phrase given as words: the word before "of", else the last. */
export function headWord(words: readonly string[]): string {
  const of = words.indexOf("of");
  return of > 0 ? words[of - 1] : words[words.length - 1];
}

/** CAMEO code of an event: that of its mode where the type lists it, else the type's own. */
export function cameoCode(ontology: Ontology, type: PloverType, mode: string | null): string | null {
  const entry = ontology.types.get(type);
  if (entry === undefined) return null;
  return (mode === null ? undefined : entry.modes[mode]) ?? entry.cameo;
}

/** PLOVER quad class (1 verbal co-operation … 4 material conflict), null for a type that the ontology does not list. */
export function quadClass(ontology: Ontology, type: PloverType): number | null {
  return ontology.types.get(type)?.quad ?? null;
}
