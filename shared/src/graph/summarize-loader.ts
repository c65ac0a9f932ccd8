import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { Reference } from "../model/reference.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { isFunction } from "../syntax/functions.ts";
import { objectMember, patternPath } from "../syntax/patterns.ts";
import { unwrapAwait } from "../syntax/unwrap.ts";

/**
 * What a loader given to `React.lazy` or `next/dynamic` loads, as a member of the imported module:
 * `() => import("./x")` is its default; `() => import("./x").then((m) => m.Form)` its `Form`; the same with `await`,
 * and with `({ default: m.Form })`. `undefined` for every other function.
 */
export function loadedReference(module: ModuleAnalysis, loader: FunctionNode): Reference | undefined {
  const result = returnedExpression(loader);
  return result && loadedBy(module, unwrapAwait(result));
}

function loadedBy(module: ModuleAnalysis, node: TSESTree.Node): Reference | undefined {
  if (node.type === "CallExpression" && node.callee.type === "MemberExpression") {
    return loadedByThen(module, node, node.callee);
  }
  const component = node.type === "ObjectExpression" ? objectMember(node, "default") : node;
  return component && memberOfImport(module, component, []);
}

/** `import("./x").then((m) => m.Form)`, `.then(({ Form }) => Form)`, `.then((m) => ({ default: m.Form }))`. */
function loadedByThen(
  module: ModuleAnalysis,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
): Reference | undefined {
  const [callback] = call.arguments;
  if (callee.property.type !== "Identifier" || callee.property.name !== "then" || !isFunction(callback))
    return undefined;
  const [parameter] = callback.params;
  const returned = returnedExpression(callback);
  if (!parameter || !returned) return undefined;
  const result = unwrapAwait(returned);
  const component = result.type === "ObjectExpression" ? objectMember(result, "default") : result;
  const path = component && memberPath(unwrapAwait(component), parameter);
  return path && memberOfImport(module, callee.object, path);
}

/** The members `node` takes from what `parameter` holds. */
function memberPath(node: TSESTree.Node, parameter: TSESTree.Parameter): readonly string[] | undefined {
  if (node.type === "MemberExpression") {
    const path = node.computed || node.property.type !== "Identifier" ? undefined : memberPath(node.object, parameter);
    return path && [...path, (node.property as TSESTree.Identifier).name];
  }
  if (node.type !== "Identifier") return undefined;
  if (parameter.type === "Identifier") return parameter.name === node.name ? [] : undefined;
  if (parameter.type !== "ObjectPattern") return undefined;
  return parameter.properties.flatMap((property) => {
    const isNamed =
      property.type === "Property" && property.value.type === "Identifier" && property.value.name === node.name;
    return isNamed ? [patternPath(parameter, property.value)] : [];
  })[0];
}

/** A namespace itself stands for its default export. */
function memberOfImport(module: ModuleAnalysis, node: TSESTree.Node, more: readonly string[]): Reference | undefined {
  const reference = referenceOf(module, unwrapAwait(node));
  if (reference.kind !== "import" || reference.name !== "*") return undefined;
  const path = [...reference.path, ...more];
  return { ...reference, path: path.length > 0 ? path : ["default"] };
}

/** The expression of a concise arrow, or of a body's only `return` at its end. */
function returnedExpression({ body }: FunctionNode): TSESTree.Expression | undefined {
  if (body.type !== "BlockStatement") return body;
  const last = body.body.at(-1);
  return last?.type === "ReturnStatement" ? (last.argument ?? undefined) : undefined;
}
