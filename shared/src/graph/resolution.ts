import type { ModuleSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import type { Verdict } from "../model/verdict.ts";
import type { Definition, ModuleLookup } from "./resolve-export.ts";
import { isServerFunctionDefinition } from "./server-function-verdict.ts";

/** Where a reference ends after following imports, aliases, re-exports and barrels. */
export type Resolution =
  /** A value defined in a project module. `summary` is that module's; `path`: members still to take from the value. */
  | {
      readonly kind: "value";
      readonly file: string;
      readonly summary: ModuleSummary;
      readonly value: ValueSummary;
      readonly path: readonly string[];
      readonly isServerFunction: Verdict;
    }
  /** An export of a package: `source` as imported there. */
  | { readonly kind: "external"; readonly source: string; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: "global"; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: "unknown" };

/** A definition as others see it: with the verdict whether it is a Server Function. */
export function resolutionOf(lookup: ModuleLookup, definition: Definition): Resolution {
  switch (definition.kind) {
    case "external":
      return { kind: "external", source: definition.source, name: definition.name, path: definition.path };
    case "global":
      return { kind: "global", name: definition.name, path: definition.path };
    case "unknown":
      return { kind: "unknown" };
    case "value": {
      const { file, path, summary, value } = definition;
      return {
        kind: "value",
        file,
        summary,
        value,
        path,
        isServerFunction: isServerFunctionDefinition(lookup, definition),
      };
    }
  }
}
