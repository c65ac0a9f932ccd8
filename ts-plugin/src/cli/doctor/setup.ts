/** Everything that `doctor` looks at, read once. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  findProjectRoot,
  findWorkspaceRoot,
  listSourceFiles,
  parseWithOxc,
  type PluginEntry,
  readPluginEntry,
} from "@server-actions/shared";
import { parse as parseJsonc } from "jsonc-parser";
import { pluginName } from "../../standalone/open-project.ts";
import { type EslintSetup, readEslintSetup } from "./eslint-setup.ts";
import { findInstalled, type Installed, majorOf } from "../../standalone/installed.ts";
import { createProjectTypes } from "../../standalone/types/project-types.ts";

export interface Setup {
  /** The app's folder, forward slashes. */
  readonly root: string;
  /** The folder above it that an editor opens, where the app is one package of several; else `root`. */
  readonly workspace: string;
  /** `scripts` of the package.json files of both. */
  readonly scripts: Readonly<Record<string, string>>;
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
  const sample = sampleOf(root);
  return {
    root,
    workspace,
    scripts: { ...scriptsOf(workspace), ...scriptsOf(root) },
    plugin: readPluginEntry(root, pluginName),
    typescript,
    typesProblem: typescript && majorOf(typescript) >= 7 ? problemOfTypes(root, sample) : undefined,
    oldTypescript: findInstalled("@typescript/old", root),
    tsPlugin: findInstalled(pluginName, root),
    isTsPluginBesideTypescript: typescript !== undefined && findInstalled(pluginName, typescript.folder) !== undefined,
    eslintPlugin: findInstalled("eslint-plugin-server-actions", root),
    eslint: await readEslintSetup(root, sample),
    editorSettings: readJson(join(workspace, ".vscode/settings.json")),
  };
}

/** A module with Server Functions, or the file where one would be. */
function sampleOf(root: string): string {
  const files = listSourceFiles(root);
  return (
    files.find((file) => /\.tsx?$/u.test(file) && readText(file).includes("use server")) ??
    files.find((file) => /\.tsx?$/u.test(file)) ??
    files[0] ??
    `${root}/app/actions.ts`
  );
}

/** Asks for the type of something: its API is not the same in every version. */
function problemOfTypes(root: string, sample: string): string | undefined {
  const types = createProjectTypes(root, { tsconfig: undefined, overlay: undefined });
  const source = parseWithOxc(sample, readText(sample));
  const [statement] = source?.ast.body ?? [];
  try {
    if (source && statement) types.oracleOf(source)?.viewOf(statement);
  } catch (error) {
    types.giveUp(error);
  }
  types.close();
  return types.problem;
}

function scriptsOf(folder: string): Readonly<Record<string, string>> {
  const scripts = readJson(join(folder, "package.json"))?.["scripts"];
  return (typeof scripts === "object" && scripts !== null ? scripts : {}) as Readonly<Record<string, string>>;
}

function readJson(file: string): Readonly<Record<string, unknown>> | undefined {
  const text = readText(file);
  const value: unknown = text === "" ? undefined : parseJsonc(text, [], { allowTrailingComma: true });
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
