import type ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import type { Verdict } from "../../shared/src/model/verdict.ts";
import { treeOf } from "../../ts-plugin/src/tree.ts";
import { createCompilerOracle } from "../../shared/src/types/compiler-oracle.ts";
import { createMemoryProject } from "../helpers/language-service.ts";

/** Each file exports `a`. */
const cases: readonly (readonly [name: string, code: string, verdict: Verdict])[] = [
  ["a function", "export async function a() {}", "yes"],
  ["an arrow function", "export const a = async () => {};", "yes"],
  ["a callable interface", "export declare const a: { (): void; id: string };", "yes"],
  ["the type Function", "export declare const a: Function;", "yes"],
  ["a union with a function", "export declare const a: string | (() => void);", "yes"],
  ["any", "export declare const a: any;", "unknown"],
  ["unknown", "export declare const a: unknown;", "unknown"],
  ["never", "export declare const a: never;", "unknown"],
  ["the type object", "export declare const a: object;", "unknown"],
  ["an empty type", "export declare const a: {};", "unknown"],
  ["a string", "export const a = 'x';", "no"],
  ["an object", "export const a = { b: 1 };", "no"],
  ["an empty object", "export const a = {};", "no"],
  ["a class", "export class a {}", "no"],
  ["an empty instance", "class K {}\nexport const a = new K();", "no"],
  ["what a call returns", "declare function make(): { parse(): void };\nexport const a = make();", "no"],
  ["a promise", "export const a = Promise.resolve(1);", "no"],
  ["a union of objects", "export declare const a: string[] | Map<string, string>;", "no"],
  ["nothing", "export let a: undefined;", "no"],
  ["a listed name", "const b = { c: 1 };\nexport { b as a };", "no"],
  ["a listed function", "const b = () => 1;\nexport { b as a };", "yes"],
  ["an import nobody finds", "import { a } from './missing';\nexport { a };", "unknown"],
];

describe("callable", () => {
  let program: ts.Program;
  let pathOf: (file: string) => string;

  beforeAll(() => {
    const files = cases.map(([, code], index) => [`case-${index}.ts`, code]);
    const project = createMemoryProject(Object.fromEntries(files) as Record<string, string>);
    program = project.program();
    program.getTypeChecker();
    pathOf = project.path;
  });

  test.each(cases.map(([name, , verdict], index) => ({ name, verdict, index })))(
    "$name: $verdict",
    ({ verdict, index }) => {
      const tree = treeOf(program.getSourceFile(pathOf(`case-${index}.ts`))!)!;
      const exported = analyzeModule(tree).exports.find(({ name }) => name === "a")!;
      expect(createCompilerOracle(program, tree).callable(exported.node)).toBe(verdict);
    },
  );
});
