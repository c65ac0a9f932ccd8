/**
 * Modules that Next.js compiles without looking for Server Functions: there every directive for them is a string without effect, and nothing that
 * its compiler would refuse in the App Router is refused.
 * `serverActions` of next/dist/build/swc/options.js (13.4 - 16.4): tests/oracles/next-compiler/layers.test.ts.
 */
import { isTestFile } from "../knowledge/test-files.ts";
import type { FileRole } from "./app-folders.ts";
import type { ModuleGraph } from "./module-graph.ts";

/** The Pages Router, or `proxy` (`middleware`), if the module is certainly compiled there and nowhere else. */
export function placeOutsideAppRouter(graph: ModuleGraph, filename: string): FileRole | undefined {
  const role = graph.roleOf(filename);
  return role && isOutside(role) && !isReachedFromApp(graph, filename) ? role : undefined;
}

function isOutside({ isCertain, kind, name }: FileRole): boolean {
  return isCertain && (kind === "pages" || (kind === "root" && (name === "middleware" || name === "proxy")));
}

/** Whether a module outside of these places imports the file, through any others: the App Router may compile it then, with Server Functions. */
function isReachedFromApp(graph: ModuleGraph, filename: string): boolean {
  const seen = new Set([filename]);
  for (const file of seen) {
    if (seen.size > maxImporters) return true;
    for (const exported of graph.summary(file)?.exports ?? []) {
      if (exported.kind === "star") return true;
      for (const importer of graph.importersOf(file, exported.name)) {
        if (isTestFile(importer.file) || seen.has(importer.file)) continue;
        const role = graph.roleOf(importer.file);
        if (!role || !isOutside(role)) return true;
        seen.add(importer.file);
      }
    }
  }
  return false;
}

const maxImporters = 100;
