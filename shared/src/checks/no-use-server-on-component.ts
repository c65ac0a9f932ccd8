import type { TSESTree } from "@typescript-eslint/utils";
import { removeStatement } from "../edits/remove-statement.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import { placeOutsideAppRouter } from "../graph/outside-app-router.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding, Suggestion } from "../model/finding.ts";
import type { Directive } from "../model/module.ts";
import { findDirective } from "../syntax/directives.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { findMisuse, valueNames } from "./component-misuse.ts";
import { spanOf } from "../model/span.ts";

/**
 * Components of the app directory run on the server unless a `"use client"` module imports them. `"use server"` says something else: every
 * export becomes a Server Function, with an id by which a client calls it with arguments of its own, apart from the page and its checks.
 * https://nextjs.org/docs/app/api-reference/directives/use-server (13.4 - 16.4; scripts/prove calls such a page)
 */
const messages = {
  entryFile:
    "This {{kind}} runs on the server without `use server`, which makes each export an endpoint that clients call with arguments of their own. Remove it.",
  renderedComponent:
    "`use server` makes the component `{{name}}` an endpoint that clients call with props of their own. Server Components need no directive. Remove it.",
  removeDirective: "Remove `use server`.",
  serverOnly: 'Replace `use server` by `import "server-only"`.',
};

type MessageId = keyof typeof messages;
type Context = CheckContext<object>;

export const noUseServerOnComponent: Check<object, MessageId> = {
  name: "no-use-server-on-component",
  code: 72106,
  preset: "recommended",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run(context) {
    const { module } = context;
    const directive = findDirective(module.directives, "use server");
    if (module.boundary !== "server" || !module.isReact || !directive || isTestFile(module.filename)) return;
    const misuse = findMisuse(context);
    if (!misuse || placeOutsideAppRouter(context.graph, module.filename)) return;
    const { data, messageId, names, related } = misuse;
    const suggestions = repairsOf(context, directive, names);
    yield {
      span: spanOf(directive.node.expression),
      messageId,
      data,
      suggestions,
      ...(related && { related: [related] }),
    } satisfies Finding<MessageId>;
  },
};

/** None where the file also holds what is used as an action, or a client module imports it: without the directive that would break. */
function repairsOf({ graph, module }: Context, { node }: Directive, names: readonly string[]): Suggestion<MessageId>[] {
  const isSafe = valueNames(module).every((name) =>
    graph
      .importersOf(module.filename, name)
      .every(({ file }) => isTestFile(file) || (names.includes(name) && isOnServer(graph, file))),
  );
  if (!isSafe) return [];
  const remove: Suggestion<MessageId> = { messageId: "removeDirective", edits: [removeStatement(module.text, node)] };
  const isLast = module.directives.at(-1)?.node === node;
  if (!isLast || module.ast.body.some(isServerOnly)) return [remove];
  const text = module.text.slice(...node.range);
  const quote = text.includes("'") ? "'" : '"';
  const edits = [{ ...spanOf(node), text: `import ${quote}server-only${quote}${text.endsWith(";") ? ";" : ""}` }];
  return [remove, { messageId: "serverOnly", edits }];
}

function isOnServer(graph: Context["graph"], file: string): boolean {
  return graph.roleOf(file)?.kind === "app"
    ? graph.boundaryOf(file) !== "client"
    : graph.environmentOf(file) === "server";
}

function isServerOnly(statement: TSESTree.Node): boolean {
  return statement.type === "ImportDeclaration" && statement.source.value === "server-only";
}
