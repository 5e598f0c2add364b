export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly warn: (text: string) => string;
}

const PLAIN: Style = { bold: (text) => text, dim: (text) => text, warn: (text) => text };
const COLOURED: Style = {
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
  warn: (text) => `\u001b[33m${text}\u001b[39m`,
};

/** Colours only on a terminal, and none where NO_COLOR is set (no-color.org) or TERM is `dumb`. */
export function styleFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Style {
  const plain = !stream.isTTY || (environment.NO_COLOR ?? "") !== "" || environment.TERM === "dumb";
  return plain ? PLAIN : COLOURED;
}

/** Columns to write into: the terminal's, else COLUMNS, else 120. Never under 40. */
export function columnsOf(stream: { readonly columns?: number }, environment: NodeJS.ProcessEnv): number {
  const stated = stream.columns ?? Number.parseInt(environment.COLUMNS ?? "", 10);
  return Math.max(40, Number.isFinite(stated) && stated > 0 ? stated : 120);
}
