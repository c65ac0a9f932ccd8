import type { TSESTree } from "@typescript-eslint/utils";
import { definedElsewhere } from "./defined-elsewhere.ts";
import { eagerFinding, eagerMethodOf } from "./eager-navigation.ts";
import { type Handler, nameOfHandler, relatedToHandler } from "./redirect-handlers.ts";
import { isClientEvent } from "./redirect-on-client.ts";
import { neverReturnsIn, repairsOf } from "./redirect-repairs.ts";
import { routeOf } from "../flow/error-route.ts";
import { outcomeOfHandler, type OutsideKnowledge } from "../flow/handler-outcome.ts";
import {
  findDirectNavigation,
  type Navigation,
  type NavigationContext,
  navigationNamedBy,
} from "../navigation/navigation-calls.ts";
import { mayImportNavigation } from "../navigation/navigation-probes.ts";
import { errorOutcomeOf, findNavigation } from "../navigation/navigation-helpers.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import { memberName } from "../syntax/calls.ts";
import { mentionsWord } from "../syntax/text-probe.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import { unwrap, wrapped } from "../syntax/unwrap.ts";

/**
 * `redirect`, `permanentRedirect`, `notFound`, `forbidden` and `unauthorized` leave by throwing an error that Next.js catches.
 * A `catch` on its way that does not throw the same error again makes the call do nothing.
 * https://nextjs.org/docs/app/api-reference/functions/redirect (13.0 - 16.4), https://nextjs.org/docs/app/api-reference/functions/unstable_rethrow (15.0)
 */
const messages = {
  swallowedNavigation:
    "`{{call}}` takes effect by throwing, and {{catcher}} does not throw its error again, so it has no effect. Rethrow the error, or call `{{call}}` outside.",
  swallowedSignIn:
    "`{{call}}` ends by throwing a redirect, and {{catcher}} does not throw its error again: the redirect is lost. Rethrow it, or call `{{call}}` outside.",
  swallowedByHelper:
    "`{{call}}` calls `{{inside}}`, which takes effect by throwing; {{catcher}} does not throw its error again. Rethrow it, or call `{{call}}` outside.",
  droppedByFinally:
    "`{{call}}` takes effect by throwing, and the `finally` block drops its error by ending in another way. Let the `finally` block end normally.",
  eagerNavigation:
    "`{{call}}` runs before `{{method}}` is called and leaves by throwing, so the promise is not waited for. Pass a function that calls it.",
  passCallback: "Pass a function: `() => ...`.",
  addRethrow: "Insert `{{rethrow}}` at the start of {{catcher}}.",
  moveAfterTry: "Move `{{call}}` after the `try` statement.",
};

type MessageId = keyof typeof messages;

export const noRedirectInTryCatch: Check<object, MessageId> = {
  name: "no-redirect-in-try-catch",
  code: 72001,
  preset: "recommended",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: (text) => mentionsWord(text, ["catch", "finally", "then"]),
  mayConcern: mayImportNavigation,
  *run(context) {
    if (!context.module.isReact || isTestFile(context.module.filename)) return;
    for (const call of context.module.nodesOfType("CallExpression")) {
      const finding = inspectCall(context, call) ?? inspectCallback(context, call);
      if (finding) yield finding;
    }
  },
};

/** A call whose error some handler gets. */
function inspectCall(context: CheckContext<object>, call: TSESTree.CallExpression): Finding<MessageId> | undefined {
  const method = eagerMethodOf(call);
  const isCaught = meetsHandler(context, call, "throws") || meetsHandler(context, call, "rejects");
  if (method === undefined && !isCaught) return undefined;
  // What its error would do is asked first: to find the call behind a name costs the trees of other files.
  if (isClientEvent(context, call, { how: "throws" })) return undefined;
  const navigation = findNavigation(context, call);
  if (!navigation || isClientEvent(context, call, navigation)) return undefined;
  if (method !== undefined && navigation.how === "throws" && !navigation.inside) {
    return inspectEager(context, { call, navigation, node: call, named: call.callee }, method);
  }
  return inspect(context, { call, navigation, node: call, named: call.callee });
}

