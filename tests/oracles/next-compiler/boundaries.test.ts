/**
 * The side of a file as the hosts read it from its text or from TypeScript's tree, for modules of which nobody makes an analysis, is the one that
 * the analysis finds, which is the compiler's.
 */
import * as fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readRecord } from "../../../shared/src/host/read-record.ts";
import type { Boundary } from "../../../shared/src/model/module.ts";
import { parseWith } from "../../helpers/parse.ts";
import { moduleRecordOf } from "../../../ts-plugin/src/module-record.ts";
import { analyzeText } from "./compare.ts";
import { fileHead } from "./generate-directives.ts";
import { compileWithNext } from "./transform.ts";

const boundaryOnDisk = (text: string, file: string): Boundary | undefined =>
  readRecord(file, text, () => parseWith("oxc", text, file))?.boundary;

const boundaryInEditor = (text: string, file: string): Boundary =>
  moduleRecordOf(ts, ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)).boundary;

const client = "__next_internal_client_entry_do_not_use__";

/** What the compiler's output says; `undefined` where it refuses the file, and for a file without exports, of which it shows nothing. */
async function boundaryOfCompiler(text: string, file: string): Promise<Boundary | undefined> {
  const compiled = await compileWithNext(`${text}\nexport async function probe() {}\n`, file);
  if (!compiled.ok) return undefined;
  if (compiled.code.includes(client)) return "client";
  return compiled.actions.includes("probe") ? "server" : "none";
}

const readings: readonly (readonly [title: string, text: string, boundary: Boundary])[] = [
  ["after a type", `type A = 1;\n"use server";`, "server"],
  ["after an interface", `interface A {}\n"use client";`, "client"],
  ["after an unused import", `import { a } from "./a";\n"use server";`, "server"],
  ["after an import used as a type", `import { a } from "./a";\n"use server";\nexport type A = typeof a;`, "server"],
  ["after an import used as a value", `import { a } from "./a";\n"use server";\na();`, "none"],
  ["after a side-effect import", `import "./a";\n"use server";`, "none"],
  ["after a string in parentheses", `("a");\n"use server";`, "server"],
  ["in an inline action only", `export const a = async () => {\n  "use server";\n};`, "none"],
  ["in a comment only", `// "use server"\nexport const a = 1;`, "none"],
  ["with an escape", `"use\\x20client";`, "client"],
  ["with an escape after a type", `type A = 1;\n"use\\x20server";`, "server"],
  ["cast", `"use server" as any;`, "server"],
  ["the first of two", `type A = 1;\n"use client";\n"use server";`, "client"],
];

describe("the side of a file", () => {
  it.each(readings)("%s", (_title, text, boundary) => {
    for (const file of ["/app/app/file.ts", "/app/app/file.tsx"]) {
      const found = [boundaryOnDisk(text, file), boundaryInEditor(text, file), analyzeText(text, "oxc", file).boundary];
      expect(found).toEqual([boundary, boundary, boundary]);
    }
  });

  it("is that of the analysis and of the compiler in 2,000 generated files", async () => {
    const counts = { client: 0, none: 0, server: 0 };
    const property = fc.asyncProperty(
      fileHead,
      fc.constantFrom("/app/app/file.ts", "/app/app/file.tsx"),
      async (text, file) => {
        const theirs = await boundaryOfCompiler(text, file);
        if (theirs === undefined) return;
        const found = {
          disk: boundaryOnDisk(text, file),
          editor: boundaryInEditor(text, file),
          tree: analyzeText(text, "oxc", file).boundary,
        };
        expect(found, text).toEqual({ disk: theirs, editor: theirs, tree: theirs });
        counts[theirs] += 1;
      },
    );
    await fc.assert(property, { seed: 31, numRuns: 2000, endOnFailure: false });
    expect(counts.client).toBeGreaterThan(100);
    expect(counts.server).toBeGreaterThan(100);
    expect(counts.none).toBeGreaterThan(100);
  }, 120_000);
});
