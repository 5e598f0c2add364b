import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { PLOVER_TYPES } from "../../model/findings.ts";
import { cameoCode, headWord, loadOntology, quadClass } from "./ontology.ts";
import { readCompiled, readSources } from "./ontology-files.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-ontology-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe("the ontology that comes with Readout", () => {
  const ontology = loadOntology();

  it("lists all 16 types of PLOVER 2.0, with quad classes and CAMEO codes", () => {
    expect([...ontology.types.keys()].sort()).toEqual([...PLOVER_TYPES].sort());
    expect(quadClass(ontology, "CONSULT")).toBe(1);
    expect(quadClass(ontology, "ASSAULT")).toBe(4);
    expect(cameoCode(ontology, "CONSULT", "phone")).toBe("041");
    expect(cameoCode(ontology, "CONSULT", null)).toBe("040");
  });

  it("is compiled from the YAML files as they are (node training/events/compile-ontology.ts)", () => {
    expect(readCompiled()).toEqual(JSON.parse(JSON.stringify(readSources())));
  });

  it("has each frame and each governor once, and each word of a frame once: of two frames of one name the first would be lost", () => {
    const { frames = [], governors = [] } = readSources();
    for (const ids of [frames.map(({ id }) => id), governors.map(({ id }) => id)]) expect(ids).toEqual([...new Set(ids)]);
    for (const { id, verb, noun, object, unless } of frames)
      for (const words of [verb, noun, object, unless]) expect(words, id).toEqual([...new Set(words)]);
  });

  it("gives every frame and every governor words and two examples", () => {
    for (const frame of ontology.frames) {
      expect(frame.verb.length + frame.noun.length + frame.adjective.length, frame.id).toBeGreaterThan(0);
      expect(frame.yes, frame.id).not.toBe(frame.no);
    }
    for (const governor of ontology.governors) {
      expect(governor.verb.length + governor.noun.length + governor.adjective.length + governor.adverb.length, governor.id).toBeGreaterThan(
        0,
      );
      expect(governor.yes, governor.id).toContain("[");
      expect(governor.no, governor.id).toContain("[");
    }
  });
});

describe("a user's own file", () => {
  it("adds frames, and replaces one of the same id", () => {
    const path = file(
      "mine.yaml",
      `frames:
  - { id: grovel, verb: [grovel], type: CONCEDE, yes: "He grovelled.", no: "He stood." }
  - { id: phone, verb: [buzz], type: CONSULT, mode: phone, contact: call, to: [obj], yes: "He buzzed her.", no: "A bee hummed." }
`,
    );
    const ontology = loadOntology([path]);
    expect(ontology.verbFrames.get("grovel")?.[0].of.type).toBe("CONCEDE");
    expect(ontology.verbFrames.get("buzz")?.[0].of.id).toBe("phone");
    expect(ontology.verbFrames.has("telephone")).toBe(false);
  });

  it("adds words to a list", () => {
    const path = file("words.yaml", 'words: [{ id: call-means, words: [semaphore], means: a call, yes: "a", gives: "b", no: "c" }]');
    const { words } = loadOntology([path]);
    expect(words["call-means"].has("semaphore")).toBe(true);
    expect(words["call-means"].has("telephone")).toBe(true);
    expect(words.hosting.has("semaphore")).toBe(false);
  });

  it("adds words to lists of every kind, with nothing but an id", () => {
    const { words, verbFrames } = loadOntology([fileURLToPath(new URL("../../../examples/ontology.yaml", import.meta.url))]);
    expect(words["call-means"].has("heliograph")).toBe(true);
    expect(words.hearsay.has("scuttlebutt")).toBe(true);
    expect(words.hearsay.has("rumour")).toBe(true);
    expect(verbFrames.get("blacken")?.[0].of.type).toBe("ACCUSE");
  });

  it.each([
    ["no such file", join(folder, "absent.yaml"), "ONTOLOGY_UNREADABLE"],
    ["not YAML", file("torn.yaml", "frames: [ {"), "ONTOLOGY_UNREADABLE"],
    [
      "a field that nobody knows",
      file("field.yaml", 'frames: [{ id: a, verb: [b], type: AID, colour: red, yes: "x", no: "y" }]'),
      "ONTOLOGY_INVALID",
    ],
    [
      "a type that PLOVER does not have",
      file("type.yaml", 'frames: [{ id: a, verb: [b], type: HUG, yes: "x", no: "y" }]'),
      "ONTOLOGY_INVALID",
    ],
    [
      "a mode that the type does not list",
      file("mode.yaml", 'frames: [{ id: a, verb: [b], type: AID, mode: hug, yes: "x", no: "y" }]'),
      "ONTOLOGY_INVALID",
    ],
    [
      "a list of words that no rule asks for",
      file("list.yaml", 'words: [{ id: hugs, words: [hug], means: "", yes: "x", gives: "y", no: "z" }]'),
      "ONTOLOGY_INVALID",
    ],
  ])("is refused with a code: %s", (_, path, code) => {
    expect(() => loadOntology([path])).toThrowError(expect.objectContaining({ code }));
  });

  it("is told which list nobody asks for, in a line", () => {
    const path = file("hugs.yaml", "words: [{ id: hugs, words: [hug] }]");
    expect(() => loadOntology([path])).toThrowError(/words\.0\.id: no rule asks for a list "hugs".{1,80}$/u);
  });
});

it("finds the head of a noun phrase", () => {
  expect(headWord(["phone", "call"])).toBe("call");
  expect(headWord(["state", "of", "emergency"])).toBe("state");
});
