import type { Check, Span } from "@server-actions/shared";
import type ts from "typescript";
import { checks as allChecks } from "./checks.ts";
import { codeFixesOf, combinedFix, isOwnFixId } from "./code-fixes.ts";
import { completionDetails, withCompletions } from "./completions.ts";
import { decorate, type Overrides } from "./decorate.ts";
import { noticesOf } from "./notices.ts";
import { type CheckedFile, createProject, describe, type Project } from "./project.ts";
import { withCard } from "./quick-info.ts";
import { editsOfRefactor, isOwnRefactoring, refactorsAt } from "./refactorings.ts";
import { renameFixes } from "./rename-action-prop.ts";
import { source, toDiagnostic, toNotice } from "./report.ts";
import { type Judged, withoutNoise } from "./suppress-next.ts";
import { withoutFalseAlarms } from "./suppress-next-contract.ts";

/** What a server's project has of us: its state, and the one service of ours that answers for it. */
interface Attachment {
  readonly project: Project;
  readonly service: ts.LanguageService;
}

/** By the server's project. A `create` after a change of tsconfig replaces what is here, which turns the service before it transparent. */
const attachments = new WeakMap<ts.server.Project, Attachment>();

/** The module that tsserver makes for one project. `checks` can be replaced by tests. */
export function createPluginModule(
  typescript: typeof ts,
  checks: readonly Check[] = allChecks,
): ts.server.PluginModule {
  let info: ts.server.PluginCreateInfo | undefined;
  return {
    create(created) {
      info = created;
      return attach(typescript, created, checks);
    },
    onConfigurationChanged(config) {
      const attachment = info && attachments.get(info.project);
      if (!info || !attachment) return;
      attachment.project.configure(config);
      logTo(info)("configuration changed");
      refresh(info);
    },
  };
}

function attach(typescript: typeof ts, info: ts.server.PluginCreateInfo, checks: readonly Check[]): ts.LanguageService {
  const before = attachments.get(info.project);
  if (before?.service === info.languageService) {
    before.project.configure(info.config);
    return before.service;
  }
  const log = logTo(info);
  const project = createProject({ typescript, info, checks, log }, info.config);
  const isListed = (): boolean => pluginNames(info).includes(nameOf(info));
  const wasListed = isListed();
  const isActive = (): boolean =>
    project.options.enabled && attachments.get(info.project)?.service === service && (!wasListed || isListed());
  const overrides = whenActive(isActive, createOverrides(typescript, info, project, log));
  const service = decorate(info.languageService, overrides, (method, error) =>
    log(`${method} failed: ${describe(error)}`),
  );
  attachments.set(info.project, { project, service });
  log(`loaded for ${info.project.getProjectName()} with TypeScript ${typescript.version}`);
  for (const notice of noticesOf(project.options, pluginNames(info), nameOf(info))) log(notice);
  return service;
}

/** The methods we answer. Each asks the service below first, and adds to what it says. */
function createOverrides(
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
      const onError = (error: unknown): void => log(`hover failed in ${file}: ${describe(error)}`);
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

/** The diagnostics of Next.js's own plugin that the project's evidence and its compiler bear out, and all others. */
function judgeNext(...[own, silencers, judged, view]: Parameters<typeof withoutNoise>): readonly ts.Diagnostic[] {
  return withoutFalseAlarms(withoutNoise(own, silencers, judged, view), silencers, judged, view);
}

/** What stays of the diagnostics below us: not what Next.js reports without reason, nor what another copy of us has said already. */
function keptOfPrior(
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
    log(`judging the diagnostics of next failed: ${describe(error)}`);
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

/** The same overrides, which leave everything to the service below while `isActive` says no. */
function whenActive(isActive: () => boolean, overrides: Overrides): Overrides {
  type AnyOverride = (prior: () => unknown, ...args: unknown[]) => unknown;
  const guarded: Record<string, AnyOverride> = {};
  for (const [name, override] of Object.entries(overrides) as [string, AnyOverride][]) {
    guarded[name] = (prior, ...args) => (isActive() ? override(prior, ...args) : prior());
  }
  return guarded;
}

/** The plugins of the project's tsconfig, in order. */
function pluginNames({ project }: ts.server.PluginCreateInfo): readonly string[] {
  const plugins = project.getCompilerOptions()["plugins"] as readonly { readonly name?: unknown }[] | undefined;
  return (plugins ?? []).map(({ name }) => String(name));
}

function nameOf({ config }: ts.server.PluginCreateInfo): string {
  const { name } = (config ?? {}) as { readonly name?: unknown };
  return typeof name === "string" ? name : "typescript-plugin-server-actions";
}

function logTo({ project }: ts.server.PluginCreateInfo): (message: string) => void {
  return (message) => project.projectService.logger.info(`[server-actions] ${message}`);
}

function refresh({ project }: ts.server.PluginCreateInfo): void {
  project.refreshDiagnostics();
}
