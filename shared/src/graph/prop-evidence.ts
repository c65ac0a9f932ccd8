/**
 * What the project's server modules really pass to the props of a client component. React can send a Server Function, a client reference and
 * plain data from a Server Component to a `"use client"` module, but no other function, and rendering throws where one is passed.
 */
import type { ElementSummary, ModuleSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import type { FileSpan, Span } from "../model/span.ts";
import { isCapitalized } from "../syntax/first-letter.ts";
import type { ModuleGraph } from "./module-graph.ts";
import type { RenderSite } from "./use-sites.ts";
import { kindOfPassed } from "./passed-value.ts";
import { mayRunOnServer, rendersOnServer, sitesOf } from "./server-rendering.ts";

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
  const verdicts = users.sites.flatMap((site) => passedTo(graph, site, [prop], maxHops));
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
      .flatMap((site) => passedTo(graph, site, [name], maxHops))
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
  return exportName === "default" || isCapitalized(exportName);
}

/** What an element passes as a prop, or a member of it: nothing (an empty list), or one verdict for each place the value may come from. */
function passedTo(
  graph: ModuleGraph,
  { file, summary, element }: RenderSite,
  path: Path,
  hops: number,
): readonly Passed[] {
  const [prop, ...members] = path;
  const place: Place = { graph, file, summary, element, hops };
  const spreads = element.spreads.flatMap((spread) => passedBySpread(place, spread, path));
  const attribute = element.attributes.findLast(({ name }) => name === prop);
  if (!attribute) return spreads;
  // A spread that stands after the attribute may replace it.
  if (spreads.length > 0) return ["unknown"];
  return passedIn(place, attribute.value, members, attribute.span);
}

interface Place {
  readonly graph: ModuleGraph;
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly element: ElementSummary;
  readonly hops: number;
}

/** A prop, then its members. */
type Path = readonly string[];

/** What stands at `path` in a value. */
function passedIn(place: Place, value: ValueSummary, path: Path, span: Span): readonly Passed[] {
  const [name, ...members] = path;
  if (name === undefined) return judge(place, value, span);
  if (value.kind === "parameter") return passedThrough(place, { ...value, path: [...value.path, ...path] });
  if (value.kind !== "object") return ["unknown"];
  const member = Object.hasOwn(value.properties, name) ? value.properties[name] : undefined;
  if (member) return passedIn(place, member, members, span);
  return value.open ? ["unknown"] : [];
}

function passedBySpread(place: Place, spread: ValueSummary, path: Path): readonly Passed[] {
  const isHandedOn = spread.kind === "parameter" && !spread.omits?.some((name) => name === path[0]);
  if (spread.kind === "object" || isHandedOn) return passedIn(place, spread, path, place.element.span);
  return spread.kind === "parameter" || spread.kind === "value" ? [] : ["unknown"];
}

function judge(place: Place, value: ValueSummary, span: Span): readonly Passed[] {
  if (value.kind === "parameter") return passedThrough(place, value);
  const verdict = kindOfPassed(place.graph, value, place.file);
  if (verdict === "crosses" || verdict === "unknown") return [verdict];
  return rendersOnServer(place.graph, place)
    ? [{ file: place.file, start: span.start, end: span.end, passes: verdict }]
    : ["unknown"];
}

/** A server component that hands on one of its own props: what its own renderers pass. */
function passedThrough(
  { graph, file, summary, hops }: Place,
  value: Extract<ValueSummary, { kind: "parameter" }>,
): readonly Passed[] {
  if (hops === 0 || value.position !== 0 || value.path.length === 0) return ["unknown"];
  const sites = sitesOf(graph, file, summary, value.owner);
  if (sites.length === 0) return ["unknown"];
  return sites
    .filter((site) => mayRunOnServer(graph, site.file))
    .flatMap((site) => passedTo(graph, site, value.path, hops - 1));
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
