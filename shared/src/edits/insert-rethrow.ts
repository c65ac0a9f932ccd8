import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { insertFirst } from "./insert-first.ts";
import { freshName } from "./layout.ts";

/**
 * Makes `rethrow(error)` the first thing that a `catch` clause or a rejection callback does, giving it a parameter where it has none.
 * `undefined` where the error is taken apart by a pattern, or the code is written in a way nobody expects.
 */
export function insertRethrow(
  module: ModuleAnalysis,
  handler: FunctionNode | TSESTree.CatchClause,
  rethrow: string,
): Edit[] | undefined {
  const param = handler.type === "CatchClause" ? handler.param : handler.params[0];
  if (param && param.type !== "Identifier") return undefined;
  const name = param?.name ?? freshName(handler, "error");
  const binding = param ? [] : bindParameter(module, handler, name);
  const insertion = insertFirst(module, handler, [`${rethrow}(${name})`]);
  return binding && insertion && [...binding, ...insertion];
}

function bindParameter(
  { text }: ModuleAnalysis,
  handler: FunctionNode | TSESTree.CatchClause,
  name: string,
): Edit[] | undefined {
  if (handler.type === "CatchClause") return [insertAt(handler.body.range[0], `(${name}) `)];
  const afterName = handler.id?.range[1] ?? handler.range[0];
  const open = text.indexOf("(", afterName);
  if (handler.typeParameters || open === -1 || text.slice(open + 1, text.indexOf(")", open)).trim() !== "")
    return undefined;
  return [insertAt(open + 1, name)];
}

function insertAt(offset: number, text: string): Edit {
  return { start: offset, end: offset, text };
}
