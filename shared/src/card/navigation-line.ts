import { leavesFunction } from "../flow/navigation-escape.ts";
import { isRunBy } from "../flow/execution.ts";
import { findNavigation } from "../navigation/navigation-helpers.ts";
import { code, listOf } from "./markdown.ts";
import type { CardLine } from "./subject.ts";

/** The navigation calls whose errors leave it, as written. */
export const navigationLine: CardLine = (subject) => {
  const { module, serverFunction } = subject;
  const { handler } = serverFunction;
  if (!handler) return undefined;
  const calls = module.nodesOfType("CallExpression", handler).filter((call) => {
    if (!isRunBy(module, call, handler)) return false;
    const navigation = findNavigation(subject, call);
    return navigation !== undefined && leavesFunction(module, call, navigation.how);
  });
  if (calls.length === 0) return undefined;
  const texts = calls.map((call) => code(module.text.slice(...call.range)));
  return `Navigates: ${listOf([...new Set(texts)], MAX_CALLS)}`;
};

const MAX_CALLS = 3;
