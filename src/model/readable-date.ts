const SEASONS: { readonly [code: string]: string } = { "21": "spring", "22": "summer", "23": "autumn", "24": "winter" };

/** An EDTF date in words: "autumn 2020", "2021-09 or 2022-09", "2020 – 2022", "about 2019", "from 2020", "no date". */
export function readableDate(edtf: string): string {
  if (edtf === ".." || edtf === "") return "no date";
  if (edtf.startsWith("[") && edtf.endsWith("]")) return edtf.slice(1, -1).split(",").map(readableDate).join(" or ");
  const [first, last] = edtf.split("/");
  if (last === undefined) return readableDay(first);
  if (first === ".." || first === "") return `until ${readableDay(last)}`;
  if (last === ".." || last === "") return `from ${readableDay(first)}`;
  return `${readableDay(first)} – ${readableDay(last)}`;
}

function readableDay(edtf: string): string {
  if (/[?~%]$/u.test(edtf)) return `about ${readableDay(edtf.slice(0, -1))}`;
  const season = SEASONS[/^\d{4}-(2[1-4])$/u.exec(edtf)?.[1] ?? ""];
  if (season !== undefined) return `${season} ${edtf.slice(0, 4)}`;
  if (/^\d{3}X$/u.test(edtf)) return `the ${edtf.slice(0, 3)}0s`;
  return edtf;
}
