/**
 * What TypeScript's checker knows of a value, over the part of its public API that TypeScript 5.4 - 6.0 and typescript-eslint's adapter of
 * TypeScript 7 share. It is handed a program and asks the rest of that: the hosts have different TypeScripts, and ESLint's must not load one.
 *
 * A component is what its type lets JSX do with it: something callable or constructible that takes props. So declarations, arrows, `FC`,
 * `memo`, `forwardRef`, classes and aliases need no cases of their own, and neither do the ways of writing a props type.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type ts from "typescript";
import { anyYes, type Verdict } from "../model/verdict.ts";
import { type CheckerViews, createCheckerViews } from "./checker-view.ts";
import { type TypeFlags, typeFlagsOf } from "./type-flags.ts";
import type { PropView, TypeOracle } from "./type-oracle.ts";
import { typeText } from "./type-text.ts";
import type { TypeView } from "./type-view.ts";

/** The way from an ESTree node to TypeScript's node. */
export interface NodeMap {
  tsNodeOf(node: TSESTree.Node): ts.Node | undefined;
}

/** Asks for the checker with the first question: a file that raises none costs nothing. */
export function createCompilerOracle(program: ts.Program, nodes: NodeMap): TypeOracle {
  let flags: TypeFlags | undefined;
  let views: CheckerViews | undefined;
  const scopeOf = (node: TSESTree.Node): Scope | undefined => {
    const at = nodes.tsNodeOf(node);
    const checker = program.getTypeChecker();
    flags ??= typeFlagsOf(checker);
    return at && flags && { program, checker, flags, at };
  };
  const viewOf = (scope: Scope, type: ts.Type): TypeView => {
    views ??= createCheckerViews(program, scope.flags);
    return views(type);
  };
  return {
    componentProps(node) {
      const scope = scopeOf(node);
      return scope && componentProps(scope, node);
    },
    callable(node) {
      const scope = scopeOf(node);
      return scope ? callableOf(scope, scope.checker.getTypeAtLocation(scope.at)) : "unknown";
    },
    callbackParameter(node, prop) {
      const scope = scopeOf(node);
      const type = scope && callbackParameter(scope, node, prop);
      return type && viewOf(scope, type);
    },
    viewOf(node) {
      const scope = scopeOf(node);
      return scope && viewOf(scope, scope.checker.getTypeAtLocation(scope.at));
    },
    writtenType(node) {
      const scope = scopeOf(node);
      return scope && typeText(scope, scope.checker.getTypeAtLocation(scope.at));
    },
  };
}

/** What the questions below need: `at` is the node whose types are asked for. */
interface Scope {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly flags: TypeFlags;
  readonly at: ts.Node;
}

/** Of `ts.SymbolFlags` and `ts.ObjectFlags`: the same numbers in every version. */
const symbolFlags = { class: 1 << 5, objectLiteral: 1 << 12, optional: 1 << 24 };
const anonymousObject = 1 << 4;

