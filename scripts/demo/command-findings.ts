import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type HostFinding, inOrder } from "./host-finding.ts";
import { createLineMap } from "./line-map.ts";

interface CommandProblem {
  readonly file: string;
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** The findings in what `server-actions check --format json` printed in the folder. Repairs have titles only: the command prints no more. */
export function readCommandFindings(root: string, stdout: string): HostFinding[] {
  const { problems } = JSON.parse(stdout) as { readonly problems: readonly CommandProblem[] };
  const findings = problems.map(({ file, rule, message, suggestions, ...place }): HostFinding => {
    const lines = createLineMap(readFileSync(join(root, file), "utf8"));
    const start = lines.offsetAt(place.line, place.column);
    const end = lines.offsetAt(place.endLine, place.endColumn);
    const repairs = suggestions.map((title) => ({ title, result: "" }));
    return { file, rule, label: rule, start, end, message, repairs, related: [] };
  });
  return inOrder(findings);
}
