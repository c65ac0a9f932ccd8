/** Everything that `doctor` looks at, read once. */
import { join } from "node:path";
import {
  detectVersions,
  findProjectRoot,
  findWorkspaceRoot,
  listSourceFiles,
  listWorkspaceApps,
  parseWithOxc,
  type PluginEntry,
  readPluginEntry,
  readText,
} from "@server-actions/shared";
import { parse as parseJsonc } from "jsonc-parser";
import { pluginName } from "../../standalone/open-project.ts";
import { asksForEslintrc, nextLintScript, type Scripts } from "../lint-scripts.ts";
import { type PackageManager, packageManagerOf } from "../package-manager.ts";
import { type EslintSetup, readEslintSetup } from "./eslint-setup.ts";
import { leftOutByNextLint } from "./next-lint-folders.ts";
import { findInstalled, type Installed, majorOf } from "../../standalone/installed.ts";
import { createProjectTypes } from "../../standalone/types/project-types.ts";

export interface Setup {
  /** The app's folder, forward slashes. */
  readonly root: string;
  /** The folder above it that an editor opens, where the app is one package of several; else `root`. */
  readonly workspace: string;
  /** The folders of the apps, where `root` is that of a workspace and no app itself; else empty. */
  readonly apps: readonly string[];
  /** `scripts` of the package.json files of both. */
  readonly scripts: Scripts;
  /** The installed version of Next.js, or the lowest that is asked for. */
  readonly next: string | undefined;
  /** What installs packages here. */
  readonly packageManager: PackageManager;
  /** A module with Server Functions that `next lint` leaves out, where a script runs it. */
  readonly leftOut: string | undefined;
  /** What tsconfig says of the TypeScript plugin. */
  readonly plugin: PluginEntry;
  readonly typescript: Installed | undefined;
  /** What keeps `check` and `lsp` from asking TypeScript 7 for types. */
  readonly typesProblem: string | undefined;
  /** TypeScript 6 beside TypeScript 7, as Microsoft's packages install it. */
  readonly oldTypescript: Installed | undefined;
  readonly tsPlugin: Installed | undefined;
  /** Whether tsserver, which looks from its own folder, finds the plugin. */
  readonly isTsPluginBesideTypescript: boolean;
  readonly eslintPlugin: Installed | undefined;
  readonly eslint: EslintSetup | undefined;
  /** `.vscode/settings.json`; `undefined` without one. */
  readonly editorSettings: Readonly<Record<string, unknown>> | undefined;
}

/** Reads the set-up of the app around `cwd`. Runs the project's ESLint config. */
export async function readSetup(cwd: string): Promise<Setup> {
  const root = findProjectRoot(join(cwd, "file.ts"));
  const workspace = findWorkspaceRoot(root) ?? root;
  const typescript = findInstalled("typescript", root);
  const files = listSourceFiles(root);
  const withFunctions = files.filter((file) => readText(file)?.includes("use server"));
  const samples = samplesOf(files, withFunctions);
  const [sample = `${root}/app/actions.ts`] = samples;
  const scripts = { ...scriptsOf(workspace), ...scriptsOf(root) };
  const { next } = detectVersions(root);
  return {
    root,
    workspace,
    apps: appsBelow(root),
    scripts,
    next,
    packageManager: packageManagerOf(workspace, manifestOf(workspace)?.["packageManager"]),
    leftOut: leftOutByNextLint(nextLintScript(scripts, next), root, withFunctions),
    plugin: readPluginEntry(root, pluginName),
    typescript,
    typesProblem: typescript && majorOf(typescript) >= 7 ? problemOfTypes(root, sample) : undefined,
    oldTypescript: findInstalled("@typescript/old", root),
    tsPlugin: findInstalled(pluginName, root),
    isTsPluginBesideTypescript: typescript !== undefined && findInstalled(pluginName, typescript.folder) !== undefined,
    eslintPlugin: findInstalled("eslint-plugin-server-actions", root),
    eslint: await readEslintSetup(root, {
      workspace,
      samples: samples.length === 0 ? [sample] : samples,
      asksForEslintrc: asksForEslintrc(scripts, next),
    }),
    editorSettings: readJson(join(workspace, ".vscode/settings.json")),
  };
}

function appsBelow(root: string): readonly string[] {
  const apps = listWorkspaceApps(root);
  return apps.includes(root) ? [] : apps;
}

/** Modules to look at a set-up with, the best first: in TypeScript with Server Functions, then in TypeScript, then any. */
function samplesOf(files: readonly string[], withFunctions: readonly string[]): readonly string[] {
  const isTypeScript = (file: string): boolean => /\.tsx?$/u.test(file);
  const inOrder = [...withFunctions.filter(isTypeScript), ...files.filter(isTypeScript), ...withFunctions, ...files];
  return [...new Set(inOrder)].slice(0, mostSamples);
}

const mostSamples = 200;

/** Asks for the type of something: its API is not the same in every version. */
function problemOfTypes(root: string, sample: string): string | undefined {
  const types = createProjectTypes(root, { tsconfig: undefined, overlay: undefined });
  const source = parseWithOxc(sample, readText(sample) ?? "");
  const [statement] = source?.ast.body ?? [];
  try {
    if (source && statement) types.oracleOf(source)?.viewOf(statement);
  } catch (error) {
    types.giveUp(error);
  }
  types.close();
  return types.problem;
}

function scriptsOf(folder: string): Scripts {
  const scripts = manifestOf(folder)?.["scripts"];
  return (typeof scripts === "object" && scripts !== null ? scripts : {}) as Scripts;
}

function manifestOf(folder: string): Readonly<Record<string, unknown>> | undefined {
  return readJson(join(folder, "package.json"));
}

function readJson(file: string): Readonly<Record<string, unknown>> | undefined {
  const text = readText(file);
  const value: unknown = text === undefined ? undefined : parseJsonc(text, [], { allowTrailingComma: true });
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}
