/** Exports of a `"use server"` file that next's compiler refuses, loses, or takes although the file then fails when it is loaded. */
import type { TSESTree } from "@typescript-eslint/utils";
import { reservedExports } from "../knowledge/segment-config.ts";
import type { ExportedName, ModuleAnalysis } from "../model/module.ts";
import { isInside } from "../syntax/children.ts";
import { findDirective } from "../syntax/directives.ts";
import { isErased } from "../syntax/erased-by-typescript.ts";
import { isFunction } from "../syntax/functions.ts";
import { hasParentheses } from "../syntax/parentheses.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { isReassigned, type Variable } from "../syntax/variables.ts";
import { describeMaking, isNeverFunction } from "./action-builders.ts";
import { hasSource, keptNames, topLevelVariable } from "./export-names.ts";

export type LocalExport = Extract<ExportedName, { kind: "local" }>;
export type HandedOnExport = Extract<ExportedName, { kind: "reexport" }>;

export interface ExportFault {
  /**
   * Refused: `class`, `defaultExpression`, `literal`, `reexport`, `star`. Lost: `duplicate` (the compiler keeps a function's last name).
   * Fails when loaded: `ambient`, `namespaceImport`, `uninitialized`, `value`; with Turbopack only: `declared`, `implicitType` (docs/proof.md).
   * `segmentConfig`: a refused literal with a meaning elsewhere.
   */
  readonly kind:
    | "ambient"
    | "class"
    | "declared"
    | "defaultExpression"
    | "duplicate"
    | "implicitType"
    | "literal"
    | "namespaceImport"
    | "reexport"
    | "segmentConfig"
    | "star"
    | "uninitialized"
    | "value";
  readonly exported: ExportedName;
  /** The expression or declaration that is no function. */
  readonly value?: TSESTree.Node;
  /** Under which other name a lost function stays. */
  readonly keptAs?: string;
}

/** In source order; empty for a file without the directive. Needs `parent`s. */
export function exportFaults(module: ModuleAnalysis): ExportFault[] {
  if (!module.isReact || module.boundary !== "server" || !findDirective(module.directives, "use server")) return [];
  const values = module.exports.filter(({ typeOnly }) => !typeOnly);
  const keptNameOf = keptNames(module, values);
  const lostName = (exported: ExportedName): ExportFault | undefined => {
    const keptAs = keptNameOf(exported);
    return keptAs === undefined ? undefined : { kind: "duplicate", exported, keptAs };
  };
  return module.exports.flatMap((exported): ExportFault[] => {
    const fault = exported.typeOnly ? faultOfType(exported) : (faultOf(module, exported) ?? lostName(exported));
    return fault ? [fault] : [];
  });
}

/** A name of types only whose export Turbopack keeps: in a list without the word `type`, or of a `declare` statement. */
function faultOfType(exported: ExportedName): ExportFault | undefined {
  const { parent } = exported.node;
  if (exported.kind !== "local" || !parent) return undefined;
  if (parent.type === "ExportSpecifier") {
    const isMarked = parent.exportKind === "type" || parent.parent.exportKind === "type";
    return isMarked ? undefined : { kind: "implicitType", exported };
  }
  const declaration = parent.type === "VariableDeclarator" ? parent.parent : parent;
  const isValue = declaration.type === "VariableDeclaration" || declaration.type === "TSDeclareFunction";
  return isValue && declaration.declare ? { kind: "declared", exported } : undefined;
}

function faultOf(module: ModuleAnalysis, exported: ExportedName): ExportFault | undefined {
  if (exported.kind === "star") return { kind: "star", exported };
  if (exported.kind === "reexport") {
    if (hasSource(exported)) return { kind: "reexport", exported };
    return exported.imported === "*" ? { kind: "namespaceImport", exported } : parenthesizedName(module, exported);
  }
  if (exported.local === undefined) return faultOfDefault(module, exported);
  return faultOfName(module, exported, exported.local) ?? parenthesizedName(module, exported);
}

/** `export default (name)` is no name to the compiler. */
function parenthesizedName({ text }: ModuleAnalysis, exported: ExportedName): ExportFault | undefined {
  const isDefault = exported.node.parent?.type === "ExportDefaultDeclaration";
  return isDefault && hasParentheses(text, exported.node) ? { kind: "defaultExpression", exported } : undefined;
}

/** `export default <expression>`: a function, a name or a call; TypeScript's wrappers are gone by then, parentheses are not. */
function faultOfDefault({ text }: ModuleAnalysis, exported: LocalExport): ExportFault | undefined {
  if (!exported.value) return undefined;
  const value = unwrap(exported.value);
  if (value.type === "ClassDeclaration" || value.type === "ClassExpression") return { kind: "class", exported, value };
  const isAccepted = isFunction(value) || value.type === "CallExpression" || value.type === "Identifier";
  if (isAccepted && (value.type === "FunctionDeclaration" || !hasParentheses(text, exported.value))) return undefined;
  if (value.type === "Literal") return { kind: "literal", exported, value };
  return isNeverFunction(value) ? { kind: "value", exported, value } : { kind: "defaultExpression", exported, value };
}

function faultOfName(module: ModuleAnalysis, exported: LocalExport, local: string): ExportFault | undefined {
  const variable = topLevelVariable(module, local);
  const definitions = variable?.defs.map(({ node }) => node) ?? [];
  // A namespace may add to a function of its name.
  if (definitions.some((node) => isFunction(node))) return undefined;
  const { value } = exported;
  const declarator = definitions.find((node) => node.type === "VariableDeclarator");
  if (!value) return declarator && variable ? faultOfDeclaration(exported, declarator, variable) : undefined;
  if (value.type !== "TSEnumDeclaration" && isErased(value)) return undefined;
  if (value.type === "ClassDeclaration")
    return { kind: isDeclaredBy(exported, value) ? "class" : "value", exported, value };
  const expression = unwrap(value);
  const isWritten =
    declarator?.init === value && isDeclaredBy(exported, declarator) && !hasParentheses(module.text, value);
  if (isWritten && expression.type === "Literal") {
    return { kind: reservedExports.has(exported.name) ? "segmentConfig" : "literal", exported, value: expression };
  }
  if ((variable && isReassigned(variable)) || !isNeverCallable(module, expression)) return undefined;
  return { kind: "value", exported, value: expression };
}

/** A variable without initialiser, or one that only the types declare. */
function faultOfDeclaration(
  exported: LocalExport,
  declarator: TSESTree.VariableDeclarator,
  variable: Variable,
): ExportFault | undefined {
  const declaration = declarator.parent;
  if (declarator.init || declarator.id.type !== "Identifier" || declaration?.type !== "VariableDeclaration")
    return undefined;
  if (declaration.declare) return { kind: "ambient", exported };
  if (declaration.parent?.type.startsWith("For") || isReassigned(variable)) return undefined;
  return { kind: "uninitialized", exported };
}

/** Whether the export stands on the declaration itself. */
function isDeclaredBy({ node }: LocalExport, declaration: TSESTree.Node): boolean {
  return isInside(node, declaration);
}

function isNeverCallable(module: ModuleAnalysis, value: TSESTree.Node): boolean {
  if (value.type === "ConditionalExpression")
    return [value.consequent, value.alternate].every((branch) => isNeverCallable(module, unwrap(branch)));
  if (value.type === "Identifier" && value.name === "undefined") return true;
  return describeMaking({ source: module, settings: undefined }, value) === undefined;
}
