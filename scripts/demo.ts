/**
 * `npm run demo`: the record of the example pile, built, summed up and served. Arguments after `--` go to `readout serve`; `--no-serve` stops before it.
 */
import { rmSync } from "node:fs";
import { main } from "../src/cli/main.ts";

const RECORD = "examples.readout";

async function step(...argv: string[]): Promise<void> {
  console.log(`\n$ readout ${argv.join(" ")}`);
  const status = await main(argv);
  if (status !== 0) process.exit(status);
}

rmSync(RECORD, { force: true });
await step("build", "examples/orlu", "--knowledge", "examples/knowledge.yaml", "-o", RECORD);
await step("show", "timeline", RECORD);
await step("show", "disputes", RECORD);
await step("show", "commitments", RECORD);
await step("check", RECORD);
const rest = process.argv.slice(2);
if (!rest.includes("--no-serve")) await step("serve", RECORD, ...rest);
