import type { TSESTree } from "@typescript-eslint/utils";
import { closureBreaks, earlyUse, type ClosureBreak } from "../analyze/broken-closure.ts";
import { closureOf, type Closure } from "../analyze/captures.ts";
import { refusalOfCapture } from "../crossing/captured-values.ts";
import { wordsOf } from "../crossing/flaw-words.ts";
import { scopeOf, trustedTypes, type TrustOptions } from "../crossing/trusted-types.ts";
import { placeOutsideAppRouter } from "../graph/outside-app-router.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding, RelatedSpan, Suggestion } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { spanOf } from "../model/span.ts";
import { valueBehind } from "../syntax/bindings.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import type { Flaw } from "../types/sendability.ts";
import { repairsOf, repairOfEarlyUse } from "./closure-repairs.ts";
import { definedElsewhere } from "./defined-elsewhere.ts";

/**
 * Next.js moves an inline Server Function to the top of its module and passes it the values it closes over. Its compiler knows some of
 * those names only, and passes a copy: code that compiles, type-checks and renders then fails when the action is submitted.
 * https://github.com/vercel/next.js/issues/57392, https://github.com/vercel/next.js/issues/88605 (14 - 16.4, Turbopack and webpack)
 */
const messages = {
  loopVariable:
    "The loop variable `{{name}}` is not passed to this action, so submitting it throws `{{name}} is not defined`. Copy it to a `const` in the loop body.",
  catchParameter:
    "The `catch` parameter `{{name}}` is not passed to this action, so submitting it throws `{{name}} is not defined`. Copy what the action needs to a `const`.",
  declaredLater:
    "`{{name}}` is declared after this action and not passed to it, so submitting it throws `{{name}} is not defined`. Declare `{{name}}` before the action.",
  sameDeclaration:
    "`{{name}}` is declared together with this action and not passed to it, so submitting it throws `{{name}} is not defined`. Declare `{{name}}` on its own, before.",
  class:
    "The local class `{{name}}` is not passed to this action, so submitting it throws `{{name}} is not defined`. Move the class to the top level of the module.",
  moduleBlock:
    "`{{name}}` belongs to a block outside every function and is not passed to this action, so submitting it throws. Declare it at the top level of the module.",
  constructorLocal:
    "`{{name}}` belongs to a constructor or `static` block and is not passed to this action, so submitting it throws. Create the action in a function or method.",
  enclosingFunction:
    "The function `{{name}}` around this action is not passed to it, so submitting it throws `{{name}} is not defined`. Move `{{name}}` to the top level of the module.",
  expressionName:
    "`{{name}}` no longer names the expression around this action: there it is not defined, or the action itself. Move what the action needs to the top level.",
  renamedWithDefault:
    "`{{name}}` is destructured under a new name with a default and not passed to this action, so submitting it throws. Copy it to a `const`.",
  ownName:
    "In this action `{{name}}` is the function without its captured values, so calling it fails. Move the repeated code to a function at the top level of the module.",
  assigned:
    "This action gets a copy of `{{name}}` and cannot assign to it, so submitting it throws `{{name}} is not defined`. Use a variable of the action.",
  parameterDefault:
    "`{{name}}` is not passed to default values of parameters, so submitting throws `{{name}} is not defined` where one is used. Set the default in the body.",
  tag: "The element name `{{name}}` is not passed to this action, so submitting it throws `{{name}} is not defined`. Use a component from the top level of the module.",
  capturedMethod:
    "This optional call captures the method `{{path}}`, which React cannot send, so submitting fails. Read its receiver into a `const` in the action first.",
  capturedFunction:
    "This action captures the function `{{name}}`, which React cannot send, so the form gets no action. Move the function into the action, or to the top level.",
  capturedClass:
    "This action captures the class `{{name}}`, which React cannot send, so the form gets no action. Move the class into the action, or to the top level.",
  capturedInstance:
    "This action captures `{{name}}`, an instance of `{{class}}`, which React cannot send, so the form gets no action. Capture the values it needs, or create it in the action.",
  capturedPart:
    "This action captures `{{name}}`, which holds {{value}}{{place}}: React cannot send that, so the form gets no action. Capture only the values it needs.",
  capturedTag:
    "This action captures the template tag `{{path}}`, a function, which React cannot send, so the form gets no action. Use a tag from the top level of the module.",
  staleValue:
    "This action gets the value `{{name}}` has when the action is created, not the one assigned later. Create the action after the last assignment.",
  usedEarly:
    "`{{name}}` gets its value where it is declared, so here it is still undefined and the form has no action. Declare it before its first use.",
  declaredAfterReturn:
    "`{{name}}` gets its value where it is declared, and that is never reached, so the form has no action. Declare it before the `return`.",
  copyBefore: "Copy `{{name}}` to `{{copy}}` before the action.",
  bindValue: "Pass `{{name}}` to the action by `bind`.",
  copyInside: "Assign to the action's own copy `{{copy}}`.",
  readReceiver: "Read `{{receiver}}` into `{{copy}}` in the action.",
  moveBefore: "Move `{{name}}` before its first use.",
};

