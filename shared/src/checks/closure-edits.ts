/** Edits that make a closed-over value reach an inline Server Function. Each leaves code in which next's compiler captures the value. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ClosureName } from "../analyze/closure-names.ts";
import { indentationAt } from "../edits/layout.ts";
import type { Edit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isInside, statementsOf } from "../syntax/children.ts";
import { functionPrologue } from "../syntax/directives.ts";
import { capitalize } from "../syntax/first-letter.ts";
import { freshName } from "../syntax/fresh-name.ts";
import type { Variable } from "../syntax/variables.ts";

export interface NamedEdits {
  /** The name the edits bind. */
  readonly name: string;
  readonly edits: readonly Edit[];
}

/**
 * A `const` before the statement that holds the action, used in the action instead of `variable`.
 * `undefined` when no such statement stands in the variable's scope, or a use cannot be replaced.
 */
export function copyBeforeAction(
  { text }: ModuleAnalysis,
  action: FunctionNode,
  variable: Variable,
  uses: readonly ClosureName[],
): NamedEdits | undefined {
  const statement = statementAround(action, variable);
  if (!statement || uses.some(({ role, inParameters }) => role !== "value" || inParameters)) return undefined;
  const name = freshName(text, `captured${capitalize(variable.name)}`);
  const start = statement.range[0];
  const declaration = { start, end: start, text: `const ${name} = ${variable.name};\n${indentationAt(text, start)}` };
  return { name, edits: [declaration, ...uses.map((use) => rename(use, name))] };
}

/** A `let` at the start of the action that starts with the captured value and takes the assignments. */
export function copyInsideAction(
  { text }: ModuleAnalysis,
  action: FunctionNode,
  variable: Variable,
  uses: readonly ClosureName[],
): NamedEdits | undefined {
  if (uses.some(({ role, inParameters }) => role === "tag" || inParameters)) return undefined;
  const name = freshName(text, `own${capitalize(variable.name)}`);
  const declaration = atBodyStart(text, action, `let ${name} = ${variable.name};`);
  return declaration && { name, edits: [declaration, ...uses.map((use) => rename(use, name))] };
}

/** A `const` at the start of the action for the receiver of an optional member call: then the receiver is captured, not its method. */
export function receiverInsideAction(
  { text }: ModuleAnalysis,
  action: FunctionNode,
  calls: readonly ClosureName[],
): NamedEdits | undefined {
  const receivers = calls.map(({ node }) => receiverOf(node));
  const [receiver] = receivers;
  if (!receiver || receivers.includes(undefined) || calls.some(({ inParameters }) => inParameters)) return undefined;
  const name = freshName(text, `captured${capitalize(lastName(receiver))}`);
  const declaration = atBodyStart(text, action, `const ${name} = ${text.slice(...receiver.range)};`);
  const replacements = receivers.flatMap((node) =>
    node ? [{ start: node.range[0], end: node.range[1], text: name }] : [],
  );
  return declaration && { name, edits: [declaration, ...replacements] };
}

/** Moves a declaration in front of an earlier statement of the same block. */
export function moveBefore(
  { text }: ModuleAnalysis,
  declaration: TSESTree.Node,
  target: TSESTree.Node,
): readonly Edit[] {
  const [start, end] = declaration.range;
  const at = target.range[0];
  const before = text.slice(0, start);
  const gap = before.length - before.trimEnd().length;
  return [
    { start: at, end: at, text: `${text.slice(start, end)}\n${indentationAt(text, at)}` },
    { start: start - gap, end, text: "" },
  ];
}

/** The innermost statement of a block that holds `node`, inside the scope of `variable`. */
function statementAround(node: TSESTree.Node, variable: Variable): TSESTree.Node | undefined {
  const scope = variable.scope.block as TSESTree.Node;
  for (let child = node, parent = child.parent; parent; child = parent, parent = child.parent) {
    if (!isInside(parent, scope)) return undefined;
    if (statementsOf(parent)) return child.type === "FunctionDeclaration" && child !== node ? undefined : child;
  }
  return undefined;
}

function atBodyStart(text: string, action: FunctionNode, statement: string): Edit | undefined {
  const last = functionPrologue(action).at(-1)?.node;
  if (!last) return undefined;
  const [start, end] = last.range;
  const semicolon = text.charAt(end - 1) === ";" ? "" : ";";
  return { start: end, end, text: `${semicolon}\n${indentationAt(text, start)}${statement}` };
}

/** `{ item }` becomes `{ item: copy }`. */
function rename({ root }: ClosureName, name: string): Edit {
  const { parent } = root;
  const isShorthand = parent.type === "Property" && parent.shorthand;
  const [start, end] = root.range;
  return { start, end, text: isShorthand ? `${root.name}: ${name}` : name };
}

export function receiverOf(node: TSESTree.Node): TSESTree.Node | undefined {
  return node.type === "MemberExpression" ? node.object : undefined;
}

function lastName(node: TSESTree.Node): string {
  if (node.type === "MemberExpression" && node.property.type === "Identifier") return node.property.name;
  return node.type === "Identifier" ? node.name : "Value";
}
