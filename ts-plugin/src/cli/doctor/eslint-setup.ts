/** What the project's own ESLint would do with one of its files: its config is loaded by itself, so it is right about everything. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { findInstalled, type Installed } from "../../standalone/installed.ts";

export interface EslintSetup {
  readonly eslint: Installed;
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

interface EslintClass {
  new (options: { cwd: string }): { calculateConfigForFile(file: string): Promise<EslintConfig | undefined> };
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
export async function readEslintSetup(root: string, file: string): Promise<EslintSetup | undefined> {
  const eslint = findInstalled("eslint", root);
  if (!eslint) return undefined;
  const nothing = { eslint, file, rules: [], parser: undefined, settings: undefined };
  try {
    const loaded = createRequire(join(root, "package.json"))("eslint") as {
      readonly ESLint: EslintClass;
      loadESLint?(options: { cwd: string }): Promise<EslintClass>;
    };
    const ESLint = (await loaded.loadESLint?.({ cwd: root })) ?? loaded.ESLint;
    const config = await new ESLint({ cwd: root }).calculateConfigForFile(file);
    if (!config) return { ...nothing, error: undefined };
    const { rules = {}, settings = {}, languageOptions, parser } = config;
    const prefix = `${namespaceOf(config)}/`;
    const isOn = (name: string): boolean => name.startsWith(prefix) && severityOf(rules[name]) !== 0;
    return {
      ...nothing,
      error: undefined,
      rules: Object.keys(rules).filter(isOn),
      parser: languageOptions?.parser?.meta?.name ?? languageOptions?.parser?.name ?? parser ?? undefined,
      settings: settings["server-actions"],
    };
  } catch (error) {
    return { ...nothing, error: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
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
