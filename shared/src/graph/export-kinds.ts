/** What an import that is exported again turns out to be in its own file. */
import type { ModuleGraph } from "./module-graph.ts";

/** An imported name: `imported` of the module `source`. */
interface ImportedName {
  readonly imported: string;
  readonly source: string;
}

/** Whether it is certainly a type: the project's module behind it exports that name as one, and nothing else. */
export function isTypeExport(graph: ModuleGraph, { imported, source }: ImportedName, fromFile: string): boolean {
  if (imported === "*") return false;
  const file = graph.resolveModule(source, fromFile);
  const summary = file === undefined ? undefined : graph.summary(file);
  if (!summary || file === undefined) return false;
  const named = summary.exports.filter((exported) => exported.kind !== "star" && exported.name === imported);
  return named.length > 0 && named.every((exported) => exported.typeOnly);
}

/** What it is, when it is certainly a value and no function. */
export function valueKindOf(
  graph: ModuleGraph,
  { imported, source }: ImportedName,
  fromFile: string,
): "class" | "object" | "value" | undefined {
  const resolution = graph.resolve({ kind: "import", source, name: imported, path: [] }, fromFile);
  if (resolution.kind !== "value" || resolution.path.length > 0) return undefined;
  const { kind } = resolution.value;
  return kind === "class" || kind === "object" || kind === "value" ? kind : undefined;
}

/** Whether a module of the project exports types and nothing else. */
export function hasOnlyTypes(graph: ModuleGraph, source: string, fromFile: string): boolean {
  const file = graph.resolveModule(source, fromFile);
  const summary = file === undefined ? undefined : graph.summary(file);
  return summary !== undefined && summary.exports.length > 0 && summary.exports.every(({ typeOnly }) => typeOnly);
}
