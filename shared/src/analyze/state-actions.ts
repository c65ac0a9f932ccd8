/** Which function a call binds, makes the action of a state, or dispatches to. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import { findVariable, isReassigned, namedImport, referenceOf } from "../syntax/bindings.ts";
import { positionalArguments } from "../syntax/calls.ts";
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

/** `save` of `const [state, dispatch] = useActionState(save, initial)`, for `dispatch`. */
export function dispatchedAction(module: ModuleAnalysis, callee: TSESTree.Node): TSESTree.Node | undefined {
  const node = unwrap(callee);
  const variable = node.type === "Identifier" ? findVariable(module.scopes, node) : undefined;
  const [definition, ...others] = variable?.defs ?? [];
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (!variable || others.length > 0 || declarator?.type !== "VariableDeclarator" || isReassigned(variable))
    return undefined;
  const call = declarator.init && unwrap(declarator.init);
  if (declarator.id.type !== "ArrayPattern" || call?.type !== "CallExpression") return undefined;
  return declarator.id.elements[1] === definition?.name ? stateAction(module, call) : undefined;
}
