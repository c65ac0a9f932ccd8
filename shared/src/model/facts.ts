/** What is known of a function beyond its shape: what it does, and the way to the place that decides it. */
import type { FileSpan } from "./span.ts";
import type { Verdict } from "./verdict.ts";

/** One call on the way from a function to what it does. `name`: the callee as written there, such as `db.insert`. */
export interface TraceStep extends FileSpan {
  readonly name: string;
}

/** An answer about a function. `trace`: from its own call inwards to the place that decides, empty where nothing does. */
export interface Fact {
  readonly verdict: Verdict;
  readonly trace: readonly TraceStep[];
}

/**
 * What an effect touches. All but `private-read` and `file-access` outlive the request: they are mutations.
 * `file-access`: an address that opens stored files to whoever has it; `memory`: state of the module or process; `fetch-write`: another service, by HTTP or its SDK; `private-read`: data of a user or tenant.
 */
export type EffectKind =
  | "cookie"
  | "db-write"
  | "fetch-write"
  | "file-access"
  | "mail"
  | "memory"
  | "payment"
  | "private-read"
  | "queue"
  | "storage";

/** An effect that a function reaches. */
export interface Effect {
  readonly kind: EffectKind;
  /** The last step is the effect itself. */
  readonly trace: readonly TraceStep[];
}
