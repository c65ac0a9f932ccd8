import type { Check } from "@server-actions/shared";
import type ts from "typescript";
import { checks as allChecks } from "./checks.ts";
import { decorate, type Overrides } from "./decorate.ts";
import { describeError } from "./describe-error.ts";
import { noticesOf } from "./notices.ts";
import { createOverrides } from "./overrides.ts";
import { nameOf, pluginNames } from "./plugin-entry.ts";
import { createProject, type Project } from "./project.ts";

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
    log(`${method} failed: ${describeError(error)}`),
  );
  attachments.set(info.project, { project, service });
  log(`loaded for ${info.project.getProjectName()} with TypeScript ${typescript.version}`);
  for (const notice of noticesOf(project.options, pluginNames(info), nameOf(info))) log(notice);
  return service;
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

function logTo({ project }: ts.server.PluginCreateInfo): (message: string) => void {
  return (message) => project.projectService.logger.info(`[server-actions] ${message}`);
}

function refresh({ project }: ts.server.PluginCreateInfo): void {
  project.refreshDiagnostics();
}
