import { type DayBounds, daysBetween, edtfBounds } from "../text/dates.ts";
import { compare } from "./pile.ts";

/** How two dates stand to each other: the same day, possibly the same, certainly not, or nobody knows. */
export type DateFit = "same" | "possible" | "apart" | "unknown";

/** The possible days or stretches of an EDTF date: the members of a set, or the date itself. */
export function alternatives(edtf: string): string[] {
  return edtf.startsWith("[") && edtf.endsWith("]")
    ? edtf
        .slice(1, -1)
        .split(",")
        .map((part) => part.trim())
    : [edtf];
}

/** Compares two EDTF dates. A date with an open end, or without its year, says too little to join or part anything. */
export function dateFit(a: string, b: string): DateFit {
  if (a[0] !== "[" && b[0] !== "[") return plainFit(a, b);
  const fits = alternatives(a).flatMap((one) => alternatives(b).map((other) => simpleFit(one, other)));
  if (fits.every((fit) => fit === "apart")) return "apart";
  if (fits.every((fit) => fit === "same")) return "same";
  if (a === b && !fits.includes("unknown")) return "same";
  return fits.includes("unknown") ? "unknown" : "possible";
}

/** Of two dates that are no sets. */
function plainFit(a: string, b: string): DateFit {
  const fit = simpleFit(a, b);
  return fit === "possible" && a === b ? "same" : fit;
}

/** Bounds of the dates that were asked for lately: a pile has few days and asks for each a thousand times. */
const known = new Map<string, DayBounds>();
const MOST_KNOWN = 20_000;

/** As `edtfBounds`. */
export function boundsOf(edtf: string): DayBounds {
  let bounds = known.get(edtf);
  if (bounds === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    bounds = edtfBounds(edtf);
    known.set(edtf, bounds);
  }
  return bounds;
}

function simpleFit(a: string, b: string): DateFit {
  const x = boundsOf(a);
  const y = boundsOf(b);
  if (x.first !== null && y.last !== null && compare(x.first, y.last) > 0) return "apart";
  if (y.first !== null && x.last !== null && compare(y.first, x.last) > 0) return "apart";
  if (x.first === null || x.last === null || y.first === null || y.last === null) return "unknown";
  return x.first === x.last && y.first === y.last ? "same" : "possible";
}

/** Days that a date leaves open: 0 for a day, Infinity for an open or unknown one. A set counts from its first to its last day. */
export function vagueness(edtf: string): number {
  const { first, last } = boundsOf(edtf);
  if (first === null || last === null) return Number.POSITIVE_INFINITY;
  return first === last ? 0 : daysBetween(first, last);
}

/** True where an exact day, or a choice of few exact days, is known. */
export function isDay(edtf: string): boolean {
  return alternatives(edtf).every((one) => vagueness(one) === 0);
}

/** The narrower of two dates that fit each other; the first where they are equally narrow. */
export function narrower(a: string, b: string): string {
  if (vagueness(b) < vagueness(a)) return b;
  const both = alternatives(a).filter((one) => alternatives(b).includes(one));
  return both.length > 0 && both.length < alternatives(a).length ? (both.length === 1 ? both[0] : `[${both.join(",")}]`) : a;
}
