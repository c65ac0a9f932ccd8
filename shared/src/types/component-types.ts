/**
 * A component is what its type lets JSX do with it: something callable or constructible that takes props. So declarations, arrows, `FC`,
 * `memo`, `forwardRef`, classes and aliases need no cases of their own, and neither do the ways of writing a props type.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type ts from "typescript";
import { isOptionalSymbol } from "./checker-symbols.ts";
import { joinKinds, kindOfProp } from "./prop-kinds.ts";
import type { PropView } from "./type-oracle.ts";
import { isOpaque, type TypeScope } from "./type-scope.ts";

export function componentProps(scope: TypeScope, node: TSESTree.Node): readonly PropView[] | undefined {
  const type = typeOfComponent(scope, node);
  const propsTypes = type ? propsTypesOf(scope, type).filter((propsType) => !isOpaque(scope, propsType)) : [];
  if (propsTypes.length === 0) return undefined;
  const props = new Map<string, ts.Symbol[]>();
  for (const symbol of propsTypes.flatMap((propsType) => propertiesOf(scope, propsType))) {
    const known = props.get(symbol.name);
    if (known) known.push(symbol);
    else props.set(symbol.name, [symbol]);
  }
  return [...props].map(([name, symbols]) => propView(scope, name, symbols));
}

/** Of a union that has other functions too, nothing is said. */
export function callbackParameter(scope: TypeScope, node: TSESTree.Node, prop: string): ts.Type | undefined {
  const { checker, at } = scope;
  const component = typeOfComponent(scope, node);
  const symbols = (component ? propsTypesOf(scope, component) : [])
    .flatMap((propsType) => propertiesOf(scope, propsType))
    .filter(({ name }) => name === prop);
  const [signature, ...others] = symbols.flatMap((symbol) =>
    checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(symbol, at)).getCallSignatures(),
  );
  const [parameter] = signature && others.length === 0 ? signature.getParameters() : [];
  return parameter && checker.getTypeOfSymbolAtLocation(parameter, at);
}

function typeOfComponent({ checker, at }: TypeScope, node: TSESTree.Node): ts.Type | undefined {
  if (node.type !== "ClassDeclaration" && node.type !== "ClassExpression") return checker.getTypeAtLocation(at);
  const { name, symbol: ownSymbol } = at as ts.ClassLikeDeclaration & { readonly symbol?: ts.Symbol };
  const symbol = name ? checker.getSymbolAtLocation(name) : ownSymbol;
  return symbol && checker.getTypeOfSymbolAtLocation(symbol, at);
}

/** The types of the first parameter of each call signature; for a class, of its instances' `props`. */
function propsTypesOf(scope: TypeScope, component: ts.Type): readonly ts.Type[] {
  const { checker, at } = scope;
  const constructed = component.getConstructSignatures();
  if (constructed.length > 0) {
    return constructed.flatMap((signature) => {
      const props = checker.getPropertyOfType(signature.getReturnType(), "props");
      return props ? [checker.getTypeOfSymbolAtLocation(props, at)] : [];
    });
  }
  return component.getCallSignatures().flatMap((signature) => {
    const [parameter] = signature.getParameters();
    return parameter ? [checker.getTypeOfSymbolAtLocation(parameter, at)] : [];
  });
}

/** The properties of every member of a union, of the constraint of a type parameter, of the parts of an intersection. */
function propertiesOf(scope: TypeScope, type: ts.Type): readonly ts.Symbol[] {
  const { flags, checker } = scope;
  if (isOpaque(scope, type)) return [];
  if (type.isUnion()) return type.types.flatMap((member) => propertiesOf(scope, member));
  const constraint = type.flags & flags.instantiable ? checker.getBaseConstraintOfType(type) : undefined;
  if (constraint && constraint !== type) return propertiesOf(scope, constraint);
  const known = checker.getPropertiesOfType(checker.getApparentType(type));
  // Own properties of a primitive's wrapper are not props.
  return type.flags & (flags.object | flags.intersection) ? known : [];
}

function propView(scope: TypeScope, name: string, symbols: readonly ts.Symbol[]): PropView {
  const { checker, at } = scope;
  const kinds = symbols.map((symbol) => kindOfProp(scope, checker.getTypeOfSymbolAtLocation(symbol, at)));
  return {
    name,
    optional: symbols.every(isOptionalSymbol),
    kind: joinKinds(kinds),
    declaration: declarationOf(scope, symbols),
  };
}

/** The name of the first declaration that stands in the project's own source. */
function declarationOf({ program }: TypeScope, symbols: readonly ts.Symbol[]): PropView["declaration"] {
  for (const declaration of symbols.flatMap((symbol) => symbol.declarations ?? [])) {
    const sourceFile = declaration.getSourceFile();
    if (program.isSourceFileFromExternalLibrary(sourceFile) || sourceFile.isDeclarationFile) continue;
    const name = (declaration as ts.NamedDeclaration).name ?? declaration;
    return { file: sourceFile.fileName, start: name.getStart(sourceFile), end: name.getEnd() };
  }
  return undefined;
}
