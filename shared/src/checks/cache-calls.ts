import type { TSESTree } from "@typescript-eslint/utils";
import { isCacheModule } from "../knowledge/next-cache.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { stringValue } from "../syntax/calls.ts";
import { unwrap } from "../syntax/unwrap.ts";

/** A call of a function of `next/cache`, under whatever name it was imported. */
export interface CacheCall {
  /** As exported. */
  readonly name: string;
  readonly call: TSESTree.CallExpression;
}

/** The calls of the functions of `next/cache` that are among `names`, in source order. */
export function* cacheCallsOf(module: ModuleAnalysis, names: ReadonlySet<string>): Generator<CacheCall> {
  for (const call of module.nodesOfType("CallExpression")) {
    const reference = namedImport(referenceOf(module, call.callee));
    if (reference.kind !== "import" || reference.path.length > 0) continue;
    if (isCacheModule(reference.source) && names.has(reference.name)) yield { name: reference.name, call };
  }
}

/** The known texts of a string, between which something unknown stands; `undefined` when it is no string that is written down. */
export function textPieces(module: ModuleAnalysis, expression: TSESTree.Node): readonly string[] | undefined {
  const value = valueBehind(module, expression);
  const text = stringValue(value);
  if (text !== undefined) return [text];
  const node = value && unwrap(value);
  if (node?.type === "TemplateLiteral") return node.quasis.map((quasi) => quasi.value.cooked ?? "");
  if (node?.type !== "BinaryExpression" || node.operator !== "+") return undefined;
  const left = textPieces(module, node.left);
  const right = textPieces(module, node.right);
  return left || right ? joinPieces(left ?? ["", ""], right ?? ["", ""]) : undefined;
}

function joinPieces(left: readonly string[], right: readonly string[]): readonly string[] {
  return [...left.slice(0, -1), (left.at(-1) ?? "") + (right[0] ?? ""), ...right.slice(1)];
}
