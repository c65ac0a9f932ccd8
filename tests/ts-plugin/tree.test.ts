import ts from "typescript";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { treeOf } from "../../ts-plugin/src/tree.ts";

const parse = (text: string, file = "/app/a.tsx"): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

describe("treeOf", () => {
  test("converts the program's tree, with the way back to it and its comments", () => {
    const sourceFile = parse("// why\nexport const a = <b>it&apos;s</b>;\n");
    const tree = treeOf(sourceFile)!;
    const [statement] = tree.ast.body;
    expect(statement?.type).toBe("ExportNamedDeclaration");
    expect(tree.tsNodeOf(statement!)).toBe(sourceFile.statements[0]);
    expect(tree.ast.comments?.map(({ value }) => value)).toEqual([" why"]);
    expect(tree.scopes.scopes.flatMap((scope) => scope.variables.map(({ name }) => name))).toContain("a");
  });

  test("is made once for each source file", () => {
    const sourceFile = parse("a;");
    expect(treeOf(sourceFile)).toBe(treeOf(sourceFile));
    expect(treeOf(parse("a;"))).not.toBe(treeOf(sourceFile));
  });

  test.each([
    ["an open brace", "export async function a() {\n  redirect('/');\n"],
    ["an open string", "const a = 'b;\nredirect('/');"],
    ["an open template", "const a = `b ${c;\nredirect('/');"],
    ["half an import", "import { a from 'b';\nredirect('/');"],
    ["half a member", "a.\nredirect('/');"],
  ])("survives broken text: %s", (_name, text) => {
    const tree = treeOf(parse(text));
    expect(tree?.ast.type).toBe("Program");
  });

  test.each([
    ["an element without a name", "const a = <b>< /></b>;"],
    ["an attribute without a value", "const a = <b c= />;"],
    ["a closing tag alone", "const a = </b>;"],
  ])("never throws: %s", (_name, text) => {
    expect(() => treeOf(parse(text))).not.toThrow();
  });

  test("typescript-estree, of which a deep file is bundled, is pinned to an exact version", () => {
    expect(packageJson.devDependencies["@typescript-eslint/typescript-estree"]).toMatch(/^\d+\.\d+\.\d+$/u);
  });
});
