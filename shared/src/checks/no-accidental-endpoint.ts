import { removeExport } from "../edits/remove-export.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding, Suggestion } from "../model/finding.ts";
import type { ExportedName } from "../model/module.ts";
import { spanOf } from "../model/span.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { type EndpointUse, endpointUse, exportOf, localName } from "./endpoint-use.ts";

/**
 * Every export of a `"use server"` file is given an id, and whoever has the id can call it, with arguments of his own: also a helper that only
 * server code calls, and one that nobody calls. Next.js drops an id only where no page reaches the file on the server, and Turbopack bundles.
 * https://nextjs.org/docs/app/guides/data-security (13.4 - 16.4); `docs/proof.md`
 */
const messages = {
  serverOnly:
    '`{{name}}` may be callable by any request, though only server code calls it. Move it to a file without `"use server"`.',
  ownFileOnly: "`{{name}}` may be callable by any request, though only this file calls it. Remove its `export`.",
  unused: "`{{name}}` may be callable by any request, though nothing calls it. Remove it, or its `export`.",
  unexport: "Remove the `export` of `{{name}}`.",
};

type MessageId = keyof typeof messages;

export const noAccidentalEndpoint: Check<object, MessageId> = {
  name: "no-accidental-endpoint",
  code: 72207,
  preset: "security",
  severity: "warn",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run(context) {
    const { graph, module } = context;
    const { filename } = module;
    if (!module.isReact || module.boundary !== "server" || isTestFile(filename)) return;
    if (!graph.isRegistered(filename) || !graph.hasKnownUsers(filename)) return;
    for (const action of module.serverFunctions) {
      const exported = exportOf(module, action);
      if (exported) yield* inspect(context, exported);
    }
  },
};

function* inspect({ graph, module }: CheckContext<object>, exported: ExportedName): Generator<Finding<MessageId>> {
  const local = localName(exported);
  const use = endpointUse(graph, module.filename, exported.name, local);
  if (!use) return;
  const data = { name: local === "default" ? "export default" : local };
  yield {
    span: spanOf(exported.node),
    messageId: messageIds[use.by],
    data,
    suggestions: unexport(module, exported, use, data),
    related: use.calls.slice(0, maxRelated).map((call) => ({ ...call, message: "It is called here." })),
  };
}

/** Only where nothing else needs the export. */
function unexport(
  module: CheckContext<object>["module"],
  exported: ExportedName,
  { by, isTested }: EndpointUse,
  data: Readonly<Record<string, string>>,
): Suggestion<MessageId>[] {
  const edit = by === "server" || isTested ? undefined : removeExport(module, exported);
  return edit ? [{ messageId: "unexport", data, edits: [edit] }] : [];
}

const messageIds = { none: "unused", ownFile: "ownFileOnly", server: "serverOnly" } as const;
const maxRelated = 3;
