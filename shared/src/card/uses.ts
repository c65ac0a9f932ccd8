/** Where a Server Function is used: every mention of it in the modules that can name it, and what is done with it there. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import type { UseSite } from "../graph/export-users.ts";
import { importedNameOf } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { wrapped } from "../syntax/unwrap.ts";
import { findVariable, type Variable } from "../syntax/variables.ts";
import type { CardSubject } from "./subject.ts";

/** `bind`: values are bound to it; `pass`: it is given to a prop, a hook, or any other function. */
export interface Use {
  readonly kind: "bind" | "call" | "pass";
  readonly file: string;
  readonly node: TSESTree.Node;
}

export interface Uses {
  readonly uses: readonly Use[];
  /** More modules import it than were looked at. */
  readonly isPartial: boolean;
}

/** `undefined` for a function without a name to be used by. */
export function usesOf(subject: CardSubject): Uses | undefined {
  const { module, graph, serverFunction } = subject;
  const variable = ownVariable(subject);
  const names = exportNames(subject, variable);
  if (!variable && names.length === 0) return undefined;
  const own = variable ? mentionsOf(variable).flatMap((node) => useAt(module.filename, node)) : [];
  const sites = names.flatMap((name) => graph.importersOf(module.filename, name));
  const files = [...new Set(sites.map(({ file }) => file))];
  const foreign = files.slice(0, MAX_MODULES).flatMap((file) => {
    const importer = subject.moduleOf(file);
    const inFile = sites.filter((site) => site.file === file);
    const found = importer ? inFile.flatMap((site) => usesInImporter(importer, site)) : [];
    return found.sort((left, right) => left.node.range[0] - right.node.range[0]);
  });
  const uses = [...own, ...foreign].filter(({ node }) => node !== serverFunction.node);
  return { uses: uniqueByNode(uses), isPartial: files.length > MAX_MODULES };
}

/** The top-level or local variable that holds it. */
function ownVariable({ module, serverFunction: { node, value } }: CardSubject): Variable | undefined {
  if (node.type === "Identifier") {
    const variable = findVariable(module.scopes, node);
    if (variable?.defs.some((definition) => definition.name === node)) return variable;
  }
  const id = value && "id" in value && value.id?.type === "Identifier" ? value.id : undefined;
  return id ? findVariable(module.scopes, id) : undefined;
}

function exportNames({ module, serverFunction }: CardSubject, variable: Variable | undefined): readonly string[] {
  if (serverFunction.origin === "file") return serverFunction.names;
  return module.exports.flatMap((exported) => {
    const isIt =
      exported.kind === "local" &&
      (exported.value === serverFunction.value || (variable !== undefined && exported.local === variable.name));
    return isIt ? [exported.name] : [];
  });
}

function mentionsOf({ references }: Variable): TSESTree.Node[] {
  return references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
}

function usesInImporter(importer: ModuleAnalysis, { reference }: UseSite): Use[] {
  if (reference.kind !== "import") return [];
  const { source, name, path } = reference;
  const bindings = importer.imports.filter((binding) => binding.source === source && !binding.typeOnly);
  return bindings
    .filter(({ node }) => importedNameOf(node) === name)
    .flatMap(({ node }) => {
      const variable = findVariable(importer.scopes, node.local);
      return variable ? mentionsOf(variable) : [];
    })
    .flatMap((mention) => memberAt(mention, path))
    .flatMap((node) => useAt(importer.filename, node));
}

/** `ns.save` of the mention `ns`: nothing where other members are taken. */
function memberAt(mention: TSESTree.Node, path: readonly string[]): TSESTree.Node[] {
  let node = mention;
  for (const name of path) {
    const { parent } = wrapped(node);
    if (parent?.type !== "MemberExpression" || parent.object !== wrapped(node) || memberName(parent) !== name)
      return [];
    node = parent;
  }
  return [node];
}

/** Other names of it, and its type. */
const notUses: ReadonlySet<string> = new Set([
  "ExportDefaultDeclaration",
  "ExportSpecifier",
  "TSQualifiedName",
  "TSTypeQuery",
]);

function useAt(file: string, mention: TSESTree.Node): Use[] {
  const node = wrapped(mention);
  const { parent } = node;
  if (!parent || notUses.has(parent.type)) return [];
  const at = { file, node: mention };
  if (parent.type === "CallExpression" && parent.callee === node) return [{ kind: "call", ...at }];
  if (parent.type === "MemberExpression" && parent.object === node)
    return memberName(parent) === "bind" ? [{ kind: "bind", ...at }] : [];
  return [{ kind: "pass", ...at }];
}

function uniqueByNode(uses: readonly Use[]): readonly Use[] {
  return [...new Map(uses.map((use) => [use.node, use])).values()];
}

/** A tree for each: of a function that everybody imports, some are enough to say who uses it. */
const MAX_MODULES = 40;
