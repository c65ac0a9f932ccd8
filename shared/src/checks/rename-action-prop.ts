/** Names a prop for the Server Functions that it gets, in the component and at every element: by code alone, for hosts without TypeScript's rename. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { CheckContext } from "../model/check.ts";
import type { Edit, FileEdit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { type FileSpan, type Span, spanOf } from "../model/span.ts";
import { isTypeScriptFile } from "../syntax/erased-by-typescript.ts";
import { propertyName } from "../syntax/functions.ts";
import { findMember } from "../syntax/type-members.ts";
import { findVariable } from "../syntax/variables.ts";
import { unnamedActionProps } from "./unnamed-action-props.ts";

export interface ActionPropRename {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly files: readonly FileEdit[];
}

/** The rename of the prop that is declared at `span`; `undefined` where some use of it may be out of sight. `name`: where that is known. */
export function actionPropRenameAt(
  context: CheckContext<object>,
  span: Span,
  name = nameDeclaredAt(context.module, span),
): ActionPropRename | undefined {
  const { module, settings } = context;
  if (name === undefined || module.boundary !== "client") return undefined;
  for (const { component, places, prop, span: declared } of unnamedActionProps(context, (each) => each === name)) {
    if (declared.start > span.end || span.start > declared.end) continue;
    const newName = `${prop}Action`;
    const own = settings.actionPropName.test(newName) ? usesInside(module, component.node, prop, newName) : undefined;
    const attributes = own && places.map((place) => attributeEdit(context, place, prop, newName));
    if (!own || !attributes?.every((edit) => edit !== undefined)) return undefined;
    const files = [...new Set(places.map(({ file }) => file))].filter((file) => file !== module.filename);
    const editsIn = (file: string): readonly Edit[] => attributes.filter((_, index) => places[index]?.file === file);
    return {
      title: `Rename \`${prop}\` to \`${newName}\`: it gets Server Functions only`,
      edits: [...own, ...editsIn(module.filename)],
      files: files.map((file) => ({ file, edits: editsIn(file) })),
    };
  }
  return undefined;
}

/** The key of a type or pattern that stands there: asked before anybody who renders the component is. */
function nameDeclaredAt(module: ModuleAnalysis, { start, end }: Span): string | undefined {
  const members = [
    ...module.nodesOfType("Property"),
    ...module.nodesOfType("TSPropertySignature"),
    ...module.nodesOfType("TSMethodSignature"),
  ];
  const member = members.find(({ key }) => key.range[0] <= end && start <= key.range[1]);
  return member && propertyName(member.key, member.computed);
}

/** The name in `name={...}`, or `name: ...` of an element that is made by a call. */
function attributeEdit(
  { graph }: CheckContext<object>,
  { file, start }: FileSpan,
  prop: string,
  newName: string,
): Edit | undefined {
  const text = graph.textOf(file) ?? "";
  const end = start + prop.length;
  const next = text.slice(end).trimStart().charAt(0);
  return text.slice(start, end) === prop && (next === "=" || next === ":") ? { start, end, text: newName } : undefined;
}

function usesInside(
  module: ModuleAnalysis,
  { params: [parameter] }: FunctionNode,
  prop: string,
  newName: string,
): readonly Edit[] | undefined {
  const target = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
  if (target?.type !== "ObjectPattern" && target?.type !== "Identifier") return undefined;
  const declared = declarationEdits(module, target, prop, newName);
  const used =
    target.type === "ObjectPattern" ? patternEdits(target, prop, newName) : usesOf(module, target, prop, newName);
  return declared && used && [...declared, ...used];
}

/** In the type, which nothing else may use; none in JavaScript. */
function declarationEdits(
  module: ModuleAnalysis,
  { typeAnnotation }: TSESTree.Identifier | TSESTree.ObjectPattern,
  prop: string,
  newName: string,
): readonly Edit[] | undefined {
  if (!typeAnnotation) return isTypeScriptFile(module.filename) ? undefined : [];
  const type = typeAnnotation.typeAnnotation;
  const member = findMember(module, type, prop);
  if (!member || findMember(module, type, newName) || !isOwnType(module, type, member)) return undefined;
  return [{ ...spanOf(member.key), text: newName }];
}

/** Written at the parameter, or declared for it alone. */
function isOwnType({ exports, scopes }: ModuleAnalysis, type: TSESTree.TypeNode, member: TSESTree.Node): boolean {
  if (type.type === "TSTypeLiteral") return true;
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  const { name } = type.typeName;
  const body = member.parent;
  const declaration = body?.parent;
  const isDirect =
    (declaration?.type === "TSInterfaceDeclaration" || declaration?.type === "TSTypeAliasDeclaration") &&
    declaration.id.name === name;
  const isExported = exports.some((each) => each.kind === "local" && each.local === name);
  const mentions = scopes.scopes
    .flatMap(({ references }) => references)
    .filter(({ identifier }) => identifier.name === name);
  return isDirect && !isExported && mentions.length === 1;
}

/** `{ submit }` becomes `{ submitAction: submit }`. */
function patternEdits(
  { properties }: TSESTree.ObjectPattern,
  prop: string,
  newName: string,
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const property of properties) {
    if (property.type !== "Property") continue;
    const name = propertyName(property.key, property.computed);
    if (name === undefined || name === newName) return undefined;
    if (name !== prop) continue;
    const { start, end } = spanOf(property.key);
    edits.push({ start, end, text: property.shorthand ? `${newName}: ${prop}` : newName });
  }
  const hasRest = properties.some(({ type }) => type === "RestElement");
  return edits.length > 0 || !hasRest ? edits : undefined;
}

/** Members of `props`, and patterns of it; `undefined` where it is used as a whole. */
function usesOf(
  { scopes }: ModuleAnalysis,
  props: TSESTree.Identifier,
  prop: string,
  newName: string,
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const { identifier } of findVariable(scopes, props)?.references ?? []) {
    const { parent } = identifier;
    if (parent.type === "VariableDeclarator" && parent.init === identifier && parent.id.type === "ObjectPattern") {
      const own = patternEdits(parent.id, prop, newName);
      if (!own) return undefined;
      edits.push(...own);
      continue;
    }
    if (parent.type !== "MemberExpression" || parent.object !== identifier) return undefined;
    const name = propertyName(parent.property, parent.computed);
    if (name === undefined || name === newName || (name === prop && parent.computed)) return undefined;
    if (name === prop) edits.push({ ...spanOf(parent.property), text: newName });
  }
  return edits;
}
