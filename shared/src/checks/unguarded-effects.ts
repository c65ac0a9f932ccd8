/** What an action does that needs a check of its caller, on a path that has none. */
import {
  isDeclaredPublic,
  isForHolders,
  isForStrangers,
  isLeftToStrangers,
  isReadByStrangers,
} from "./public-actions.ts";
import type { FactsContext } from "../facts/function-place.ts";
import type { Reached } from "../facts/guards-effects.ts";
import type { ReachedEffect } from "../facts/guards-visited-effects.ts";
import { isGuardedThroughout, walkedAction } from "../facts/walked-actions.ts";
import { namesPrivateData } from "../knowledge/auth-public.ts";
import { keepsRecords } from "../knowledge/auth-public-calls.ts";
import type { CheckContext } from "../model/check.ts";
import type { EffectKind } from "../model/facts.ts";
import type { RelatedSpan } from "../model/finding.ts";
import type { ServerFunction } from "../model/server-function.ts";

/** What an effect does, in words. */
export const does: Readonly<Partial<Record<EffectKind, string>>> = {
  "db-write": "writes to the database",
  "fetch-write": "changes data of another service",
  "file-access": "gives access to stored files",
  mail: "sends a message",
  payment: "moves money or opens a payment",
  "private-read": "reads private data",
  queue: "starts a job",
  storage: "changes stored files",
};

/** The privileged effects on paths without a check, in order, without what strangers may do on purpose; none where nobody can tell. */
export function unguardedEffects(
  context: CheckContext<object>,
  facts: FactsContext,
  action: ServerFunction,
): readonly ReachedEffect[] {
  if (isGuardedThroughout(facts, context.module, action)) return [];
  const { reached } = walkedAction(facts, context.module, action);
  if (!reached) return [];
  const isOpen = isForStrangers(context, action, reached);
  const found = reached.effects
    .filter((effect) => effect.state.verdict === "no" && isPrivileged(action, effect, reached))
    .filter((effect) => !isForTheRecords(action, effect))
    .filter((effect) => !isForHolders(effect, reached) && !(isOpen && isLeftToStrangers(effect)));
  if (found.length === 0 || isDeclaredPublic(context, action)) return [];
  const isOnlyRead = found.every(({ kind }) => kind === "private-read");
  return isOnlyRead && isReadByStrangers(context, action) ? [] : found;
}

/** The calls on the way to an effect, and the effect itself, of which `said` is said. */
export function wayTo({ trace }: ReachedEffect, said: string): readonly RelatedSpan[] {
  return trace.map(({ name, ...place }, index) => {
    const message = index === trace.length - 1 ? `\`${name}()\` ${said}.` : `Calls \`${name}()\`.`;
    return { ...place, message };
  });
}

/** Who keeps records (`logAudit()`) or counts callers (`checkRateLimit()`) writes of strangers too, unless that is what the action is for. */
function isForTheRecords({ names }: ServerFunction, { trace }: ReachedEffect): boolean {
  const ways = trace.slice(0, -1).map(({ name }) => name);
  return ways.some(keepsRecords) && !names.some(keepsRecords);
}

/** A read of a private table (`prisma.user`) before a check may be what the check asks about: there the functions' names have to say it. */
function isPrivileged({ names }: ServerFunction, { kind, trace }: ReachedEffect, { guards }: Reached): boolean {
  if (kind !== "private-read") return does[kind] !== undefined;
  const functions = [...names, ...trace.map(({ name }) => name).filter((name) => !name.includes("."))];
  return (
    namesPrivateData(functions) || (guards.verdict === "no" && namesPrivateData(trace.map(({ name }) => ownerOf(name))))
  );
}

/** `prisma.user` of `prisma.user.count`: the method says how it is read, not what. */
function ownerOf(name: string): string {
  return name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : name;
}