function inspectEager(context: CheckContext<object>, subject: Subject, method: string): Finding<MessageId> {
  const { call, navigation } = subject;
  // In a callback the error becomes the rejection of the promise that the method gives.
  const promise = wrapped(call).parent as TSESTree.CallExpression;
  const lost = handlersLosing(context, { ...subject, call: promise, navigation: { ...navigation, how: "rejects" } });
  const [rethrow] = repairsOf(context, undefined, lost, "", "", neverReturnsIn(context));
  return eagerFinding(context.module, call, method, lost.length === 0 ? [] : rethrow?.edits);
}

/** `.catch(notFound)`: the function is handed over by name. */
function inspectCallback(context: CheckContext<object>, call: TSESTree.CallExpression): Finding<MessageId> | undefined {
  const callee = unwrap(call.callee);
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  if (method !== "catch" && method !== "then" && method !== "finally") return undefined;
  if (!meetsHandler(context, call, "rejects")) return undefined;
  for (const node of call.arguments) {
    const named =
      node.type === "Identifier" || node.type === "MemberExpression" ? navigationNamedBy(context, node) : undefined;
    if (!named) continue;
    const navigation: Navigation = { ...named.navigation, how: "rejects" };
    if (!isClientEvent(context, call, navigation)) return inspect(context, { call, navigation, node, named: node });
  }
  return undefined;
}

interface Subject {
  /** Where the error appears. */
  readonly call: TSESTree.CallExpression;
  readonly navigation: Navigation;
  /** What is reported, and the name in it. */
  readonly node: TSESTree.Node;
  readonly named: TSESTree.Node;
}

function inspect(context: CheckContext<object>, subject: Subject): Finding<MessageId> | undefined {
  const lost = handlersLosing(context, subject);
  const [first] = lost;
  if (!first) return undefined;
  const { module } = context;
  const { inside } = subject.navigation;
  const text = module.text.slice(...subject.named.range);
  const data = { call: `${text}()`, catcher: nameOfHandler(first), ...(inside && { inside: `${inside.name}()` }) };
  const direct = subject.node === subject.call ? subject.call : undefined;
  return {
    span: { start: subject.node.range[0], end: subject.node.range[1] },
    messageId: messageFor(first, subject),
    data,
    suggestions: repairsOf(context, direct, lost, nameOfHandler(first), data.call, neverReturnsIn(context)),
    related: [...relatedToHandler(context, first, subject.navigation), ...definedElsewhere(context, subject.named)],
  };
}

function messageFor({ kind }: Handler, { call, navigation, node }: Subject): MessageId {
  if (kind === "finally") return "droppedByFinally";
  if (navigation.inside) return "swallowedByHelper";
  // Auth.js has set its cookies by then.
  return navigation.how === "rejects" && node === call ? "swallowedSignIn" : "swallowedNavigation";
}

/** The handlers that keep the error, as if each before had been repaired; none when it gets out, or nobody can tell. */
function handlersLosing(context: NavigationContext, { call, navigation, node }: Subject): Handler[] {
  const { module } = context;
  const isOwn = navigation.inside === undefined && node === call;
  const outside = outsideOf(context);
  const lost: Handler[] = [];
  const route = routeOf(module, { how: navigation.how, node: call });
  for (let step = route.next(); !step.done; step = route.next()) {
    const handler = step.value;
    if (handler.kind === "passed") continue;
    const outcomes = navigation.kinds.map((kind) =>
      outcomeOfHandler(module, handler, { kind, call: isOwn ? call : undefined }, outside),
    );
    if (outcomes.includes("lost")) lost.push(handler);
    else if (outcomes.includes("unknown")) break;
  }
  return lost;
}

function outsideOf(context: NavigationContext): OutsideKnowledge {
  return {
    isNavigation: (call) => findDirectNavigation(context, call) !== undefined,
    foreign: (callee, position, kind) => errorOutcomeOf(context, callee, position, kind),
  };
}

function meetsHandler({ module }: CheckContext<object>, node: TSESTree.Node, how: "rejects" | "throws"): boolean {
  for (const step of routeOf(module, { how, node })) if (step.kind !== "passed") return true;
  return false;
}
