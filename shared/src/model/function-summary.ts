/** What the graph keeps of a function: its outline, and the details of its inside. */
import type { TypeView } from "../types/type-view.ts";
import type { FlowStep } from "./flow.ts";
import type { Origin, Reference } from "./reference.ts";
import type { Span } from "./span.ts";
import type { Operation } from "./value-summary.ts";
import type { Verdict } from "./verdict.ts";

/** A call, or a tagged template, that a function makes in its own body (not in functions it only creates). */
export interface CallSummary {
  readonly callee: Reference;
  /** Index into `functions` when the callee is a function of this module, nested ones too (their `callee` is `unknown`). */
  readonly target?: number;
  readonly span: Span;
  /** Whether a thrown navigation error leaves the function from here: not if a `catch` or `.catch` around it keeps it. */
  readonly escapes: boolean;
  /** The same for a callee that returns a rejecting promise: it leaves only if the call is awaited or returned. */
  readonly rejectionEscapes: boolean;
  /** Runs only under conditions on these parameters of the function (by position), else empty. */
  readonly underParameters: readonly number[];
  /** Number of arguments, `undefined` with a spread. */
  readonly argumentCount: number | undefined;
  /** What the callee begins with, where `callee` is unknown. */
  readonly origin?: Origin;
  /** What its arguments tell of its purpose; absent when nothing. */
  readonly purpose?: CallPurpose;
  /** The functions written as its arguments (indices into `functions`), also in an object's properties. */
  readonly callbacks?: readonly number[];
}

/** What the arguments of a call say of what it does. */
export interface CallPurpose {
  /** The HTTP method that is written out in an argument's `method`; `?` where it is given, but not written out. */
  readonly method?: string;
  /** Of a text in SQL or GraphQL among the arguments. */
  readonly operation?: Operation;
  /** The table that a text in SQL names first. */
  readonly table?: string;
  /** A document that is given by name: as the first argument, or as `document`, `mutation` or `query`. */
  readonly document?: Reference;
}

/**
 * What a function does when it is given a navigation error: throws it again, throws another, is certainly `true` or `false`
 * (a guard), returns something, or nobody can tell.
 */
export type ErrorOutcome = "false" | "rethrows" | "returns" | "throws" | "true" | "unknown";

/** `ErrorOutcome` by what the error stands for. */
export interface ErrorHandling {
  readonly parameter: number;
  readonly redirect: ErrorOutcome;
  readonly accessFallback: ErrorOutcome;
}

/** What a function does with what one of its parameters is given. */
export interface ParameterFate {
  readonly parameter: number;
  /** The parameter takes this and all further arguments. */
  readonly rest?: true;
  /** Whether it decides the kind of the value: throws, or answers, unless it is the right one. */
  readonly checks: Verdict;
  /** What it gives back of the value. */
  readonly returns: "checked" | "nothing" | "raw" | "unknown";
}

/** What a wrapper passes to a handler that is its parameter at position `parameter`. */
export interface HandlerArguments {
  readonly parameter: number;
  /** By argument: `none` is the wrapper's own, the others come from the client, checked or not. `rest`: the same for all that follow. */
  readonly inputs: readonly (Verdict | "none")[];
  readonly rest?: Verdict | "none";
}

/** What is known of the inside of a function: of the parts of a summary, the costly ones. */
export interface FunctionDetails {
  readonly calls: readonly CallSummary[];
  /** By index in `calls`: the parameters of which the call is given something that nothing checked. Empty for functions that other files cannot reach. */
  readonly unchecked: readonly (readonly number[])[];
  /** What it does, in order; absent in client modules. */
  readonly flow?: readonly FlowStep[] | undefined;
  /** What its only `return`, at its end, gives. */
  readonly gives?: Origin | undefined;
  /** What it does with a navigation error in each parameter; absent for functions that other files cannot reach, and large ones. */
  readonly errorHandling?: readonly ErrorHandling[] | undefined;
  /** What becomes of its parameters; those of which nothing does, and functions that other files cannot reach, are left out. */
  readonly fates?: readonly ParameterFate[] | undefined;
  readonly handlerArguments?: readonly HandlerArguments[] | undefined;
  /** What its parameters take; absent for functions that are no Server Functions. */
  readonly parameterTypes?: readonly TypeView[] | undefined;
}

/** What can be said of a function without looking into it. */
export interface FunctionOutline {
  /** Local name, `undefined` when anonymous. */
  readonly name: string | undefined;
  readonly span: Span;
  readonly async: boolean;
  readonly isServerFunction: boolean;
  /** Declared parameters, a rest parameter counted as one. */
  readonly parameterCount: number;
  /** The position from which on arguments may be left out; absent where all are wanted. */
  readonly optionalFrom?: number;
  /** The last parameter takes any number of arguments. */
  readonly hasRest?: true;
  /** Where `"use server"` would make it a Server Function; absent for those that it would break, that render, or that have a directive. */
  readonly directiveAt?: number;
  /** The import a loader gives (`() => import("./x")`: its default); absent for functions that give none. */
  readonly loads?: Reference;
}

/** What is known of one function of a module. The parts that are `FunctionDetails` are made when first asked for. */
export interface FunctionSummary extends FunctionDetails, FunctionOutline {}
