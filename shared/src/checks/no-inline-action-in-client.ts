import { isInstanceMember } from "../analyze/action-functions.ts";
import { directiveStatements } from "../analyze/directive-statements.ts";
import { isClientOnly } from "../graph/client-module.ts";
import { placeOutsideAppRouter } from "../graph/outside-app-router.ts";
import type { Check } from "../model/check.ts";
import { spanOf } from "../model/span.ts";
import { findDirective, functionPrologue } from "../syntax/directives.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { moveToActionsFile } from "./move-to-actions-file.ts";

/**
 * An inline action is moved into the module that it stands in, and a client module has no server half: Next.js refuses it, also in a module without
 * a directive that only client modules import.
 * https://nextjs.org/docs/app/api-reference/directives/use-server (13.4 - 16.4)
 */
const messages = {
  clientModule:
    'Next.js does not compile a Server Function inside a `"use client"` file. Move it to a file with `"use server"` at its top, and import it.',
  clientOnlyModule:
    'Only client modules import this file, so Next.js does not compile a Server Function here. Move it to a file with `"use server"` at its top.',
  moveToFile: "Move `{{name}}` to `{{file}}`.",
};

type MessageId = keyof typeof messages;

export const noInlineActionInClient: Check<object, MessageId> = {
  name: "no-inline-action-in-client",
  code: 72104,
  preset: "recommended",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run(context) {
    const { graph, module } = context;
    if (!module.isReact || module.boundary === "server") return;
    const inline = directiveStatements(module).filter(
      ({ form, owner, place, value }) =>
        value === "use server" && form === "plain" && place === "function" && !isOfInstance(owner),
    );
    if (inline.length === 0 || !isClientOnly(graph, module) || placeOutsideAppRouter(graph, module.filename)) return;
    const messageId = module.boundary === "client" ? "clientModule" : "clientOnlyModule";
    for (const { node, owner } of inline) {
      const suggestions = owner ? moveToActionsFile(context, owner, { bindsCaptures: true }) : [];
      yield { span: spanOf(node.expression), messageId, ...(suggestions.length > 0 && { suggestions }) };
    }
  },
};

/** There the directive is refused for what it stands in: `valid-directive` says so. */
function isOfInstance(owner: Parameters<typeof isInstanceMember>[0] | undefined): boolean {
  return (
    owner !== undefined && isInstanceMember(owner) && findDirective(functionPrologue(owner), "use server") !== undefined
  );
}
