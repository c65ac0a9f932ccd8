import { isPackageSpecifier } from "../syntax/specifiers.ts";
import { isBoundCall } from "./function-value.ts";
import type { ModuleGraph } from "./module-graph.ts";
import type { Reference } from "../model/reference.ts";
import type { ValueSummary } from "../model/value-summary.ts";

export type PassedKind = "class" | "crosses" | "function" | "unknown";

/** What React does with a value that a Server Component passes to a client component. */
export function kindOfPassed(graph: ModuleGraph, value: ValueSummary, file: string): PassedKind {
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
      return kindOfReference(graph, value.reference, file);
    case "call":
      return kindOfCall(graph, value, file);
    case "parameter":
    case "unknown":
      return "unknown";
  }
}

/** `new Cart()`: what its class is decides; those of the language cross, or are changed on the way. */
function isOwnInstance({ origin }: Extract<ValueSummary, { kind: "value" }>): boolean {
  return origin?.root.kind === "instance" && origin.root.of.kind !== "global";
}

function kindOfReference(graph: ModuleGraph, reference: Reference, file: string): PassedKind {
  const verdict = graph.isServerFunction(reference, file);
  if (verdict === "yes") return "crosses";
  // Another package of the workspace is used as its build leaves it, which may add `"use client"` to every file.
  if (reference.kind === "import" && isPackageSpecifier(reference.source)) return "unknown";
  const found = graph.resolve(reference, file);
  if (verdict === "unknown" || found.kind !== "value" || found.path.length > 0) return "unknown";
  // What a client module exports is a reference to it, and crosses.
  if (graph.boundaryOf(found.file) === "client") return "crosses";
  return kindOfPassed(graph, found.value, found.file);
}

/** Only a bound function is known to be one: `save.bind(null, id)`. */
function kindOfCall(graph: ModuleGraph, call: Extract<ValueSummary, { kind: "call" }>, file: string): PassedKind {
  if (graph.isServerFunctionValue(call, file) === "yes") return "crosses";
  return isBoundCall(call) && kindOfReference(graph, call.root, file) === "function" ? "function" : "unknown";
}
