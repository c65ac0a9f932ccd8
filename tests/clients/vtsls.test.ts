import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { testClient } from "./scenario.ts";

const home = dirname(createRequire(import.meta.url).resolve("@vtsls/language-server/package.json"));

testClient("vtsls", () => ({
  command: [process.execPath, join(home, "bin/vtsls.js"), "--stdio"],
  configuration: { vtsls: { autoUseWorkspaceTsdk: true }, typescript: {}, javascript: {} },
}));
