/** What is wrong with the directives of a file: what next's compiler refuses, and what it passes over without a word. */
import type { ModuleAnalysis } from "../model/module.ts";
import { findDirective, functionPrologue } from "../syntax/directives.ts";
import { intendedDirective, isCacheDirective, isSearchedFor } from "../syntax/directive-spelling.ts";
import { isInstanceMember } from "./action-functions.ts";
import { directiveStatements, type DirectiveStatement } from "./directive-statements.ts";

export interface DirectiveFault {
  readonly kind:
    "bothBoundaries" | "conflict" | "instanceMember" | "misplaced" | "misspelt" | "nested" | "template" | "wrapped";
  readonly statement: DirectiveStatement;
  /** The directive that was meant. */
  readonly directive: string;
  /** The directive that it contradicts. */
  readonly other?: DirectiveStatement;
}

/**
 * In source order. Without those of inline actions in client modules: the place is what is wrong with them. Needs `parent`s.
 * `isClient` is asked only where there is such a fault.
 */
export function directiveFaults(module: ModuleAnalysis, isClient: () => boolean): DirectiveFault[] {
  const statements = directiveStatements(module);
  return statements.flatMap((statement): DirectiveFault[] => {
    const fault = faultOf(statement, statements);
    if (!fault || (dependsOnSide(statement, fault) && isClient())) return [];
    return [{ ...fault, statement }];
  });
}

function dependsOnSide({ place }: DirectiveStatement, { kind }: Fault): boolean {
  return place === "function" && (kind === "bothBoundaries" || kind === "conflict" || kind === "misplaced");
}

type Fault = Omit<DirectiveFault, "statement">;

function faultOf(statement: DirectiveStatement, all: readonly DirectiveStatement[]): Fault | undefined {
  const { form, isFirst, place, value } = statement;
  const isBoundary = value === "use server" || value === "use client";
  if (place === "nested") return isBoundary ? { kind: "nested", directive: value } : undefined;
  if (form === "template")
    return isBoundary || value === "use cache" ? { kind: "template", directive: value } : undefined;
  if (form === "wrapped") return wrappedFault(value);
  const intended = intendedDirective(value);
  if (intended !== undefined)
    return isNoticed(statement, intended) ? { kind: "misspelt", directive: intended } : undefined;
  if (!isBoundary && !isCacheDirective(value)) return undefined;
  if (place === "function") {
    if (value === "use client") return { kind: "nested", directive: value };
    if (isOfInstance(statement)) return { kind: "instanceMember", directive: value };
  }
  const other = contradicted(statement, all);
  if (other)
    return { kind: isBoundaryConflict(statement, other) ? "bothBoundaries" : "conflict", directive: value, other };
  return isFirst ? undefined : { kind: "misplaced", directive: value };
}

function wrappedFault(value: string): Fault | undefined {
  const directive =
    value === "use server" || value === "use client" || value === "use cache" ? value : intendedDirective(value);
  return directive === undefined || value === "use action" ? undefined : { kind: "wrapped", directive };
}

/** Misspellings that Next.js itself does not look for are believed only where a directive can stand. */
function isNoticed({ isFirst, place, value }: DirectiveStatement, intended: string): boolean {
  if (intended === "use client") return place === "file" && isFirst;
  return isFirst || isSearchedFor(value);
}

/** The compiler looks at the strings with which an instance's method starts. */
function isOfInstance({ node, owner, value }: DirectiveStatement): boolean {
  if (!owner || value !== "use server" || !isInstanceMember(owner)) return false;
  return findDirective(functionPrologue(owner), "use server")?.node === node;
}

/** The earlier directive of the same list that cannot stand beside this one. */
function contradicted(
  statement: DirectiveStatement,
  all: readonly DirectiveStatement[],
): DirectiveStatement | undefined {
  return all.find(
    (earlier) =>
      earlier.node.parent === statement.node.parent &&
      earlier.node.range[0] < statement.node.range[0] &&
      earlier.form === "plain" &&
      earlier.isFirst &&
      contradicts(earlier, statement),
  );
}

function contradicts(earlier: DirectiveStatement, later: DirectiveStatement): boolean {
  const kinds = [kindOf(earlier.value), kindOf(later.value)];
  if (kinds.includes(undefined) || kinds[0] === kinds[1]) return false;
  // A `"use client"` and another one contradict each other only where both are directives of the file.
  return !kinds.includes("client") || (later.isFirst && later.place === "file");
}

function isBoundaryConflict(...statements: readonly DirectiveStatement[]): boolean {
  return statements.some(({ value }) => value === "use client");
}

function kindOf(value: string): "cache" | "client" | "server" | undefined {
  if (value === "use server") return "server";
  if (value === "use client") return "client";
  return isCacheDirective(value) && intendedDirective(value) === undefined ? "cache" : undefined;
}
