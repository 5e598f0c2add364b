import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { VIEWS } from "../../src/views/index.ts";
import { run } from "../fixtures/run.ts";

const COMMANDS = ["build", "show", "search", "serve", "explain", "check", "export", "annotate"];
const docs = readFileSync(new URL("../../docs/commands.md", import.meta.url), "utf8");

describe("help", () => {
  it("lists every command", async () => {
    const { status, stdout } = await run(["--help"]);
    expect(status).toBe(0);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, "mu"));
  });

  it.each(COMMANDS)("%s: shows one example, and is in the docs", async (command) => {
    const { status, stdout } = await run([command, "--help"]);
    expect(status).toBe(0);
    expect(stdout.match(/\$ readout /gu)).toHaveLength(1);
    expect(docs).toContain(`\`readout ${command} `.trimEnd());
  });

  it.each(COMMANDS)("%s: every option that help shows is in the docs or speaks for itself", async (command) => {
    const { stdout } = await run([command, "--help"]);
    const options = [...stdout.matchAll(/--([a-z]+)/gu)]
      .map(([option]) => option)
      .filter((option) => !["--help", "--port", "--limit"].includes(option));
    for (const option of options) expect(docs, `${command} ${option}`).toContain(option.replace("--output", "-o"));
  });

  it.each(Object.keys(VIEWS))("the view %s is in the docs", (view) => {
    expect(docs).toContain(`readout show ${view} FILE`);
  });

  it.each([[["nonsense"]], [["build"]], [["build", "x"]], [["show", "nonsense", "f"]], [["export", "f", "--format", "pdf"]], [[]]])(
    "misuse %j: exit status 2, and a word on what is wrong",
    async (args) => {
      const { status, stderr } = await run(args);
      expect(status).toBe(2);
      expect(stderr).not.toBe("");
    },
  );
});
