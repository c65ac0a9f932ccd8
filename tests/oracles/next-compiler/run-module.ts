/** Runs what next's compiler made of a file, as the bundle would: the proof for what it accepts and the app does not. */
import { compileFunction } from "node:vm";
import { transform } from "esbuild";

export type ModuleRun =
  | { readonly ok: true; readonly exports: Readonly<Record<string, unknown>> }
  /** What the module threw while it was evaluated. */
  | { readonly ok: false; readonly error: unknown };

export type Submission =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

type Action = (...args: readonly unknown[]) => unknown;

/** `modules`: what the file imports. */
export async function runCompiled(code: string, modules: Readonly<Record<string, unknown>> = {}): Promise<ModuleRun> {
  const provided: Readonly<Record<string, unknown>> = { ...nextModules(), ...modules };
  const { code: script } = await transform(code, { format: "cjs", loader: "js" });
  const module = { exports: {} as Record<string, unknown> };
  const require = (name: string): unknown => {
    if (!(name in provided)) throw new Error(`The file imports "${name}", which the harness does not provide.`);
    return provided[name];
  };
  try {
    const evaluate = compileFunction(`"use strict";${script}`, ["module", "exports", "require"]) as (
      ...args: unknown[]
    ) => void;
    evaluate(module, module.exports, require);
  } catch (error) {
    return { ok: false, error };
  }
  return { ok: true, exports: module.exports };
}

/** Renders the component that is the default export, and submits the action it returns. */
export async function submitCompiled(code: string): Promise<Submission> {
  const run = await runCompiled(code);
  if (!run.ok) return run;
  try {
    const page = run.exports["default"] as () => Action;
    return { ok: true, value: await page()() };
  } catch (error) {
    return { ok: false, error };
  }
}

/** What next's compiler imports, as far as it matters here: without React, values that React refuses are told by their kind. */
function nextModules(): Readonly<Record<string, unknown>> {
  const references = new WeakSet<object>();
  const registerServerReference = (action: Action): Action => {
    references.add(action);
    return action;
  };
  const encryptActionBoundArgs = (_id: string, ...values: readonly unknown[]): readonly unknown[] => {
    for (const value of values) if (isRefused(value, references)) throw new Error("React cannot send this value.");
    return values;
  };
  const decryptActionBoundArgs = (_id: string, bound: unknown): unknown => {
    if (!Array.isArray(bound)) throw new Error("failed to decrypt");
    return bound;
  };
  return {
    "private-next-rsc-server-reference": { registerServerReference },
    "private-next-rsc-action-validate": { ensureServerEntryExports },
    "private-next-rsc-action-encryption": { encryptActionBoundArgs, decryptActionBoundArgs },
    "react/jsx-runtime": { jsx: () => ({}), jsxs: () => ({}) },
  };
}

/** The run-time half of next's own check of a `"use server"` file. */
function ensureServerEntryExports(values: readonly unknown[]): void {
  for (const value of values) {
    if (typeof value !== "function")
      throw new Error(`A "use server" file can only export async functions, found ${typeof value}.`);
  }
}

/** Functions that are no Server Functions, and instances of classes that are no plain data; also inside of what is plain. */
function isRefused(value: unknown, references: WeakSet<object>): boolean {
  if (typeof value === "function") return !references.has(value) && !value.name.startsWith("bound ");
  if (typeof value !== "object" || value === null) return false;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return !isPlain || Object.values(value).some((part) => isRefused(part, references));
}
