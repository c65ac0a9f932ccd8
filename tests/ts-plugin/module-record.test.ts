import ts from "typescript";
import { describe, expect, test } from "vitest";
import { scanImports } from "../../shared/src/host/scan-imports.ts";
import { moduleRecordOf } from "../../ts-plugin/src/module-record.ts";

const samples: readonly (readonly [name: string, text: string])[] = [
  [
    "every kind of import",
    'import "a";\nimport b from "b";\nimport * as c from "c";\nimport { d, e as f, type G } from "d";\nimport h, { i } from "h";\nimport j, * as k from "j";',
  ],
  [
    "type-only imports",
    'import type A from "a";\nimport type { B } from "b";\nimport { type C, type D as E } from "c";\nimport {} from "d";',
  ],
  [
    "every kind of re-export",
    'export * from "a";\nexport * as b from "b";\nexport { c, d as e, default, default as f } from "c";\nexport type { G } from "g";\nexport { type H } from "h";\nexport type * from "i";',
  ],
  [
    "an import exported again",
    'import { a, b as c } from "a";\nimport d from "d";\nimport * as e from "e";\nexport { a, c as f, e };\nexport default d;',
  ],
  ["dynamic imports", 'const a = import("a");\nconst b = async () => (await import("b")).c;\nconst d = import(e);'],
  ["directives", '// why\n"use strict";\n"use client";\nimport a from "a";'],
  ["single quotes and no semicolons", "'use server'\nimport a from 'a'\nexport async function b() {}"],
  ["no directive", 'const a = "use client";\n"use server";'],
  ["nothing", ""],
];

describe("moduleRecordOf", () => {
  test.each(samples)("%s: as the text scanner of the other hosts reads it", (_name, text) => {
    const sourceFile = ts.createSourceFile("/app/a.ts", text, ts.ScriptTarget.Latest, true);
    const scanned = scanImports(text)!;
    const record = moduleRecordOf(ts, sourceFile);
    expect(record.boundary).toBe(scanned.boundary);
    expect(sorted(record)).toEqual(sorted(scanned));
  });

  test("reads what the scanner cannot: a lone quote in JSX text", () => {
    const text = "import a from \"a\";\nexport const b = <b>it's</b>;\nconst c = import('c');\n";
    const sourceFile = ts.createSourceFile("/app/a.tsx", text, ts.ScriptTarget.Latest, true);
    expect(moduleRecordOf(ts, sourceFile).edges.map(({ source }) => source)).toEqual(["a", "c"]);
  });
});

/** Edges by source and kind: two hosts need not list them in the same order, nor in one edge what is in two. */
function sorted({ edges }: ReturnType<typeof moduleRecordOf>): readonly string[] {
  return edges
    .flatMap(({ source, kind, typeOnly, names }) => {
      const flags = `${source} ${kind} ${typeOnly ? "type" : "value"}`;
      return names && names.length > 0 ? names.map(({ imported, local }) => `${flags} ${imported}>${local}`) : [flags];
    })
    .sort();
}
