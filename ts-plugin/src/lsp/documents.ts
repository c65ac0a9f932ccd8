import { type News, readText } from "@server-actions/shared";
import { keepFindings } from "../keep-findings.ts";
import type { LintedFile, ReportedFinding } from "../standalone/lint-file.ts";
import { createLinter, type Linter } from "../standalone/linter.ts";
import { createPendingNews, type PendingNews } from "./pending-news.ts";

/** The files open in an editor, and what is shown of them. */
export interface Documents {
  readonly linter: Linter;
  open(file: string, text: string): void;
  close(file: string): void;
  /** Absolute paths, the one that changed last first. */
  files(): readonly string[];
  textOf(file: string): string | undefined;
  /**
   * What to show of an open file now: of a text that cannot be parsed, what was shown before, moved along with the edit. `waits`: until TypeScript is
   * loaded, if it has to be; else what is found without it.
   */
  check(file: string, options: { readonly waits: boolean }): LintedFile;
  /** What is shown of it, as long as no file has changed since; else what to show. */
  current(file: string): LintedFile;
  /** What is heard of the disk. */
  readonly news: Pick<PendingNews, "owesLook" | "suspect" | "watch">;
  /** What was heard counts from here on. */
  startRun(): void;
  /** The same of the texts, where nothing was heard of the disk. */
  startWithTexts(): void;
  /** The same before a question that comes by itself, if anything was. */
  settle(): void;
}

export function createDocuments(): Documents {
  const texts = new Map<string, string>();
  const shown = new Map<string, LintedFile>();
  const news = createPendingNews();
  const linter = createLinter({
    overlay: (file) => {
      const text = texts.get(file);
      return text === undefined ? undefined : { text };
    },
  });
  /** The files whose answers are of this run. */
  const checked = new Set<string>();
  const check: Documents["check"] = (file, options) => {
    const linted = linter.lint(file, options);
    const before = linted.status === "broken" ? shown.get(file) : undefined;
    const now = before ? { ...linted, findings: moved(before, linted.text) } : linted;
    shown.set(file, now);
    if (!now.isPartial) checked.add(file);
    return now;
  };
  const startWith = (heard: News): void => {
    linter.startRun(heard);
    checked.clear();
  };
  const startRun = (): void => startWith(news.take());
  return {
    linter,
    news,
    check,
    open(file, text) {
      // One edits with the disk as it is; who turns to another file may have changed it.
      if (!texts.delete(file)) news.suspect("unknown");
      texts.set(file, text);
      news.touch(file);
    },
    close(file) {
      texts.delete(file);
      shown.delete(file);
      news.suspect("unknown");
      news.touch(file);
    },
    files: () => [...texts.keys()].reverse(),
    textOf: (file) => texts.get(file) ?? readText(file),
    current: (file) => (checked.has(file) ? shown.get(file) : undefined) ?? check(file, { waits: true }),
    startRun,
    startWithTexts: () => startWith(news.takeOpen()),
    settle() {
      if (news.isAny()) startRun();
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
