import type { ValueSummary } from "../model/value-summary.ts";
import { namedImport } from "../syntax/bindings.ts";

/** The function that a value is, or the one inside React's `cache(fn)`: an index into its module's `functions`. */
export function functionIndexOf(value: ValueSummary): number | undefined {
  if (value.kind === "function") return value.index;
  if (value.kind !== "call" || value.path.length > 0 || value.links.length !== 1) return undefined;
  const root = namedImport(value.root);
  const [link] = value.links;
  const [argument] = link?.args ?? [];
  const isCache = root.kind === "import" && root.source === "react" && root.name === "cache" && root.path.length === 0;
  return isCache && link?.method === undefined && argument?.kind === "function" ? argument.index : undefined;
}

/** Whether a call only binds values: `save.bind(null, id)`, whose root is `save`. */
export function isBoundCall({ links, path }: Pick<Extract<ValueSummary, { kind: "call" }>, "links" | "path">): boolean {
  return path.length === 0 && links.length > 0 && links.every(({ method }) => method === "bind");
}
