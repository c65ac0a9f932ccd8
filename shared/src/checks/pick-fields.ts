/** Picking the fields of an object by its type, where that is written in the file. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { InputFlow, InputValue } from "../flow/input-values.ts";
import type { Edit } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { spanOf } from "../model/span.ts";
import { argumentOf } from "../syntax/calls.ts";
import { isPlainMember } from "../syntax/plain-members.ts";
import { fieldsOfType, memberType } from "../syntax/type-members.ts";
import { unwrap } from "../syntax/unwrap.ts";

export interface PickedFields {
  readonly edits: readonly Edit[];
  /** For a message: "`name` and `email`". */
  readonly names: string;
}

/** The edit that replaces `input` or `...input` by `{ name: input.name }`; `undefined` where its fields are not known. */
export function pickedFields(
  module: ModuleAnalysis,
  flow: InputFlow,
  part: TSESTree.Node,
  { parameter, path }: InputValue,
): PickedFields | undefined {
  const value = argumentOf(part);
  if (!isPlainMember(unwrap(value)) || path.includes("*") || hasRest(flow, parameter)) return undefined;
  const pattern = flow.owner.params[parameter];
  const annotation = pattern && "typeAnnotation" in pattern ? pattern.typeAnnotation?.typeAnnotation : undefined;
  const type = annotation && memberType(module, annotation, path);
  const fields = type && fieldsOfType(module, type);
  if (!fields || fields.length === 0) return undefined;
  const source = module.text.slice(...unwrap(value).range);
  const members = fields.map((name) => `${name}: ${source}.${name}`).join(", ");
  const text = part.type === "SpreadElement" ? members : `{ ${members} }`;
  return { edits: [{ ...spanOf(part), text }], names: listOf(fields) };
}

/** `{ id, ...rest }`: what the rest holds is not what the type says. */
function hasRest(flow: InputFlow, parameter: number): boolean {
  const pattern = flow.owner.params[parameter];
  return pattern?.type !== "Identifier";
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  if (names.length > 3) return `${shown.join(", ")} and ${names.length - 3} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