export type MessageId = keyof typeof messages;

export const noBrokenClosure: Check<TrustOptions, MessageId> = {
  name: "no-broken-closure",
  code: 72105,
  preset: "recommended",
  severity: "error",
  messages,
  ...trustedTypes,
  canApply: mayHaveServerDirective,
  *run(context) {
    const { graph, module, types } = context;
    if (module.boundary === "client" || module.serverFunctions.length === 0) return;
    if (placeOutsideAppRouter(graph, module.filename)) return;
    const scope = scopeOf(context);
    for (const serverFunction of module.serverFunctions) {
      const { handler, origin } = serverFunction;
      if (origin !== "function" || !handler?.async) continue;
      const closure = closureOf(module, serverFunction);
      for (const broken of closureBreaks(module, handler, closure, (capture) => refusalOfCapture(scope, capture)))
        yield findingOf(context, handler, broken, repairsOf(module, handler, closure, broken, types));
      yield* earlyUses(module, handler, closure);
    }
  },
};

function findingOf(
  context: CheckContext<TrustOptions>,
  action: FunctionNode,
  broken: ClosureBreak<Flaw>,
  suggestions: readonly Suggestion<MessageId>[],
): Finding<MessageId> {
  const related = relatedTo(context, broken);
  const { node, messageId, data } = saidOf(action, broken);
  return {
    span: spanOf(node),
    messageId,
    data,
    ...(suggestions.length > 0 && { suggestions }),
    related,
  };
}

interface Said {
  readonly node: TSESTree.Node;
  readonly messageId: MessageId;
  readonly data: Readonly<Record<string, string>>;
}

function saidOf(action: FunctionNode, broken: ClosureBreak<Flaw>): Said {
  if (broken.kind === "lost") {
    const { use, reason } = broken.name;
    return { node: use.root, messageId: reason, data: { name: use.root.name } };
  }
  const { variable, path, text, uses } = broken.capture;
  const node = (path.length === 0 ? uses[0]?.root : uses[0]?.node) ?? action;
  const name = variable.name;
  if (broken.kind === "method")
    return { node: broken.calls[0]?.node ?? node, messageId: "capturedMethod", data: { path: text } };
  if (broken.kind === "tag") return { node: broken.tag.node, messageId: "capturedTag", data: { path: text } };
  if (broken.kind === "stale") return { node, messageId: "staleValue", data: { name } };
  return { node, ...refused(text, broken.flaw) };
}

function refused(name: string, flaw: Flaw): Pick<Said, "data" | "messageId"> {
  const { kind, path, type } = flaw;
  if (path.length > 0 || kind === "symbol" || kind === "uniqueSymbol")
    return { messageId: "capturedPart", data: { name, ...wordsOf(flaw) } };
  if (kind === "function") return { messageId: "capturedFunction", data: { name } };
  if (kind === "class") return { messageId: "capturedClass", data: { name } };
  return { messageId: "capturedInstance", data: { name, class: type } };
}

/** Where the name is declared, or assigned later, and where what it holds is defined. */
function relatedTo(context: CheckContext<TrustOptions>, broken: ClosureBreak<Flaw>): RelatedSpan[] {
  const { module } = context;
  const file = module.filename;
  if (broken.kind === "stale") return [{ file, ...spanOf(broken.write), message: "It is assigned here." }];
  const variable = broken.kind === "lost" ? broken.name.variable : broken.capture.variable;
  const [declared] = variable.identifiers as readonly TSESTree.Node[];
  if (!declared) return [];
  const [use] = broken.kind === "unsendable" ? broken.capture.uses : [];
  return [
    { file, ...spanOf(declared), message: `\`${variable.name}\` is declared here.` },
    ...(use ? definedElsewhere(context, valueBehind(module, use.root) ?? use.root) : []),
  ];
}

function* earlyUses(module: ModuleAnalysis, action: FunctionNode, closure: Closure): Generator<Finding<MessageId>> {
  const early = earlyUse(module, action);
  const name = action.id?.name;
  if (!early || name === undefined) return;
  const repair = repairOfEarlyUse(module, action, closure);
  yield {
    span: spanOf(early.node),
    messageId: early.isUnreachable ? "declaredAfterReturn" : "usedEarly",
    data: { name },
    ...(repair && { suggestions: [{ messageId: "moveBefore", data: { name }, edits: repair }] }),
  };
}
