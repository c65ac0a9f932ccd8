import type { TSESTree } from "@typescript-eslint/utils";
import type { Resolution } from "../graph/resolution.ts";
import type { CheckContext } from "../model/check.ts";
import type { RelatedSpan } from "../model/finding.ts";
import type { Span } from "../model/span.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { shortCode } from "../syntax/short-code.ts";

/** The place of another file where a name that decides a finding is defined; nothing for names of this file, and what nobody can follow. */
export function definedElsewhere(
  { graph, module }: Pick<CheckContext<unknown>, "graph" | "module">,
  name: TSESTree.Node,
): readonly RelatedSpan[] {
  const found = graph.resolve(referenceOf(module, name), module.filename);
  if (found.kind !== "value" || found.file === module.filename) return [];
  const message = `\`${shortCode(module.text, name)}\` is defined here.`;
  return [{ file: found.file, ...spanOfDefinition(found), message }];
}

/** The name under which it is exported, else the function itself, else the top of the file. */
function spanOfDefinition({ summary, value }: Extract<Resolution, { kind: "value" }>): Span {
  for (const exported of summary.exports)
    if (exported.kind === "local" && exported.value === value) return exported.span;
  const own = value.kind === "function" ? summary.functions[value.index] : undefined;
  return own?.span ?? { start: 0, end: 0 };
}
