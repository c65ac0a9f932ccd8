/** How a value that cannot be sent becomes one that can, where one expression is certain to do it. */
import type { TSESTree } from "@typescript-eslint/utils";
import { placeOf } from "../crossing/flaw-words.ts";
import type { Edit } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { Flaw } from "../types/sendability.ts";

export interface Conversion {
  /** The new code, cut short. */
  readonly code: string;
  readonly edits: readonly Edit[];
}

const maxCode = 40;

/** The code around the value: what stands before it, and after. */
function conversionFor({ kind, type }: Flaw): readonly [string, string] | undefined {
  switch (kind) {
    case "buffer":
      return ["new Uint8Array(", ")"];
    case "error":
    case "errorWithJson":
      return ["", ".message"];
    case "instanceWithJson":
      return type === "URL" ? ["", ".href"] : ["", ".toJSON()"];
    case "iterable":
      return type === "Headers" || type === "URLSearchParams" ? ["Object.fromEntries(", ")"] : undefined;
    default:
      return undefined;
  }
}

/** Empty where the value itself is not written in `expression`, or nothing is known that keeps what it says. */
export function conversionsOf(module: ModuleAnalysis, flaw: Flaw, expression: TSESTree.Node): readonly Conversion[] {
  const { node, rest } = placeOf(expression, flaw.path);
  const around = conversionFor(flaw);
  if (!around || rest.length > 0 || !isSimple(node)) return [];
  const text = module.text.slice(...node.range);
  const code = `${around[0]}${text}${around[1]}`;
  const key = shorthandKey(node);
  const edit: Edit = { start: node.range[0], end: node.range[1], text: key === undefined ? code : `${key}: ${code}` };
  return [{ code: code.length > maxCode ? `${around[0]}...${around[1]}` : code, edits: [edit] }];
}

/** What binds as tightly as a member access, so that no parentheses are needed. */
function isSimple({ type }: TSESTree.Node): boolean {
  return ["CallExpression", "Identifier", "MemberExpression", "NewExpression"].includes(type);
}

/** `{ url }`: the key has to be written out. */
function shorthandKey(node: TSESTree.Node): string | undefined {
  const { parent } = node;
  return parent?.type === "Property" && parent.shorthand && node.type === "Identifier" ? node.name : undefined;
}
