/** Headlines in capitals and in title case: a share of the training sentences is shown that way, since treebanks have few of them. */
export type Casing = "upper" | "title";

const SMALL = new Set("a an the of in on at to for and or but by with from as is".split(" "));

/** The form as a headline of that kind writes it. `first`: whether it begins the headline. */
export function recase(form: string, casing: Casing, first: boolean): string {
  if (casing === "upper") return form.toUpperCase();
  if (!first && SMALL.has(form)) return form;
  return form.charAt(0).toUpperCase() + form.slice(1);
}

/** Draws a casing for a sentence: null (as it stands) most of the time. */
export function drawCasing(next: () => number, share: number): Casing | null {
  const x = next();
  if (x < share) return "upper";
  return x < 2 * share ? "title" : null;
}
