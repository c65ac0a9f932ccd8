/**
 * What a type checker knows of a component's props, over TypeScript's public API (5.4 - 6.0).
 *
 * A component is what its type lets JSX do with it: something callable or constructible that takes props. So declarations, arrows, `FC`,
 * `memo`, `forwardRef`, classes and aliases need no cases of their own, and neither do the ways of writing a props type.
 */
import type ts from "typescript";
import type { TSESTree } from "@typescript-eslint/utils";
import { anyYes, type PropView, type TypeOracle, type Verdict } from "@server-actions/shared";

type TypeScript = typeof ts;

/** The way from an ESTree node to TypeScript's node. */
export interface NodeMap {
  tsNodeOf(node: TSESTree.Node): ts.Node | undefined;
}

export function createTypeOracle(typescript: TypeScript, program: ts.Program, nodes: NodeMap): TypeOracle {
  const checker = program.getTypeChecker();
  return {
    componentProps(node) {
      const tsNode = nodes.tsNodeOf(node);
      return tsNode && componentProps({ typescript, program, checker, at: tsNode });
    },
    callable(node) {
      const tsNode = nodes.tsNodeOf(node);
      return tsNode
        ? callableOf({ typescript, program, checker, at: tsNode }, checker.getTypeAtLocation(tsNode))
        : "unknown";
    },
  };
}

/** What the questions below need: `at` is the node whose types are asked for. */
interface Scope {
  readonly typescript: TypeScript;
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly at: ts.Node;
}

function componentProps(scope: Scope): readonly PropView[] | undefined {
  const type = typeOfComponent(scope);
  const propsTypes = type ? propsTypesOf(scope, type).filter((propsType) => !isOpaque(scope, propsType)) : [];
  if (propsTypes.length === 0) return undefined;
  const props = new Map<string, ts.Symbol[]>();
  for (const symbol of propsTypes.flatMap((propsType) => propertiesOf(scope, propsType))) {
    const known = props.get(symbol.name);
    if (known) known.push(symbol);
    else props.set(symbol.name, [symbol]);
  }
  return [...props].map(([name, symbols]) => viewOf(scope, name, symbols));
}

function typeOfComponent({ typescript, checker, at }: Scope): ts.Type | undefined {
  if (typescript.isClassLike(at)) {
    const symbol = at.name ? checker.getSymbolAtLocation(at.name) : (at as { readonly symbol?: ts.Symbol }).symbol;
    return symbol ? checker.getTypeOfSymbolAtLocation(symbol, at) : undefined;
  }
  return checker.getTypeAtLocation(at);
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
  const { typescript, checker } = scope;
  if (isOpaque(scope, type)) return [];
  if (type.isUnion()) return type.types.flatMap((member) => propertiesOf(scope, member));
  const constraint = type.flags & typescript.TypeFlags.Instantiable ? checker.getBaseConstraintOfType(type) : undefined;
  if (constraint && constraint !== type) return propertiesOf(scope, constraint);
  const known = checker.getPropertiesOfType(checker.getApparentType(type));
  // Own properties of a primitive's wrapper are not props.
  return type.flags & (typescript.TypeFlags.Object | typescript.TypeFlags.Intersection) ? known : [];
}

function viewOf(scope: Scope, name: string, symbols: readonly ts.Symbol[]): PropView {
  const { typescript, checker, at } = scope;
  const kinds = symbols.map((symbol) => kindOf(scope, checker.getTypeOfSymbolAtLocation(symbol, at)));
  return {
    name,
    optional: symbols.every((symbol) => (symbol.flags & typescript.SymbolFlags.Optional) !== 0),
    kind: joinKinds(kinds),
    declaration: declarationOf(scope, symbols),
  };
}

/** `any` and `unknown` tell nothing. */
function isOpaque({ typescript }: Scope, type: ts.Type): boolean {
  return (type.flags & (typescript.TypeFlags.Any | typescript.TypeFlags.Unknown)) !== 0;
}

/** A type parameter, `any` and the like may be anything; of a union one member is enough. */
function callableOf(scope: Scope, type: ts.Type): Verdict {
  const { typescript, checker } = scope;
  const { TypeFlags } = typescript;
  if (
    type.flags &
    (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never | TypeFlags.Instantiable | TypeFlags.NonPrimitive)
  )
    return "unknown";
  if (type.isUnion()) return anyYes(type.types.map((member) => callableOf(scope, member)));
  if (checker.getSignaturesOfType(type, typescript.SignatureKind.Call).length > 0 || isGlobalFunction(scope, type))
    return "yes";
  const isEmptyObject = (type.flags & TypeFlags.Object) !== 0 && checker.getPropertiesOfType(type).length === 0;
  return isEmptyObject && !isInstance(scope, type) ? "unknown" : "no";
}

/** `{}` may hold a function; a class's instance is none, however empty. */
function isInstance({ typescript }: Scope, type: ts.Type): boolean {
  return ((type.getSymbol()?.flags ?? 0) & (typescript.SymbolFlags.Class | typescript.SymbolFlags.ObjectLiteral)) !== 0;
}

type Kind = PropView["kind"];

function kindOf(scope: Scope, type: ts.Type): Kind {
  const { typescript, checker } = scope;
  const { TypeFlags } = typescript;
  if (isOpaque(scope, type)) return "unknown";
  if (type.isUnion()) {
    const absent = TypeFlags.Undefined | TypeFlags.Null | TypeFlags.Void;
    return joinKinds(type.types.filter((member) => !(member.flags & absent)).map((member) => kindOf(scope, member)));
  }
  if (type.flags & TypeFlags.Instantiable) {
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
function isClassInstance({ typescript }: Scope, type: ts.Type): boolean {
  if (!(type.flags & typescript.TypeFlags.Object)) return false;
  if ((type as ts.ObjectType).objectFlags & typescript.ObjectFlags.Anonymous) return false;
  return ((type.getSymbol()?.flags ?? 0) & typescript.SymbolFlags.Class) !== 0;
}

/** The name of the first declaration that stands in the project's own source. */
function declarationOf({ typescript, program }: Scope, symbols: readonly ts.Symbol[]): PropView["declaration"] {
  for (const declaration of symbols.flatMap((symbol) => symbol.declarations ?? [])) {
    const sourceFile = declaration.getSourceFile();
    if (program.isSourceFileFromExternalLibrary(sourceFile) || sourceFile.isDeclarationFile) continue;
    const name = typescript.getNameOfDeclaration(declaration) ?? declaration;
    return { file: sourceFile.fileName, start: name.getStart(sourceFile), end: name.getEnd() };
  }
  return undefined;
}
