import type { Setup } from "./setup.ts";

export interface Diagnosis {
  readonly trap: string;
  /** `error`: nothing is reported, or wrong results; `warn`: in some editors, or under some conditions. */
  readonly severity: "error" | "warn";
  /** What is wrong, and what follows from it. */
  readonly problem: string;
  /** What to do: where, and the exact line. */
  readonly change: string;
}

/** A way in which a set-up looks right and does nothing: a question about the set-up, answered with the change that mends it. */
export type Trap = (setup: Setup) => Omit<Diagnosis, "trap"> | undefined;

export type Traps = Readonly<Record<string, Trap>>;
