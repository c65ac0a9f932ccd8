/** What values and calls are in a walk: whom a call means, and what it gave. */
import type { AuthPrimitive } from "../knowledge/auth-primitives.ts";
import type { FlowStep, FlowValue } from "../model/flow.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import type { FunctionPlace } from "./function-place.ts";
import type { GuardFrame, Shortcut } from "./guards-model.ts";
import type { GuardState } from "./guards-state.ts";

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

/** `isSwitched`: it is given only where the app runs in some way, perhaps for whoever calls. */
export interface GuardReturn {
  readonly state: GuardState;
  readonly value: BoundValue;
  readonly isSwitched?: true;
}

/** What a function returned that was given to a call: itself, or as the member of an object (`all({ user: () => … })`). */
export interface RanCallback {
  readonly member: string | undefined;
  readonly returns: readonly GuardReturn[];
}