function componentProps(scope: Scope, node: TSESTree.Node): readonly PropView[] | undefined {
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
function callbackParameter(scope: Scope, node: TSESTree.Node, prop: string): ts.Type | undefined {
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

function typeOfComponent({ checker, at }: Scope, node: TSESTree.Node): ts.Type | undefined {
  if (node.type !== "ClassDeclaration" && node.type !== "ClassExpression") return checker.getTypeAtLocation(at);
  const { name, symbol: ownSymbol } = at as ts.ClassLikeDeclaration & { readonly symbol?: ts.Symbol };
  const symbol = name ? checker.getSymbolAtLocation(name) : ownSymbol;
  return symbol && checker.getTypeOfSymbolAtLocation(symbol, at);
}

/** The types of the first parameter of each call signature; for a class, of its instances' `props`. */
function propsTypesOf(scope: Scope, component: ts.Type): readonly ts.Type[] {
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
function propertiesOf(scope: Scope, type: ts.Type): readonly ts.Symbol[] {
  const { flags, checker } = scope;
  if (isOpaque(scope, type)) return [];
  if (type.isUnion()) return type.types.flatMap((member) => propertiesOf(scope, member));
  const constraint = type.flags & flags.instantiable ? checker.getBaseConstraintOfType(type) : undefined;
  if (constraint && constraint !== type) return propertiesOf(scope, constraint);
  const known = checker.getPropertiesOfType(checker.getApparentType(type));
  // Own properties of a primitive's wrapper are not props.
  return type.flags & (flags.object | flags.intersection) ? known : [];
}

function propView(scope: Scope, name: string, symbols: readonly ts.Symbol[]): PropView {
  const { checker, at } = scope;
  const kinds = symbols.map((symbol) => kindOf(scope, checker.getTypeOfSymbolAtLocation(symbol, at)));
  return {
    name,
    optional: symbols.every((symbol) => (symbol.flags & symbolFlags.optional) !== 0),
    kind: joinKinds(kinds),
    declaration: declarationOf(scope, symbols),
  };
}

/** `any` and `unknown` tell nothing. */
function isOpaque({ flags }: Scope, type: ts.Type): boolean {
  return (type.flags & (flags.any | flags.unknown)) !== 0;
}

/** A type parameter, `any` and the like may be anything; of a union one member is enough. */
function callableOf(scope: Scope, type: ts.Type): Verdict {
  const { flags, checker } = scope;
  if (type.flags & (flags.any | flags.unknown | flags.never | flags.instantiable | flags.nonPrimitive))
    return "unknown";
  if (type.isUnion()) return anyYes(type.types.map((member) => callableOf(scope, member)));
  if (type.getCallSignatures().length > 0 || isGlobalFunction(scope, type)) return "yes";
  const isEmptyObject = (type.flags & flags.object) !== 0 && checker.getPropertiesOfType(type).length === 0;
  return isEmptyObject && !isInstance(type) ? "unknown" : "no";
}

/** `{}` may hold a function; a class's instance is none, however empty. */
function isInstance(type: ts.Type): boolean {
  return ((type.getSymbol()?.flags ?? 0) & (symbolFlags.class | symbolFlags.objectLiteral)) !== 0;
}

type Kind = PropView["kind"];

function kindOf(scope: Scope, type: ts.Type): Kind {
  const { flags, checker } = scope;
  if (isOpaque(scope, type)) return "unknown";
  if (type.isUnion()) {
    const absent = flags.undefined | flags.null | flags.void;
    return joinKinds(type.types.filter((member) => !(member.flags & absent)).map((member) => kindOf(scope, member)));
  }
  if (type.flags & flags.instantiable) {
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint && constraint !== type ? kindOf(scope, constraint) : "unknown";
  }
  if (type.getCallSignatures().length > 0 || isGlobalFunction(scope, type)) return "function";
  if (type.getConstructSignatures().length > 0) return "class";
  return isClassInstance(scope, type) ? "class" : "other";
}

/** One kind stays; functions beside anything else are `mixed`; a part that is not known leaves the whole unknown. */
function joinKinds(kinds: readonly Kind[]): Kind {
  const [first, ...others] = kinds;
  if (first === undefined) return "other";
  if (others.every((kind) => kind === first)) return first;
  if (kinds.some((kind) => kind === "function" || kind === "mixed")) return "mixed";
  return kinds.includes("unknown") ? "unknown" : "other";
}

/** The global `Function` type has no call signature of its own. */
function isGlobalFunction({ program }: Scope, type: ts.Type): boolean {
  const symbol = type.getSymbol();
  const [declaration] = symbol?.declarations ?? [];
  return (
    symbol?.name === "Function" &&
    declaration !== undefined &&
    program.isSourceFileDefaultLibrary(declaration.getSourceFile())
  );
}

/** An instance of a class declared in code; the built-in ones (`Date`, `Map`, `URL`) are interfaces, and `typeof X` is no instance. */
function isClassInstance({ flags }: Scope, type: ts.Type): boolean {
  if (!(type.flags & flags.object)) return false;
  if ((type as ts.ObjectType).objectFlags & anonymousObject) return false;
  return ((type.getSymbol()?.flags ?? 0) & symbolFlags.class) !== 0;
}

/** The name of the first declaration that stands in the project's own source. */
function declarationOf({ program }: Scope, symbols: readonly ts.Symbol[]): PropView["declaration"] {
  for (const declaration of symbols.flatMap((symbol) => symbol.declarations ?? [])) {
    const sourceFile = declaration.getSourceFile();
    if (program.isSourceFileFromExternalLibrary(sourceFile) || sourceFile.isDeclarationFile) continue;
    const name = (declaration as ts.NamedDeclaration).name ?? declaration;
    return { file: sourceFile.fileName, start: name.getStart(sourceFile), end: name.getEnd() };
  }
  return undefined;
}
