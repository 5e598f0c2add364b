import { readFileSync } from "node:fs";
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from "node:zlib";
import { decodeWeights, encodeWeights } from "../../../src/weights/weights.ts";

/** A sentence that a teacher has parsed: where its words stand in the text of a document, and what the teacher says of them. */
export interface SilverSentence {
  readonly document: string;
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** Index into UPOS: as the teacher says, and as the small tagger said at the time, whose faults the parser has to live with. */
  readonly tags: readonly number[];
  readonly taggerTags: readonly number[];
  /** 1 + label of a name (src/language/names/labels.ts) of each word, 0 where nobody is sure enough. */
  readonly names: readonly number[];
  /** Word numbers in the sentence, -1 for the root. */
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
}

const TEXTS = ["acquire/pile-unlabelled", "language/worldwide-train"].map(
  (name) => new URL(`../../../../shared/data/${name}.ndjson.gz`, import.meta.url),
);

/** Texts of the unlabelled pile, and of the articles with names by hand, by id. */
export function readTexts(): Map<string, string> {
  const lines = TEXTS.flatMap((url) => gunzipSync(readFileSync(url)).toString("utf8").split("\n"));
  const documents = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as { readonly id: string; readonly text: string });
  return new Map(documents.map(({ id, text }) => [id, text]));
}

/**
 * Silver sentences without their text (training/silver/README.md has the format): columns of small numbers, compressed. Sentences must be in text order,
 * those of a document together; no word longer than 255 units and no head farther than 127 words are kept.
 */
export function packSilver(sentences: readonly SilverSentence[]): Uint8Array {
  const kept = sentences.filter(
    (s) => s.heads.every((h, i) => h < 0 || Math.abs(h - i) <= 127) && s.start.every((at, i) => s.end[i] - at <= 255),
  );
  const documents = [...new Set(kept.map((s) => s.document))];
  const deprels = [...new Set(kept.flatMap((s) => s.deprels))].sort();
  const all = (column: (s: SilverSentence) => readonly number[]) => kept.flatMap(column);
  const sizes = new Map<string, number>();
  for (const { document } of kept) sizes.set(document, (sizes.get(document) ?? 0) + 1);
  const arrays = {
    sentencesOfDocument: Uint16Array.from(documents, (id) => sizes.get(id) ?? 0),
    firstStart: Int32Array.from(kept, (s) => s.start[0]),
    words: Uint16Array.from(kept, (s) => s.start.length),
    gap: Uint8Array.from(all((s) => s.start.map((at, i) => (i === 0 ? 0 : at - s.end[i - 1])))),
    length: Uint8Array.from(all((s) => s.start.map((at, i) => s.end[i] - at))),
    tag: Uint8Array.from(all((s) => s.tags)),
    taggerTag: Uint8Array.from(all((s) => s.taggerTags)),
    name: Uint8Array.from(all((s) => s.names)),
    head: Int8Array.from(all((s) => s.heads.map((h, i) => (h < 0 ? 0 : h - i)))),
    deprel: Uint8Array.from(all((s) => s.deprels.map((name) => deprels.indexOf(name)))),
  };
  const bytes = encodeWeights({ name: "silver", meta: { documents, deprels }, arrays });
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 } });
}

export function unpackSilver(bytes: Uint8Array): SilverSentence[] {
  const { meta, arrays } = decodeWeights(brotliDecompressSync(bytes), "training/silver");
  const { documents, deprels } = meta as { documents: readonly string[]; deprels: readonly string[] };
  const sentences: SilverSentence[] = [];
  let at = 0;
  for (const [d, document] of documents.entries()) {
    for (let k = 0; k < arrays.sentencesOfDocument[d]; k++) {
      const n = arrays.words[sentences.length];
      const start: number[] = [];
      const end: number[] = [];
      for (let i = 0; i < n; i++) {
        start.push(i === 0 ? arrays.firstStart[sentences.length] : end[i - 1] + arrays.gap[at + i]);
        end.push(start[i] + arrays.length[at + i]);
      }
      const column = (name: string) => [...arrays[name].subarray(at, at + n)];
      sentences.push({
        document,
        start,
        end,
        tags: column("tag"),
        taggerTags: column("taggerTag"),
        names: column("name"),
        heads: column("head").map((offset, i) => (offset === 0 ? -1 : i + offset)),
        deprels: column("deprel").map((label) => deprels[label]),
      });
      at += n;
    }
  }
  return sentences;
}
