/** Makes an ordinary async function of a server module a Server Function where it stands. */
import type { TSESTree } from "@typescript-eslint/utils";
import { closureBreaks, earlyUse } from "../analyze/broken-closure.ts";
import { closureOf } from "../analyze/captures.ts";
import { flawOfCapture } from "../crossing/captured-values.ts";
import type { ValueScope } from "../crossing/value-scope.ts";
import { insertDirective } from "../edits/insert-directive.ts";
import { codeStyleOf } from "../edits/layout.ts";
import type { Edit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { valueBehind } from "../syntax/bindings.ts";
import { isFunction } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";

/** The function of this file that an expression names or is, when it works with the directive too; its closure is sent to the client then. */
export function canBeServerFunction(scope: ValueScope, expression: TSESTree.Node): FunctionNode | undefined {
  const { module } = scope;
  const node = unwrap(expression);
  const value = isFunction(node) ? node : valueBehind(module, node);
  if (!value || !isFunction(value) || !value.async || value.generator || hasOwnThis(module)) return undefined;
  const isPlain = value.type === "FunctionDeclaration" || value.parent?.type !== "MethodDefinition";
  if (!isPlain || (value.parent?.type === "Property" && value.parent.method)) return undefined;
  const closure = closureOf(module, { origin: "function", handler: value });
  const breaks = closureBreaks(module, value, closure, (capture) => flawOfCapture(scope, capture));
  return breaks.length > 0 || earlyUse(module, value) ? undefined : value;
}

const ownThis = new WeakMap<ModuleAnalysis, boolean>();

/** `this` and `arguments`: the compiler takes those after an action for a part of it. */
function hasOwnThis(module: ModuleAnalysis): boolean {
  const has = ownThis.get(module) ?? findsOwnThis(module);
  ownThis.set(module, has);
  return has;
}

function findsOwnThis(module: ModuleAnalysis): boolean {
  const keywords = [...module.nodesOfType("ThisExpression"), ...module.nodesOfType("Super")];
  return keywords.length > 0 || module.nodesOfType("Identifier").some(({ name }) => name === "arguments");
}

/** The directive as its first statement; an arrow function without a body gets one. */
export function addDirective(module: ModuleAnalysis, { body, range }: FunctionNode): readonly Edit[] {
  const { text } = module;
  const style = codeStyleOf(module);
  if (body?.type === "BlockStatement") return [insertDirective(text, body.range[0] + 1, style)];
  const { quote, semicolon } = style;
  const start = body ? text.lastIndexOf("=>", body.range[0]) + "=>".length : range[1];
  const returned = text.slice(start, range[1]).trim();
  if (returned.includes("/*") || returned.includes("//")) return [];
  return [{ start, end: range[1], text: ` { ${quote}use server${quote}; return ${returned}${semicolon} }` }];
}
