import type { TSESTree } from "@typescript-eslint/utils";
import { importName } from "../edits/import-name.ts";
import { insertRethrow } from "../edits/insert-rethrow.ts";
import { moveAfterTry } from "../edits/move-after-try.ts";
import type { NeverReturns } from "../flow/completion.ts";
import { findDirectNavigation, type NavigationContext } from "../navigation/navigation-calls.ts";
import { rethrowExports } from "../knowledge/next.ts";
import { isBefore } from "../knowledge/versions.ts";
import type { Edit, Suggestion } from "../model/finding.ts";
import type { FunctionNode } from "../model/module.ts";
import { isFunction } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { Handler } from "./redirect-handlers.ts";

type Repair = Suggestion<"addRethrow" | "moveAfterTry">;

/** How to let a navigation error out of the handlers that lose it. `call`: the navigation call, when it is written in this file. */
export function repairsOf(
  context: NavigationContext,
  call: TSESTree.CallExpression | undefined,
  lost: readonly Handler[],
  catcher: string,
  name: string,
  neverReturns: NeverReturns,
): Repair[] {
  const rethrow = rethrowRepair(context, lost);
  const move = call && moveRepair(context, call, lost, neverReturns);
  const together = `Insert \`${rethrow?.text}\`.`;
  return [
    ...(rethrow
      ? [{ messageId: "addRethrow" as const, data: { rethrow: rethrow.text, catcher }, edits: rethrow.edits, together }]
      : []),
    ...(move ? [{ messageId: "moveAfterTry" as const, data: { call: name }, edits: move }] : []),
  ];
}

/** A navigation call of Next.js ends the path it stands on; Auth.js calls and helpers may return. */
export function neverReturnsIn(context: NavigationContext): NeverReturns {
  return (call) => findDirectNavigation(context, call)?.how === "throws";
}

function rethrowRepair(
  { module, settings }: NavigationContext,
  lost: readonly Handler[],
): { text: string; edits: Edit[] } | undefined {
  const [{ name, since }] = rethrowExports;
  if (settings.nextVersion !== undefined && isBefore(settings.nextVersion, since)) return undefined;
  const edits: Edit[] = [];
  let text: string | undefined;
  for (const step of lost) {
    const handler = writtenHandler(step);
    const imported = handler && importName(module, name, "next/navigation", handler.body);
    const insertion = handler && imported && insertRethrow(module, handler, imported.text);
    if (!insertion) return undefined;
    if (text === undefined) edits.push(...imported.edits);
    text ??= imported.text;
    edits.push(...insertion);
  }
  return text === undefined ? undefined : { text, edits: edits.sort((left, right) => left.start - right.start) };
}

function writtenHandler(step: Handler): FunctionNode | TSESTree.CatchClause | undefined {
  if (step.kind === "catch") return step.handler;
  const callback = step.kind === "callback" ? unwrap(step.callback) : undefined;
  return isFunction(callback) ? callback : undefined;
}

function moveRepair(
  { module }: NavigationContext,
  call: TSESTree.CallExpression,
  lost: readonly Handler[],
  neverReturns: NeverReturns,
): Edit[] | undefined {
  const [step] = lost;
  if (lost.length !== 1 || step?.kind !== "catch") return undefined;
  return moveAfterTry(module, call, step.statement, neverReturns);
}
