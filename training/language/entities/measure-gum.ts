import { writeFileSync } from "node:fs";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import { resolveEntities } from "../../../src/language/entities/index.ts";
import { readGum } from "./gold.ts";

/** Writes gold and output lines for the coreference scorer: `measure-gum.ts GOLD PRED [genre,genre]`, with gold trees and names. */
const [gold, pred, genres] = process.argv.slice(2);
const wanted = new Set((genres ?? "news,interview").split(","));
const knowledge = loadKnowledge();
const rows = readGum("dev").filter((row) => wanted.has(row.genre));
writeFileSync(gold, rows.map(({ id, text, clusters }) => `${JSON.stringify({ id, text, clusters })}\n`).join(""));
writeFileSync(
  pred,
  rows.map((row) => `${JSON.stringify({ id: row.id, entities: resolveEntities({ ...row, title: null, knowledge }).entities })}\n`).join(""),
);
