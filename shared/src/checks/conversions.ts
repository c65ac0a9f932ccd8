/** How a value that cannot be sent becomes one that can, where one expression is certain to do it. */
import type { TSESTree } from "@typescript-eslint/utils";
import { isClass, isNominalClass } from "../analyze/class-kind.ts";
import { placeOf } from "../crossing/flaw-words.ts";
import { type CodeAround, conversions } from "../knowledge/conversions.ts";
import type { Edit } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { isFunction } from "../syntax/functions.ts";
import { isPackageSpecifier } from "../syntax/specifiers.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { Flaw } from "../types/sendability.ts";
import { lastName } from "../knowledge/words.ts";

export interface Conversion {
  /** The new code, cut short. */
  readonly code: string;
  readonly edits: readonly Edit[];
  /** What it does to any value. */
  readonly together: string;
}

const maxCode = 40;

/** Empty where the value itself is not written in `expression`, or nothing is known that keeps what it says. */
export function conversionsOf(module: ModuleAnalysis, flaw: Flaw, expression: TSESTree.Node): readonly Conversion[] {
  const { node, rest } = placeOf(expression, flaw.path);
  if (rest.length > 0 || !isSimple(node)) return [];
  const key = shorthandKey(node);
  const text = module.text.slice(...node.range);
  return codesAround(module, flaw, node).map(([before, after]) => {
    const code = `${before}${text}${after}`;
    const edit: Edit = { start: node.range[0], end: node.range[1], text: key === undefined ? code : `${key}: ${code}` };
    const shown = code.length > maxCode ? `${before}...${after}` : code;
    return { code: shown, edits: [edit], together: `Write \`${before}…${after}\`.` };
  });
}

/** The code around the value: what stands before it, and after. */
function codesAround(module: ModuleAnalysis, flaw: Flaw, node: TSESTree.Node): readonly CodeAround[] {
  const name = className(flaw.type);
  const known = isOfProject(module, node) ? undefined : (zodFunction(module, name) ?? conversions.get(name));
  const codes = known ?? codesByKind(module, flaw, node);
  if (!flaw.nullable) return codes;
  // Code before the value would be given `undefined`.
  return codes.flatMap(([before, after]) => (before === "" ? [[before, `?${after}`] as const] : []));
}

function codesByKind(module: ModuleAnalysis, { kind }: Flaw, node: TSESTree.Node): readonly CodeAround[] {
  switch (kind) {
    case "buffer":
      return [["new Uint8Array(", ")"]];
    case "error":
    case "errorWithJson":
      return [["", ".message"]];
    case "instance":
      return isData(module, node) ? [copyAt(node)] : [];
    case "instanceWithJson":
      return [["", ".toJSON()"]];
    default:
      return [];
  }
}

/** An object; as the body of an arrow function it would be a block. */
function copyAt({ parent }: TSESTree.Node): CodeAround {
  return parent?.type === "ArrowFunctionExpression" ? ["({ ...", " })"] : ["{ ...", " }"];
}

/** `Decimal` of `Prisma.Decimal`, `ZodError` of `ZodError<Input>`. */
function className(type: string): string {
  return lastName(type.split("<", 1)[0] ?? type);
}

/** Zod 4 has a function for it, and its smaller builds have nothing else; `zod` itself may be Zod 3. */
function zodFunction({ imports }: ModuleAnalysis, name: string): readonly CodeAround[] | undefined {
  if (name !== "ZodError" && name !== "$ZodError") return undefined;
  const isZod4 = (source: string): boolean => ["zod/v4", "zod/v4-mini", "zod/mini", "zod/v4/mini"].includes(source);
  const z = imports.find(({ imported, source, typeOnly }) => {
    return isZod4(source) && !typeOnly && (imported === "z" || imported === "*" || imported === "default");
  });
  return z ? [[`${z.local}.flattenError(`, ")"]] : name === "$ZodError" ? [] : undefined;
}

/** Whether the code shows that it is made by the project itself, whatever its name is. */
function isOfProject(module: ModuleAnalysis, node: TSESTree.Node): boolean {
  const value = valueBehind(module, node);
  if (value?.type !== "NewExpression" && value?.type !== "CallExpression") return false;
  const callee = unwrap(value.callee);
  const reference = namedImport(referenceOf(module, callee.type === "MemberExpression" ? callee.object : callee));
  return reference.kind === "import" ? !isPackageSpecifier(reference.source) : reference.kind === "local";
}

/** An instance of a class of this file that has nothing but fields: a copy of them says the same. */
function isData(module: ModuleAnalysis, node: TSESTree.Node): boolean {
  const value = valueBehind(module, node);
  const made = value?.type === "NewExpression" ? valueBehind(module, value.callee) : undefined;
  if (!isClass(made) || made.superClass || isNominalClass(made)) return false;
  const members = made.body.body;
  return (
    members.length > 0 && members.every((member) => member.type !== "PropertyDefinition" || !isFunction(member.value))
  );
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
