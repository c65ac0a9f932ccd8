import type { ConfigFiles } from "./config-files.ts";
import { ancestorsOf, dirnameOf, isInside, joinPath } from "./paths.ts";
import { loadTsConfig, type TsConfig } from "./tsconfig-file.ts";
import type { Workspaces } from "./workspaces.ts";

export interface TsConfigs {
  /** The config that holds for modules in `folder`: the configured one, or the nearest; through `references`, the one that includes it. */
  configFor(folder: string): TsConfig | undefined;
}

/** Lasts as long as `configs` is not stale. `configured`: absolute path of one config for all files. */
export function createTsConfigs(
  configs: ConfigFiles,
  workspaces: Workspaces,
  configured: string | undefined,
): TsConfigs {
  const loaded = new Map<string, TsConfig | undefined>();
  const byFolder = new Map<string, TsConfig | undefined>();

  const load = (path: string): TsConfig | undefined => {
    if (!loaded.has(path)) loaded.set(path, loadTsConfig({ configs, workspaces }, path));
    return loaded.get(path);
  };
  const nearest = (folder: string): TsConfig | undefined => {
    for (const ancestor of ancestorsOf(folder)) {
      const config = load(joinPath(ancestor, "tsconfig.json")) ?? load(joinPath(ancestor, "jsconfig.json"));
      if (config) return config;
    }
    return undefined;
  };
  const useConfigured = (path: string): TsConfig | undefined => {
    const config = load(path);
    if (!config)
      configs.report(`${path}, set as tsconfig, cannot be read: the nearest tsconfig.json of each file is used.`);
    return config;
  };

  return {
    configFor(folder) {
      if (byFolder.has(folder)) return byFolder.get(folder);
      const config = (configured === undefined ? undefined : useConfigured(configured)) ?? nearest(folder);
      const found = config && (referencedFor(config, folder, load, new Set()) ?? config);
      byFolder.set(folder, found);
      return found;
    },
  };
}

/** A solution file (`files: []`, `references`) leaves its modules to the configs it refers to. */
function referencedFor(
  config: TsConfig,
  folder: string,
  load: (path: string) => TsConfig | undefined,
  seen: Set<string>,
): TsConfig | undefined {
  if (seen.has(config.path) || includes(config, folder)) return undefined;
  seen.add(config.path);
  for (const path of config.references) {
    const referenced = load(path.endsWith(".json") ? path : `${path}/tsconfig.json`);
    if (!referenced) continue;
    if (includes(referenced, folder)) return referenced;
    const nested = referencedFor(referenced, folder, load, seen);
    if (nested) return nested;
  }
  return undefined;
}

function includes(config: TsConfig, folder: string): boolean {
  return config.roots.some((root) => isInside(root, folder) || dirnameOf(root) === folder);
}
