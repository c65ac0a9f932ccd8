import type { TSESTree } from "@typescript-eslint/utils";
import { mayHaveStaleCallers, type StaleCaller, staleCallersOf } from "../facts/callers.ts";
import { effectsOf } from "../facts/effects-of.ts";
import { factsContextOf, type FactsContext, type FunctionPlace } from "../facts/function-place.ts";
import { revalidates } from "../facts/revalidates.ts";
import { placeOfServerFunction } from "../facts/server-function-place.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Effect, EffectKind } from "../model/facts.ts";
import type { Finding, RelatedSpan, Suggestion } from "../model/finding.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { callAt } from "../syntax/calls.ts";
import { callName } from "../syntax/short-code.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { importName } from "../edits/import-name.ts";
import { insertAfter } from "../edits/insert-after.ts";
import { refreshCalls, type RefreshCall, refresherOf } from "./refresh-repairs.ts";

/**
 * After a Server Function, Next.js renders the page again only if it refreshed something, set a cookie or redirected; else the answer holds the
 * function's result alone, and what the page shows stays as it was. `next/dist/server/app-render/action-handler.js`: `skipPageRendering`
 * (16.4; `skipFlight` before), https://nextjs.org/docs/app/getting-started/updating-data#revalidate-data (13.4 - 16.4)
 */
const messages = {
  staleForm:
    "`{{effect}}` writes, and nothing refreshes the page with the form, which goes on showing the old data. Call `{{refresh}}` after it.",
  staleCall:
    "`{{effect}}` writes, and neither this function nor a caller refreshes the page, which goes on showing the old data. Call `{{refresh}}` after it.",
  insert: "Insert `{{call}}` after it.",
};

type MessageId = keyof typeof messages;

export const requireRevalidation: Check<object, MessageId> = {
  name: "require-revalidation",
  code: 72405,
  preset: "strict",
  severity: "warn",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run(context) {
    const { module } = context;
    if (!module.isReact || isTestFile(module.filename)) return;
    const facts = factsContextOf(context);
    for (const serverFunction of module.serverFunctions) {
      const finding = inspect(context, facts, serverFunction);
      if (finding) yield finding;
    }
  },
};

/** What pages show. Mail, payments and jobs are seen elsewhere, or later; a cookie refreshes by itself. */
const shownEffects: ReadonlySet<EffectKind> = new Set(["db-write", "fetch-write", "storage"]);

function inspect(
  context: CheckContext<object>,
  factsContext: FactsContext,
  serverFunction: ServerFunction,
): Finding<MessageId> | undefined {
  const { module, graph, settings } = context;
  const place = placeOfServerFunction(factsContext, module, serverFunction);
  if (place?.file !== factsContext.own.filename) return undefined;
  if (!mayHaveStaleCallers(graph, place, serverFunction.names)) return undefined;
  const effect = writtenBy(factsContext, place);
  const call = effect?.trace[0] && callAt(context.module, effect.trace[0]);
  if (!call) return undefined;
  const [first, ...others] = staleCallersOf(graph, place, serverFunction.names);
  if (!first) return undefined;
  const [start, end] = call.callee.range;
  return {
    span: { start, end },
    messageId: first.kind === "form" ? "staleForm" : "staleCall",
    data: { effect: callName(module.text, call, 30), refresh: refresherOf(settings.nextVersion) },
    suggestions: refreshCalls(context, first).flatMap((refresh) => insertion(context, serverFunction, call, refresh)),
    related: [...wayOf(effect), ...[first, ...others].map(relatedTo)],
  };
}

/** The first write that a page may show, of a function that certainly refreshes nothing. */
function writtenBy(facts: FactsContext, place: FunctionPlace): Effect | undefined {
  const effect = effectsOf(facts, place).effects.find(({ kind }) => shownEffects.has(kind));
  return effect && revalidates(facts, place).verdict === "no" ? effect : undefined;
}

function insertion(
  { module }: CheckContext<object>,
  { handler }: ServerFunction,
  call: TSESTree.CallExpression,
  { name, source, args }: RefreshCall,
): Suggestion<MessageId>[] {
  const imported = importName(module, name, source, call);
  if (!imported || !handler) return [];
  const text = `${imported.text}(${args})`;
  const edit = insertAfter(module, handler, call, text);
  return edit ? [{ messageId: "insert", data: { call: text }, edits: [edit, ...imported.edits] }] : [];
}

/** The calls between this file's and the effect itself. */
function wayOf({ trace: [, ...inner] }: Effect): RelatedSpan[] {
  return inner.map(({ name, file, start, end }) => ({ file, start, end, message: `It calls \`${name}\`.` }));
}

function relatedTo({ kind, file, start, end }: StaleCaller): RelatedSpan {
  const message = kind === "form" ? "This form is rendered on the server." : "It is called here.";
  return { file, start, end, message };
}
