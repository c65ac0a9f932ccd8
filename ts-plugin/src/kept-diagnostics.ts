/** The diagnostics below us: what stays of them beside ours. */
import type ts from "typescript";
import { describeError } from "./describe-error.ts";
import type { CheckedFile } from "./project.ts";
import { source } from "./report.ts";
import { withoutNoise } from "./suppress-next.ts";
import { withoutFalseAlarms } from "./suppress-next-contract.ts";

/** The diagnostics of Next.js's own plugin that the project's evidence and its compiler bear out, and all others. */
export function judgeNext(
  ...[own, silencers, judged, view]: Parameters<typeof withoutNoise>
): readonly ts.Diagnostic[] {
  return withoutFalseAlarms(withoutNoise(own, silencers, judged, view), silencers, judged, view);
}

/** What stays of the diagnostics below us: not what Next.js reports without reason, nor what another copy of us has said already. */
export function keptOfPrior(
  before: readonly ts.Diagnostic[],
  checked: CheckedFile,
  ours: readonly ts.Diagnostic[],
  judgeNext: (diagnostics: readonly ts.Diagnostic[]) => readonly ts.Diagnostic[],
  log: (message: string) => void,
): readonly ts.Diagnostic[] {
  const isRepeated = (diagnostic: ts.Diagnostic): boolean =>
    diagnostic.source === source &&
    ours.some(({ code, start }) => code === diagnostic.code && start === diagnostic.start);
  const used = usedExpectErrors(checked);
  const isUnusedDirective = (diagnostic: ts.Diagnostic): boolean =>
    diagnostic.code === 2578 && used.some((start) => start === diagnostic.start);
  const own = before.filter((diagnostic) => !isRepeated(diagnostic) && !isUnusedDirective(diagnostic));
  try {
    return judgeNext(own);
  } catch (error) {
    log(`judging the diagnostics of next failed: ${describeError(error)}`);
    return own;
  }
}

/** Where the `@ts-expect-error` comments are that silence a finding of ours: TypeScript, which does not know it, calls them unused. */
function usedExpectErrors({ findings, silencers }: CheckedFile): readonly number[] {
  return findings.flatMap(({ check, finding }) => {
    const comment = silencers.find(check.name, finding.span.start);
    return comment?.kind === "expect-error" ? [comment.start] : [];
  });
}
