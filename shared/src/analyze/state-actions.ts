/** Which function a call binds, makes the action of a state, or dispatches to. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import { findVariable, isReassigned, namedImport, patternPath, referenceOf } from "../syntax/bindings.ts";
import { memberName, positionalArguments } from "../syntax/calls.ts";
import { propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";

/** `save` of `save.bind(null, id)`. */
export function boundAction({ callee }: TSESTree.CallExpression): TSESTree.Node | undefined {
  const node = unwrap(callee);
  if (node.type !== "MemberExpression" || propertyName(node.property, node.computed) !== "bind") return undefined;
  return node.object;
}

/** `save` of `useActionState(save, initial)`. */
export function stateAction(
  module: Pick<ModuleAnalysis, "scopes">,
  call: TSESTree.CallExpression,
): TSESTree.Node | undefined {
  const hook = namedImport(referenceOf(module, call.callee));
  if (hook.kind !== "import" || (hook.source !== "react" && hook.source !== "react-dom")) return undefined;
  const name = hook.path[0] ?? hook.name;
  return name === "useActionState" || name === "useFormState" ? positionalArguments(call)[0] : undefined;
}

/** `save` of `const [state, dispatch] = useActionState(save, initial)`, for `dispatch`; also for `result[1]`, and by `{ 1: dispatch }`. */
export function dispatchedAction(module: ModuleAnalysis, callee: TSESTree.Node): TSESTree.Node | undefined {
  const part = partOfCall(module, callee, maxSteps);
  return part?.path.length === 1 && part.path[0] === dispatchIndex ? stateAction(module, part.call) : undefined;
}

const dispatchIndex = "1";
const maxSteps = 10;

/** A member of what a call gives. */
interface CallPart {
  readonly call: TSESTree.CallExpression;
  readonly path: readonly string[];
}

/** Through constants, members and patterns of this file. */
function partOfCall(module: ModuleAnalysis, expression: TSESTree.Node, steps: number): CallPart | undefined {
  const node = unwrap(expression);
  if (steps === 0) return undefined;
  if (node.type === "CallExpression") return { call: node, path: [] };
  if (node.type === "MemberExpression") {
    const name = memberName(node);
    return name === undefined ? undefined : memberOf(partOfCall(module, node.object, steps - 1), [name]);
  }
  const variable = node.type === "Identifier" ? findVariable(module.scopes, node) : undefined;
  const [definition, ...others] = variable?.defs ?? [];
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (!variable || others.length > 0 || declarator?.type !== "VariableDeclarator" || isReassigned(variable))
    return undefined;
  const path = placeIn(declarator.id, definition?.name as TSESTree.Node);
  return path && declarator.init ? memberOf(partOfCall(module, declarator.init, steps - 1), path) : undefined;
}

function memberOf(part: CallPart | undefined, path: readonly string[]): CallPart | undefined {
  return part && { ...part, path: [...part.path, ...path] };
}

/** Where a pattern takes what `name` binds, by its keys; an array's element by its index. */
function placeIn(pattern: TSESTree.Node, name: TSESTree.Node): readonly string[] | undefined {
  if (pattern.type !== "ArrayPattern") return patternPath(pattern, name);
  const index = pattern.elements.findIndex((element) => element === name);
  return index < 0 ? undefined : [String(index)];
}
