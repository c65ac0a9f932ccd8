/** The probe of `valid-directive` may say yes wrongly, never no: it is held against what the tree says of the same text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directiveFaults } from "../../../shared/src/analyze/directive-faults.ts";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { parseWithOxc } from "../../../shared/src/host/parse-oxc.ts";
import { mayHaveFaultyDirective } from "../../../shared/src/syntax/directive-probe.ts";
import { mentionsWord } from "../../../shared/src/syntax/text-probe.ts";

const correct = ["use server", "use client", "use cache", "use cache: remote"];

/** A directive with up to two characters changed, one left out, or one more. */
const spelling = fc
  .tuple(fc.constantFrom(...correct), fc.array(fc.tuple(fc.nat(20), fc.constantFrom("", "x", "S", "é", "😀", "ee"))))
  .map(([directive, edits]) => edits.slice(0, 2).reduce(replaceAt, directive));

function replaceAt(text: string, [at, by]: readonly [number, string]): string {
  const characters = Array.from(text);
  characters.splice(at % characters.length, 1, by);
  return characters.join("");
}

const statement = fc
  .tuple(spelling, fc.constantFrom(`"`, "'", "`"), fc.constantFrom(";", "\n", " as any;"), fc.boolean())
  .map(([text, quote, end, isWrapped]) =>
    isWrapped ? `(${quote}${text}${quote})${end}` : `${quote}${text}${quote}${end}`,
  );

const program = fc
  .tuple(statement, fc.constantFrom("", `const it = "it's";\n`, "// don't\n"), statement, fc.boolean())
  .map(
    ([first, between, second, isNested]) =>
      `${first}${between}export async function run() { ${isNested ? second : ""} }\n${isNested ? "" : second}`,
  );

describe("the probe for faulty directives", () => {
  it("says yes of every text in which the tree has one", () => {
    fc.assert(
      fc.property(program, (text) => {
        const source = parseWithOxc("/app/file.ts", text);
        if (!source || directiveFaults(analyzeModule(source), () => false).length === 0) return;
        expect(mayHaveFaultyDirective(text)).toBe(true);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it.each([
    [`"use client";\nexport function Form() { return "use it"; }`, false],
    [`'use client'\nexport const label = "a client";`, false],
    [`import x from "x";\nuse("clients", 'server', \`cache\`);`, false],
    [`"use client" as any;`, true],
    [`import x from "x";\n"use client";`, true],
    [`"use\\x20cient";`, true],
    [`"use serve\\"";`, true],
    [`"use cache: a very long name of a kind of cache that nobody would ever write into a program but a test";`, true],
    [`"use client";\nexport async function save() { "use sever"; }`, true],
  ])("%j: %s", (text, expected) => expect(mayHaveFaultyDirective(text)).toBe(expected));
});

describe("words of a text", () => {
  it.each([
    ["load().then(go)", true],
    ["load()\n  .then (go)", true],
    [`load()["then"](go)`, true],
    ["authentication", false],
    ["then2 $then _then", false],
    ["thenable; then", true],
  ])("`then` in %j: %s", (text, expected) => expect(mentionsWord(text, ["then"])).toBe(expected));
});
