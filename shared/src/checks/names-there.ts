/** Which imports of a function that moves are missing where it moves to, and whether its names mean the same there. */
import type { ImportedVariable } from "../analyze/names-from-outside.ts";
import type { ModuleGraph } from "../graph/module-graph.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ModuleSummary } from "../model/summary.ts";
import { importedNameOf } from "../syntax/bindings.ts";
import { fileNameOf } from "../syntax/file-paths.ts";
import { mentionsWord } from "../syntax/text-probe.ts";

/** `added`: the ones that the other file does not have yet. */
export function missingImports(
  graph: ModuleGraph,
  module: ModuleAnalysis,
  imports: readonly ImportedVariable[],
  target: { readonly file: string; readonly text: string | undefined },
): { readonly added: readonly ImportedVariable[] } | { readonly refusal: string } {
  const { file, text = "" } = target;
  const summary = text === "" ? undefined : graph.summary(file);
  const added: ImportedVariable[] = [];
  for (const used of imports) {
    const { declaration, variable } = used;
    const from = graph.resolveModule(declaration.source.value, module.filename);
    if (from !== undefined && from !== file && graph.boundaryOf(from) === "client")
      return { refusal: `It uses \`${variable.name}\` of a client module, which is only a reference on the server.` };
    if (summary && isThere(graph, summary, used, from)) continue;
    if (from === file || mentionsWord(text, [variable.name]))
      return { refusal: `\`${variable.name}\` means something else in \`${fileNameOf(file)}\`.` };
    added.push(used);
  }
  return { added };
}

/** Its own function of that name, or the same import. `from`: the file that the import leads to. */
function isThere(
  graph: ModuleGraph,
  { bindings, filename }: ModuleSummary,
  { declaration, specifier, variable }: ImportedVariable,
  from: string | undefined,
): boolean {
  const bound = Object.hasOwn(bindings, variable.name) ? bindings[variable.name] : undefined;
  const imported = importedNameOf(specifier);
  if (from === filename) return bound !== undefined && imported === variable.name;
  const reference = bound?.kind === "reference" ? bound.reference : undefined;
  if (reference?.kind !== "import" || reference.name !== imported || reference.path.length > 0) return false;
  const source = graph.resolveModule(reference.source, filename);
  return source === from && (from !== undefined || reference.source === declaration.source.value);
}
