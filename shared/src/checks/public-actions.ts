/** Actions that anyone may call on purpose. */
import { isPublicName, isPublicPlace, isSessionCall } from "../knowledge/auth-public.ts";
import type { CheckContext } from "../model/check.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { mentions } from "../edits/layout.ts";
import { matchesGlob } from "../syntax/globs.ts";

/**
 * By the settings, by a `@public` tag, by its name or place, or because it begins or ends a session itself, or is given
 * a token that was mailed. `calls`: made on its way.
 */
export function isPublicAction(
  { module, settings }: CheckContext<unknown>,
  action: ServerFunction,
  calls: ReadonlySet<string>,
): boolean {
  const { filename } = module;
  const { names } = action;
  const isNamed = (pattern: string) => [...names, filename].some((text) => matchesGlob(text, pattern));
  if (settings.publicActions.some(isNamed)) return true;
  if (names.some(isPublicName) || isPublicPlace(filename)) return true;
  if (hasPublicTag(module.text, action) || [...calls].some(isSessionCall)) return true;
  return action.handler !== undefined && mentions(action.handler, "token");
}

/** A comment with `@public` that ends right before the statement of the action. */
function hasPublicTag(text: string, { handler, node }: ServerFunction): boolean {
  let statement = handler ?? node;
  while (statement.parent && statement.parent.type !== "Program" && statement.parent.type !== "BlockStatement")
    statement = statement.parent;
  const before = text.slice(0, statement.range[0]).trimEnd();
  if (!before.endsWith("*/")) return false;
  const comment = before.slice(before.lastIndexOf("/*"));
  return comment.startsWith("/**") && comment.split(/[\s*]+/u).includes("@public");
}
