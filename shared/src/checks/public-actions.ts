/** What anyone may do on purpose. */
import type { Reached } from "../facts/guards-effects.ts";
import type { ReachedEffect } from "../facts/guards-visited-effects.ts";
import { isPassingThing, isPublicName, isPublicPlace, isSessionCall } from "../knowledge/auth-public.ts";
import { asksForHumans, countsByAddress } from "../knowledge/auth-public-calls.ts";
import type { CheckContext } from "../model/check.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { hasTag } from "../syntax/documentation.ts";
import { matchesGlob } from "../syntax/globs.ts";

/** Whether the settings, or a `@public` tag, say of an action that anyone may call it. */
export function isDeclaredPublic({ module, settings }: CheckContext<unknown>, action: ServerFunction): boolean {
  const isNamed = (pattern: string) => [...action.names, module.filename].some((text) => matchesGlob(text, pattern));
  return settings.publicActions.some(isNamed) || hasPublicTag(module.text, action);
}

/**
 * Whether an action is made for strangers: by its name or its place, because it begins or ends a session, counts its callers by their address,
 * asks for a proof that they are human, or for the cookie of a cart. That lets them add, ask and pay, no more.
 */
export function isForStrangers(
  { module: { filename } }: CheckContext<unknown>,
  { names }: ServerFunction,
  { names: calls, readsGuestKey }: Reached,
): boolean {
  if (readsGuestKey || names.some(isPublicName) || isPublicPlace(filename)) return true;
  return [...calls].some(isSessionCall) || countsByAddress(calls) || asksForHumans(calls);
}

/** Whether a page for strangers reads with it. */
export function isReadByStrangers(
  { graph, module: { filename } }: CheckContext<unknown>,
  { names }: ServerFunction,
): boolean {
  return names.some((name) => graph.importersOf(filename, name).some(({ file }) => isPublicPlace(file)));
}

/** Whether strangers may do this in an action made for them: nothing that was there before, and lasts, becomes other. */
export function isLeftToStrangers({ adds, kind, subjects }: ReachedEffect): boolean {
  if (kind === "storage") return adds === true;
  return kind !== "db-write" || adds === true || subjects.some(isPassingThing);
}

/** Whether whoever gets there has shown a secret, is about to when it is looked up, or calls what asks for one itself. */
export function isForHolders({ kind, state, trace }: ReachedEffect, { asksSecret }: Reached): boolean {
  if (state.isHolder || (asksSecret && kind === "private-read")) return true;
  return isSessionCall(trace.at(-1)?.name ?? "");
}

/** A comment with `@public` that ends right before the statement of the action. */
function hasPublicTag(text: string, { handler, node }: ServerFunction): boolean {
  let statement = handler ?? node;
  while (statement.parent && statement.parent.type !== "Program" && statement.parent.type !== "BlockStatement")
    statement = statement.parent;
  return hasTag(text, statement.range[0], "public");
}
