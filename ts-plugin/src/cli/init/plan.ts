import type { Setup } from "../doctor/setup.ts";

/** What `init` would do to one file. */
export type Step =
  /** `before` is `undefined` for a file that is new. */
  | { readonly kind: "write"; readonly file: string; readonly before: string | undefined; readonly after: string }
  /** Something for the user to do: the file is not understood, or is not ours to write. */
  | { readonly kind: "note"; readonly text: string };

/** Nothing where the set-up is right already. */
export type Planner = (setup: Setup) => readonly Step[];

export function note(text: string): Step {
  return { kind: "note", text };
}
