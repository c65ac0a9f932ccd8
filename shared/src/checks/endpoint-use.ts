/** Who uses an export of a `"use server"` file, for `no-accidental-endpoint`: an answer only where all that can use it is known. */
import type { UseSite } from "../graph/export-users.ts";
import type { ModuleGraph } from "../graph/module-graph.ts";
import type { CallSite } from "../graph/use-sites.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { ExportedName, ModuleAnalysis } from "../model/module.ts";
import type { FileSpan } from "../model/span.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { Reference } from "../model/reference.ts";

export interface EndpointUse {
  /** `server`: called by other modules, which run on the server only; `ownFile`: called there alone; `none`: by nobody. */
  readonly by: "none" | "ownFile" | "server";
  /** The calls that say so. */
  readonly calls: readonly FileSpan[];
  /** Tests import it: its export is needed. */
  readonly isTested: boolean;
}

interface UseOptions {
  /** Modules of the server that load it by `import()` are taken to do nothing with it but call it. */
  readonly mayBeLoaded: boolean;
}

/** The one export of a Server Function of a `"use server"` file; `undefined` under two names, handed on from another file, or not declared. */
export function exportOf(module: ModuleAnalysis, { names, value }: ServerFunction): ExportedName | undefined {
  if (!value) return undefined;
  const [exported, ...others] = module.exports.filter(({ kind, name }) => kind === "local" && names.includes(name));
  return others.length === 0 ? exported : undefined;
}

/** Whether no client certainly gets to an action by its module: nothing of what it returns crosses. */
export function staysOnServer(graph: ModuleGraph, module: ModuleAnalysis, action: ServerFunction): boolean {
  return useOf(graph, module, action) !== undefined;
}

/** Whether other server code calls an action, and no client is seen to get to it: its arguments come from there. */
export function isCalledByServerOnly(graph: ModuleGraph, module: ModuleAnalysis, action: ServerFunction): boolean {
  return useOf(graph, module, action, { mayBeLoaded: true })?.by === "server";
}

/** Whether Next.js itself calls it, as a page or route handler: of a file whose directive `no-use-server-on-component` reports. */
export function isCalledByNext(graph: ModuleGraph, module: ModuleAnalysis, { origin }: ServerFunction): boolean {
  const role = origin === "file" ? graph.roleOf(module.filename) : undefined;
  return role !== undefined && role.kind !== "pages";
}

function useOf(
  graph: ModuleGraph,
  module: ModuleAnalysis,
  action: ServerFunction,
  options?: UseOptions,
): EndpointUse | undefined {
  const exported = exportOf(module, action);
  if (!exported || module.boundary !== "server" || !graph.hasKnownUsers(module.filename)) return undefined;
  return endpointUse(graph, module.filename, exported.name, localName(exported), options);
}

/** What an export is called in its file. */
export function localName(exported: ExportedName): string {
  return (exported.kind === "local" ? exported.local : undefined) ?? exported.name;
}

/** `undefined` when the client may get it: a module that may run there imports it, it is handed on as a value, or nobody can tell. */
export function endpointUse(
  graph: ModuleGraph,
  file: string,
  name: string,
  local: string,
  { mayBeLoaded }: UseOptions = { mayBeLoaded: false },
): EndpointUse | undefined {
  if (graph.roleOf(file)) return undefined;
  const isEntry = graph.reexportsOf(file, name).some((place) => !isPlainServerModule(graph, place.file));
  const importers = graph.importersOf(file, name);
  const users = importers.filter((site) => !isTestFile(site.file));
  // Records say where modules run, before a tree is made of any.
  if (isEntry || !users.every((site) => graph.environmentOf(site.file) === "server")) return undefined;
  const own = graph.summary(file);
  if (!own || own.handedOn.some((use) => use.kind === "local" && use.name === local)) return undefined;
  if (!users.every((site) => isOnlyCalled(graph, site) && (mayBeLoaded || !isLoaded(graph, site)))) return undefined;
  const calls = graph.callSitesOf(file, name).filter((site) => !isTestFile(site.file));
  const outside = calls.filter((site) => site.file !== file);
  if (outside.some((site) => isByInlineAction(site))) return undefined;
  // Imported by name, and neither called nor handed on as far as anybody can see. A namespace has members that are not used.
  if (users.some((site) => !isNamespace(site) && !outside.some((call) => call.file === site.file))) return undefined;
  return {
    by: outside.length > 0 ? "server" : calls.length > 0 ? "ownFile" : "none",
    calls: (outside.length > 0 ? outside : calls).map(spanOfCall),
    isTested: users.length < importers.length,
  };
}

/** A barrel that Next.js does not load itself. */
function isPlainServerModule(graph: ModuleGraph, file: string): boolean {
  return graph.boundaryOf(file) !== "client" && graph.roleOf(file) === undefined;
}

/** Whether a module does nothing with what it imports but call it. */
function isOnlyCalled(graph: ModuleGraph, { file, reference }: UseSite): boolean {
  const summary = graph.summary(file);
  return summary !== undefined && !summary.handedOn.some((use) => mayMean(use, reference));
}

/** `import()`: what becomes of the namespace is not followed. */
function isLoaded(graph: ModuleGraph, { file, reference }: UseSite): boolean {
  const edges = graph.summary(file)?.edges ?? [];
  return (
    reference.kind === "import" && edges.some(({ kind, source }) => kind === "dynamic" && source === reference.source)
  );
}

/** `async () => { "use server"; await save(); }` around an action, for its types or arguments: the form's way to it. */
function isByInlineAction({ caller, summary }: CallSite): boolean {
  return summary.boundary !== "server" && caller?.isServerFunction === true;
}

function isNamespace({ reference }: UseSite): boolean {
  return reference.kind === "import" && reference.name === "*";
}

/** Whether a use is of the import, of a part of it, or of the namespace around it. */
function mayMean(use: Reference, site: Reference): boolean {
  if (use.kind !== "import" || site.kind !== "import" || use.source !== site.source || use.name !== site.name)
    return false;
  return site.path.every((part, index) => use.path[index] === undefined || use.path[index] === part);
}

function spanOfCall({ call, file }: CallSite): FileSpan {
  return { file, ...call.span };
}
