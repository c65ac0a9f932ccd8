/** What `recommended` says of a file, beside the first error of next's compiler about Server Functions. */
import { checks, createModuleGraph, defaultSettings, type Finding } from "../../../shared/src/index.ts";
import { createMemoryHost } from "../../../shared/src/host/memory-host.ts";
import { childrenOf } from "../../../shared/src/syntax/children.ts";
import { isFunction } from "../../../shared/src/syntax/functions.ts";
import type { ModuleAnalysis } from "../../../shared/src/model/module.ts";
import type { TSESTree } from "@typescript-eslint/utils";
import { parseWith } from "../../helpers/parse.ts";
import { analyzeText } from "./compare.ts";
import type { CompileError, ErrorKind } from "./diagnostics.ts";
import { compileWithNext, type Compiled, type Layer } from "./transform.ts";

export interface PlacedFinding extends Finding {
  readonly rule: string;
}

type Accepted = Extract<Compiled, { ok: true }>;

/** How a file fares in the compiler. */
export type Outcome =
  | { readonly kind: "accepted"; readonly compiled: Accepted }
  /** `isComplete`: the compiler went through the whole file. */
  | { readonly kind: "refused"; readonly errors: readonly CompileError[]; readonly isComplete: boolean }
  /** What it made is no JavaScript. */
  | { readonly kind: "garbled" }
  /** Its first error is none of ours: no JavaScript, or something about `"use cache"`. */
  | { readonly kind: "syntax" };

const otherKinds: readonly ErrorKind[] = ["client-api", "other", "use-cache"];

/** What is said of functions with `"use cache"`, which are not ours. */
const cacheSubjects = ['inline "use cache"', '"use cache" functions', 'in a "use cache" file'];

/** After these it stops, or looks at the file as at another one. */
const stops: readonly ErrorKind[] = [
  "both-boundaries",
  "conflicting-directives",
  "exported-sync-function",
  ...otherKinds,
];

/** A client module is compiled for the client; what the server makes of it is a list of references. All others are compiled for the server. */
export async function outcomeOf(text: string, filename: string): Promise<Outcome> {
  const isClient = boundaryOf(text, filename) === "client";
  for (const layer of isClient ? (["server", "client"] as const) : (["server"] as const)) {
    const compiled = await compileOrGarble(text, filename, layer);
    if (compiled === "garbled") return { kind: "garbled" };
    if (compiled.ok && isClient && layer === "server") continue;
    if (compiled.ok) return { kind: "accepted", compiled };
    const errors = compiled.errors.filter(
      ({ kind, message }) => !otherKinds.includes(kind) && !cacheSubjects.some((subject) => message.includes(subject)),
    );
    if (errors.length === 0) return { kind: "syntax" };
    const isComplete =
      (layer === "client") === isClient &&
      errors.length === compiled.errors.length &&
      !errors.some(({ kind }) => stops.includes(kind));
    return { kind: "refused", errors, isComplete };
  }
  throw new Error("A file is compiled for one layer at least.");
}

function boundaryOf(text: string, filename: string): string {
  try {
    return analyzeText(text, "oxc", filename).boundary;
  } catch {
    return "none";
  }
}

async function compileOrGarble(text: string, filename: string, layer: Layer): Promise<Compiled | "garbled"> {
  try {
    return await compileWithNext(text, filename, layer);
  } catch (error) {
    if (error instanceof SyntaxError) return "garbled";
    throw error;
  }
}

/** The errors of the preset `recommended`, in a project with this file only. */
export function recommendedFindings(text: string, filename: string): PlacedFinding[] {
  const module = analyzeText(text, "oxc", filename);
  const host = createMemoryHost({ [filename]: text }, { parse: (file, source) => parseWith("oxc", source, file) });
  const graph = createModuleGraph(host, defaultSettings);
  return checks
    .filter(({ preset, severity }) => preset === "recommended" && severity === "error")
    .flatMap((check) =>
      [...check.run({ module, graph, settings: defaultSettings, options: check.defaults })].map((finding) => ({
        ...finding,
        rule: check.name,
      })),
    );
}

/**
 * Whether a finding is about the construct that the compiler marks: its span covers the mark's beginning, or lies in the marked text. For a function
 * without `async` the compiler marks the name that it read last: of what is around the function, or of a method that came before.
 */
export function isAtError(module: ModuleAnalysis, { rule, span }: PlacedFinding, error: CompileError): boolean {
  const mark = markOf(module.text, error);
  if (span.start <= mark.start && mark.start < span.end) return true;
  if (mark.start <= span.start && span.end <= mark.end) return true;
  if (error.kind !== "inline-sync-function" || rule !== "require-async-action") return false;
  const bearer = bearerOf(module.ast, mark);
  if (bearer?.type === "Property" && bearer.method) return true;
  return bearer !== undefined && bearer.range[0] <= span.start && span.end <= bearer.range[1];
}

/** The error's text; of one that spans several lines, the statement that begins on its first line. */
function markOf(text: string, { column, length, line }: CompileError): { start: number; end: number } {
  const lines = text.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, { length: size }) => sum + size + 1, 0);
  if (length !== undefined) return { start: start + column - 1, end: start + column - 1 + length };
  return { start, end: text.length };
}

/** The innermost variable, property, member, attribute or function that has its name at the mark. */
function bearerOf(node: TSESTree.Node, mark: { start: number; end: number }): TSESTree.Node | undefined {
  for (const child of childrenOf(node)) {
    if (child.range[0] > mark.start || child.range[1] < mark.end) continue;
    const inner = bearerOf(child, mark);
    if (inner) return inner;
    if (child.range[0] === mark.start && child.type.endsWith("Identifier"))
      return isFunction(node) || "key" in node || "id" in node || "name" in node || "left" in node ? node : undefined;
  }
  return undefined;
}
