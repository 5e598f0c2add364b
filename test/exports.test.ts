import { expect, it } from "vitest";
import * as library from "../src/index.ts";

it("exports what it promises, and nothing else", () => {
  expect(Object.keys(library).sort()).toEqual([
    "ReadoutError",
    "VERSION",
    "VIEWS",
    "analyseText",
    "annotateLine",
    "annotatedSchema",
    "build",
    "openRooms",
    "openSqliteStore",
    "prepareBuild",
    "recordSchema",
    "recordToJson",
  ]);
});
