import type { TSESTree } from "@typescript-eslint/utils";

/** TypeScript's nodes that are there at run time, too. */
const valueNodes: ReadonlySet<string> = new Set([
  "TSAsExpression",
  "TSEnumBody",
  "TSEnumDeclaration",
  "TSEnumMember",
  "TSExportAssignment",
  "TSImportEqualsDeclaration",
  "TSInstantiationExpression",
  "TSModuleBlock",
  "TSModuleDeclaration",
  "TSNonNullExpression",
  "TSParameterProperty",
  "TSSatisfiesExpression",
  "TSTypeAssertion",
]);

/** Whether `node` is gone when the types are stripped: an annotation, a type argument, an interface, an abstract member, ... */
export function isTypeNode({ type }: TSESTree.Node): boolean {
  return type.startsWith("TS") && !valueNodes.has(type);
}
