import type { TSESTree } from "@typescript-eslint/utils";
import { findRedirectingMember } from "../knowledge/auth.ts";
import {
  findNavigationExport,
  isNavigationFactory,
  navigationExports,
  type NavigationKind,
} from "../knowledge/next.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { FileSpan } from "../model/span.ts";
import { lastNameOf, type Reference } from "../model/reference.ts";
import type { Settings } from "../settings/defaults.ts";
import {
  findVariable,
  isReassigned,
  namedImport,
  objectMember,
  patternPath,
  referenceOf,
  valueBehind,
  valueDefinitions,
} from "../syntax/bindings.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { ModuleGraph } from "../graph/module-graph.ts";
import type { Resolution } from "../graph/resolution.ts";
import { isNavigationName } from "./navigation-probes.ts";
import { isRedirectResponseReference } from "./redirect-responses.ts";

/** A call that leaves, or may leave, by throwing a navigation error. */
export interface Navigation {
  /** Every kind of error it may throw. */
  readonly kinds: readonly NavigationKind[];
  /** Thrown at the call, or the rejection of the promise it gives. */
  readonly how: "rejects" | "throws";
  /** The navigation call inside the helper that is called; `undefined` when the call itself is one. */
  readonly inside: (FileSpan & { readonly name: string }) | undefined;
}

export interface NavigationContext {
  readonly module: ModuleAnalysis;
  readonly graph: ModuleGraph;
  readonly settings: Settings;
}

/** The navigation call that `call` itself is: of Next.js, of an i18n factory, of Auth.js, or of the settings. */
export function findDirectNavigation(
  context: NavigationContext,
  call: TSESTree.CallExpression,
): Navigation | undefined {
  const found = navigationNamedBy(context, call.callee);
  if (!found || found.optionsArgument === undefined) return found?.navigation;
  return mayRedirect(context.module, call.arguments[found.optionsArgument]) ? found.navigation : undefined;
}

export interface NamedNavigation {
  readonly navigation: Navigation;
  /** Where `{ redirect: false }` can stand. */
  readonly optionsArgument?: number;
}

/** The navigation function that an expression names. */
export function navigationNamedBy(context: NavigationContext, expression: TSESTree.Node): NamedNavigation | undefined {
  const { module, graph, settings } = context;
  const reference = namedImport(referenceOf(module, expression));
  const configured = isConfigured(module, settings, reference, expression);
  if (configured) return { navigation: thrown("redirect") };
  if (reference.kind === "import" && reference.path.length === 0) {
    const row = findNavigationExport(reference.source, reference.name);
    if (row) return { navigation: thrown(row.kind) };
  }
  const own = ownFactoryMember(module, expression);
  if (own) return factoryMember(own.factory, own.path);
  if (reference.kind !== "import" || !isNavigationName(lastNameOf(reference))) return undefined;
  return resolvedNavigation(graph, graph.resolve(reference, module.filename));
}

/** The navigation function that a name of another file ends in. */
export function resolvedNavigation(graph: ModuleGraph, resolution: Resolution): NamedNavigation | undefined {
  if (resolution.kind === "external" && resolution.path.length === 0) {
    const row = findNavigationExport(resolution.source, resolution.name);
    return row && { navigation: thrown(row.kind) };
  }
  if (resolution.kind !== "value" || resolution.value.kind !== "call") return undefined;
  const { value, file } = resolution;
  if (value.links.length !== 1 || value.links[0]?.method !== undefined) return undefined;
  return factoryMember(graph.resolve(value.root, file), [...value.path, ...resolution.path]);
}

function factoryMember(factory: Reference | Resolution, path: readonly string[]): NamedNavigation | undefined {
  const [member, ...rest] = path;
  const target = nameOfImport(factory);
  if (!target || member === undefined || rest.length > 0) return undefined;
  if (isNavigationFactory(target.source, target.name)) {
    const isNavigating = navigationExports.some((row) => row.name === member && row.kind === "redirect");
    return isNavigating ? { navigation: thrown("redirect") } : undefined;
  }
  const row = findRedirectingMember(target.source, target.name, member);
  return row && { navigation: { ...thrown("redirect"), how: "rejects" }, optionsArgument: row.optionsArgument };
}

function nameOfImport(target: Reference | Resolution): { source: string; name: string } | undefined {
  if (target.kind === "import") return namedImport(target);
  return target.kind === "external" && target.path.length === 0 ? target : undefined;
}

/** `const { redirect } = createNavigation(routing)` of this file. */
function ownFactoryMember(
  module: ModuleAnalysis,
  expression: TSESTree.Node,
): { factory: Reference; path: readonly string[] } | undefined {
  const node = unwrap(expression);
  const [name, members] =
    node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier"
      ? [unwrap(node.object), [node.property.name]]
      : [node, []];
  const variable = name.type === "Identifier" ? findVariable(module.scopes, name) : undefined;
  const [definition, ...others] = variable ? valueDefinitions(variable) : [];
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (!variable || isReassigned(variable) || others.length > 0 || declarator?.type !== "VariableDeclarator")
    return undefined;
  const init = declarator.init && unwrap(declarator.init);
  const path = patternPath(declarator.id, definition?.name as TSESTree.Node);
  if (init?.type !== "CallExpression" || !path) return undefined;
  return { factory: namedImport(referenceOf(module, init.callee)), path: [...path, ...members] };
}

function isConfigured(
  module: ModuleAnalysis,
  settings: Settings,
  reference: Reference,
  expression: TSESTree.Node,
): boolean {
  if (settings.navigation.length === 0 || isRedirectResponseReference(reference)) return false;
  const node = unwrap(expression);
  const written = node.type === "Identifier" && findVariable(module.scopes, node) ? node.name : undefined;
  return settings.navigation.some(({ name, from }) => {
    if (reference.kind === "import") {
      const last = lastNameOf(reference);
      return last === name && (from === undefined || from === reference.source);
    }
    return from === undefined && (reference.kind === "local" ? reference.name === name : written === name);
  });
}

/** Auth.js: unless the options say `redirect: false`, or may say so. */
function mayRedirect(module: ModuleAnalysis, options: TSESTree.Node | undefined): boolean {
  if (!options) return true;
  if (options.type === "SpreadElement") return false;
  const value = valueBehind(module, options);
  if (value?.type !== "ObjectExpression") return true;
  if (value.properties.some((property) => property.type !== "Property" || property.computed)) return false;
  const redirect = objectMember(value, "redirect");
  return redirect === undefined || (redirect.type === "Literal" && redirect.value === true);
}

function thrown(kind: NavigationKind): Navigation {
  return { kinds: [kind], how: "throws", inside: undefined };
}
