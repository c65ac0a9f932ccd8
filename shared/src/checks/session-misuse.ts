/** Uses of a session that let callers who are nobody choose, or see, more than they may. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { SessionUse } from "./session-uses.ts";
import { type InputFlow, inputsOf } from "../flow/input-values.ts";
import { isOwnerName } from "../knowledge/identity-names.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { shortCode } from "../syntax/short-code.ts";
import { isPrismaCondition } from "../syntax/undefined-conditions.ts";

export interface SessionMisuse {
  readonly node: TSESTree.Node;
  readonly messageId: "clientFallback" | "lostCondition";
  readonly data: Readonly<Record<string, string>>;
}

/** `user?.id ?? userId` with what the client sends, and a condition of Prisma that may be `undefined`. */
export function misuseOf(
  module: ModuleAnalysis,
  use: SessionUse,
  flow: InputFlow | undefined,
): SessionMisuse | undefined {
  if (use.kind === "fallback") {
    const { node } = use;
    if (!flow || !isOwnerOfClient(flow, node.right)) return undefined;
    const data = { code: shortCode(module.text, node), fallback: shortCode(module.text, node.right) };
    return { node, messageId: "clientFallback", data };
  }
  if (use.kind !== "value" || !use.optional || !isPrismaCondition(use.node)) return undefined;
  return { node: use.node, messageId: "lostCondition", data: { code: shortCode(module.text, use.node) } };
}

function isOwnerOfClient(flow: InputFlow, node: TSESTree.Node): boolean {
  return inputsOf(flow, node).some(({ parameter, path }) => isOwnerName(path.at(-1) ?? parameterName(flow, parameter)));
}

function parameterName({ owner }: InputFlow, parameter: number): string {
  const pattern = owner.params[parameter];
  return pattern?.type === "Identifier" ? pattern.name : "";
}
