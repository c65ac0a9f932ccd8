import type { Reference } from "../model/reference.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import type { Verdict } from "../model/verdict.ts";
import { isBoundCall } from "./function-value.ts";
import { type Definition, findDefinition, type ModuleLookup } from "./resolve-export.ts";

/**
 * Whether a definition is a Server Function: what a `"use server"` module exports (also when a builder or wrapper made it),
 * a function with the directive in its body, and a bound one of either. Another function of a project module is none.
 * What a package or an unknown call gives is unknown.
 */
export function isServerFunctionDefinition(lookup: ModuleLookup, definition: Definition): Verdict {
  if (definition.kind === "global") return definition.path.length === 0 ? "no" : "unknown";
  if (definition.kind !== "value") return "unknown";
  const { file, path, servedByExport, summary, value } = definition;
  if (!summary.isReact) return "unknown";
  if (path.length > 0) return "unknown";
  if (servedByExport && value.kind !== "value" && value.kind !== "class") return "yes";
  return isServerFunctionValue(lookup, value, file);
}

/** The same for a value as it stands in `file`, e.g. what an attribute holds. */
export function isServerFunctionValue(lookup: ModuleLookup, value: ValueSummary, file: string): Verdict {
  switch (value.kind) {
    case "function":
      return verdictOfFunction(lookup, value.index, file);
    case "reference":
      return isServerFunctionDefinition(lookup, findDefinition(lookup, value.reference, file));
    case "call":
      return isBoundCall(value) ? isBoundServerFunction(lookup, value.root, file) : "unknown";
    case "class":
    case "object":
    case "value":
      return "no";
    case "parameter":
    case "unknown":
      return "unknown";
  }
}

function verdictOfFunction(lookup: ModuleLookup, index: number, file: string): Verdict {
  const found = lookup.summary(file)?.functions[index];
  if (!found) return "unknown";
  return found.isServerFunction ? "yes" : "no";
}

/** `update.bind(null, id)`: React binds the arguments and the result is a Server Function again. */
function isBoundServerFunction(lookup: ModuleLookup, root: Reference, file: string): Verdict {
  return isServerFunctionDefinition(lookup, findDefinition(lookup, root, file));
}
