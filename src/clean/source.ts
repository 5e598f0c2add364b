import type { Credit, RawItem } from "../model/article.ts";
import type { Evidence } from "../model/span.ts";
import type { Assembled } from "./assemble.ts";
import { type CreditFound, readCreditInText, readCreditLine, readOutletLine } from "./credit.ts";
import { type Line, lineKey } from "./lines.ts";

export interface Source {
  readonly outlet: string | null;
  readonly credit: Credit;
}

interface Placed extends CreditFound {
  readonly evidence: Evidence;
}

/**
 * Outlet and credit from credit lines, datelines and chains in the first paragraphs. A page that names another outlet than the one that is
 * known to publish it republishes; "X and agencies" and "X with Y" name the page's own outlet first.
 */
export function readSource(raw: RawItem, article: string, { text, blocks }: Assembled, lines: readonly Line[]): Source {
  const found: Placed[] = [];
  let paragraphs = 0;
  for (const { start, end, kind } of blocks) {
    const block = text.slice(start, end);
    const credit = kind === "credit" ? readCreditLine(block) : kind === "paragraph" && paragraphs++ < 3 ? readCreditInText(block) : null;
    if (credit !== null) {
      const span = { start: start + credit.start, end: start + credit.end };
      found.push({ ...credit, evidence: { article, ...span, text: text.slice(span.start, span.end) } });
    }
  }
  const outlet = raw.stated.outlet ?? framedOutlet(lines) ?? found.find((one) => one.outlet !== null)?.outlet ?? null;
  const main = found.find(({ kind }) => kind === "republished") ?? found.find(({ kind }) => kind === "adapted") ?? found[0];
  if (main === undefined) return { outlet, credit: { kind: "unknown", from: null, evidence: [] } };
  const foreign = main.kind === "original" && outlet !== null && main.from !== null && !sameOutlet(outlet, main.from);
  return {
    outlet,
    credit: { kind: foreign ? "republished" : main.kind, from: main.from, evidence: found.map(({ evidence }) => evidence) },
  };
}

/** "CNN" and "CNN (Web News)" are one outlet. */
function sameOutlet(a: string, b: string): boolean {
  return lineKey(a).includes(lineKey(b)) || lineKey(b).includes(lineKey(a));
}

/** The outlet that the frame of the page names, read from the end, where frames name it. */
function framedOutlet(lines: readonly Line[]): string | null {
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - 6); i--) {
    const outlet = readOutletLine(lines[i].text);
    if (outlet !== null) return outlet;
  }
  return null;
}
