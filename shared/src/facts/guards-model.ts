/** The nouns of the walk over a function's paths that finds out where somebody is known to be there. */
import type { TraceStep } from "../model/facts.ts";
import type { FlowCall } from "../model/flow.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import type { FactsContext, FunctionPlace } from "./function-place.ts";
import type { GuardState, Next } from "./guards-state.ts";
import type { BoundValue, CallResult, CallTarget, Closure, GuardReturn, ModulePlace } from "./guards-values.ts";

/** One walk, and who watches it. */
export interface GuardWalk {
  readonly context: FactsContext;
  readonly watch: GuardWatch;
  /** Functions being walked, as `file#index`: a function that calls itself is not entered again. */
  readonly entered: Set<string>;
  /** Functions that were entered so far. */
  readonly ran: Set<string>;
  /** What was known where a redirect left. */
  readonly left: GuardState[];
  /** Calls left to walk: very large programs end in `unknown`. */
  readonly budget: { left: number };
  /** The function that a top-level call makes, such as `withCache(fn)`. */
  readonly make: (walk: GuardWalk, value: ValueSummary, place: ModulePlace) => CallTarget | undefined;
  /** Runs a function of the project; `undefined`: its code cannot be walked. */
  readonly run: (walk: GuardWalk, target: Closure, given: GivenToRun, state: GuardState) => FunctionRun | undefined;
}

/** Calls that a walk leaves out, see `guards-shortcut.ts`. */
export interface Shortcut {
  /** Some were left out. */
  taken: boolean;
  /** What one of them does to its caller may matter after all. */
  missed: boolean;
}

export interface FunctionRun {
  readonly frame: GuardFrame;
  /** `undefined`: it never returns. */
  readonly end: Next;
}

export type GivenToRun = Pick<GuardFrame, "args" | "calls" | "handed" | "imports" | "others" | "shortcut">;

/** Sees every call with the state in which it is made, before what it runs and after. */
export interface GuardWatch {
  enter?(call: VisitedCall): void;
  leave?(call: VisitedCall & { readonly after: Next }): void;
  /** An inline Server Function is made. */
  make?(made: { readonly frame: GuardFrame; readonly index: number; readonly state: GuardState }): void;
}

export interface VisitedCall {
  readonly frame: GuardFrame;
  readonly call: FlowCall;
  readonly state: GuardState;
}

/** One run of a function. */
export interface GuardFrame {
  readonly place: FunctionPlace;
  /** `undefined` for arguments that come from the client, or from a caller that nobody knows. */
  readonly args: readonly (BoundValue | undefined)[];
  /** What is true of arguments that are not given here; `absent`: there are none, the call is written out. */
  readonly others: "absent" | "client" | "unknown";
  /** Of a callback that a library calls, which asks nobody: what it can make the arguments from. */
  readonly handed?: readonly BoundValue[] | undefined;
  /** The run that made the function, for what its body captures. */
  readonly outer: GuardFrame | undefined;
  /** The calls that lead here, outermost first. */
  readonly calls: readonly TraceStep[];
  readonly imports: number;
  /** Present where calls behind a guard are left out. */
  readonly shortcut?: Shortcut | undefined;
  /** Whether somebody has asked for the caller before it runs: then it need not, and what it returns says nothing of that. */
  readonly isAsked: boolean;
  /** What its calls gave, and the calls themselves, by where they end. */
  readonly results: Map<number, CallResult>;
  readonly steps: Map<number, TraceStep>;
  readonly returns: GuardReturn[];
  /** Each call of a middleware's `next`: what is known then, and what is given on. */
  readonly handedOn: { readonly state: GuardState; readonly given: BoundValue | undefined }[];
  /** Where `break` and `continue` lead, innermost last. */
  readonly jumps: GuardState[][];
  /** Whether a test of where the app runs has let it go on: `if (!isMocked()) return null`. */
  readonly switched: { past: boolean };
}
