/** Who calls a Server Function, and whether what they show is renewed afterwards without the server's help. */
import type { ModuleGraph } from "../graph/module-graph.ts";
import type { CallSite } from "../graph/use-sites.ts";
import { isHookName, mayHoldData, plainHandlerCalls } from "../knowledge/client-state.ts";
import { lastNameOf } from "../model/reference.ts";
import { type FileSpan, isWithin, type Span } from "../model/span.ts";
import type { CallSummary, FunctionSummary } from "../model/function-summary.ts";
import { namedImport } from "../syntax/bindings.ts";
import { mentionsWord } from "../syntax/text-probe.ts";
import { lastNameOfCall } from "./effects-reach.ts";
import type { FunctionPlace } from "./function-place.ts";

/** Where a page that the server renders is left as it is. */
export interface StaleCaller extends FileSpan {
  /** `form`: rendered on the server; `call`: in a client component that neither holds nor renews what it shows. */
  readonly kind: "call" | "form";
}

/**
 * The places from which the function at `place`, exported under `names`, is called with nobody there to renew what is shown: forms of Server
 * Components, or else the calls of client components where all of its callers are such. Empty where that is not certain.
 */
export function staleCallersOf(
  graph: ModuleGraph,
  place: FunctionPlace,
  names: readonly string[],
): readonly StaleCaller[] {
  const forms = [...ownForms(graph, place, names), ...foreignForms(graph, place, names)];
  return forms.length > 0 ? forms : staleCalls(graph, place.file, names);
}

/** Whether there can be any, by records alone: a form on the server, or nobody but the client that calls it. */
export function mayHaveStaleCallers(
  graph: ModuleGraph,
  { file, summary }: FunctionPlace,
  names: readonly string[],
): boolean {
  if (summary.forms.length > 0) return true;
  const importers = importingFiles(graph, file, names);
  if (importers.some((user) => mayRenderForm(graph, user))) return true;
  const callers = importers.length > 0 ? importers : [file];
  return callers.every((caller) => graph.environmentOf(caller) === "client" && !graph.callsImport(caller, mayHoldData));
}

/** The files that import any of these exports. */
function importingFiles(graph: ModuleGraph, file: string, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => graph.importersOf(file, name).map((site) => site.file));
}

function ownForms(
  graph: ModuleGraph,
  { file, summary, index }: FunctionPlace,
  names: readonly string[],
): StaleCaller[] {
  const forms = summary.forms.filter(({ value }) => {
    if (value.kind === "function") return value.index === index;
    return value.kind === "reference" && value.reference.kind === "local" && names.includes(value.reference.name);
  });
  if (forms.length === 0 || graph.environmentOf(file) !== "server") return [];
  return forms.map(({ span }) => ({ kind: "form", file, start: span.start, end: span.end }));
}

function foreignForms(graph: ModuleGraph, { file }: FunctionPlace, names: readonly string[]): StaleCaller[] {
  const isRenderer = (user: string): boolean => user !== file && mayRenderForm(graph, user);
  const sites = names.flatMap((name) => graph.formSitesOf(file, name, isRenderer));
  return sites.map(({ file: user, form }) => ({
    kind: "form",
    file: user,
    start: form.span.start,
    end: form.span.end,
  }));
}

/** On the server. */
function mayRenderForm(graph: ModuleGraph, file: string): boolean {
  if (graph.environmentOf(file) !== "server") return false;
  return mentionsWord(graph.textOf(file) ?? "action", ["action", "formAction"]);
}

function staleCalls(graph: ModuleGraph, file: string, names: readonly string[]): StaleCaller[] {
  const importers = importingFiles(graph, file, names);
  if (importers.some((user) => graph.environmentOf(user) !== "client")) return [];
  const sites = names.flatMap((name) => graph.callSitesOf(file, name));
  const users = new Set(sites.map((site) => site.file));
  if (sites.length === 0 || importers.some((user) => !users.has(user))) return [];
  if (!sites.every((site) => isStale(graph, site))) return [];
  return sites.map(({ file: user, call: { span } }) => ({ kind: "call", file: user, ...span }));
}

/** A handler of a client component that does nothing but call, in a module without hooks that may hold the data. */
function isStale(graph: ModuleGraph, { file, summary, call }: CallSite): boolean {
  if (graph.environmentOf(file) !== "client" || graph.callsImport(file, mayHoldData)) return false;
  if (summary.functions.some(callsDataHook)) return false;
  const [component, handler] = summary.functions.filter(({ span }) => isWithin(call.span, span));
  if (!component || !handler || isHookName(component.name ?? "")) return false;
  const within = summary.functions.filter(({ span }) => isWithin(span, handler.span));
  return within.every(({ calls }) => calls.every((other) => isSame(other.span, call.span) || isPlain(other)));
}

/** A hook of its own, or one that is not imported by its name. */
function callsDataHook({ calls }: FunctionSummary): boolean {
  return calls.some(({ callee }) => {
    const named = namedImport(callee);
    if (named.kind === "import") return mayHoldData(named.source, named.name);
    return named.kind === "local" && isHookName(lastNameOf(named));
  });
}

function isPlain(call: CallSummary): boolean {
  const name = lastNameOfCall(call);
  return plainHandlerCalls.has(name) || name.startsWith("toast");
}

function isSame(left: Span, right: Span): boolean {
  return left.start === right.start && left.end === right.end;
}
