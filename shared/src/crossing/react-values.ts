/** Values that React hands to client code and cannot send. Needs `parent`s. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import { namedImport, referenceOf } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { isFunction } from "../syntax/functions.ts";
import { attributeName, isHostElement } from "../syntax/jsx.ts";
import { unwrap, wrapped } from "../syntax/unwrap.ts";
import { findVariable, isReassigned } from "../syntax/variables.ts";

/** The event that a handler of a host element gets, or one of the nodes it names: `e`, `e.target` in `<button onClick={(e) => ...}>`. */
export function isReactEvent(module: ModuleAnalysis, expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  if (node.type === "MemberExpression") {
    const member = memberName(node);
    return (
      (member === "target" || member === "currentTarget" || member === "nativeEvent") &&
      isReactEvent(module, node.object)
    );
  }
  if (node.type !== "Identifier") return false;
  const variable = findVariable(module.scopes, node);
  const definition = variable?.defs[0];
  const handler = definition?.node as TSESTree.Node | undefined;
  if (!variable || (definition?.type as string) !== "Parameter" || !isFunction(handler) || isReassigned(variable))
    return false;
  return handler.params[0] === definition?.name && isHandlerOfHost(handler);
}

/** `onX={handler}` of an HTML element. */
function isHandlerOfHost(handler: TSESTree.Node): boolean {
  const container = wrapped(handler).parent;
  const attribute = container?.type === "JSXExpressionContainer" ? container.parent : undefined;
  if (attribute?.type !== "JSXAttribute" || attribute.parent.type !== "JSXOpeningElement") return false;
  return isHandlerName(attributeName(attribute)) && isHostElement(attribute.parent);
}

/** `onClick`, not `online`. */
export function isHandlerName(name: string): boolean {
  const third = name.charAt(2);
  return name.startsWith("on") && third !== "" && third !== third.toLowerCase();
}

const hooksWithSetter: ReadonlySet<string> = new Set(["useOptimistic", "useReducer", "useState"]);

/** `setOpen` of `const [open, setOpen] = useState(false)`. */
export function isStateSetter(module: ModuleAnalysis, expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  if (node.type !== "Identifier") return false;
  const definition = findVariable(module.scopes, node)?.defs[0];
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "ArrayPattern" || !declarator.init)
    return false;
  if (declarator.id.elements[1] !== definition?.name) return false;
  const call = unwrap(declarator.init);
  const hook = call.type === "CallExpression" ? namedImport(referenceOf(module, call.callee)) : undefined;
  return hook?.kind === "import" && hook.source === "react" && hooksWithSetter.has(hook.path[0] ?? hook.name);
}
