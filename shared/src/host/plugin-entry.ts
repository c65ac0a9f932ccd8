import { createConfigFiles, type JsonObject } from "./config-files.ts";
import { createDisk } from "./disk.ts";
import { createFileAccess } from "./file-access.ts";
import { toPosix } from "./paths.ts";
import { createTsConfigs } from "./tsconfig.ts";
import { createWorkspaces } from "./workspaces.ts";

/** What a project's tsconfig says of a plugin. */
export interface PluginEntry {
  /** The entry of `compilerOptions.plugins`, `extends` applied; `undefined` when it is not listed. */
  readonly entry: JsonObject | undefined;
  /** The entries of all plugins, in order. */
  readonly entries: readonly JsonObject[];
  /** Their names. */
  readonly plugins: readonly string[];
  /** The tsconfig (or jsconfig) that holds for `rootDir`; `undefined` without one. */
  readonly tsconfig: string | undefined;
  /** One sentence for each malformed config on the way. */
  readonly problems: readonly string[];
}

/** Reads the config that holds for modules in `rootDir` (absolute). Never throws. */
export function readPluginEntry(rootDir: string, name: string): PluginEntry {
  const configs = createConfigFiles(createFileAccess(Number.POSITIVE_INFINITY));
  const config = createTsConfigs(configs, createWorkspaces(configs, createDisk()), undefined).configFor(
    toPosix(rootDir),
  );
  const plugins = config?.plugins ?? [];
  return {
    entry: plugins.find((plugin) => plugin["name"] === name),
    entries: plugins,
    plugins: plugins.map((plugin) => String(plugin["name"])),
    tsconfig: config?.path,
    problems: configs.problems(),
  };
}
