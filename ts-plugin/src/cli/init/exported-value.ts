/** What a config file exports. */
import type { TSESTree } from "@typescript-eslint/utils";

export interface Exported {
  /** Names of constants followed, type annotations taken off. */
  readonly value: TSESTree.Expression;
  /** `module.exports =`, so that other modules come by `require`. */
  readonly isCommonJs: boolean;
}

/** `undefined` where nothing is exported, or in a way that cannot be in this file. */
export function exportedValue(file: string, { body }: TSESTree.Program): Exported | undefined {
  const declared = body.find((statement) => statement.type === "ExportDefaultDeclaration")?.declaration;
  if (declared) return isExpression(declared) ? { value: follow(body, declared), isCommonJs: false } : undefined;
  const assigned = /\.m[jt]s$/u.test(file) ? [] : body.flatMap(assignedToModule);
  const [value] = assigned;
  return value && assigned.length === 1 ? { value: follow(body, value), isCommonJs: true } : undefined;
}

/** Where a name of the module comes from: the specifier of its `import`, or of its `require` as a whole or taken apart. */
export function originOf({ body }: TSESTree.Program, name: string): string | undefined {
  for (const statement of body) {
    if (statement.type === "ImportDeclaration") {
      if (statement.specifiers.some(({ local }) => local.name === name)) return statement.source.value;
    } else if (statement.type === "VariableDeclaration" && statement.kind === "const") {
      const found = statement.declarations.find(({ id }) => namesOf(id).includes(name));
      if (found) return requiredSpecifier(found.init);
    }
  }
  return undefined;
}

export function requiredSpecifier(init: TSESTree.Expression | null): string | undefined {
  if (init?.type !== "CallExpression" || init.callee.type !== "Identifier" || init.callee.name !== "require") return;
  const [argument] = init.arguments;
  return argument?.type === "Literal" && typeof argument.value === "string" ? argument.value : undefined;
}

function namesOf(pattern: TSESTree.Node): string[] {
  if (pattern.type === "Identifier") return [pattern.name];
  if (pattern.type !== "ObjectPattern") return [];
  return pattern.properties.flatMap((property) => (property.type === "Property" ? namesOf(property.value) : []));
}

function assignedToModule(statement: TSESTree.Statement): TSESTree.Expression[] {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return [];
  const { left, operator, right } = statement.expression;
  if (left.type !== "MemberExpression" || operator !== "=") return [];
  const isExports =
    left.object.type === "Identifier" &&
    left.object.name === "module" &&
    left.property.type === "Identifier" &&
    left.property.name === "exports";
  return isExports ? [right] : [];
}

/** The value of a constant of the module; a name that is imported stays a name. */
function follow(body: readonly TSESTree.Statement[], expression: TSESTree.Expression): TSESTree.Expression {
  const value = withoutTypes(expression);
  if (value.type !== "Identifier") return value;
  const constants = body.flatMap((statement) =>
    statement.type === "VariableDeclaration" && statement.kind === "const" ? statement.declarations : [],
  );
  const init = constants.find(({ id }) => id.type === "Identifier" && id.name === value.name)?.init;
  return init && requiredSpecifier(init) === undefined ? withoutTypes(init) : value;
}

function withoutTypes(expression: TSESTree.Expression): TSESTree.Expression {
  const isTyped = expression.type === "TSAsExpression" || expression.type === "TSSatisfiesExpression";
  return isTyped ? withoutTypes(expression.expression) : expression;
}

function isExpression(node: TSESTree.ExportDefaultDeclaration["declaration"]): node is TSESTree.Expression {
  return !node.type.endsWith("Declaration");
}
