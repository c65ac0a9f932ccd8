import { beforeAll, describe, expect, test } from "vitest";
import type ts from "typescript";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import type { PropView } from "../../shared/src/types/type-oracle.ts";
import { treeOf } from "../../ts-plugin/src/tree.ts";
import { createCompilerOracle } from "../../shared/src/types/compiler-oracle.ts";
import { createMemoryProject } from "../helpers/language-service.ts";
import { componentCases as cases } from "./component-cases.ts";

describe("componentProps", () => {
  let program: ts.Program;
  let pathOf: (file: string) => string;

  beforeAll(() => {
    const project = createMemoryProject(
      Object.fromEntries(cases.map(({ code }, index) => [`case-${index}.tsx`, code])),
    );
    program = project.program();
    program.getTypeChecker();
    pathOf = project.path;
  });

  test.each(cases.map((entry, index) => ({ ...entry, index })))(
    "$name",
    ({ code, exported = "C", view, declared, index }) => {
      const props = propsOf(index, exported);
      expect(props?.map(({ name, optional, kind }) => `${name}${optional ? "?" : ""} ${kind}`)).toEqual(view);
      if (declared === undefined) return;
      const declaration = props?.find(({ name }) => name === "onX")?.declaration;
      expect(declaration ? code.slice(declaration.start, declaration.end) : null).toBe(declared);
    },
  );

  test("a declaration in another file names that file", () => {
    const project = createMemoryProject({
      "props.ts": "export type P = { onX: () => void };",
      "c.tsx": 'import type { P } from "./props";\nexport function C(p: P) { return null; }',
    });
    const sourceFile = project.program().getSourceFile(project.path("c.tsx"))!;
    project.program().getTypeChecker();
    const tree = treeOf(sourceFile)!;
    const [exported] = analyzeModule(tree).exports;
    const oracle = createCompilerOracle(project.program(), tree);
    const [prop] = oracle.componentProps(exported!.kind === "local" ? exported!.value! : exported!.node)!;
    expect(prop?.declaration).toEqual({ file: project.path("props.ts"), start: 18, end: 21 });
  });

  function propsOf(index: number, name: string): readonly PropView[] | undefined {
    const tree = treeOf(program.getSourceFile(pathOf(`case-${index}.tsx`))!)!;
    const found = analyzeModule(tree).exports.find((entry) => entry.name === name);
    if (found?.kind !== "local") throw new Error(`case ${index} exports no ${name}`);
    return createCompilerOracle(program, tree).componentProps(found.value ?? found.node);
  }
});
