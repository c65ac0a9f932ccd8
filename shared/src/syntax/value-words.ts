import type { TSESTree } from "@typescript-eslint/utils";

/** What an expression or declaration evaluates to, in words for a message. */
export function describeValue(node: TSESTree.Node): string {
  switch (node.type) {
    case "ArrayExpression":
      return "an array";
    case "ClassDeclaration":
    case "ClassExpression":
      return "a class";
    case "ImportExpression":
      return "a promise";
    case "JSXElement":
    case "JSXFragment":
      return "an element";
    case "Literal":
      return describeLiteral(node);
    case "NewExpression":
      return node.callee.type === "Identifier" ? `an instance of \`${node.callee.name}\`` : "an instance";
    case "ObjectExpression":
      return "an object";
    case "TSEnumDeclaration":
      return "an enum";
    case "TSModuleDeclaration":
      return "a namespace";
    case "TemplateLiteral":
      return "a string";
    default:
      return "no function";
  }
}

function describeLiteral(node: TSESTree.Literal): string {
  if ("regex" in node && node.regex) return "a regular expression";
  if (node.value === null && !("bigint" in node)) return "`null`";
  const type = "bigint" in node ? "bigint" : typeof node.value;
  return `a ${type}`;
}
