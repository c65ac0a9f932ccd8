/** Where components are rendered, and whether that is on the server. */
import { isTestFile } from "../knowledge/test-files.ts";
import { fileNameOf } from "../syntax/file-paths.ts";
import { componentOf, type ComponentPlace, componentPlace } from "./component-place.ts";
import type { ModuleGraph } from "./module-graph.ts";
import type { RenderSite } from "./use-sites.ts";
import type { ModuleSummary } from "../model/summary.ts";

/** Components that are rendered by components are followed this far. */
const maxHops = 3;

export function mayRunOnServer(graph: ModuleGraph, file: string): boolean {
  const environment = graph.environmentOf(file);
  if (environment !== "unknown") return environment !== "client";
  return !isTestFile(file) && !isStory(file) && graph.summary(file)?.usesClientHooks !== true;
}

/** Storybook renders what it holds, the app never. */
function isStory(file: string): boolean {
  const name = fileNameOf(file);
  return name.includes(".stories.") || name.includes(".story.");
}

/** Whether it is certain that the element is rendered on the server: its module runs only there, or its component is rendered from one that does. */
export function rendersOnServer(graph: ModuleGraph, { file, summary, element }: RenderSite, hops = maxHops): boolean {
  const environment = graph.environmentOf(file);
  if (environment !== "both") return environment === "server";
  if (hops === 0 || element.owner === undefined) return false;
  const sites = sitesOf(graph, file, summary, element.owner);
  return sites.some((site) => rendersOnServer(graph, site, hops - 1));
}

/** Where a component of a module is rendered: in the whole project where it is exported, else in its own file. */
export function sitesOf(
  graph: ModuleGraph,
  file: string,
  summary: ModuleSummary,
  owner: number,
): readonly RenderSite[] {
  const isOwner = (place: ComponentPlace | undefined): boolean => place?.file === file && place.index === owner;
  const names = summary.exports.flatMap((entry) =>
    entry.kind === "local" && isOwner(componentOf(graph, { file, summary }, entry.value)) ? [entry.name] : [],
  );
  if (names.length > 0) return names.flatMap((name) => graph.renderSitesOf(file, name));
  const own = summary.elements.filter(({ tag }) => tag.kind === "local" && isOwner(componentPlace(graph, tag, file)));
  return own.map((element) => ({ file, summary, element }));
}
