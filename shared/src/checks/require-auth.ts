import { authRepairs } from "./auth-repairs.ts";
import { describeAction, placeOfAction } from "./action-place.ts";
import { definedElsewhere } from "./defined-elsewhere.ts";
import { readRepairMessages } from "./test-after-read.ts";
import { does, unguardedEffects, wayTo } from "./unguarded-effects.ts";
import { factsContextOf } from "../facts/function-place.ts";
import type { ReachedEffect } from "../facts/guards-visited-effects.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding, RelatedSpan } from "../model/finding.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";

/**
 * A Server Function is a POST endpoint: whoever has its id can call it with any arguments, from no page of the app. Middleware, layouts
 * and the page that renders the form do not run for that. https://nextjs.org/docs/app/guides/data-security (13.4 - 16.4)
 */
const messages = {
  unguardedEffect:
    "Anyone can call {{action}}, and no check of the caller comes before `{{effect}}()`, which {{does}}. Check who calls first.",
  unguardedEffectInside:
    "Anyone can call {{action}}, and it gets to `{{effect}}()`, which {{does}}, by `{{way}}()` with no check of the caller. Check who calls first.",
  insertGuard: "Check who calls with `{{guard}}`, as `{{example}}()` does.",
  useGuardedClient: "Make it with `{{client}}`, which checks who calls.",
  ...readRepairMessages,
};

type MessageId = keyof typeof messages;

export const requireAuth: Check<object, MessageId> = {
  name: "require-auth",
  code: 72201,
  preset: "security",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run(context) {
    const { module } = context;
    if (!module.isReact || module.boundary === "client" || isTestFile(module.filename)) return;
    const facts = factsContextOf(context);
    for (const action of module.serverFunctions) {
      const effects = unguardedEffects(context, facts, action);
      const effect = effects.find(({ kind }) => kind !== "private-read") ?? effects[0];
      if (!effect) continue;
      yield {
        ...findingOf(action, effect),
        related: [...callsBefore(context, action, effect), ...wayTo(effect, does[effect.kind] ?? "")],
        suggestions: authRepairs(context, facts, action, effect),
      };
    }
  },
};

function findingOf(action: ServerFunction, { kind, trace }: ReachedEffect): Finding<MessageId> {
  const data = {
    action: describeAction(action),
    effect: shorten(trace.at(-1)?.name ?? ""),
    does: does[kind] ?? "",
    way: shorten(trace[0]?.name ?? ""),
  };
  const messageId = trace.length > 1 ? "unguardedEffectInside" : "unguardedEffect";
  return { span: placeOfAction(action), messageId, data };
}

/** The functions of other files that the action calls before the effect: none of them ends it. */
function callsBefore(
  context: CheckContext<object>,
  { handler }: ServerFunction,
  { trace: [first] }: ReachedEffect,
): readonly RelatedSpan[] {
  const { module } = context;
  if (!handler || first?.file !== module.filename) return [];
  const calls = module
    .nodesOfType("CallExpression", handler)
    .filter((call) => call.range[1] <= first.start && enclosingFunction(call) === handler);
  return calls.flatMap(({ callee }) => definedElsewhere(context, callee));
}

function shorten(name: string): string {
  return name.length > 30 ? `${name.slice(0, 29)}…` : name;
}
