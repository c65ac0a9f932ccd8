/** What makes an action act on what it reads of its caller: a test right behind the read. */
import type { TSESTree } from "@typescript-eslint/utils";
import { settled } from "./session-uses.ts";
import { insertAfter } from "../edits/insert-after.ts";
import { codeStyleOf } from "../edits/layout.ts";
import type { AskedCaller } from "../facts/asked-callers.ts";
import { type FactsContext, placeOfFunction } from "../facts/function-place.ts";
import { provesCaller } from "../facts/guard-forms.ts";
import type { Edit, Suggestion } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { enclosingFunction, propertyName } from "../syntax/functions.ts";
import { wrapped } from "../syntax/unwrap.ts";

export const readRepairMessages = { endWithoutCaller: "Throw where `{{call}}()` gives nobody." };

/** `node`: the call of `asked`. `undefined` where no test of what it gives proves that somebody is there. */
export function testAfterRead(
  facts: FactsContext,
  module: ModuleAnalysis,
  { call, missing }: AskedCaller,
  node: TSESTree.CallExpression,
): Suggestion<"endWithoutCaller"> | undefined {
  const owner = enclosingFunction(node);
  const place = owner && placeOfFunction(facts, module, owner);
  if (!owner || !place) return undefined;
  const proves = (path: readonly string[]) => provesCaller(facts, place, call, path);
  const paths = missing.filter((path) => !path.includes("*") && !path.includes("(")).map(membersOf);
  const { quote, semicolon } = codeStyleOf(module);
  const ending = (test: string) => `if (!${test}) throw new Error(${quote}Unauthorized${quote})`;
  const value = wrapped(settled(node));
  const { parent } = value;
  const edit = ((): Edit | undefined => {
    if (parent?.type === "ExpressionStatement") {
      const path = paths.find(proves);
      if (!path) return undefined;
      const code = module.text.slice(...value.range);
      const text = ending([value.type === "AwaitExpression" ? `(${code})` : code, ...path].join("."));
      return { start: parent.range[0], end: parent.range[1], text: `${text}${semicolon}` };
    }
    const test = parent?.type === "VariableDeclarator" ? testOf(parent.id, paths, proves) : undefined;
    return test === undefined ? undefined : insertAfter(module, owner, node, ending(test));
  })();
  return edit && { messageId: "endWithoutCaller", data: { call: call.name }, edits: [edit] };
}

/** `session?.user` of `const session`, `userId` of `const { userId }`. */
function testOf(
  pattern: TSESTree.Node,
  paths: readonly (readonly string[])[],
  proves: (path: readonly string[]) => boolean,
): string | undefined {
  if (pattern.type === "Identifier") {
    const path = paths.find(proves);
    return path && [pattern.name, ...path].join("?.");
  }
  if (pattern.type !== "ObjectPattern") return undefined;
  for (const property of pattern.properties) {
    if (property.type !== "Property" || property.value.type !== "Identifier") continue;
    const name = propertyName(property.key, property.computed);
    if (name !== undefined && proves([name])) return property.value.name;
  }
  return undefined;
}

function membersOf(path: string): readonly string[] {
  return path === "" ? [] : path.split(".");
}
