/**
 * What the project's server modules really pass to the props of a client component. React can send a Server Function, a client reference and
 * plain data from a Server Component to a `"use client"` module, but no other function, and rendering throws where one is passed.
 */
import type { ElementSummary, ModuleSummary, Reference, ValueSummary } from "../model/summary.ts";
import type { FileSpan, Span } from "../model/span.ts";
import type { ModuleGraph, RenderSite } from "./module-graph.ts";
import { functionIndexOf } from "./function-value.ts";
import { isPackageSpecifier } from "./resolve-export.ts";

/** A place where a server module passes something that cannot cross: the attribute, and what it holds. */
export interface PropSite extends FileSpan {
  readonly passes: "class" | "function";
}

export type PropEvidence =
  /** Every server module that renders the component passes this prop something that crosses, or nothing; or no server module renders it. */
  | { readonly kind: "clean" }
  | { readonly kind: "offending"; readonly sites: readonly PropSite[] }
  | { readonly kind: "unknown" };

/** Server components that only hand a prop on are followed this far. */
const maxHops = 3;

/** What is passed as `prop` to the component that `file` exports as `exportName`. */
export function propEvidence(graph: ModuleGraph, file: string, exportName: string, prop: string): PropEvidence {
  const users = usersOf(graph, file, exportName);
  const verdicts = users.sites.flatMap((site) => passedTo(graph, site, prop, maxHops));
  const sites = verdicts.flatMap((verdict) => (typeof verdict === "object" ? [verdict] : []));
  if (sites.length > 0) return { kind: "offending", sites };
  return users.isComplete && !verdicts.includes("unknown") ? { kind: "clean" } : { kind: "unknown" };
}

/** The props that some server module certainly passes an ordinary function or a class to, in the order of the first place. */
export function offendingProps(
  graph: ModuleGraph,
  file: string,
  exportName: string,
): ReadonlyMap<string, readonly PropSite[]> {
  const found = new Map<string, readonly PropSite[]>();
  const { sites } = usersOf(graph, file, exportName);
  for (const name of new Set(sites.flatMap((site) => namesPassed(graph, site, maxHops)))) {
    const offending = sites
      .flatMap((site) => passedTo(graph, site, name, maxHops))
      .filter((verdict) => typeof verdict === "object");
    if (offending.length > 0) found.set(name, offending);
  }
  return found;
}

/** `"crosses"`: React can send it; `"unknown"`: nobody can tell, or it is not certain that the server renders it. */
type Passed = PropSite | "crosses" | "unknown";

interface Users {
  /** Where modules that run on the server, or may, render the component. */
  readonly sites: readonly RenderSite[];
  /** Whether those are all: no such module uses the component in a way other than `<X>`. */
  readonly isComplete: boolean;
}

function usersOf(graph: ModuleGraph, file: string, exportName: string): Users {
  const sites = graph
    .renderSitesOf(file, exportName)
    .filter((site) => site.file !== file && mayRunOnServer(graph, site.file));
  const renderers = new Set(sites.map((site) => site.file));
  const importers = graph.importersOf(file, exportName).map((use) => use.file);
  const others = importers.filter((importer) => !renderers.has(importer) && mayRunOnServer(graph, importer));
  return { sites, isComplete: others.length === 0 || !isComponentName(exportName) };
}

/** A server module can render a client export or hand it on, but not call it: a hook or helper (`useX`, `formatX`) is of no use there. */
function isComponentName(exportName: string): boolean {
  const first = exportName.charAt(0);
  return exportName === "default" || first !== first.toLowerCase();
}

function mayRunOnServer(graph: ModuleGraph, file: string): boolean {
  const environment = graph.environmentOf(file);
  if (environment !== "unknown") return environment !== "client";
  return !isTestFile(file) && graph.summary(file)?.usesClientHooks !== true;
}

function isTestFile(file: string): boolean {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return (
    [".test.", ".spec.", ".stories.", ".story."].some((part) => name.includes(part)) || file.includes("/__tests__/")
  );
}

/** What an element passes as `prop`: nothing (an empty list), or one verdict for each place the value may come from. */
function passedTo(
  graph: ModuleGraph,
  { file, summary, element }: RenderSite,
  prop: string,
  hops: number,
): readonly Passed[] {
  const place: Place = { graph, file, summary, element, hops };
  const spreads = element.spreads.flatMap((spread) => passedBySpread(place, spread, prop));
  const attribute = element.attributes.findLast(({ name }) => name === prop);
  if (!attribute) return spreads;
  // A spread that stands after the attribute may replace it.
  if (spreads.length > 0) return ["unknown"];
  return judge(place, attribute.value, attribute.span);
}

interface Place {
  readonly graph: ModuleGraph;
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly element: ElementSummary;
  readonly hops: number;
}

function passedBySpread(place: Place, spread: ValueSummary, prop: string): readonly Passed[] {
  if (spread.kind === "object") {
    const value = Object.hasOwn(spread.properties, prop) ? spread.properties[prop] : undefined;
    if (value) return judge(place, value, place.element.span);
    return spread.open ? ["unknown"] : [];
  }
  if (spread.kind === "parameter" && !spread.omits?.includes(prop))
    return passedThrough(place, { ...spread, path: [...spread.path, prop] });
  return spread.kind === "parameter" || spread.kind === "value" ? [] : ["unknown"];
}

