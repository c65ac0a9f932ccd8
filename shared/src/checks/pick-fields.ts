/** Picking the fields of an object by its type, where that is written in the file. */
import type { TSESTree } from "@typescript-eslint/utils";
import { codeStyleOf, indentationAt, lineStart } from "../edits/layout.ts";
import type { InputFlow, InputValue } from "../flow/input-values.ts";
import type { Edit } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { spanOf } from "../model/span.ts";
import { findVariable } from "../syntax/bindings.ts";
import { argumentOf } from "../syntax/calls.ts";
import { propertyName } from "../syntax/functions.ts";
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
  const absent = leftOut(module, unwrap(value));
  const set = setBeside(part);
  const fields = type && absent && fieldsOfType(module, type)?.filter((name) => !absent.has(name) && !set.has(name));
  if (!fields || fields.length === 0) return undefined;
  const source = module.text.slice(...unwrap(value).range);
  const members = fields.map((name) => `${name}: ${source}.${name}`);
  const text = part.type === "SpreadElement" ? members.join(gapAround(module, part)) : `{ ${members.join(", ")} }`;
  return { edits: [{ ...spanOf(part), text }], names: listOf(fields) };
}

/** Between members: each on a line of its own, where the spread has one. */
function gapAround(module: ModuleAnalysis, { range: [start] }: TSESTree.Node): string {
  const indentation = indentationAt(module.text, start);
  const isOnOwnLine = lineStart(module.text, start) + indentation.length === start;
  return isOnOwnLine ? `,${codeStyleOf(module).lineBreak}${indentation}` : ", ";
}

/** `{ id, ...rest }`: what the rest holds is not what the type says. */
function hasRest(flow: InputFlow, parameter: number): boolean {
  const pattern = flow.owner.params[parameter];
  return pattern?.type !== "Identifier";
}

/** The members that a rest does not have: `id` of `const { id, ...rest } = input`. `undefined` where nobody can tell. */
function leftOut(module: ModuleAnalysis, value: TSESTree.Node): ReadonlySet<string> | undefined {
  const definition = value.type === "Identifier" ? findVariable(module.scopes, value)?.defs[0] : undefined;
  const name = definition?.name as TSESTree.Node | undefined;
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (declarator?.type === "VariableDeclarator" && declarator.id === name && declarator.init)
    return leftOut(module, unwrap(declarator.init));
  const pattern = name?.parent?.type === "RestElement" ? name.parent.parent : undefined;
  if (pattern?.type !== "ObjectPattern") return new Set();
  const names = pattern.properties.map((each) =>
    each.type === "Property" ? propertyName(each.key, each.computed) : "",
  );
  return names.includes(undefined) ? undefined : new Set(names.filter((each) => each !== undefined));
}

/** The members that the object around a spread sets itself: two of one name do not compile. */
function setBeside(part: TSESTree.Node): ReadonlySet<string | undefined> {
  const object = part.type === "SpreadElement" ? part.parent : undefined;
  if (object?.type !== "ObjectExpression") return new Set();
  const names = object.properties.map((each) =>
    each.type === "Property" ? propertyName(each.key, each.computed) : undefined,
  );
  return new Set(names);
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  if (names.length > 3) return `${shown.join(", ")} and ${names.length - 3} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
