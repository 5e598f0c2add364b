import { DATA, readGzip } from "./conllu.ts";

/** A document of a treebank as its raw text, and where its sentences end. */
export interface RawDocument {
  readonly text: string;
  /** Offsets behind the last character of each sentence. */
  readonly ends: ReadonlySet<number>;
}

/**
 * Documents of a gzipped CoNLL-U file of `DATA` as raw text: sentences joined by a blank, or by nothing where the last token says SpaceAfter=No,
 * paragraphs by an empty line.
 */
export function readRawDocuments(name: string): RawDocument[] {
  const documents: { text: string; ends: Set<number>; glue: string }[] = [];
  for (const block of readGzip(`${DATA}/${name}.conllu.gz`).split(/\n\n+/)) {
    const lines = block.split("\n").filter((line) => line !== "");
    if (lines.length === 0) continue;
    const comment = (key: string) => lines.find((line) => line.startsWith(`# ${key}`));
    if (comment("newdoc") !== undefined || documents.length === 0) documents.push({ text: "", ends: new Set(), glue: "" });
    else if (comment("newpar") !== undefined) documents[documents.length - 1].glue = "\n\n";
    const document = documents[documents.length - 1];
    document.text += document.glue + (comment("text = ")?.slice("# text = ".length).trim() ?? "");
    document.ends.add(document.text.length);
    document.glue = isGlued(lines) ? "" : " ";
  }
  return documents;
}

/** Whether nothing parts the sentence from the next: said by its last token, the whole one where that is of several words. */
function isGlued(lines: readonly string[]): boolean {
  const rows = lines.filter((line) => /^\d+(?:-\d+)?\t/.test(line)).map((line) => line.split("\t"));
  const last = Number(rows[rows.length - 1][0]);
  const whole = rows.find(([id]) => id.endsWith(`-${last}`)) ?? rows[rows.length - 1];
  return whole[9].split("|").includes("SpaceAfter=No");
}
