import type { FileRole } from "../graph/app-folders.ts";
import { placeOutsideAppRouter } from "../graph/outside-app-router.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check } from "../model/check.ts";
import type { Directive, ModuleAnalysis } from "../model/module.ts";
import { spanOf } from "../model/span.ts";
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
    if (!module.isReact || isTestFile(module.filename)) return;
    const directives = serverDirectives(module);
    const place = directives.length > 0 ? placeOutsideAppRouter(graph, module.filename) : undefined;
    if (!place) return;
    for (const { node } of directives)
      yield { span: spanOf(node.expression), messageId: messageFor(place), data: { file: place.name } };
  },
};

function messageFor({ kind, name }: FileRole): MessageId {
  if (kind === "root") return "rootFile";
  return name === "api" || name.startsWith("api/") ? "apiRoute" : "pagesRouter";
}

/** The file's own, and those of its functions. */
function serverDirectives(module: ModuleAnalysis): Directive[] {
  const prologues = [module.directives, ...module.functions.map(functionPrologue)];
  return prologues.flatMap((prologue) => findDirective(prologue, "use server") ?? []);
}
