import { createCompilerOracle, type TypeOracle } from "@server-actions/shared";
import type { RuleContext } from "../create-rule.ts";
import { sourceCodeOf } from "./context.ts";

/** What typescript-eslint knows of the types, where the user's config turned type information on; `undefined` under every other parser and host. */
export function typeOracleOf(context: RuleContext): TypeOracle | undefined {
  const services = sourceCodeOf(context).parserServices;
  const program = services?.program;
  const nodes = services?.esTreeNodeToTSNodeMap;
  if (!program || !nodes) return undefined;
  return createCompilerOracle(program, { tsNodeOf: (node) => nodes.get(node) });
}
