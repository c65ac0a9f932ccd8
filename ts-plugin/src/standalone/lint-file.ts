/** One file in front of the checks of its project. */
import { type Check, loadOxc } from "@server-actions/shared";
import { checks } from "../checks.ts";
import type { CheckFinding } from "../keep-findings.ts";
import type { Severity } from "../options.ts";
import { type Comment, silencersIn } from "../silencers.ts";
import type { KeptFile } from "./finding-cache.ts";
import type { Project } from "./open-project.ts";
import { runChecks, runChecksWithoutWaiting } from "./run-checks.ts";

/** A finding that no comment silences. */
export interface ReportedFinding extends CheckFinding {
  readonly severity: Severity;
}

/** What became of a file. `skipped`: no check can find anything in it, by its text and its imports. */
export interface LintedFile {
  readonly file: string;
  readonly status: "broken" | "linted" | "skipped" | "unreadable";
  readonly text: string;
  readonly findings: readonly ReportedFinding[];
  /** Exceptions inside a check, which are defects of ours: one text each, naming the check and the file. */
  readonly crashes: readonly string[];
  /** More may be found when TypeScript is loaded, and nothing of this goes then. */
  readonly isPartial: boolean;
}

export interface GivenText {
  readonly file: string;
  readonly text: string;
  /** In an editor: what it imports may be broken for a moment, and its findings stay. */
  readonly isOpen: boolean;
}

/** The checks that can find something in a text; of an open one, nobody asks for other files to tell. */
export function dueChecks({ graph, options }: Project, { file, isOpen, text }: GivenText): readonly Check[] {
  const { settings, severityOf } = options;
  const mayConcern = (check: Check) => check.mayConcern?.({ filename: file, text, graph, settings }) ?? true;
  return checks.filter(
    (check) => severityOf(check) !== undefined && check.canApply(text, settings) && (isOpen || mayConcern(check)),
  );
}

export function lintText(
  project: Project,
  due: readonly Check[],
  { file, text }: Pick<GivenText, "file" | "text">,
  waits: boolean,
): LintedFile {
  if (due.length === 0) return nothingOf(file, "skipped", text);
  const { host, options, types } = project;
  const source = host.parse(file);
  if (!source) return nothingOf(file, "broken", text);

  const comments = () => (source.ast.comments ?? []) as readonly Comment[];
  const silencers = silencersIn(text, comments);
  const run = types?.isUnopened && !waits ? runChecksWithoutWaiting : runChecks;
  const { found, crashes, isPartial } = run(project, due, source);
  const findings = found.flatMap((each) => {
    const severity = options.severityOf(each.check);
    return severity && !silencers.find(each.check.name, each.finding.span.start) ? [{ ...each, severity }] : [];
  });
  findings.sort((left, right) => left.finding.span.start - right.finding.span.start);
  return { file, status: "linted", text, findings, crashes, isPartial };
}

/** Whether the next run would find the same. */
export function isLasting({ crashes, isPartial }: LintedFile): boolean {
  return crashes.length === 0 && !isPartial && loadOxc().oxc !== undefined;
}

/** A file that was not looked at; its text is read where somebody asks for it. */
export function restore(file: string, kept: KeptFile, readText: () => string): LintedFile {
  return {
    file,
    ...kept,
    crashes: [],
    isPartial: false,
    get text() {
      return readText();
    },
  };
}

export function nothingOf(file: string, status: LintedFile["status"], text = ""): LintedFile {
  return { file, status, text, findings: [], crashes: [], isPartial: false };
}
