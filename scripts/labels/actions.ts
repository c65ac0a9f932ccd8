import { readFileSync } from "node:fs";

/** A Server Function of a public repository, and what a person who read it says of it: tests/labels/README.md. */
export interface LabelledAction {
  readonly repo: string;
  readonly commit: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly name: string;
  readonly guarded: "no" | "unclear" | "yes";
  readonly public: boolean;
  readonly mutates: "no" | "unclear" | "yes";
  readonly effects: readonly string[];
  readonly validates: "no" | "no-input" | "unclear" | "yes";
  readonly revalidates: "n/a" | "no" | "yes";
  readonly setAside?: true;
}

/** The rows of a table, one JSON object a line; `tests/labels` holds ours to its schema. */
export function readActions(file: string): readonly LabelledAction[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as LabelledAction);
}
