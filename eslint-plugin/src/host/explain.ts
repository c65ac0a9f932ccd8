import { relative } from "node:path";
import { type Check, type Finding, formatMessage, type ModuleGraph, toPosix } from "@server-actions/shared";
import type { RuleContext } from "../create-rule.ts";
import { cwdOf, filenameOf, sourceCodeOf } from "./context.ts";

/** The message of a finding with its related places, which ESLint cannot show beside it; `undefined` where it has none. */
export function explainedMessage(
  context: RuleContext,
  check: Pick<Check, "messages">,
  graph: ModuleGraph,
  finding: Finding,
): string | undefined {
  const { related = [] } = finding;
  if (related.length === 0) return undefined;
  const places = related.map(({ file, message, start }) => {
    const text = file === filenameOf(context) ? sourceCodeOf(context).text : (graph.textOf(file) ?? "");
    const line = text.slice(0, start).split("\n").length;
    return `${toPosix(relative(cwdOf(context), file))}:${line}: ${message}`;
  });
  return [formatMessage(check, finding), ...places].join(" → ");
}
