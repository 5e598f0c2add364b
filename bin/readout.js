#!/usr/bin/env node
const [major] = process.versions.node.split(".").map(Number);
if (major < 24) {
  console.error(
    `readout: needs Node 24 or newer, this is ${process.versions.node} (in a clone, \`npm ci\` brings its own: use \`npx readout\`)`,
  );
  process.exit(2);
}
const { enableCompileCache } = await import("node:module");
const { existsSync } = await import("node:fs");
enableCompileCache?.();
// A clone runs its sources; the published package has none and runs what was compiled of them.
const source = new URL("../src/cli/main.ts", import.meta.url);
const { main } = await import(existsSync(source) ? source : new URL("../dist/cli/main.js", import.meta.url));
process.exitCode = await main(process.argv.slice(2));
