import type { Reference } from "../model/reference.ts";
import type { ModuleSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { functionIndexOf } from "./function-value.ts";
import type { ModuleGraph } from "./module-graph.ts";

/** A function of a module that renders: `index` into the `functions` of its summary. */
export interface ComponentPlace {
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly index: number;
}

const maxWrappers = 4;

/** The function that renders when a tag is used: what it names, or what React's `memo` and `forwardRef` make a component of. */
export function componentPlace(
  graph: ModuleGraph,
  tag: Reference,
  fromFile: string,
  budget = maxWrappers,
): ComponentPlace | undefined {
  const found = graph.resolve(tag, fromFile);
  return found.kind === "value" && found.path.length === 0 ? componentOf(graph, found, found.value, budget) : undefined;
}

/** The same of a value that a module holds. */
export function componentOf(
  graph: ModuleGraph,
  { file, summary }: Pick<ComponentPlace, "file" | "summary">,
  value: ValueSummary,
  budget = maxWrappers,
): ComponentPlace | undefined {
  const index = functionIndexOf(value);
  if (index !== undefined) return { file, summary, index };
  if (budget === 0) return undefined;
  if (value.kind === "reference") return componentPlace(graph, value.reference, file, budget - 1);
  const component = wrappedComponent(value);
  return component && componentOf(graph, { file, summary }, component, budget - 1);
}

/** What `memo(X)` and `forwardRef(X)` are given, also as members of React. */
function wrappedComponent(value: ValueSummary): ValueSummary | undefined {
  const [link, ...others] = value.kind === "call" && value.path.length === 0 ? value.links : [];
  if (value.kind !== "call" || !link || others.length > 0) return undefined;
  const { root } = value;
  if (root.kind !== "import" || root.source !== "react") return undefined;
  const isReact = root.name === "default" || root.name === "*";
  const [name, ...more] = [...(isReact ? [] : [root.name]), ...root.path, ...(link.method ? [link.method] : [])];
  return more.length === 0 && (name === "memo" || name === "forwardRef") ? link.args[0] : undefined;
}
