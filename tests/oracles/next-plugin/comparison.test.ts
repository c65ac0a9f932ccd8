import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { comparisonPage } from "./page.ts";

const page = fileURLToPath(new URL("../../../docs/next-plugin-comparison.md", import.meta.url));
const next = createRequire(import.meta.url)("next/package.json") as { readonly version: string };

/** Nine servers, one after the other: each of three projects with each set of plugins. */
const timeout = 600_000;

describe("beside Next's own TypeScript plugin", () => {
  it(
    "the committed page tells what both plugins report today",
    async () => {
      const text = await comparisonPage(page, next.version);

      // Next's plugin is really there: its noise about a prop that always gets a Server Function, and its rule for exports.
      expect(text).toContain("`71007`");
      expect(text).toContain("`71011`");
      expect(readFileSync(page, "utf8")).toBe(text);
    },
    timeout,
  );
});
