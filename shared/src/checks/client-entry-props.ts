import { offendingProps, type PropSite } from "../graph/prop-evidence.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding, RelatedSpan } from "../model/finding.ts";
import type { ExportedName, ModuleAnalysis } from "../model/module.ts";
import type { Span } from "../model/span.ts";
import { fileNameOf } from "../syntax/file-paths.ts";
import { mayHaveClientDirective } from "../syntax/text-probe.ts";
import type { PropView } from "../types/type-oracle.ts";

/**
 * A Server Component cannot pass an ordinary function, or a class, to a component of a `"use client"` module: React has no way to send it, and
 * rendering throws ("Functions cannot be passed directly to Client Components unless you explicitly expose it by marking it with
 * "use server"."). Holds for every React with Server Components (Next.js 13.4+).
 * Source: https://react.dev/reference/rsc/use-client#serializable-types
 *
 * Next.js's own plugin (71007) asks for a name ending in `Action` instead. This check reports the prop of a client component only where a
 * server module is seen to pass such a value, and names the place. It needs types to point at the prop, so it runs in the editor only.
 * Props that are named for an action are not its business.
 */
export const clientEntryProps: Check<unknown, MessageId> = {
  name: "client-entry-props",
  code: 72010,
  preset: "recommended",
  severity: "error",
  messages: {
    ordinaryFunction:
      "{{callers}} an ordinary function as `{{prop}}` to the client component `{{component}}`, so rendering throws. Pass a Server Function, or render `{{component}}` from a client module.",
    classValue:
      "{{callers}} a class as `{{prop}}` to the client component `{{component}}`, so rendering throws. Pass plain data, or render `{{component}}` from a client module.",
  },
  schema: [],
  defaults: undefined,
  needsTypes: true,
  canApply: mayHaveClientDirective,
  *run(context) {
    const { module, types } = context;
    if (module.boundary !== "client" || !module.isReact || !types) return;
    const reported = new Set<string>();
    for (const exported of module.exports) {
      if (exported.kind !== "local" || exported.typeOnly) continue;
      for (const finding of findingsFor(context, exported)) {
        const key = `${finding.span.start} ${finding.data?.["prop"]}`;
        if (!reported.has(key)) yield finding;
        reported.add(key);
      }
    }
  },
};

type MessageId = "classValue" | "ordinaryFunction";
type LocalExport = Extract<ExportedName, { kind: "local" }>;

function* findingsFor(
  { module, graph, types, settings }: CheckContext<unknown>,
  exported: LocalExport,
): Generator<Finding<MessageId>> {
  const offending = offendingProps(graph, module.filename, exported.name);
  const props = offending.size > 0 ? types?.componentProps(exported.value ?? exported.node) : undefined;
  for (const [name, sites] of offending) {
    const prop = props?.find((view) => view.name === name);
    if (!prop || !mayTakeFunction(prop)) continue;
    if (settings.actionPropName.test(name) || isGivenByFramework(module.filename, name)) continue;
    const isFunction = sites.some(({ passes }) => passes === "function");
    yield {
      span: spanOfProp(module, exported, prop),
      messageId: isFunction ? "ordinaryFunction" : "classValue",
      data: { component: componentName(module, exported), prop: name, callers: callersOf(sites) },
      related: sites.map((site) => relatedTo(site, name)),
    };
  }
}

/** A prop of another type is TypeScript's own to report. */
function mayTakeFunction({ kind }: PropView): boolean {
  return kind !== "other";
}

/** Next.js hands these to an error boundary itself, from the client. */
function isGivenByFramework(file: string, prop: string): boolean {
  const name = fileNameOf(file);
  const isErrorFile = name.startsWith("error.") || name.startsWith("global-error.");
  return isErrorFile && (prop === "reset" || prop === "retry" || prop === "unstable_retry");
}

/** The prop's declaration when it is in this file, else the component's parameter, else its name. */
function spanOfProp(module: ModuleAnalysis, { value, node }: LocalExport, { declaration }: PropView): Span {
  if (declaration?.file === module.filename) return { start: declaration.start, end: declaration.end };
  const isFunction =
    value?.type === "FunctionDeclaration" ||
    value?.type === "FunctionExpression" ||
    value?.type === "ArrowFunctionExpression";
  const target = (isFunction ? value.params[0] : undefined) ?? node;
  return { start: target.range[0], end: target.range[1] };
}

function componentName({ filename }: ModuleAnalysis, { name, local }: LocalExport): string {
  if (local !== undefined) return local;
  return name === "default" ? fileNameOf(filename) : name;
}

/** `page.tsx passes`, `page.tsx and 2 more places pass`. */
function callersOf(sites: readonly PropSite[]): string {
  const [first, ...others] = sites;
  const name = `\`${fileNameOf(first?.file ?? "")}\``;
  if (others.length === 0) return `${name} passes`;
  return `${name} and ${others.length} more ${others.length === 1 ? "place" : "places"} pass`;
}

function relatedTo({ file, start, end, passes }: PropSite, prop: string): RelatedSpan {
  const what = passes === "class" ? "A class" : "An ordinary function";
  return { file, start, end, message: `${what} is passed as \`${prop}\` here, from a server module.` };
}
