import type { TSESTree } from "@typescript-eslint/utils";
import { type IdentityFlow, isTrusted, mentionsSession } from "./identity-evidence.ts";
import { actionValueOf } from "../facts/server-function-place.ts";
import { effectsOfNode } from "../facts/call-effects.ts";
import { callerValues } from "../facts/caller-values.ts";
import { clientFlowOf, isCalledDirectly } from "../facts/client-inputs.ts";
import { type FactsContext, factsContextOf } from "../facts/function-place.ts";
import { keyedValues } from "../facts/keyed-values.ts";
import { evaluateInput } from "../flow/input-expressions.ts";
import { type InputFlow, inputsOf, type InputValue } from "../flow/input-values.ts";
import { isOwnerName, isPrivilegeName, isUtteranceName } from "../knowledge/identity-names.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { spanOf } from "../model/span.ts";
import type { Verdict } from "../model/verdict.ts";
import { callChain, isChained, stringValue } from "../syntax/calls.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { callName, shortCode } from "../syntax/short-code.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";

/**
 * What a Server Function is called with is the client's choice, hidden inputs and bound values too: an id says whom the caller names, not who
 * the caller is.
 * https://nextjs.org/docs/app/guides/data-security (13.4 - 16.4), https://cwe.mitre.org/data/definitions/639.html
 */
const messages = {
  clientOwner:
    "`{{call}}` acts for whoever `{{value}}` names, and the client sends that: anyone's id will do. Take the id from the session.",
  clientPrivilege:
    "`{{call}}` sets `{{column}}` to what the client sends: callers choose it themselves. Decide it on the server, or check who calls.",
};

type MessageId = keyof typeof messages;

export const noClientIdentity: Check<object, MessageId> = {
  name: "no-client-identity",
  code: 72205,
  preset: "security",
  severity: "warn",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run(context) {
    const { module } = context;
    if (isTestFile(module.filename)) return;
    const facts = factsContextOf(context);
    for (const serverFunction of module.serverFunctions) {
      const flow = isCalledDirectly(module, serverFunction) ? clientFlowOf(facts, module, serverFunction) : undefined;
      if (flow) yield* inspect(facts, module, { ...flow, givesCaller: callerValuesOf(facts, module, serverFunction) });
    }
  },
};

/** Asked only where something looks like a finding: the whole action is walked for the first answer. */
function callerValuesOf(
  facts: FactsContext,
  module: ModuleAnalysis,
  serverFunction: ServerFunction,
): IdentityFlow["givesCaller"] {
  let known: ReadonlyMap<number, Verdict> | undefined;
  return ({ range }) => {
    const value = known ? undefined : actionValueOf(facts, module, serverFunction);
    known ??= value ? callerValues(facts, value) : new Map();
    return known.get(range[1]) ?? "unknown";
  };
}

/** The first identity of each call that writes to a database. */
function* inspect(facts: FactsContext, module: ModuleAnalysis, flow: IdentityFlow): Generator<Finding<MessageId>> {
  for (const call of module.nodesOfType("CallExpression", flow.owner)) {
    if (enclosingFunction(call) !== flow.owner || isChained(call)) continue;
    const found = identityIn(module, flow, call);
    if (found && !mentionsSession(flow, call) && writes(facts, module, call)) yield found;
  }
}

function identityIn(
  module: ModuleAnalysis,
  flow: IdentityFlow,
  call: TSESTree.CallExpression,
): Finding<MessageId> | undefined {
  for (const { column, value } of keyedValues(call)) {
    const isOfOwner = (name: string): boolean => isOwnerName(column) || isOwnerName(name);
    const isPrivilege = isPrivilegeName(column) && !tableNames(module, call).some(isUtteranceName);
    const isIdentity = (input: InputValue): boolean => isPrivilege || isOfOwner(nameOf(flow, input));
    // Whether it was tested on the way may take a look at other files.
    if (!evaluateInput(flow, value).some((input) => input.place !== "inside" && isIdentity(input))) continue;
    const input = inputsOf(flow, value).find(({ place }) => place !== "inside");
    if (!input || !isIdentity(input) || isTrusted(flow, input, call)) continue;
    const isOwner = isOfOwner(nameOf(flow, input));
    const data = { call: callName(module.text, call), value: shortCode(module.text, value), column };
    return { span: spanOf(value), messageId: isOwner ? "clientOwner" : "clientPrivilege", data };
  }
  return undefined;
}

/** `userId` of the parameter `userId`, of `input.userId`, of `formData.get("userId")`. */
function nameOf({ owner }: InputFlow, { parameter, path }: InputValue): string {
  const pattern = owner.params[parameter];
  return path.at(-1) ?? (pattern?.type === "Identifier" ? pattern.name : "");
}

/** Where the table may be named: `prisma.message` of `prisma.message.create()`, `messages` of `db.insert(messages)`. */
function tableNames({ text }: ModuleAnalysis, call: TSESTree.CallExpression): readonly string[] {
  const [first = { call }] = callChain(call).links;
  const given = first.call.arguments.flatMap((argument) =>
    argument.type === "Identifier" ? [argument.name] : [stringValue(argument) ?? ""],
  );
  return [...text.slice(...first.call.callee.range).split("."), ...given];
}

function writes(facts: FactsContext, module: ModuleAnalysis, call: TSESTree.CallExpression): boolean {
  return callChain(call).links.some((link) => {
    const effects = effectsOfNode(facts, module, link.call);
    return effects !== "unknown" && effects.includes("db-write");
  });
}
