import { expect, test } from "vitest";
import { readableDate } from "./readable-date.ts";

test.each([
  ["2023-05-26", "2023-05-26"],
  ["2020-23", "autumn 2020"],
  ["2020-11-12~/2021-11-26~", "about 2020-11-12 – about 2021-11-26"],
  ["[2021-09,2022-09]", "2021-09 or 2022-09"],
  ["../2020", "until 2020"],
  ["2020/..", "from 2020"],
  ["195X", "the 1950s"],
  ["XXXX-11-23", "XXXX-11-23"],
  ["..", "no date"],
])("says %s as %s", (edtf, words) => expect(readableDate(edtf)).toBe(words));
