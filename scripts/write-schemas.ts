/** `npm run schemas`: writes docs/schema/*.json anew from src/export/schema.ts; a test fails where they differ. */
import { mkdirSync, writeFileSync } from "node:fs";
import { schemaFiles } from "../src/export/schema.ts";

const FOLDER = new URL("../docs/schema/", import.meta.url);
mkdirSync(FOLDER, { recursive: true });
for (const [name, text] of schemaFiles()) writeFileSync(new URL(name, FOLDER), text);
