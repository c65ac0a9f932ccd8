/** Names that stand for the value of another name: constants, properties, `.bind`. */
import type ts from "typescript";

type TypeScript = typeof ts;

/** What a constant or property is another name of: `save` of `const submit = save`, `{ save }`, `const bound = save.bind(null, id)`. */
export function valueNamedBy(
  typescript: TypeScript,
  declaration: ts.Declaration,
): { readonly name: ts.Node; readonly bound: readonly string[] } | undefined {
  if (typescript.isShorthandPropertyAssignment(declaration)) return { name: declaration.name, bound: [] };
  const isConstant =
    typescript.isVariableDeclaration(declaration) &&
    (typescript.getCombinedNodeFlags(declaration) & typescript.NodeFlags.Const) !== 0;
  if (!isConstant && !typescript.isPropertyAssignment(declaration)) return undefined;
  const value = declaration.initializer && withoutTypes(typescript, declaration.initializer);
  const target = value && typescript.isCallExpression(value) ? bindTarget(typescript, value) : value;
  const name = target && nameIn(typescript, target);
  return name && { name, bound: boundAt(typescript, name) };
}

function bindTarget(typescript: TypeScript, { expression }: ts.CallExpression): ts.Expression | undefined {
  return isBind(typescript, expression) ? withoutTypes(typescript, expression.expression) : undefined;
}

/** `save`, or the last name of `actions.save`. */
function nameIn(typescript: TypeScript, node: ts.Node): ts.Node | undefined {
  if (typescript.isIdentifier(node)) return node;
  return typescript.isPropertyAccessExpression(node) && typescript.isIdentifier(node.name) ? node.name : undefined;
}

/** The values that are bound where the name stands: `save.bind(null, id)`. */
export function boundAt(typescript: TypeScript, name: ts.Node): readonly string[] {
  let node = name;
  if (typescript.isPropertyAccessExpression(node.parent) && node.parent.name === node) node = node.parent;
  while (isTypeWrapper(typescript, node.parent)) node = node.parent;
  const { parent } = node;
  if (!isBind(typescript, parent) || parent.expression !== node || !typescript.isCallExpression(parent.parent))
    return [];
  return parent.parent.arguments.slice(1).map((argument) => argument.getText());
}

function isBind(typescript: TypeScript, node: ts.Node): node is ts.PropertyAccessExpression {
  return typescript.isPropertyAccessExpression(node) && node.name.text === "bind";
}

function withoutTypes(typescript: TypeScript, node: ts.Expression): ts.Expression {
  return isTypeWrapper(typescript, node) ? withoutTypes(typescript, node.expression) : node;
}

function isTypeWrapper(
  typescript: TypeScript,
  node: ts.Node,
): node is ts.AsExpression | ts.NonNullExpression | ts.ParenthesizedExpression | ts.SatisfiesExpression {
  return (
    typescript.isParenthesizedExpression(node) ||
    typescript.isAsExpression(node) ||
    typescript.isSatisfiesExpression(node) ||
    typescript.isNonNullExpression(node)
  );
}
