import type { TSESTree } from "@typescript-eslint/utils";
import { armsOf } from "../crossing/arms.ts";
import { viewOfExpression } from "../crossing/expression-view.ts";
import { placeOf, wordsOf } from "../crossing/flaw-words.ts";
import { type PassedProp, propsToClientEntries, type PropTest } from "../crossing/passed-props.ts";
import { scopeOf, trustedTypes, type TrustOptions } from "../crossing/trusted-types.ts";
import { codeAndNames, type CodeScope } from "../crossing/value-scope.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import { spanOf } from "../model/span.ts";
import { mentionsAny } from "../syntax/text-probe.ts";
import { isFlaw, sendable } from "../types/sendability.ts";
import { judgeSending } from "../types/serializability.ts";
import { opaqueView, type PropertyView, type TypeView } from "../types/type-view.ts";
import { conversionsOf } from "./conversions.ts";
import { definedElsewhere } from "./defined-elsewhere.ts";
import { mayRenderOnServer } from "./elements-on-server.ts";
import { passedFunctionMessages, repairsOfPassedFunction } from "./passed-function.ts";

/**
 * What a Server Component passes to a component of a `"use client"` module is encoded. React refuses functions, classes and instances, and
 * rendering throws; errors lose their message in production; what has `toJSON` or an iterator arrives as something else. React 19.0 - 19.3,
 * Next.js 14 - 16: tests/oracles/react-flight, https://react.dev/reference/rsc/use-client#serializable-types
 */
const messages = {
  refused:
    "`{{component}}` is a client component, and `{{prop}}` passes it {{value}}{{place}}{{through}}, which React cannot send: rendering throws. Pass plain data.",
  refusedFunction:
    "`{{component}}` is a client component, and `{{prop}}` passes it a function{{place}}{{through}}: rendering throws. Pass a Server Function, or render it from a client module.",
  gone: "In production the error{{place}} reaches the client component `{{component}}`{{through}} without its message and fields. Pass the message.",
  changed:
    "`{{prop}}` passes {{value}}{{place}}, and the client component `{{component}}` gets {{arrives}}{{through}}. Pass what it expects.",
  convert: "Pass `{{code}}`.",
  ...passedFunctionMessages,
};

type MessageId = keyof typeof messages;

export const serializableProps: Check<TrustOptions, MessageId> = {
  name: "serializable-props",
  code: 72303,
  preset: "recommended",
  severity: "error",
  messages,
  ...trustedTypes,
  canApply: (text) => mentionsAny(text, ["import"]),
  mayConcern: (file) => mayRenderOnServer(file) && file.graph.mayReachClientEntry(file.filename),
  *run(context) {
    if (!context.module.isReact) return;
    const scope = scopeOf(context);
    const isSuspect: PropTest = (given) =>
      passedViews(codeAndNames(scope), given).some(({ view }) => isFlaw(judgeSending(view, "prop")));
    for (const passed of propsToClientEntries(scope, isSuspect)) yield* findingsFor(context, passed);
  },
};

function* findingsFor(context: CheckContext<TrustOptions>, passed: PassedProp): Generator<Finding<MessageId>> {
  const { name, tag, component, through } = passed;
  const { module, settings } = context;
  for (const { arm, view } of passedViews(scopeOf(context), passed)) {
    const flaw = judgeSending(view, "prop");
    if (!isFlaw(flaw) || !flaw.certain) continue;
    // That an action prop gets some other function is what `action-prop-value` reports.
    if (view.certain === "function" && !passed.isInside && settings.actionPropName.test(name)) continue;
    const conversions = (passed.member ? [] : conversionsOf(module, flaw, arm)).map(({ code, ...repair }) => {
      return { messageId: "convert" as const, data: { code }, ...repair };
    });
    const isFunction = flaw.kind === "function" && flaw.path.length === 0 && !passed.member;
    const repairs = isFunction ? repairsOfPassedFunction(context, arm, { forAction: false }) : [];
    const suggestions = [...conversions, ...repairs];
    yield {
      span: spanOf(placeOf(arm, flaw.path).node),
      messageId: messageFor(flaw.verdict, flaw.kind === "function"),
      data: { component, prop: name, through: throughWords(through), ...wordsOf(flaw) },
      related: [tag, arm].flatMap((part) => definedElsewhere(context, part)),
      ...(suggestions.length > 0 && { suggestions }),
    };
  }
}

/** What is passed: each arm of a choice, or a member of a value that is spread. */
function passedViews(
  scope: CodeScope,
  { value, member }: Pick<PassedProp, "member" | "value">,
): readonly { readonly arm: TSESTree.Node; readonly view: TypeView }[] {
  if (member) return [{ arm: value, view: mayBeLeftOut(member) ? opaqueView : member.type }];
  return armsOf(value).map((arm) => ({ arm, view: viewOfExpression(scope, arm) }));
}

/** An optional function is usually left out by whoever has plain data. */
function mayBeLeftOut({ optional, type }: PropertyView): boolean {
  const flaw = optional ? judgeSending(type, "prop") : sendable;
  return isFlaw(flaw) && flaw.kind === "function";
}

function messageFor(verdict: "gone" | "lossy" | "no", isFunction: boolean): MessageId {
  if (verdict === "gone") return "gone";
  if (verdict === "lossy") return "changed";
  return isFunction ? "refusedFunction" : "refused";
}

/** With a blank before it. */
function throughWords(through: string | undefined): string {
  return through === undefined ? "" : ` through \`${through}\``;
}
