import { readFileSync } from "node:fs";
import { ReadoutError } from "../model/error.ts";
import { type Facts, mergeFacts } from "./facts.ts";
import { indexKnowledge, type Knowledge } from "./knowledge.ts";
import { readKnowledge } from "./read.ts";

const COMPILED = new URL("../../data/knowledge/knowledge.json", import.meta.url);

let shipped: Facts | undefined;
let plain: Knowledge | undefined;

/**
 * The shipped knowledge, with the user's files added in order.
 * Throws KNOWLEDGE_DAMAGED where the shipped file can't be read, and what `readKnowledge` throws of a user's file.
 */
export function loadKnowledge(files: readonly string[] = []): Knowledge {
  shipped ??= readCompiled();
  if (files.length === 0) {
    plain ??= indexKnowledge(shipped);
    return plain;
  }
  return indexKnowledge(mergeFacts([shipped, ...files.map(readKnowledge)]));
}

function readCompiled(): Facts {
  try {
    return JSON.parse(readFileSync(COMPILED, "utf8")) as Facts;
  } catch (cause) {
    throw new ReadoutError("KNOWLEDGE_DAMAGED", "cannot read the knowledge that comes with the program: reinstall Readout", { cause });
  }
}
