import { readFileSync } from "node:fs";

/** Version of the program, from package.json (which lies one folder above `src` and `dist` alike). */
export const VERSION: string = (JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string })
  .version;
