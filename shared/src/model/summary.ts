/** What the graph keeps of a module: pure data, no nodes, so it can outlive the tree (design: one cross-file cache). */
import type { CallSummary, FunctionDetails, FunctionOutline, FunctionSummary } from "./function-summary.ts";
import type { ModuleRecord } from "./module-record.ts";
import type { Reference } from "./reference.ts";
import type { Span } from "./span.ts";
import type { ValueSummary } from "./value-summary.ts";

export type ExportSummary =
  | {
      readonly kind: "local";
      readonly name: string;
      readonly local: string | undefined;
      readonly typeOnly: boolean;
      readonly value: ValueSummary;
      readonly isServerFunction: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: "reexport";
      readonly name: string;
      readonly imported: string;
      readonly source: string;
      readonly typeOnly: boolean;
      readonly span: Span;
    }
  | { readonly kind: "star"; readonly source: string; readonly typeOnly: boolean };

/** An element `<X ...>` whose tag is a reference (not a host element), with what each attribute holds. */
export interface ElementSummary {
  readonly tag: Reference;
  readonly span: Span;
  readonly attributes: readonly AttributeSummary[];
  /** `{...props}` or `{...object}`: the values behind it, `unknown` when it is not a literal. */
  readonly spreads: readonly ValueSummary[];
  /** The function inside which it is rendered, index into `functions`; `undefined` at module level. */
  readonly owner: number | undefined;
}

/** The `action` of an HTML `<form>`, or the `formAction` of a button in one, where it is an expression. */
export interface FormSummary extends AttributeSummary {
  /** The function inside which it is rendered, index into `functions`; `undefined` at module level. */
  readonly owner: number | undefined;
}

export interface AttributeSummary {
  readonly name: string;
  readonly span: Span;
  readonly value: ValueSummary;
  /** A spread stands after it. */
  readonly replaceable?: true;
}

/** `save.bind(null, id)` of `useActionState(save.bind(null, id), initial)`. */
export interface StateActionSummary {
  readonly action: Reference;
  /** The parameter that takes the state: it comes after what is bound. */
  readonly position: number;
}

/** The costly parts of a summary: made when one of them is first asked for. */
export interface ModuleDetails {
  /** By index in `ModuleSummary.functions`. */
  readonly functions: readonly FunctionDetails[];
  /** Calls a client-only hook (`useState`, ...): such a module runs on the client even without a directive. */
  readonly usesClientHooks: boolean;
  /** Calls made while the module itself is evaluated. */
  readonly moduleCalls: readonly CallSummary[];
  readonly elements: readonly ElementSummary[];
  readonly forms: readonly FormSummary[];
  /** What `useActionState` is given as its action. */
  readonly stateActions: readonly StateActionSummary[];
  /** Imports and top-level names that the module uses other than by calling them: passed, stored, rendered, read. */
  readonly handedOn: readonly Reference[];
}

/** The part of a summary that following names needs. */
export interface ModuleOutline extends ModuleRecord {
  readonly filename: string;
  readonly isReact: boolean;
  /** Top-level bindings by local name. */
  readonly bindings: Readonly<Record<string, ValueSummary>>;
  readonly exports: readonly ExportSummary[];
  readonly functions: readonly FunctionOutline[];
}

/** The whole view of a module, from its tree. */
export interface ModuleSummary extends Omit<ModuleDetails, "functions">, Omit<ModuleOutline, "functions"> {
  readonly functions: readonly FunctionSummary[];
}
