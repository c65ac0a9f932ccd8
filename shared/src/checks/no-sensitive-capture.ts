import type { TSESTree } from "@typescript-eslint/utils";
import { type Capture, closureOf } from "../analyze/captures.ts";
import { originOf } from "../analyze/value-origin.ts";
import { isClientOnly } from "../graph/client-module.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding, Suggestion } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { spanOf } from "../model/span.ts";
import { namedImport, referenceOf } from "../syntax/bindings.ts";
import { mayPassServerFunction } from "./named-actions.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { findVariable, type Variable } from "../syntax/variables.ts";
import { bindTargetOf, isBindCall } from "./bind-target.ts";
import { secretIn, secretInCapture, type SecretValue } from "./secret-values.ts";

/**
 * What an inline action closes over goes to the browser and comes back with the call, encrypted with a key of the build. What `.bind` passes goes
 * there as it is: in hidden fields of the form, for anybody to read.
 * https://nextjs.org/docs/app/guides/data-security (14.0 - 16.4); `tests/oracles/next-compiler/secrets.test.ts`
 */
const messages = {
  capturedSecret:
    "`{{value}}` goes to the browser with this action, encrypted with a key that outlives the request. Read it inside the action.",
  capturedRecord:
    "All of `{{value}}` ({{kind}}) goes to the browser with this action, encrypted. Use its id in the action, and read the rest there.",
  boundSecret: "`.bind` puts `{{value}}` into the page, where anybody can read it. Read it inside the action.",
  boundRecord:
    "`.bind` puts all of `{{value}}` ({{kind}}) into the page, where anybody can read it. Bind its id, and read the rest inside the action.",
  readInside: "Read `{{code}}` inside the action.",
};

type MessageId = keyof typeof messages;

export const noSensitiveCapture: Check<object, MessageId> = {
  name: "no-sensitive-capture",
  code: 72208,
  preset: "security",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: (text) => mayHaveServerDirective(text) || text.includes("bind"),
  mayConcern: mayPassServerFunction,
  *run(context) {
    const { graph, module } = context;
    if (!module.isReact || module.boundary === "client") return;
    for (const serverFunction of module.serverFunctions)
      for (const capture of closureOf(module, serverFunction).captures) yield* inspectCapture(context, capture);
    for (const call of module.nodesOfType("CallExpression")) {
      if (!isBindCall(call) || call.arguments.length < 2) continue;
      const findings = [...inspectBind(context, call)];
      if (findings.length === 0 || !bindTargetOf(context, call.callee.object)) continue;
      if (!isClientOnly(graph, module)) yield* findings;
    }
  },
};

function* inspectCapture(context: CheckContext<object>, capture: Capture): Generator<Finding<MessageId>> {
  const secret = secretInCapture(context, capture);
  const [first] = capture.uses;
  if (!secret || !first || isTainted(context, capture.variable)) return;
  yield {
    span: spanOf(first.node),
    messageId: isWhole(secret) ? "capturedRecord" : "capturedSecret",
    data: { value: capture.text, kind: describe(secret) },
    suggestions: readInside(secret, capture),
  };
}

function* inspectBind(context: CheckContext<object>, call: TSESTree.CallExpression): Generator<Finding<MessageId>> {
  const { module } = context;
  for (const value of call.arguments.slice(1)) {
    const origin = originOf(module, value);
    const secret = secretIn(context, origin);
    const variable = value.type === "Identifier" ? findVariable(module.scopes, value) : undefined;
    if (!secret || (variable && isTainted(context, variable))) continue;
    const text = module.text.slice(...value.range);
    const data = { value: text.length > 40 ? `${text.slice(0, 39)}…` : text, kind: describe(secret) };
    yield { span: spanOf(value), messageId: isWhole(secret) ? "boundRecord" : "boundSecret", data };
  }
}

function isWhole({ kind }: SecretValue): boolean {
  return kind === "record" || kind === "session";
}

function describe(secret: SecretValue): string {
  if (secret.kind !== "record") return secret.kind === "session" ? "a session" : "";
  return secret.field === undefined ? `a record of \`${secret.table}\`` : `with \`${secret.field}\``;
}

/** An environment variable is there at run time as well. */
function readInside(secret: SecretValue, { uses }: Capture): Suggestion<MessageId>[] {
  if (secret.kind !== "variable" || uses.some(({ node, root }) => node !== root)) return [];
  const code = `process.env.${secret.name}`;
  const edits = uses.map(({ root }) => {
    const isShorthand = root.parent.type === "Property" && root.parent.shorthand;
    return { ...spanOf(root), text: isShorthand ? `${root.name}: ${code}` : code };
  });
  return [{ messageId: "readInside", data: { code }, edits }];
}

/** React refuses to send what was given to its taint functions: the render fails instead. */
function isTainted({ module }: CheckContext<object>, variable: Variable): boolean {
  const variables = tainted.get(module) ?? new Set(taintedIn(module));
  tainted.set(module, variables);
  return variables.has(variable);
}

const tainted = new WeakMap<ModuleAnalysis, ReadonlySet<Variable>>();

function* taintedIn(module: ModuleAnalysis): Generator<Variable> {
  for (const call of module.nodesOfType("CallExpression")) {
    const callee = namedImport(referenceOf(module, call.callee));
    if (callee.kind !== "import" || callee.source !== "react" || !taintFunctions.has(callee.name)) continue;
    for (const argument of call.arguments) {
      let node: TSESTree.Node = argument;
      while (node.type === "MemberExpression") node = node.object;
      const variable = node.type === "Identifier" ? findVariable(module.scopes, node) : undefined;
      if (variable) yield variable;
    }
  }
}

const taintFunctions: ReadonlySet<string> = new Set([
  "experimental_taintObjectReference",
  "experimental_taintUniqueValue",
  "taintObjectReference",
  "taintUniqueValue",
]);
