import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsersFor } from "../../helpers/parse.ts";
import { closureSources } from "./closure-sources.ts";
import { analyzeText, listOfCompiler, listOfOurs } from "./compare.ts";
import { closureFile } from "./generate-closures.ts";
import { compileWithNext } from "./transform.ts";

describe("the captured paths of inline actions are the compiler's", () => {
  it.each(closureSources)("$title", async ({ text, captures }) => {
    const compiled = await compileWithNext(text);
    if (!compiled.ok) throw new Error(compiled.message);

    expect(listOfCompiler(compiled.references).inline).toEqual(captures);
    for (const parser of parsersFor("file.tsx")) expect(listOfOurs(analyzeText(text, parser)).inline).toEqual(captures);
  });

  // Four tests instead of one: a run that hangs shows where.
  it.each([1, 2, 3, 4])(
    "in 900 generated files (seed %i)",
    async (seed) => {
      let accepted = 0;
      let captures = 0;
      const property = fc.asyncProperty(closureFile, async (text) => {
        const compiled = await compileWithNext(text);
        if (!compiled.ok) {
          // Some generated files are no JavaScript at all; no other error is expected of this generator.
          expect(compiled.errors[0]?.kind).toBe("other");
          return;
        }
        const theirs = listOfCompiler(compiled.references);
        accepted += 1;
        captures += theirs.inline.flat().length;
        expect(listOfOurs(analyzeText(text)).inline).toEqual(theirs.inline);
      });
      await fc.assert(property, { seed, numRuns: 900, endOnFailure: false });

      expect(accepted).toBeGreaterThan(850);
      expect(captures).toBeGreaterThan(400);
    },
    120_000,
  );
});
