import { exportFaults, type ExportFault } from "../analyze/export-faults.ts";
import { hasSource } from "../analyze/export-names.ts";
import { isTypeExport, valueKindOf } from "../graph/export-kinds.ts";
import { placeOutsideAppRouter } from "../graph/outside-app-router.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import type { ExportedName } from "../model/module.ts";
import { findDirective } from "../syntax/directives.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { describeValue } from "../syntax/value-words.ts";
import { exportAsType, repairsOf } from "./export-repairs.ts";

/**
 * Every export of a `"use server"` file becomes a Server Function. Next.js refuses some at compile time by how they are written; it registers the
 * others and checks when the file is loaded that each is a function. Of one function under several names the compiler keeps the last.
 * https://nextjs.org/docs/messages/invalid-use-server-value (14 - 16.4; the compiler itself is the judge in tests/oracles/next-compiler)
 */
const messages = {
  notFunction:
    '`{{name}}` is {{value}}, but a `"use server"` file exports async functions only, so {{failure}}. Move it to a file without the directive.',
  notCallable:
    'By its type `{{name}}` is no function, but a `"use server"` file exports async functions only, so loading it throws. Move it to another file.',
  uninitialized:
    "`{{name}}` never gets a value, so loading this file throws. Assign an async function to it, or remove the export.",
  ambient:
    "`{{name}}` is declared for types only, and Next.js keeps its export, so this file does not build. Remove the export.",
  declared:
    "`{{name}}` is declared for types only: webpack drops its export, Turbopack keeps it and fails. Remove the export.",
  segmentConfig:
    "`{{name}}` configures a page, layout or route handler; Next.js does not compile it in a file of Server Functions. Move it to the page.",
  reexport:
    'Next.js does not compile `export { {{name}} } from` in a `"use server"` file. Import `{{name}}` and export it by name.',
  star: 'Next.js does not compile `export *` in a `"use server"` file. Import what clients call and export it by name.',
  implicitType:
    "`{{name}}` is a type, and without the word `type` Turbopack fails when it loads this file. Write `type {{name}}`.",
  defaultExpression:
    "Next.js compiles a function, a name or a call as the default export of this file, and no other expression. Give it a name and export that.",
  duplicate:
    "Next.js keeps only the last name of an exported function, `{{kept}}`, so `{{name}}` is missing for clients. Export it once.",
  exportType: "Export it as a type.",
  unexport: "Do not export `{{name}}`.",
  importFirst: "Import `{{name}}`, and export it by name.",
  nameDefault: "Name it, and export the name.",
};

export type MessageId = keyof typeof messages;

export const validActionExports: Check<object, MessageId> = {
  name: "valid-action-exports",
  code: 72103,
  preset: "recommended",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run(context) {
    const { graph, module } = context;
    if (!module.isReact || module.boundary !== "server" || !findDirective(module.directives, "use server")) return;
    if (placeOutsideAppRouter(graph, module.filename)) return;
    const faults = exportFaults(module);
    for (const fault of faults) yield findingOf(context, fault);
    const others = module.exports.filter(
      (exported) => !exported.typeOnly && !faults.some((fault) => fault.exported === exported),
    );
    for (const exported of others) {
      const finding = inspectElsewhere(context, exported);
      if (finding) yield finding;
    }
  },
};

function findingOf(context: CheckContext<object>, fault: ExportFault): Finding<MessageId> {
  const { exported, keptAs = "", kind, value } = fault;
  const isRefused = kind === "class" || kind === "literal";
  const isClass = value?.type === "ClassDeclaration" || value?.type === "ClassExpression";
  const failure = isRefused ? "Next.js does not compile it" : failureOf(isClass);
  return {
    span: spanOf(exported),
    messageId: messageOf(kind),
    data: { name: exported.name, kept: keptAs, failure, value: value ? describeValue(value) : "a module's namespace" },
    suggestions: repairsOf(context, fault),
  };
}

/** A class is a function to the check at run time, but nobody can call it. */
function failureOf(isClass: boolean): string {
  return isClass ? "calling it throws" : "loading the file throws";
}

function messageOf(kind: ExportFault["kind"]): MessageId {
  switch (kind) {
    case "class":
    case "literal":
    case "namespaceImport":
    case "value":
      return "notFunction";
    default:
      return kind;
  }
}

/** What only other files or types tell: an import that is a type or no function, a value whose type has no call signature. */
function inspectElsewhere(
  { graph, module, types }: CheckContext<object>,
  exported: ExportedName,
): Finding<MessageId> | undefined {
  const base = { span: spanOf(exported), data: { name: exported.name } };
  if (exported.kind === "reexport" && !hasSource(exported)) {
    if (isTypeExport(graph, exported, module.filename))
      return { ...base, messageId: "implicitType", suggestions: exportAsType(module, exported) };
    const value = valueKindOf(graph, exported, module.filename);
    if (value) {
      const data = {
        name: exported.name,
        value: value === "value" ? "no function" : `${value === "object" ? "an" : "a"} ${value}`,
      };
      return { ...base, messageId: "notFunction", data: { ...data, failure: failureOf(value === "class") } };
    }
  }
  return types?.callable(exported.node) === "no" ? { ...base, messageId: "notCallable" } : undefined;
}

/** A name without its annotation; a statement is marked by its first line. */
function spanOf({ node }: ExportedName): { start: number; end: number } {
  const [start, end] = node.range;
  return { start, end: node.type === "Identifier" ? start + node.name.length : end };
}
