/** What a name, a call or `new` gives, where the name says it: of this file, of another module, of a package, or global. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { CrossingKind } from "../knowledge/crossing-kinds.ts";
import { globalClasses, globalFactories, type PackageValue, packageValues } from "../knowledge/crossing-values.ts";
import type { Reference } from "../model/reference.ts";
import { namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { isClass, kindOfClass } from "../analyze/class-kind.ts";
import { isPackageSpecifier } from "../syntax/specifiers.ts";
import type { CodeScope } from "./value-scope.ts";

/** `new X()`. Of the file alone, an instance of an imported class counts as what cannot be sent. */
export function kindOfInstance(scope: CodeScope, node: TSESTree.NewExpression): CrossingKind | undefined {
  const { module } = scope;
  const reference = namedImport(referenceOf(module, node.callee));
  if (reference.kind === "global") return reference.path.length === 0 ? globalClasses.get(reference.name) : undefined;
  const own = valueBehind(module, node.callee);
  if (isClass(own)) return kindOfClass(module, own);
  if (reference.kind !== "import" || reference.path.length > 0) return undefined;
  if (!isPackageSpecifier(reference.source)) return kindOfForeignInstance(scope, reference);
  const found = packageValue(reference);
  return found?.called === true ? undefined : found?.kind;
}

/** Of a class of another file. */
function kindOfForeignInstance({ module, graph }: CodeScope, reference: Reference): CrossingKind | undefined {
  if (!graph) return "instance";
  const found = graph.resolve(reference, module.filename);
  return found.kind === "value" && found.path.length === 0 && found.value.kind === "class"
    ? found.value.instances
    : undefined;
}

/** `Response.json(x)`, `dayjs()`, `Symbol("x")`, `Symbol.for("x")`. */
export function kindOfCall({ module }: CodeScope, node: TSESTree.CallExpression): CrossingKind | undefined {
  const reference = namedImport(referenceOf(module, node.callee));
  if (reference.kind !== "global" && reference.kind !== "import") return undefined;
  const [method, ...more] = reference.path;
  if (more.length > 0) return undefined;
  if (reference.kind === "global") {
    if (method === undefined) return reference.name === "Symbol" ? "uniqueSymbol" : undefined;
    if (reference.name === "Symbol" && method === "for") return "symbol";
    const isFactory =
      Object.hasOwn(globalFactories, reference.name) && globalFactories[reference.name]?.includes(method);
    return isFactory ? globalClasses.get(reference.name) : undefined;
  }
  const found = packageValue(reference);
  if (method === undefined) return found?.called ? found.kind : undefined;
  return found?.factories?.includes(method) ? found.kind : undefined;
}

/** A name that is not bound to a value of this file. Of the file alone, an imported one counts as what cannot be sent. */
export function kindOfName(scope: CodeScope, node: TSESTree.Node): CrossingKind | "nullish" | "primitive" | undefined {
  const { module, graph, names } = scope;
  const reference = referenceOf(module, node);
  if (reference.kind === "global") return kindOfGlobal(reference);
  if (reference.kind !== "import") return undefined;
  if (!graph) return names?.isServedByExport(namedImport(reference), module.filename) ? "serverReference" : "function";
  const verdict = graph.isServerFunction(reference, module.filename);
  if (verdict === "yes") return "serverReference";
  if (verdict === "unknown" || isPackageSpecifier(reference.source)) return undefined;
  const found = graph.resolve(reference, module.filename);
  if (found.kind !== "value" || found.path.length > 0) return undefined;
  if (found.value.kind !== "function" && found.value.kind !== "class") return undefined;
  const isClientEntry = graph.boundaryOf(found.file) === "client";
  return isClientEntry && module.boundary !== "client" ? "clientReference" : found.value.kind;
}

function kindOfGlobal({
  name,
  path,
}: Extract<Reference, { kind: "global" }>): CrossingKind | "nullish" | "primitive" | undefined {
  if (path.length > 0) return undefined;
  if (name === "undefined") return "nullish";
  if (name === "NaN" || name === "Infinity") return "primitive";
  return globalClasses.has(name) ? "class" : undefined;
}

function packageValue(reference: Reference): PackageValue | undefined {
  if (reference.kind !== "import") return undefined;
  return packageValues.find(({ from, name }) => from === reference.source && name === reference.name);
}
