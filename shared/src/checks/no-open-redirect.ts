import type { TSESTree } from "@typescript-eslint/utils";
import { isCalledByServerOnly } from "./endpoint-use.ts";
import { asksForSecret, leadingInputs, onlySlashTested, textOfAddress } from "./redirect-address.ts";
import { partsBehindHost } from "./redirect-host.ts";
import { factsContextOf } from "../facts/function-place.ts";
import { answersRequests, entryFlows, mayTakeInput } from "../facts/entry-inputs.ts";
import type { InputFlow } from "../flow/input-values.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check, CheckContext } from "../model/check.ts";
import { spanOf } from "../model/span.ts";
import { findDirectNavigation } from "../navigation/navigation-calls.ts";
import { mayNavigate } from "../navigation/navigation-probes.ts";
import { makesRedirectResponse } from "../navigation/redirect-responses.ts";
import { isInside } from "../syntax/children.ts";
import { positionalArguments } from "../syntax/calls.ts";
import { callName, shortCode } from "../syntax/short-code.ts";
import { mentionsWord } from "../syntax/text-probe.ts";

/**
 * `redirect(address)` sends the browser to any address, of other sites too; so does a text that begins with `//`, and the response that a route
 * handler or the proxy makes: `new URL(address, base)` leaves an absolute address as it is. An address that comes with the request lets a link
 * to this site end at another one.
 * https://nextjs.org/docs/app/api-reference/functions/redirect (13.0 - 16.4), https://cwe.mitre.org/data/definitions/601.html
 */
const messages = {
  openRedirect:
    "`{{call}}` goes wherever `{{value}}` says, and the client sends that: other sites too. Compare it with a list of paths first.",
  slashOnly:
    "`{{value}}` may begin with `//`, which is another site's address: `{{call}}` goes there. Refuse a second slash as well.",
  longerHost:
    "`{{value}}` may continue the name of the host before it, as `@evil.example` does: `{{call}}` goes to that site. Refuse what does not begin with `/`.",
};

type MessageId = keyof typeof messages;

export const noOpenRedirect: Check<object, MessageId> = {
  name: "no-open-redirect",
  code: 72204,
  preset: "security",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: (text, settings) => (mayNavigate(text, settings) || mentionsWord(text, ["redirect"])) && mayTakeInput(text),
  *run(context) {
    const { module } = context;
    if (!module.isReact || isTestFile(module.filename)) return;
    const flowOf = entryFlows(factsContextOf(context), module);
    for (const call of module.nodesOfType("CallExpression")) {
      const address = addressOf(call);
      if (!address || !isRedirect(context, call)) continue;
      const flow = flowOf(call);
      const fault = flow && faultOf(flow, address);
      if (!fault || asksForSecret(flow, address) || isHelper(context, flow)) continue;
      const data = { call: callName(module.text, call), value: shortCode(module.text, fault.part) };
      yield { span: spanOf(isInside(fault.part, address) ? fault.part : address), messageId: fault.messageId, data };
    }
  },
};

/** What the client sends of an address's text, and what it can make of it. */
interface Fault {
  readonly part: TSESTree.Node;
  readonly messageId: MessageId;
}

function faultOf(flow: InputFlow, address: TSESTree.Node): Fault | undefined {
  const text = textOfAddress(flow.module, address);
  const [input] = leadingInputs(flow, address);
  if (input?.checked === "no") return { part: text, messageId: "openRedirect" };
  if (input) return onlySlashTested(flow, input, address) ? { part: text, messageId: "slashOnly" } : undefined;
  const part = partsBehindHost(flow, text).find((one) => leadingInputs(flow, one, address)[0]?.checked === "no");
  return part && { part, messageId: "longerHost" };
}

/** `requireUser(to)`, exported from a `"use server"` file for pages: no link leads anybody to it, and its address is what the pages write. */
function isHelper({ graph, module }: CheckContext<object>, { owner }: InputFlow): boolean {
  const action = module.serverFunctions.find(({ handler }) => handler === owner);
  return action !== undefined && isCalledByServerOnly(graph, module, action);
}

/** A call that goes where its first argument says; a response does, where Next.js is given it. */
function isRedirect(context: CheckContext<object>, call: TSESTree.CallExpression): boolean {
  const { graph, module } = context;
  if (makesRedirectResponse(module, call)) return answersRequests(graph.roleOf(module.filename));
  const navigation = findDirectNavigation(context, call);
  return navigation?.kinds.includes("redirect") === true && navigation.how === "throws";
}

/** The first argument; of the form that i18n routers take, its `href`. */
function addressOf(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const [target] = positionalArguments(call);
  if (target?.type !== "ObjectExpression") return target;
  const href = target.properties.find(
    (property) => property.type === "Property" && property.key.type === "Identifier" && property.key.name === "href",
  );
  return href?.type === "Property" ? href.value : undefined;
}
