import type { Environment } from "../model/module.ts";
import type { ImportEdge, ModuleRecord } from "../model/module-record.ts";
import { clientOnlyExports, clientOnlyHooks } from "../knowledge/react.ts";
import { type EntrySide, findAppEntries } from "./app-entries.ts";
import type { ModuleIndex } from "./module-index.ts";

/** What reachability asks of single modules. */
export interface ReachabilityQuestions {
  readonly rootDir: string;
  /** Answered from the module's tree: asked only of modules that import something client-only. */
  usesClientHooks(file: string): boolean;
}

/**
 * The side each module runs on, by what the app's entries reach. Server side: from the entries until a `"use client"` module,
 * or one that calls client hooks without the directive (barrels pull such modules in; they would fail on the server).
 * These start the client side, which ends at `"use server"` modules. Modules nobody reaches are absent.
 */
export function reachEnvironments(
  index: ModuleIndex,
  questions: ReachabilityQuestions,
): ReadonlyMap<string, Environment> {
  const server = new Set<string>();
  const client = new Set<string>();
  const pending: { readonly file: string; readonly side: Exclude<EntrySide, "both"> }[] = [];
  for (const [file, side] of findAppEntries(index.files(), questions.rootDir)) {
    if (side !== "client") pending.push({ file, side: "server" });
    if (side !== "server") pending.push({ file, side: "client" });
  }
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { file } = next;
    if (next.side === "server" ? server.has(file) : client.has(file)) continue;
    const side = sideInside(file, next.side);
    const reached = side === "server" ? server : client;
    if (reached.has(file)) continue;
    reached.add(file);
    for (const { target } of index.edgesFrom(file)) pending.push({ file: target, side });
  }
  return merge(server, client);

  /** The side on which a module runs when `side` imports it. */
  function sideInside(file: string, side: "client" | "server"): "client" | "server" {
    if (side === "client") return index.record(file)?.boundary === "server" ? "server" : "client";
    return runsOnClient(index, questions, file) ? "client" : "server";
  }
}

/** Whether a module that the server side imports starts the client side, by its directive or because it would fail on the server. */
export function runsOnClient(index: ModuleIndex, questions: ReachabilityQuestions, file: string): boolean {
  const record = index.record(file);
  return record?.boundary === "client" || (isDecidedByTree(record) && questions.usesClientHooks(file));
}

/**
 * Whether the side of the module is more than its record tells: without the directive, its imports can bring in a client hook, which it
 * may call. Names that a host does not give may be any.
 */
export function isDecidedByTree(record: ModuleRecord | undefined): boolean {
  if (!record || record.boundary === "client") return false;
  return record.edges.some((edge) => edge.kind === "import" && !edge.typeOnly && bringsClientHook(edge));
}

function bringsClientHook(edge: ImportEdge): boolean {
  const hooks = CLIENT_HOOKS.get(edge.source);
  if (!hooks) return false;
  const isAll = (name: string): boolean => name === "*" || (name === "default" && NAMESPACE_DEFAULTS.has(edge.source));
  return edge.names?.some(({ imported }) => isAll(imported) || hooks.has(imported)) ?? true;
}

function merge(server: ReadonlySet<string>, client: ReadonlySet<string>): ReadonlyMap<string, Environment> {
  const environments = new Map<string, Environment>();
  for (const file of server) environments.set(file, client.has(file) ? "both" : "server");
  for (const file of client) if (!server.has(file)) environments.set(file, "client");
  return environments;
}

function clientHooksByPackage(): ReadonlyMap<string, ReadonlySet<string>> {
  const hooks = new Map<string, Set<string>>();
  const add = (from: string, name: string): void => void hooks.set(from, (hooks.get(from) ?? new Set()).add(name));
  for (const { from, name } of clientOnlyExports) add(from, name);
  for (const [from, names] of Object.entries(clientOnlyHooks)) for (const name of names) add(from, name);
  return hooks;
}

/** Packages whose default export holds all of their others: `React.useState`. */
const NAMESPACE_DEFAULTS: ReadonlySet<string> = new Set(["react", "react-dom"]);
const CLIENT_HOOKS = clientHooksByPackage();
