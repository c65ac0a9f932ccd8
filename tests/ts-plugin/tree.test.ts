import type { TSESTree } from "@typescript-eslint/utils";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { Converter } from "../../node_modules/@typescript-eslint/typescript-estree/dist/convert.js";
import packageJson from "../../package.json" with { type: "json" };
import { treeOf } from "../../ts-plugin/src/tree.ts";

const parse = (text: string, file = "/app/a.tsx"): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

/** All nodes of a tree, in the order of its keys. */
function nodesIn(value: unknown): TSESTree.Node[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, child]) =>
    key === "parent" || key === "comments" ? [] : nodesIn(child),
  );
  return "type" in value && "range" in value ? [value as TSESTree.Node, ...inside] : inside;
}

const placed = ({ type, range }: TSESTree.Node) => ({ type, range });

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

  test("is typescript-estree's own, without lines and columns", () => {
    const sourceFile = parse(`"use server";
import type { A } from "a";
import b, { c as d } from "b";
export default class E<T extends A> extends b implements A {
  @d() readonly f?: string = \`g \${d}\`;
  constructor(private h: number, ...i: T[]) { super(); }
  get #j(): void {}
}
export async function* k<const L>({ m = 1, ...n }: { m?: number }, [o]: L[]): Promise<void> {
  for await (const p of o?.q!.r?.(n) ?? []) yield (<L,>(s: L) => s)<A>(p as never);
}
export const t = <d.u v="&amp;" {...b}><>{/* w */}{x}</></d.u>;
declare module "y" { export = z; }
enum Z { a = "b" }
`);
    const plain = new Converter(sourceFile, { shouldPreserveNodeMaps: true, suppressDeprecatedPropertyWarnings: true });
    const expected = plain.convertProgram();
    const { esTreeNodeToTSNodeMap } = plain.getASTMaps();
    const { ast, tsNodeOf } = treeOf(sourceFile)!;
    const nodes = nodesIn(ast);
    const plainNodes = nodesIn(expected);
    expect(nodes.map(placed)).toEqual(plainNodes.map(placed));
    const originOf = (node: TSESTree.Node | undefined) => esTreeNodeToTSNodeMap.get(node as never);
    expect(nodes.filter((node, index) => tsNodeOf(node) !== originOf(plainNodes[index]))).toEqual([]);
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
