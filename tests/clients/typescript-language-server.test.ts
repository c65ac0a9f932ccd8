import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { testClient } from "./scenario.ts";

const home = dirname(createRequire(import.meta.url).resolve("typescript-language-server/package.json"));

testClient("typescript-language-server", () => ({
  command: [process.execPath, join(home, "lib/cli.mjs"), "--stdio"],
}));
