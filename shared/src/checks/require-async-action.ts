import type { TSESTree } from "@typescript-eslint/utils";
import { actionFunctions, isInstanceMember } from "../analyze/action-functions.ts";
import { isClientOnly } from "../graph/client-module.ts";
import { placeOutsideAppRouter } from "../graph/outside-app-router.ts";
import type { Check } from "../model/check.ts";
import type { FunctionNode } from "../model/module.ts";
import type { Span } from "../model/span.ts";
import { functionName, functionNameNode } from "../syntax/functions.ts";
import { isParenthesized } from "../syntax/parentheses.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { repairOf } from "./async-repairs.ts";

/**
 * The client calls a Server Function over the network, so Next.js compiles none without the keyword `async`, also when it returns a promise.
 * It looks at the function as it is written: behind a call or another name a sync function passes, and works.
 * https://nextjs.org/docs/messages/invalid-use-server-value (13.4 - 16.4; the compiler itself is the judge in tests/oracles/next-compiler)
 */
const messages = {
  notAsync:
    "Next.js does not compile the Server Function `{{name}}`, because it is not `async`. Make it an `async` function.",
  anonymousNotAsync:
    "Next.js does not compile this Server Function, because it is not `async`. Make it an `async` function.",
  accessor:
    "Next.js does not compile an accessor with `use server`, because it cannot be `async`. Make `{{name}}` a method, or remove the directive.",
  generator:
    "Next.js does not compile the generator `{{name}}` as a Server Function, because it is not `async`. Make it an `async` function.",
  makeAsync: "Make it `async`.",
  makeAsyncReturn: "Make it `async`, and the return type a `Promise`.",
};

export type MessageId = keyof typeof messages;

export const requireAsyncAction: Check<object, MessageId> = {
  name: "require-async-action",
  code: 72102,
  preset: "recommended",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run({ graph, module }) {
    const sync = [...actionFunctions(module)].filter((node) => !node.async && !isInstanceMember(node));
    // In a client module the directive itself is what is wrong.
    if (sync.length === 0 || isClientOnly(graph, module) || placeOutsideAppRouter(graph, module.filename)) return;
    for (const node of sync.sort((left, right) => left.range[0] - right.range[0])) {
      const name = functionName(node);
      yield {
        span: placeOf(module.text, node),
        messageId: messageOf(node, name),
        data: { name: name ?? "" },
        ...repairOf(module, graph, node),
      };
    }
  },
};

function messageOf(node: FunctionNode, name: string | undefined): MessageId {
  if (isAccessor(node)) return "accessor";
  if (name === undefined) return "anonymousNotAsync";
  return node.generator ? "generator" : "notAsync";
}

function isAccessor({ parent }: FunctionNode): boolean {
  return (
    (parent?.type === "Property" || parent?.type === "MethodDefinition") &&
    (parent.kind === "get" || parent.kind === "set")
  );
}

/** The name where the function has one of its own; else from the name it gets, if any, to its body. */
function placeOf(text: string, node: FunctionNode): Span {
  const name = functionNameNode(node);
  if (name?.type === "Identifier" && isOwnName(node, name) && !isParenthesized(text, node))
    return { start: name.range[0], end: name.range[0] + name.name.length };
  return { start: Math.min(name?.range[0] ?? node.range[0], node.range[0]), end: headEnd(node) };
}

/** What the compiler takes for the name, too: not of a class field, a default value, or a function in parentheses. */
function isOwnName(node: FunctionNode, name: TSESTree.Identifier): boolean {
  const { parent } = name;
  if (node.id === name || parent?.type === "MethodDefinition") return true;
  return (
    parent !== undefined &&
    parent === node.parent &&
    parent.type !== "AssignmentPattern" &&
    parent.type !== "PropertyDefinition"
  );
}

function headEnd({ body, params, range, returnType }: FunctionNode): number {
  const last = returnType ?? params.at(-1);
  return body.type === "BlockStatement" ? Math.max(range[0] + 1, body.range[0] - 1) : (last?.range[1] ?? range[1]);
}
