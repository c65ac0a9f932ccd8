/**
 * What an inline Server Function takes along: next moves it to the top of the file and passes it, encrypted, the values it closes over.
 *
 * `captures` are those values exactly as the compiler lists them; `lost` are the uses of outer names that the moved function cannot
 * resolve, though the code compiles.
 */
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { findVariable, type Variable } from "../syntax/variables.ts";
import { isClosedOver, unseenBinding, type UnseenBinding } from "./closure-bindings.ts";
import { closureNames, type ClosureName } from "./closure-names.ts";
import { isInlinedEnumMember } from "./enum-members.ts";

/** A captured value: the variable and the members read when the action is created. */
export interface Capture {
  readonly variable: Variable;
  /** `.b`, `?.c`. */
  readonly path: readonly string[];
  /** As the compiler writes it: `a.b?.c`. */
  readonly text: string;
  /** The uses it stands for, in source order. */
  readonly uses: readonly ClosureName[];
}

/** A use of an outer name that fails, or means something else, when the action is submitted. */
export interface LostName {
  readonly variable: Variable;
  readonly use: ClosureName;
  /** `assigned`, `parameterDefault`, `tag`: what is used is known to the compiler, but not replaced at this place. */
  readonly reason: UnseenBinding | "assigned" | "parameterDefault" | "tag";
}

export interface Closure {
  readonly captures: readonly Capture[];
  readonly lost: readonly LostName[];
}

interface Use {
  readonly variable: Variable;
  readonly name: ClosureName;
}

const nothing: Closure = { captures: [], lost: [] };
const closures = new WeakMap<FunctionNode, Closure>();

/** The closure of a function with a directive of its own; empty for an export of a `"use server"` file. */
export function closureOf(
  module: ModuleAnalysis,
  { origin, handler }: Pick<ServerFunction, "handler" | "origin">,
): Closure {
  if (origin !== "function" || !handler) return nothing;
  const known = closures.get(handler);
  if (known) return known;
  const closure = readClosure(module, handler);
  closures.set(handler, closure);
  return closure;
}

function readClosure(module: ModuleAnalysis, action: FunctionNode): Closure {
  const uses = closedOver(module, action);
  const captures = mergePaths(
    uses.filter(({ variable, name }) => name.role === "value" && !unseenBinding(variable, action)),
  );
  return { captures, lost: uses.flatMap((use) => lostUse(use, action)) };
}

function closedOver(module: ModuleAnalysis, action: FunctionNode): Use[] {
  const uses: Use[] = [];
  for (const name of closureNames(action, module.text)) {
    const variable = findVariable(module.scopes, name.root);
    if (isClosedOver(variable, action) && !isInlinedEnumMember(variable, name, module.text))
      uses.push({ variable, name });
  }
  return uses;
}

function lostUse({ variable, name }: Use, action: FunctionNode): LostName[] {
  const binding = unseenBinding(variable, action);
  if (binding === "unknown") return [];
  const reason = binding ?? lostPlace(name);
  return reason ? [{ variable, use: name, reason }] : [];
}

function lostPlace({ role, inParameters }: ClosureName): LostName["reason"] | undefined {
  if (role === "target") return "assigned";
  if (role === "tag") return "tag";
  return inParameters ? "parameterDefault" : undefined;
}

/** `a` makes `a.b` unnecessary; `a.b` and `a?.b` are two different values. In the order of first use. */
function mergePaths(uses: readonly Use[]): Capture[] {
  const captures: Capture[] = [];
  for (const { variable, name } of uses) {
    if (captures.some((capture) => capture.variable === variable && isSamePath(capture.path, name.path))) continue;
    const ofVariable = uses.filter((use) => use.variable === variable);
    if (ofVariable.some((use) => use.name.path.length < name.path.length && isPrefix(use.name.path, name.path)))
      continue;
    const covered = ofVariable.filter((use) => isPrefix(name.path, use.name.path)).map((use) => use.name);
    captures.push({ variable, path: name.path, text: variable.name + name.path.join(""), uses: covered });
  }
  return captures;
}

function isSamePath(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && isPrefix(left, right);
}

function isPrefix(short: readonly string[], long: readonly string[]): boolean {
  return short.every((part, index) => part === long[index]);
}
