/** Which Server Function a name in the editor means: at its definition, at a call, through imports, aliases and `.bind`. */
import { mayHaveServerDirective, type ModuleAnalysis, type ServerFunction } from "@server-actions/shared";
import type ts from "typescript";
import { isOwnSource } from "./host-files.ts";
import { boundAt, valueNamedBy } from "./other-names.ts";
import type { Project, Reading } from "./project.ts";

type TypeScript = typeof ts;

export interface NamedServerFunction {
  readonly serverFunction: ServerFunction;
  readonly module: ModuleAnalysis;
  /** The name whose type is the function's, before anything is bound. */
  readonly name: ts.Node;
  /** The code of the values bound to it, in order. */
  readonly bound: readonly string[];
}

export interface PlacesParts {
  readonly typescript: TypeScript;
  readonly program: ts.Program;
  readonly project: Project;
}

export interface Places {
  readonly typescript: TypeScript;
  readonly program: ts.Program;
  /** The analysis of a module that may hold Server Functions; `undefined` for any other. */
  servingModule(sourceFile: ts.SourceFile): ModuleAnalysis | undefined;
}

/** Looks for them in the modules of a project's program. */
export function placesOf({ typescript, program, project }: PlacesParts): Places {
  let reading: Reading | undefined;
  return {
    typescript,
    program,
    servingModule(sourceFile) {
      // Most names stand in files without the directive: nothing of theirs is converted.
      if (!isOwnSource(sourceFile) || !mayHaveServerDirective(sourceFile.text)) return undefined;
      reading ??= project.reading(program);
      return reading.moduleOf(sourceFile.fileName);
    },
  };
}

/** `undefined`: the name means something else, or nobody can tell. */
export function serverFunctionNamed(places: Places, name: ts.Node): NamedServerFunction | undefined {
  const symbol = places.program.getTypeChecker().getSymbolAtLocation(name);
  return symbol && follow(places, symbol, name, boundAt(places.typescript, name), maxSteps);
}

/** The same for a symbol in scope `at` a node. */
export function serverFunctionOf(places: Places, symbol: ts.Symbol, at: ts.Node): NamedServerFunction | undefined {
  return follow(places, symbol, at, [], maxSteps);
}

/** The one whose own directive is this string. */
export function serverFunctionOfDirective(
  places: Places,
  directive: ts.StringLiteral,
): NamedServerFunction | undefined {
  const sourceFile = directive.getSourceFile();
  const module = places.servingModule(sourceFile);
  const serverFunction = module?.serverFunctions.find(
    ({ origin, directive: own }) => origin === "function" && own.node.range[0] === directive.getStart(sourceFile),
  );
  return module && serverFunction && { serverFunction, module, name: directive, bound: [] };
}

/** The identifier or string that stands at `position`. */
export function wordAt(
  typescript: TypeScript,
  sourceFile: ts.SourceFile,
  position: number,
): ts.Identifier | ts.StringLiteral | undefined {
  const visit = (node: ts.Node): ts.Identifier | ts.StringLiteral | undefined => {
    if (position < node.getStart(sourceFile) || position >= node.getEnd()) return undefined;
    if (typescript.isIdentifier(node) || typescript.isStringLiteral(node)) return node;
    return typescript.forEachChild(node, visit);
  };
  return typescript.forEachChild(sourceFile, visit);
}

function follow(
  places: Places,
  symbol: ts.Symbol,
  name: ts.Node,
  bound: readonly string[],
  steps: number,
): NamedServerFunction | undefined {
  if (steps === 0) return undefined;
  const declarations = aliasChain(places, symbol).flatMap((link) => link.declarations ?? []);
  for (const declaration of declarations) {
    const found = declaredAt(places, declaration);
    if (found) return { ...found, name, bound };
  }
  for (const declaration of declarations) {
    const value = valueNamedBy(places.typescript, declaration);
    const next = value && symbolOf(places, declaration, value.name);
    const found = value && next && follow(places, next, value.name, [...value.bound, ...bound], steps - 1);
    if (found) return found;
  }
  return undefined;
}

/** The symbol, and those that it is another name of: each re-export on the way may be what serves the function. */
function aliasChain({ typescript, program }: Places, symbol: ts.Symbol): readonly ts.Symbol[] {
  const checker = program.getTypeChecker() as ts.TypeChecker & {
    /** Not public; without it only the last name of a chain is seen. */
    getImmediateAliasedSymbol?(symbol: ts.Symbol): ts.Symbol | undefined;
  };
  const chain = [symbol];
  let current = symbol;
  while (current.flags & typescript.SymbolFlags.Alias && chain.length < maxSteps) {
    const next = checker.getImmediateAliasedSymbol?.(current) ?? checker.getAliasedSymbol(current);
    if (chain.includes(next)) break;
    chain.push(next);
    current = next;
  }
  return chain;
}

function declaredAt(
  { typescript, servingModule }: Places,
  declaration: ts.Declaration,
): Pick<NamedServerFunction, "module" | "serverFunction"> | undefined {
  const sourceFile = declaration.getSourceFile();
  const module = servingModule(sourceFile);
  if (!module) return undefined;
  const initializer = typescript.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  const nodes = [typescript.getNameOfDeclaration(declaration), declaration, initializer].filter(
    (node) => node !== undefined,
  );
  const isAt = ({ range }: { readonly range: readonly [number, number] }): boolean =>
    nodes.some((node) => node.getStart(sourceFile) === range[0] && node.getEnd() === range[1]);
  const serverFunction = module.serverFunctions.find(
    ({ node, value }) => isAt(node) || (value !== undefined && isAt(value)),
  );
  return serverFunction && { serverFunction, module };
}

function symbolOf({ typescript, program }: Places, declaration: ts.Declaration, name: ts.Node): ts.Symbol | undefined {
  const checker = program.getTypeChecker();
  return typescript.isShorthandPropertyAssignment(declaration)
    ? checker.getShorthandAssignmentValueSymbol(declaration)
    : checker.getSymbolAtLocation(name);
}

/** Aliases of aliases. */
const maxSteps = 20;
