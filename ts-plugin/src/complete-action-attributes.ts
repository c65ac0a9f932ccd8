/** Completion of `saveAction={save}` on a client component, for each Server Function in scope that fits the prop. */
import type ts from "typescript";
import { moduleRecordOf } from "./module-record.ts";
import { isActionName, type PropCompletion } from "./prop-completion.ts";
import { type Places, serverFunctionOf } from "./server-function-at.ts";

type TypeScript = typeof ts;

/** Attributes for the element that `position` is among the attributes of. */
export function actionAttributesAt(
  places: Places,
  sourceFile: ts.SourceFile,
  position: number,
): readonly PropCompletion[] {
  const { typescript, program } = places;
  const attributes = attributesAt(typescript, sourceFile, position);
  if (!attributes || !isClientComponent(places, attributes.parent.tagName)) return [];
  const checker = program.getTypeChecker();
  const given = new Set(attributes.properties.map((property) => property.name?.getText(sourceFile)));
  const props = (checker.getContextualType(attributes)?.getProperties() ?? []).filter(
    ({ name }) => isActionName(name) && (!given.has(name) || isTyped(attributes, name, position)),
  );
  if (props.length === 0) return [];
  const actions = actionsInScope(places, sourceFile, attributes);
  return props
    .flatMap((prop) => {
      const wanted = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(prop, attributes));
      return actions
        .filter((action) => checker.isTypeAssignableTo(checker.getTypeOfSymbolAtLocation(action, attributes), wanted))
        .map((action) => ({
          name: `${prop.name}={${action.name}}`,
          detail: `\`${action.name}\` is a Server Function in scope, and fits \`${prop.name}\`.`,
        }));
    })
    .slice(0, MAX_COMPLETIONS);
}

function attributesAt(
  typescript: TypeScript,
  sourceFile: ts.SourceFile,
  position: number,
): ts.JsxAttributes | undefined {
  let found: ts.JsxAttributes | undefined;
  const visit = (node: ts.Node): void => {
    if (position < node.getFullStart() || position > node.getEnd()) return;
    const isElement = typescript.isJsxOpeningElement(node) || typescript.isJsxSelfClosingElement(node);
    if (isElement && position > node.tagName.getEnd() && position < node.getEnd()) found = node.attributes;
    // The value of an attribute is code like any other.
    if (typescript.isJsxAttribute(node) && node.initializer && position > node.initializer.getStart(sourceFile))
      found = undefined;
    if (typescript.isJsxSpreadAttribute(node)) found = undefined;
    typescript.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}

/** The attribute whose name is being typed counts as not given. */
function isTyped(attributes: ts.JsxAttributes, name: string, position: number): boolean {
  return attributes.properties.some(
    (property) =>
      property.name?.getText() === name && property.getStart() <= position && position <= property.name.getEnd(),
  );
}

function isClientComponent({ typescript, program }: Places, tagName: ts.JsxTagNameExpression): boolean {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(tagName);
  const target = symbol && symbol.flags & typescript.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const file = target?.declarations?.[0]?.getSourceFile();
  return file !== undefined && moduleRecordOf(typescript, file).boundary === "client";
}

/** What this file itself imports or declares, and is a Server Function. */
function actionsInScope(places: Places, sourceFile: ts.SourceFile, at: ts.Node): readonly ts.Symbol[] {
  const { typescript, program } = places;
  const { Alias, Value } = typescript.SymbolFlags;
  return program
    .getTypeChecker()
    .getSymbolsInScope(at, Alias | Value)
    .filter((symbol) => symbol.declarations?.some((declaration) => declaration.getSourceFile() === sourceFile))
    .filter((symbol) => serverFunctionOf(places, symbol, at) !== undefined);
}

const MAX_COMPLETIONS = 20;
