/** What the hosts (the ESLint plugin, the TypeScript plugin) use of the shared analysis. */
export { analyzeModule } from "./analyze/analyze-module.ts";
export { refusedDirectives, refusedExports } from "./analyze/refused-code.ts";
export { serverFunctionCard } from "./card/server-function-card.ts";
export { clientEntryProps } from "./checks/client-entry-props.ts";
export { extractionAt } from "./checks/extract-action.ts";
export { cardAt, relatedCardAt } from "./card/card-at.ts";
export * from "./checks/index.ts";
export { actionPropRenameAt } from "./checks/rename-action-prop.ts";
export { combineRepairs } from "./edits/combine-repairs.ts";
export { indentationAt, lineBreakOf } from "./edits/layout.ts";
export { factsContextOf } from "./facts/function-place.ts";
export { serverFunctionFactsOf, type ServerFunctionFacts } from "./facts/server-function-facts.ts";
export { actionsGivenAs } from "./graph/given-actions.ts";
export { createModuleGraph, type ModuleGraph } from "./graph/module-graph.ts";
export type { ProjectHost } from "./graph/project-host.ts";
export type { SummaryStore } from "./graph/stored-details.ts";
export { createModuleIndex } from "./graph/module-index.ts";
export { importedFrom, neighbourhoodOf } from "./graph/neighbourhood.ts";
export { schemaPlacesOf } from "./knowledge/prisma-schema.ts";
export { type PropEvidence, propEvidence } from "./graph/prop-evidence.ts";
export { isDecidedByTree } from "./graph/reachability.ts";
export { askingOf, createDisk, type Disk } from "./host/disk.ts";
export { readText, realPathOf } from "./host/disk-reads.ts";
export { createDiskHost, type DiskHost, type OpenFile } from "./host/disk-host.ts";
export { listSourceFiles } from "./host/list-files.ts";
export type { Change, News } from "./host/news.ts";
export { loadOxc, parseWithOxc } from "./host/parse-oxc.ts";
export { isDeclarationFile, isInside, isSourceModule, toPosix } from "./host/paths.ts";
export { type PluginEntry, readPluginEntry } from "./host/plugin-entry.ts";
export {
  createRootFinder,
  detectVersions,
  findProjectRoot,
  findWorkspaceRoot,
  type Versions,
  withVersions,
} from "./host/project-root.ts";
export { readBoundary } from "./host/read-boundary.ts";
export { type Asking, createTrace, holds, type Trace, type TraceEntry } from "./host/trace.ts";
export { listWorkspaceApps } from "./host/workspace-apps.ts";
export type { Check, CheckContext, Preset } from "./model/check.ts";
export type { Fact } from "./model/facts.ts";
export { findingsOf } from "./model/findings-of.ts";
export type { Edit, FileEdit, Finding, Suggestion } from "./model/finding.ts";
export { adviceOf, formatMessage } from "./model/message.ts";
export type { Boundary, FunctionNode, ModuleAnalysis, ParsedSource } from "./model/module.ts";
export type { ServerFunction } from "./model/server-function.ts";
export type { FileSpan, Span } from "./model/span.ts";
export type { EdgeName, ImportEdge, ModuleRecord } from "./model/module-record.ts";
export type { Verdict } from "./model/verdict.ts";
export { defaultSettings, type Settings } from "./settings/defaults.ts";
export { type ParsedSettings, parseSettings } from "./settings/parse.ts";
export { createCompilerOracle } from "./types/compiler-oracle.ts";
export { fileNameOf, folderOf } from "./syntax/file-paths.ts";
export { isCapitalized } from "./syntax/first-letter.ts";
export { mayHaveClientDirective, mayHaveServerDirective } from "./syntax/text-probe.ts";
export type { PropView, TypeOracle } from "./types/type-oracle.ts";
