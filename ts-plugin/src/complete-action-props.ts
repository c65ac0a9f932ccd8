/**
 * Completion of action props. `saveAction={save}` on a client component, for each Server Function in scope that fits the prop; and in the
 * props of a client component, the `...Action` names that are passed to it already, or that the word being typed is the beginning of.
 */
import type { ModuleGraph } from "@server-actions/shared";
import type ts from "typescript";
import { moduleRecordOf } from "./module-record.ts";
import { type Places, serverFunctionOf } from "./server-function-at.ts";

type TypeScript = typeof ts;

/** `name`: what is offered and inserted; `detail`: why. */
export interface PropCompletion {
  readonly name: string;
  readonly detail: string;
}

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

/** Names for the prop that is being typed in the props of a client component. */
export function actionNamesAt(
  places: Places,
  sourceFile: ts.SourceFile,
  position: number,
  graph: () => ModuleGraph,
): readonly PropCompletion[] {
  const { typescript } = places;
  if (moduleRecordOf(typescript, sourceFile).boundary !== "client") return [];
  const typed = propNameAt(typescript, sourceFile, position);
  const component = typed && componentOf(typescript, sourceFile, typed.props);
  if (!typed || !component) return [];
  const passed = component.exportNames.flatMap((exportName) => passedActions(graph(), sourceFile.fileName, exportName));
  const names = [...new Set(passed)].filter((name) => !typed.others.includes(name));
  const word = typed.word.text;
  const grown = word.length > 1 && !isActionName(word) ? [`${word}Action`] : [];
  return [
    ...names.map((name) => ({ name, detail: `A Server Function is passed to \`${component.name}\` as \`${name}\`.` })),
    ...grown
      .filter((name) => !names.includes(name) && !typed.others.includes(name))
      .map((name) => ({ name, detail: "A prop of this name may be a Server Function." })),
  ];
}

/** The props that Next.js takes for actions by their names. */
function isActionName(name: string): boolean {
  return name === "action" || name.endsWith("Action");
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

type Props = ts.InterfaceDeclaration | ts.ObjectBindingPattern | ts.TypeLiteralNode;

interface PropName {
  readonly word: ts.Identifier;
  readonly props: Props;
  /** The other names there. */
  readonly others: readonly string[];
}

function propNameAt(typescript: TypeScript, sourceFile: ts.SourceFile, position: number): PropName | undefined {
  const visit = (node: ts.Node): ts.Identifier | undefined => {
    if (position <= node.getFullStart() || position > node.getEnd()) return undefined;
    return typescript.isIdentifier(node) ? node : typescript.forEachChild(node, visit);
  };
  const word = typescript.forEachChild(sourceFile, visit);
  const member = word?.parent;
  if (!word || !member) return undefined;
  if (typescript.isPropertySignature(member) && member.name === word) {
    const props = member.parent;
    const others = props.members
      .filter((other) => other !== member)
      .map((other) => other.name?.getText(sourceFile) ?? "");
    return { word, props, others };
  }
  if (!typescript.isBindingElement(member) || member.name !== word || member.propertyName) return undefined;
  const props = member.parent;
  if (!typescript.isObjectBindingPattern(props)) return undefined;
  const others = props.elements
    .filter((other) => other !== member)
    .map((other) => (other.propertyName ?? other.name).getText(sourceFile));
  return { word, props, others };
}

interface Component {
  readonly name: string;
  readonly exportNames: readonly string[];
}

/** The component of this file whose props these are: its first parameter's pattern (without a type of its own), or its type. */
function componentOf(typescript: TypeScript, sourceFile: ts.SourceFile, props: Props): Component | undefined {
  for (const statement of sourceFile.statements) {
    for (const { fn, name } of functionsOf(typescript, statement)) {
      const [parameter] = fn.parameters;
      if (!parameter || !isComponentName(name) || !takesProps(typescript, parameter, props)) continue;
      return { name, exportNames: exportNamesOf(typescript, statement, name) };
    }
  }
  return undefined;
}

function* functionsOf(
  typescript: TypeScript,
  statement: ts.Statement,
): Generator<{ readonly name: string; readonly fn: ts.SignatureDeclaration }> {
  if (typescript.isFunctionDeclaration(statement) && statement.name) yield { name: statement.name.text, fn: statement };
  if (!typescript.isVariableStatement(statement)) return;
  for (const { name, initializer } of statement.declarationList.declarations) {
    if (!initializer || !typescript.isIdentifier(name)) continue;
    if (typescript.isArrowFunction(initializer) || typescript.isFunctionExpression(initializer))
      yield { name: name.text, fn: initializer };
  }
}

function takesProps(typescript: TypeScript, { name, type }: ts.ParameterDeclaration, props: Props): boolean {
  if (typescript.isObjectBindingPattern(props)) return name === props && type === undefined;
  if (type === props) return true;
  const owner = typescript.isInterfaceDeclaration(props) ? props : props.parent;
  if (!typescript.isInterfaceDeclaration(owner) && !typescript.isTypeAliasDeclaration(owner)) return false;
  return (
    type !== undefined &&
    typescript.isTypeReferenceNode(type) &&
    typescript.isIdentifier(type.typeName) &&
    type.typeName.text === owner.name.text
  );
}

function isComponentName(name: string): boolean {
  const [first = ""] = name;
  return first !== first.toLowerCase();
}

function exportNamesOf(typescript: TypeScript, statement: ts.Statement, name: string): readonly string[] {
  const modifiers = typescript.canHaveModifiers(statement) ? (typescript.getModifiers(statement) ?? []) : [];
  if (modifiers.some(({ kind }) => kind === typescript.SyntaxKind.DefaultKeyword)) return ["default"];
  // Of `export { X }` and `export default X` the name is enough: the graph knows both.
  return [name, "default"];
}

/** The action props by which a Server Function reaches the component somewhere. */
function passedActions(graph: ModuleGraph, file: string, exportName: string): readonly string[] {
  return graph
    .renderSitesOf(file, exportName)
    .flatMap((site) =>
      site.element.attributes
        .filter(({ name, value }) => isActionName(name) && graph.isServerFunctionValue(value, site.file) === "yes")
        .map(({ name }) => name),
    );
}

const MAX_COMPLETIONS = 20;
