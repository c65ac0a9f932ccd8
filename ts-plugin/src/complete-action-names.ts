/**
 * Completion of the names of action props, in the props of a client component: those that are passed to it already, and the one that the word being
 * typed is the beginning of.
 */
import { isCapitalized, type ModuleGraph } from "@server-actions/shared";
import type ts from "typescript";
import { moduleRecordOf } from "./module-record.ts";
import { isActionName, type PropCompletion } from "./prop-completion.ts";
import type { Places } from "./server-function-at.ts";

type TypeScript = typeof ts;

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
      if (!parameter || !isCapitalized(name) || !takesProps(typescript, parameter, props)) continue;
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
