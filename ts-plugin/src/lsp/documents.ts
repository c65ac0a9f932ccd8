import { readText } from "@server-actions/shared";
import { keepFindings } from "../keep-findings.ts";
import { createLinter, type LintedFile, type Linter, type ReportedFinding } from "../standalone/linter.ts";

/** The files open in an editor, and what is shown of them. */
export interface Documents {
  readonly linter: Linter;
  open(file: string, text: string): void;
  close(file: string): void;
  /** Absolute paths. */
  files(): readonly string[];
  textOf(file: string): string | undefined;
  /** What to show of an open file now: of a text that cannot be parsed, what was shown before, moved along with the edit. */
  check(file: string): LintedFile;
}

export function createDocuments(): Documents {
  const texts = new Map<string, string>();
  const shown = new Map<string, LintedFile>();
  const linter = createLinter({
    overlay: (file) => {
      const text = texts.get(file);
      return text === undefined ? undefined : { text };
    },
  });
  return {
    linter,
    open: (file, text) => void texts.set(file, text),
    close(file) {
      texts.delete(file);
      shown.delete(file);
    },
    files: () => [...texts.keys()],
    textOf: (file) => texts.get(file) ?? readText(file),
    check(file) {
      const linted = linter.lint(file);
      const before = linted.status === "broken" ? shown.get(file) : undefined;
      const now = before ? { ...linted, findings: moved(before, linted.text) } : linted;
      shown.set(file, now);
      return now;
    },
  };
}

function moved(before: LintedFile, text: string): readonly ReportedFinding[] {
  const severities = new Map(before.findings.map(({ check, severity }) => [check, severity]));
  return keepFindings(before, text).map((finding) => ({
    ...finding,
    severity: severities.get(finding.check) ?? "error",
  }));
}
