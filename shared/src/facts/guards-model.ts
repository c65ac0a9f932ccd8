/** The nouns of the walk over a function's paths that finds out where somebody is known to be there. */
import type { AuthPrimitive } from "../knowledge/auth-primitives.ts";
import type { FlowCall, FlowStep, FlowValue } from "../model/flow.ts";
import type { TraceStep } from "../model/facts.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import type { Verdict } from "../model/verdict.ts";
import type { FactsContext, FunctionPlace } from "./function-place.ts";

/** What is known at one point of a path: whether nobody gets here who is no one. `trace`: to the check that decided it, or to the call that may be one. */
export interface GuardState {
  readonly verdict: Verdict;
  readonly trace: readonly TraceStep[];
  /** Whoever gets here has shown a secret, and it was found: a mailed token, a password, the cookie of a cart. It is no proof of who they are. */
  readonly isHolder?: true;
  /** It is a backend that asks, which gets the caller's own credential. */
  readonly isDelegated?: true;
}

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

/** What is known where a path goes on; `undefined`: it ends. */
export type Next = GuardState | undefined;

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

/** What a function returned that was given to a call: itself, or as the member of an object (`all({ user: () => … })`). */
export interface RanCallback {
  readonly member: string | undefined;
  readonly returns: readonly GuardReturn[];
}

/** `isSwitched`: it is given only where the app runs in some way, perhaps for whoever calls. */
export interface GuardReturn {
  readonly state: GuardState;
  readonly value: BoundValue;
  readonly isSwitched?: true;
}

/** A value and the place that says what its names mean. */
export type BoundValue =
  | { readonly kind: "flow"; readonly value: FlowValue; readonly frame: GuardFrame }
  | { readonly kind: "summary"; readonly value: ValueSummary; readonly place: ModulePlace };

export type ModulePlace = Pick<FunctionPlace, "file" | "summary">;

/** What a call of a library is, as written from its export: `auth().protect`. `source`: the package; absent where nobody can tell. */
export interface NamedCallee {
  readonly kind: "named";
  readonly source: string | undefined;
  readonly call: string;
}

/** A function of the project, and the run that made it. */
export type Closure = Extract<CallTarget, { kind: "closure" }>;

/** What a value is when it is called. */
export type CallTarget =
  /** `flow`: what it does, where that is not what its summary says. */
  | {
      readonly kind: "closure";
      readonly place: FunctionPlace;
      readonly outer: GuardFrame | undefined;
      readonly flow?: readonly FlowStep[] | undefined;
    }
  | NamedCallee
  /** A parameter that nobody gave here. */
  | { readonly kind: "handed"; readonly path: readonly string[] }
  /** A value of the project that cannot be followed: an instance, a member of one, a missing file. */
  | { readonly kind: "unknown" };

/** What is known of what a call gave. */
export type CallResult =
  | { readonly kind: "identity"; readonly row: Pick<AuthPrimitive, "missing">; readonly callee?: NamedCallee }
  /** A token, cookie or header: it proves nothing yet, but what is made from it may. */
  | { readonly kind: "credential" }
  /** Another cookie; `name`: empty where it is not written down. */
  | { readonly kind: "cookie"; readonly name: string }
  | { readonly kind: "returned"; readonly returns: readonly GuardReturn[] }
  /** Of a call that asks nobody: what it gives is made from what it is given, and from what the functions return that it is given. */
  | {
      readonly kind: "derived";
      readonly from: readonly BoundValue[];
      /** What its method is called on, unless a name stands for that. */
      readonly on?: BoundValue | undefined;
      readonly ran?: readonly RanCallback[];
      readonly callee: NamedCallee | undefined;
      readonly name: string;
    }
  /** Of a call that was left out. */
  | { readonly kind: "leftOut"; readonly shortcut: Shortcut }
  /** Of a call that nobody can look into. */
  | { readonly kind: "unknown"; readonly from: readonly BoundValue[] };

export const unguarded: GuardState = { verdict: "no", trace: [] };
export const uncertain: GuardState = { verdict: "unknown", trace: [] };

/** At least `unknown`; `trace`: to what nobody can look into. */
export function weakened(state: GuardState, trace: readonly TraceStep[] = []): GuardState {
  return state.verdict === "no" ? { ...state, verdict: "unknown", trace } : state;
}

/** Where two paths meet: what is known of both. `undefined`: a path that does not get there. */
export function meeting(left: GuardState | undefined, right: GuardState | undefined): GuardState | undefined {
  if (!left || !right) return left ?? right;
  const weaker = isWeaker(left, right) ? left : right;
  const isHolder = holds(left) && holds(right);
  if (holds(weaker) === isHolder) return weaker;
  const { isDelegated, trace, verdict } = weaker;
  return { verdict, trace, ...(isDelegated && { isDelegated }), ...(isHolder && { isHolder }) };
}

function isWeaker(left: GuardState, right: GuardState): boolean {
  return left.verdict !== "yes" && (left.verdict === "no" || right.verdict === "yes");
}

function holds({ isHolder, verdict }: GuardState): boolean {
  return verdict === "yes" || isHolder === true;
}
