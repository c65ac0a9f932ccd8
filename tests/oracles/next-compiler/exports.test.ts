import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeText, listOfCompiler, listOfOurs, type ServerFunctionList } from "./compare.ts";
import { disagreements, type Disagreement } from "./disagreements.ts";
import { exportsFile } from "./generate-exports.ts";
import { runCompiled, type ModuleRun } from "./run-module.ts";
import { compileWithNext } from "./transform.ts";

describe("the Server Functions of a module are the compiler's", () => {
  it.each([1, 2, 3])(
    "in 900 generated files (seed %i)",
    async (seed) => {
      let accepted = 0;
      const property = fc.asyncProperty(exportsFile, async (text) => {
        const compiled = await compileWithNext(text);
        const module = analyzeText(text);
        // Of a client module the server has references only: what it may not hold is `no-inline-action-in-client`'s.
        if (!compiled.ok || module.boundary === "client") return;
        accepted += 1;
        const ours = listOfOurs(module);
        const theirs = listOfCompiler(compiled.references);
        expect(ours.inline).toEqual(theirs.inline);
        expect(theirs.exported).toEqual(expect.arrayContaining([...ours.exported]));
        if (theirs.exported.length > ours.exported.length) await expectUnusable(compiled.code, ours, theirs);
      });
      await fc.assert(property, { seed, numRuns: 900, endOnFailure: false });

      expect(accepted).toBeGreaterThan(450);
    },
    120_000,
  );
});

describe("where the compiler is wrong, the app fails", () => {
  it.each(disagreements)("$title", async ({ source, exported, fails, error }) => {
    const compiled = await compileWithNext(source);
    if (!compiled.ok) throw new Error(compiled.message);

    expect(listOfCompiler(compiled.references).exported).toContain(exported);
    expect(listOfOurs(analyzeText(source)).exported).not.toContain(exported);
    expect(failureOf(await runCompiled(compiled.code), exported)).toEqual({ fails, error });
  });
});

/** Exports that only the compiler takes for Server Functions: the module does not load, or all of them are classes. */
async function expectUnusable(code: string, ours: ServerFunctionList, theirs: ServerFunctionList): Promise<void> {
  const run = await runCompiled(code, { "./lib": anything, "./x": anything, "./other": anything });
  const extra = theirs.exported.filter((name) => !ours.exported.includes(name));
  for (const name of extra) expect({ name, ...failureOf(run, name) }).toHaveProperty("error");
}

function failureOf(run: ModuleRun, name: string): Pick<Disagreement, "error" | "fails"> | undefined {
  if (!run.ok) return { fails: "load", error: (run.error as Error).message };
  try {
    (run.exports[name] as () => void)();
    return undefined;
  } catch (error) {
    return { fails: "call", error: (error as Error).message };
  }
}

/** A function that returns itself for every call and every member, so that the generated imports always work. */
const anything: unknown = new Proxy(() => anything, {
  get: (_target, key) => (key === "then" ? undefined : key === Symbol.iterator ? () => [anything].values() : anything),
  apply: () => anything,
});
