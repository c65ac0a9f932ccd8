/** Which props of a component get Server Functions, and nothing else, from every element that renders it. */
import type { FileSpan } from "../model/span.ts";
import type { ModuleGraph } from "./module-graph.ts";

/**
 * The attributes named `prop` of the elements that render an export: all of them, each with a Server Function. `undefined` where one gives the
 * prop anything else, or may: a spread, or a use of the component that is no element.
 */
export function actionsGivenAs(
  graph: ModuleGraph,
  file: string,
  exportName: string,
  prop: string,
): readonly FileSpan[] | undefined {
  const sites = graph.renderSitesOf(file, exportName);
  const renderers = new Set(sites.map((site) => site.file));
  const isUsedOtherwise = graph.importersOf(file, exportName).some((use) => !renderers.has(use.file));
  if (isUsedOtherwise || sites.some(({ element }) => element.spreads.length > 0)) return undefined;
  const given = sites.flatMap((site) =>
    site.element.attributes
      .filter(({ name }) => name === prop)
      .map(({ span, value }) => ({ file: site.file, ...span, value })),
  );
  return given.every(({ value, file: giver }) => graph.isServerFunctionValue(value, giver) === "yes")
    ? given
    : undefined;
}

/** The props to which elements in the modules that pass the test give a Server Function, in the order of the first place. */
export function propsGivenActions(
  graph: ModuleGraph,
  file: string,
  exportName: string,
  isAsked: (user: string) => boolean,
): readonly string[] {
  const names = graph
    .renderSitesOf(file, exportName, isAsked)
    .flatMap(({ file: giver, element }) =>
      element.attributes
        .filter(({ value }) => graph.isServerFunctionValue(value, giver) === "yes")
        .map(({ name }) => name),
    );
  return [...new Set(names)];
}
