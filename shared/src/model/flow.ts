/**
 * The order in which a function does things, as data: what it calls, what it tests, where it leaves. Enough to walk its paths
 * once the calls are resolved, without a tree.
 */
import type { Reference } from "./reference.ts";

/** One thing a function does. Steps run in order; those after a `leave` are never reached. */
export type FlowStep =
  | FlowCall
  | {
      readonly kind: "branch";
      readonly test: FlowValue;
      readonly yes: readonly FlowStep[];
      readonly no: readonly FlowStep[];
    }
  /** `atLeastOnce`: `do ... while`. */
  | { readonly kind: "loop"; readonly body: readonly FlowStep[]; readonly atLeastOnce?: true }
  /** A `switch`: one of several is entered; without `exhaustive`, perhaps none. */
  | { readonly kind: "choice"; readonly clauses: readonly FlowClause[]; readonly exhaustive: boolean }
  | {
      readonly kind: "try";
      readonly block: readonly FlowStep[];
      readonly handler: readonly FlowStep[] | undefined;
      readonly finalizer: readonly FlowStep[];
    }
  /** An inline Server Function is made, by its index. */
  | { readonly kind: "make"; readonly index: number }
  | { readonly kind: "return"; readonly value: FlowValue }
  | { readonly kind: "throw" }
  /** `break` or `continue`: leaves the innermost `loop` or `choice` (a label is taken for that). */
  | { readonly kind: "jump" };

/** `test`: what holds where it is entered; absent for `default`. `falls`: the next one is run after it. */
export interface FlowClause {
  readonly test?: FlowValue;
  readonly steps: readonly FlowStep[];
  readonly falls: boolean;
}

/** A call, known by the place where it ends (`end`): no two calls of a file end at the same. */
export interface FlowCall {
  readonly kind: "call";
  readonly end: number;
  readonly start: number;
  /** As written, for people: `db.insert`. */
  readonly name: string;
  readonly callee: FlowValue;
  readonly args: readonly FlowValue[];
  /** What becomes of the promise it may give. `handled`: a `.catch` or `.then(_, fn)` gets its rejection. */
  readonly settled: "awaited" | "dropped" | "handled" | "kept";
  /** Only where what stands before `?.` is there. */
  readonly optional?: true;
  /** One of its arguments is spread: nobody knows how many there are. */
  readonly spreads?: true;
}

/** Where a value comes from, as far as it tells whether anybody is there. */
export type FlowValue =
  /** What a call gives once settled, or the member `path` of it. */
  | { readonly kind: "result"; readonly call: number; readonly path: readonly string[] }
  /** A parameter of the function at index `owner`, or the member `path` of it. */
  /** `name`: what the code calls it, where it is not taken apart. */
  | {
      readonly kind: "parameter";
      readonly owner: number;
      readonly position: number;
      readonly path: readonly string[];
      readonly name?: string;
    }
  | { readonly kind: "reference"; readonly reference: Exclude<Reference, { kind: "unknown" }> }
  | { readonly kind: "function"; readonly index: number }
  /** `new X(...args)`, or the member `path` of it. */
  | {
      readonly kind: "instance";
      readonly of: Exclude<Reference, { kind: "unknown" }>;
      readonly args: readonly FlowValue[];
      readonly path: readonly string[];
    }
  /** `rest`: what is spread into it. */
  | {
      readonly kind: "object";
      readonly properties: Readonly<Record<string, FlowValue>>;
      readonly rest: readonly FlowValue[];
    }
  /** `text`: of a string, or the value of a number, as written. */
  | { readonly kind: "constant"; readonly truthy: boolean; readonly text?: string }
  /** `a && b` */
  | { readonly kind: "all"; readonly of: readonly FlowValue[] }
  /** `a || b`, `a ?? b`, the values of a variable that is assigned several: one of them. `nullish`: the second where there is no first. */
  | { readonly kind: "some"; readonly of: readonly FlowValue[]; readonly nullish?: true }
  | { readonly kind: "not"; readonly of: FlowValue }
  | { readonly kind: "equal"; readonly of: readonly [FlowValue, FlowValue] }
  /** Computed from others: a comparison, a template, arithmetic. `isTuple`: an array, all of whose elements are written out. `isThrown`: what was caught. */
  | { readonly kind: "made"; readonly of: readonly FlowValue[]; readonly isThrown?: true; readonly isTuple?: true };
