import type { FileRole } from "../graph/app-folders.ts";
import type { ModuleGraph } from "../graph/module-graph.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check } from "../model/check.ts";
import type { Directive, ModuleAnalysis } from "../model/module.ts";
import { findDirective, functionPrologue } from "../syntax/directives.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";

/**
 * Next.js looks for Server Functions only in what it compiles for the App Router: not in `proxy` (`middleware` before 16), and not in the
 * Pages Router. There `"use server"` is a string that does nothing, without an error, and what it stands in goes wherever it is imported.
 * `serverActions` of next/dist/build/swc/options.js (13.4 - 16.4): tests/oracles/next-compiler.
 */
const messages = {
  pagesRouter:
    "The Pages Router ignores `use server`: these functions stay ordinary ones, and a page that calls them takes their code to the browser. Use an API route.",
  apiRoute: "The Pages Router ignores `use server`: nothing here becomes a Server Function. Remove the directive.",
  rootFile: "Next.js ignores `use server` in `{{file}}`: nothing here becomes a Server Function. Remove the directive.",
};

type MessageId = keyof typeof messages;

export const noIneffectiveDirective: Check<object, MessageId> = {
  name: "no-ineffective-directive",
  code: 72107,
  preset: "recommended",
  severity: "warn",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run({ graph, module }) {
    if (!module.isReact || module.boundary === "client" || isTestFile(module.filename)) return;
    const directives = serverDirectives(module);
    const role = directives.length > 0 ? graph.roleOf(module.filename) : undefined;
    const messageId = role && messageFor(role);
    if (!messageId || isReachedFromApp(graph, module.filename)) return;
    for (const { node } of directives) {
      const [start, end] = node.expression.range;
      yield { span: { start, end }, messageId, data: { file: role.name } };
    }
  },
};

function messageFor({ isCertain, kind, name }: FileRole): MessageId | undefined {
  if (!isCertain) return undefined;
  if (kind === "root") return name === "middleware" || name === "proxy" ? "rootFile" : undefined;
  if (kind !== "pages") return undefined;
  return name === "api" || name.startsWith("api/") ? "apiRoute" : "pagesRouter";
}

/** The file's own, and those of its functions. */
function serverDirectives(module: ModuleAnalysis): Directive[] {
  const prologues = [module.directives, ...module.functions.map(functionPrologue)];
  return prologues.flatMap((prologue) => findDirective(prologue, "use server") ?? []);
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
        if (!role || messageFor(role) === undefined) return true;
        seen.add(importer.file);
      }
    }
  }
  return false;
}

const maxImporters = 100;
