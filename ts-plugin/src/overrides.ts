import type { Span } from "@server-actions/shared";
import type ts from "typescript";
import { checks as allChecks } from "./checks.ts";
import { codeFixesOf, combinedFix, isOwnFixId } from "./code-fixes.ts";
import { completionDetails, withCompletions } from "./completions.ts";
import type { Overrides } from "./decorate.ts";
import { describeError } from "./describe-error.ts";
import { judgeNext, keptOfPrior } from "./kept-diagnostics.ts";
import { noticesOf } from "./notices.ts";
import { nameOf, pluginNames } from "./plugin-entry.ts";
import type { CheckedFile, Project } from "./project.ts";
import { withCard } from "./quick-info.ts";
import { editsOfRefactor, isOwnRefactoring, refactorsAt } from "./refactorings.ts";
import { renameFixes } from "./rename-action-prop.ts";
import { source, toDiagnostic, toNotice } from "./report.ts";
import type { Judged } from "./suppress-next.ts";

/** The methods we answer. Each asks the service below first, and adds to what it says. */
export function createOverrides(
  typescript: typeof ts,
  info: ts.server.PluginCreateInfo,
  project: Project,
  log: (message: string) => void,
): Overrides {
  const service = info.languageService;
  const judged = new Map<string, Judged>();
  let firstFile: string | undefined;

  const checkFile = (file: string): CheckedFile | undefined => {
    const program = service.getProgram();
    return program && project.check(program, file);
  };
  const judgedOf = (file: string): Judged => {
    const known = judged.get(file) ?? new Map<string, boolean>();
    judged.set(file, known);
    return known;
  };
  const reported = ({ findings, silencers }: CheckedFile) =>
    findings.filter(({ check, finding }) => silencers.find(check.name, finding.span.start) === undefined);

  return {
    getSemanticDiagnostics(prior, file) {
      const before = prior();
      const program = service.getProgram();
      const checked = program && project.check(program, file);
      if (!program || !checked) return before;
      firstFile ??= file;
      const ours = reported(checked).flatMap((found) => {
        const severity = project.options.severityOf(found.check);
        return severity ? [toDiagnostic(typescript, checked.sourceFile, found, severity, project.host.sourceFile)] : [];
      });
      const notices = firstFile === file ? noticesOf(project.options, pluginNames(info), nameOf(info)) : [];
      return [
        ...keptOfPrior(
          before,
          checked,
          ours,
          (own) => judgeNext(own, checked.silencers, judgedOf(file), () => project.view(program, file)),
          log,
        ),
        ...ours,
        ...notices.map((notice) => toNotice(typescript, checked.sourceFile, notice)),
      ];
    },

    getQuickInfoAtPosition(prior, file, position) {
      const before = prior();
      const program = service.getProgram();
      const onError = (error: unknown): void => log(`hover failed in ${file}: ${describeError(error)}`);
      return program ? withCard({ typescript, program, project, onError }, before, file, position) : before;
    },

    getCompletionsAtPosition(prior, file, position) {
      const before = prior();
      const program = service.getProgram();
      return program ? withCompletions({ typescript, program, project }, before, file, position) : before;
    },

    getCompletionEntryDetails(prior, file, position, name, _format, from) {
      const program = from === source ? service.getProgram() : undefined;
      return (program && completionDetails({ typescript, program, project }, file, position, name)) ?? prior();
    },

    getCodeFixesAtPosition(prior, file, start, end, errorCodes) {
      const before = prior();
      const checked = checkFile(file);
      if (!checked) return before;
      const asked = reported(checked).filter(({ check, finding: { span } }) => {
        return errorCodes.includes(check.code) && span.start <= end && start <= span.end;
      });
      const program = service.getProgram();
      const renames = program ? renameFixes({ typescript, program, project, service }, file, asked) : [];
      return [...renames, ...asked.flatMap((found) => codeFixesOf(typescript, checked.sourceFile, found)), ...before];
    },

    getCombinedCodeFix(prior, scope, fixId) {
      if (!isOwnFixId(fixId)) return prior();
      const checked = checkFile(scope.fileName);
      return checked ? combinedFix(checked.sourceFile, reported(checked), fixId) : { changes: [] };
    },

    getApplicableRefactors(prior, file, place, preferences, _trigger, kind) {
      const before = prior();
      const program = service.getProgram();
      if (!program) return before;
      const withReasons = preferences?.provideRefactorNotApplicableReason === true;
      const parts = { typescript, program, project, service };
      return [...before, ...refactorsAt(parts, file, spanOf(place), { kind, withReasons })];
    },

    getEditsForRefactor(prior, file, _format, place, name) {
      const program = isOwnRefactoring(name) ? service.getProgram() : undefined;
      return program ? editsOfRefactor({ typescript, program, project, service }, file, spanOf(place), name) : prior();
    },

    getSupportedCodeFixes(prior) {
      return [...new Set([...prior(), ...allChecks.map((check) => String(check.code))])];
    },
  };
}

function spanOf(place: number | ts.TextRange): Span {
  return typeof place === "number" ? { start: place, end: place } : { start: place.pos, end: place.end };
}
