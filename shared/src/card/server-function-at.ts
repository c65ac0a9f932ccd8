import type { TSESTree } from "@typescript-eslint/utils";
import { boundAction } from "../analyze/state-actions.ts";
import type { ModuleGraph } from "../graph/module-graph.ts";
import type { ExportedName, ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { childrenOf } from "../syntax/children.ts";
import { unwrap } from "../syntax/unwrap.ts";

/** Where Server Functions are looked for, without types. */
export interface Places {
  readonly graph: ModuleGraph;
  moduleOf(file: string): ModuleAnalysis | undefined;
}

export interface FoundServerFunction {
  readonly serverFunction: ServerFunction;
  /** The module that it stands in. */
  readonly module: ModuleAnalysis;
  /** The name that was looked at. */
  readonly name: TSESTree.Node;
}

const maxHops = 10;

/** The Server Function that the name at `offset` means, at its definition or where it is used; `undefined` for any other name. */
export function findServerFunctionAt(
  places: Places,
  module: ModuleAnalysis,
  offset: number,
): FoundServerFunction | undefined {
  const name = nameAt(module.ast, offset);
  return name && serverFunctionNamed(places, module, name);
}

/** The same for a name, or for what binds values to one: `save.bind(null, id)`. */
export function serverFunctionNamed(
  places: Places,
  module: ModuleAnalysis,
  name: TSESTree.Node,
): FoundServerFunction | undefined {
  const node = unwrap(name);
  const bound = node.type === "CallExpression" ? boundAction(node) : undefined;
  if (bound) return serverFunctionNamed(places, module, bound);
  const own =
    module.serverFunctions.find((each) => each.node === node || isNameOf(each.node, node)) ?? ownNamedBy(module, node);
  if (own) return { serverFunction: own, module, name: node };
  const reference = namedImport(referenceOf(module, node));
  if (reference.kind !== "import" || reference.path.length > 0) return undefined;
  const found = findExported(places, module.filename, reference.source, reference.name);
  return found && { ...found, name: node };
}

/** The identifier at `offset`. */
export function nameAt(node: TSESTree.Node, offset: number): TSESTree.Node | undefined {
  if (offset < node.range[0] || offset > node.range[1]) return undefined;
  if (node.type === "Identifier" || node.type === "JSXIdentifier") return node;
  for (const child of childrenOf(node)) {
    const found = nameAt(child, offset);
    if (found) return found;
  }
  return undefined;
}

function isNameOf(node: TSESTree.Node, name: TSESTree.Node): boolean {
  return "id" in node && node.id === name;
}

/** A use in the module that defines it. */
function ownNamedBy(module: ModuleAnalysis, name: TSESTree.Node): ServerFunction | undefined {
  const value = valueBehind(module, name);
  return value && module.serverFunctions.find((each) => each.value === value || each.handler === value);
}

/** The export `name` of what `source` leads to, through re-exports. */
export function findExported(
  places: Places,
  from: string,
  source: string,
  name: string,
  hops = maxHops,
): Omit<FoundServerFunction, "name"> | undefined {
  const file = hops > 0 ? places.graph.resolveModule(source, from) : undefined;
  const module = file === undefined ? undefined : places.moduleOf(file);
  if (!module) return undefined;
  const own = module.serverFunctions.find(
    ({ form, names, origin }) => origin === "file" && form !== "reexport" && names.includes(name),
  );
  if (own) return { serverFunction: own, module };
  for (const exported of module.exports) {
    const next = passedOn(exported, name);
    const found = next && findExported(places, module.filename, next.source, next.name, hops - 1);
    if (found) return found;
  }
  const local = module.exports.find((exported) => exported.kind === "local" && exported.name === name);
  const inline =
    local?.kind === "local" ? module.serverFunctions.find(({ handler }) => handler === local.value) : undefined;
  return inline && { serverFunction: inline, module };
}

function passedOn(
  exported: ExportedName,
  name: string,
): { readonly source: string; readonly name: string } | undefined {
  if (exported.kind === "star") return name === "default" ? undefined : { source: exported.source, name };
  return exported.kind === "reexport" && exported.name === name
    ? { source: exported.source, name: exported.imported }
    : undefined;
}
