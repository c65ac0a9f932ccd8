/** The parts of a file of which next's compiler says that they do not compile: what Next.js's own TypeScript plugin means to report, too. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import { type Span, spanOf } from "../model/span.ts";
import { actionFunctions } from "./action-functions.ts";
import { directiveFaults } from "./directive-faults.ts";
import { exportFaults, type ExportFault } from "./export-faults.ts";

const refusedKinds: ReadonlySet<ExportFault["kind"]> = new Set([
  "class",
  "defaultExpression",
  "literal",
  "reexport",
  "segmentConfig",
  "star",
]);

/** Exports of a `"use server"` file: their names, and the functions without `async` behind them. */
export function refusedExports(module: ModuleAnalysis): Span[] {
  const faults = exportFaults(module).filter(({ kind }) => refusedKinds.has(kind));
  const sync = [...actionFunctions(module)].filter((node) => !node.async);
  const named = module.exports.filter(
    (exported) => exported.kind === "local" && sync.some((node) => isBehind(exported.value, node)),
  );
  return [...faults.map(({ exported }) => exported.node), ...named.map(({ node }) => node), ...sync].map(spanOf);
}

/** Directives of the file that stand in the wrong place, or beside another one. */
export function refusedDirectives(module: ModuleAnalysis): Span[] {
  return directiveFaults(module, () => false).flatMap(({ kind, statement }) => {
    const isRefused = statement.place === "file" && (kind === "misplaced" || kind === "bothBoundaries");
    return isRefused ? [spanOf(statement.node)] : [];
  });
}

function isBehind(value: TSESTree.Node | undefined, node: TSESTree.Node): boolean {
  return value !== undefined && value.range[0] <= node.range[0] && node.range[1] <= value.range[1];
}
