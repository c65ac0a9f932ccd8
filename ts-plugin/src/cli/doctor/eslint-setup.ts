/** What the project's own ESLint would do with one of its files: its config is loaded by itself, so it is right about everything. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { findInstalled, type Installed, majorOf } from "../../standalone/installed.ts";
import { type EslintConfigFile, findEslintConfig } from "../eslint-config-file.ts";

export interface EslintSetup {
  readonly eslint: Installed;
  /** The config that is there; `undefined` without one. */
  readonly config: EslintConfigFile | undefined;
  /** Whether this ESLint reads it: eslintrc configs are for ESLint 8, and for 9 where it is told so. */
  readonly isConfigRead: boolean;
  /** The file that was asked for, absolute. */
  readonly file: string;
  /** Why there is no config; the rest is empty then. */
  readonly error: string | undefined;
  /** The rules of this project that are on. */
  readonly rules: readonly string[];
  /** The parser's name; `undefined` where it has none. */
  readonly parser: string | undefined;
  /** `settings["server-actions"]`. */
  readonly settings: unknown;
}

export interface EslintOptions {
  /** How far up a config counts. */
  readonly workspace: string;
  /** Files to ask for, the best first: the first that ESLint does not ignore is taken. */
  readonly samples: readonly string[];
  /** Whether ESLint 9 is told to read an eslintrc config. */
  readonly asksForEslintrc: boolean;
}

interface EslintClass {
  new (options: { cwd: string }): Linter;
}

interface Linter {
  isPathIgnored(file: string): Promise<boolean>;
  calculateConfigForFile(file: string): Promise<EslintConfig | undefined>;
}

interface EslintConfig {
  /** By namespace in flat config; names in eslintrc. */
  readonly plugins?: Readonly<Record<string, { readonly meta?: { readonly name?: string } }>> | readonly string[];
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Flat config. */
  readonly languageOptions?: {
    readonly parser?: { readonly meta?: { readonly name?: string }; readonly name?: string };
  };
  /** eslintrc: the module's path. */
  readonly parser?: string | null;
}

/** `undefined` where ESLint is not installed. Runs the project's config, as `npx eslint` does. */
export async function readEslintSetup(root: string, options: EslintOptions): Promise<EslintSetup | undefined> {
  const eslint = findInstalled("eslint", root);
  if (!eslint) return undefined;
  const configFile = findEslintConfig(root, options.workspace);
  const major = majorOf(eslint);
  const isConfigRead = configFile?.kind !== "eslintrc" || major < 9 || (major === 9 && options.asksForEslintrc);
  const nothing = {
    eslint,
    config: configFile,
    isConfigRead,
    file: options.samples[0] ?? "",
    rules: [],
    parser: undefined,
    settings: undefined,
  };
  try {
    const loaded = createRequire(join(root, "package.json"))("eslint") as {
      readonly ESLint: EslintClass;
      loadESLint?(options: { useFlatConfig: boolean }): Promise<EslintClass>;
    };
    const useFlatConfig = major >= 9 ? !(configFile?.kind === "eslintrc" && isConfigRead) : configFile?.kind === "flat";
    const ESLint = (await loaded.loadESLint?.({ useFlatConfig })) ?? loaded.ESLint;
    const linter = new ESLint({ cwd: root });
    const file = (await firstLinted(linter, options.samples)) ?? nothing.file;
    const config = await linter.calculateConfigForFile(file);
    if (!config) return { ...nothing, file, error: undefined };
    const { rules = {}, settings = {}, languageOptions, parser } = config;
    const prefix = `${namespaceOf(config)}/`;
    const isOn = (name: string): boolean => name.startsWith(prefix) && severityOf(rules[name]) !== 0;
    return {
      ...nothing,
      file,
      error: undefined,
      rules: Object.keys(rules).filter(isOn),
      parser: languageOptions?.parser?.meta?.name ?? languageOptions?.parser?.name ?? parser ?? undefined,
      settings: settings["server-actions"],
    };
  } catch (error) {
    return { ...nothing, error: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
}

async function firstLinted(linter: Linter, files: readonly string[]): Promise<string | undefined> {
  for (const file of files) if (!(await linter.isPathIgnored(file))) return file;
  return undefined;
}

/** The name that a flat config gives the plugin: any; `server-actions` in eslintrc. */
function namespaceOf({ plugins = {} }: EslintConfig): string {
  const found = Object.entries(plugins).find(([, plugin]) => isOwnPlugin(plugin));
  return found?.[0] ?? "server-actions";
}

function isOwnPlugin(plugin: unknown): boolean {
  const { meta } = (plugin ?? {}) as { readonly meta?: { readonly name?: string } };
  return meta?.name === "eslint-plugin-server-actions";
}

function severityOf(entry: unknown): number {
  const severity: unknown = Array.isArray(entry) ? entry[0] : entry;
  return severity === "off" ? 0 : severity === "warn" ? 1 : severity === "error" ? 2 : Number(severity);
}
