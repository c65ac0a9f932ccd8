/**
 * Writes `docs/next-plugin-comparison.md`: what Next's own TypeScript plugin and ours report on the fixture projects. With `--check` it
 * writes nothing, and exits with code 1 when the page is out of date.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { comparisonPage } from "../tests/oracles/next-plugin/page.ts";
import { writeIfChanged } from "./build/files.ts";

const page = fileURLToPath(new URL("../docs/next-plugin-comparison.md", import.meta.url));
const next = createRequire(import.meta.url)("next/package.json") as { readonly version: string };

const before = existsSync(page) ? readFileSync(page, "utf8") : "";
const after = await comparisonPage(page, next.version);
if (!process.argv.includes("--check")) {
  writeIfChanged(page, after);
} else if (after !== before) {
  console.error("docs/next-plugin-comparison.md is out of date. Run `npm run docs`.");
  process.exitCode = 1;
}