function judge(place: Place, value: ValueSummary, span: Span): readonly Passed[] {
  if (value.kind === "parameter") return passedThrough(place, value);
  const verdict = crossing(place.graph, value, place.file);
  if (verdict === "crosses" || verdict === "unknown") return [verdict];
  return rendersOnServer(place, maxHops)
    ? [{ file: place.file, start: span.start, end: span.end, passes: verdict }]
    : ["unknown"];
}

/** A server component that hands on one of its own props: what its own renderers pass. */
function passedThrough(
  { graph, file, summary, hops }: Place,
  value: Extract<ValueSummary, { kind: "parameter" }>,
): readonly Passed[] {
  const [prop, ...members] = value.path;
  if (hops === 0 || value.position !== 0 || prop === undefined || members.length > 0) return ["unknown"];
  const sites = sitesOf(graph, file, summary, value.owner);
  if (sites.length === 0) return ["unknown"];
  return sites
    .filter((site) => mayRunOnServer(graph, site.file))
    .flatMap((site) => passedTo(graph, site, prop, hops - 1));
}

/** What React does with a value that a Server Component passes to a client component. */
function crossing(graph: ModuleGraph, value: ValueSummary, file: string): PropSite["passes"] | "crosses" | "unknown" {
  switch (value.kind) {
    case "function":
      return graph.isServerFunctionValue(value, file) === "yes" ? "crosses" : "function";
    case "class":
      return "class";
    case "object":
      return "crosses";
    case "value":
      return isOwnInstance(value) ? "unknown" : "crosses";
    case "reference":
      return crossingOfReference(graph, value.reference, file);
    case "call":
      return crossingOfCall(graph, value, file);
    case "parameter":
    case "unknown":
      return "unknown";
  }
}

/** `new Cart()`: what its class is decides; those of the language cross, or are changed on the way. */
function isOwnInstance({ origin }: Extract<ValueSummary, { kind: "value" }>): boolean {
  return origin?.root.kind === "instance" && origin.root.of.kind !== "global";
}

function crossingOfReference(
  graph: ModuleGraph,
  reference: Reference,
  file: string,
): PropSite["passes"] | "crosses" | "unknown" {
  const verdict = graph.isServerFunction(reference, file);
  if (verdict === "yes") return "crosses";
  // Another package of the workspace is used as its build leaves it, which may add `"use client"` to every file.
  if (reference.kind === "import" && isPackageSpecifier(reference.source)) return "unknown";
  const found = graph.resolve(reference, file);
  if (verdict === "unknown" || found.kind !== "value" || found.path.length > 0) return "unknown";
  // What a client module exports is a reference to it, and crosses.
  if (graph.boundaryOf(found.file) === "client") return "crosses";
  return crossing(graph, found.value, found.file);
}

/** Only a bound function is known to be one: `save.bind(null, id)`. */
function crossingOfCall(
  graph: ModuleGraph,
  call: Extract<ValueSummary, { kind: "call" }>,
  file: string,
): PropSite["passes"] | "crosses" | "unknown" {
  if (graph.isServerFunctionValue(call, file) === "yes") return "crosses";
  const isBound =
    call.path.length === 0 && call.links.length > 0 && call.links.every(({ method }) => method === "bind");
  return isBound && crossingOfReference(graph, call.root, file) === "function" ? "function" : "unknown";
}

/** Whether it is certain that the element is rendered on the server: its module runs only there, or its component is rendered from one that does. */
function rendersOnServer(
  { graph, file, summary, element }: Pick<Place, "element" | "file" | "graph" | "summary">,
  hops: number,
): boolean {
  const environment = graph.environmentOf(file);
  if (environment !== "both") return environment === "server";
  if (hops === 0 || element.owner === undefined) return false;
  const sites = sitesOf(graph, file, summary, element.owner);
  return sites.some((site) => rendersOnServer({ graph, ...site }, hops - 1));
}

/** Where a component of a module is rendered: in the whole project where it is exported, else in its own file. */
function sitesOf(graph: ModuleGraph, file: string, summary: ModuleSummary, owner: number): readonly RenderSite[] {
  const names = summary.exports.flatMap((entry) =>
    entry.kind === "local" && functionIndexOf(entry.value) === owner ? [entry.name] : [],
  );
  if (names.length > 0) return names.flatMap((name) => graph.renderSitesOf(file, name));
  const own = summary.elements.filter(({ tag }) => {
    const found = tag.kind === "local" ? graph.resolve(tag, file) : undefined;
    return found?.kind === "value" && found.path.length === 0 && functionIndexOf(found.value) === owner;
  });
  return own.map((element) => ({ file, summary, element }));
}

/** The names of the props an element passes, as far as they are written down; a spread of a component's own props passes its renderers'. */
function namesPassed(graph: ModuleGraph, { file, summary, element }: RenderSite, hops: number): readonly string[] {
  const spread = element.spreads.flatMap((value) => {
    if (value.kind === "object") return Object.keys(value.properties);
    if (value.kind !== "parameter" || hops === 0) return [];
    const sites = sitesOf(graph, file, summary, value.owner);
    return sites.flatMap((site) => namesPassed(graph, site, hops - 1));
  });
  return [...element.attributes.map(({ name }) => name), ...spread];
}
