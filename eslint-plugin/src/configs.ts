import { type Check, checks, type Preset } from "@server-actions/shared";
import type { TSESLint } from "@typescript-eslint/utils";
import type { Rule } from "./create-rule.ts";

/** The plugin as its own configs refer to it. */
export interface Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Readonly<Record<string, Rule>>;
  readonly configs: Configs;
  /** For ESLint's `--cache`: see fingerprint.ts. */
  fingerprint(folder?: string, settings?: object): string;
}

export type ConfigName = Preset | "all";
export type FlatConfig = TSESLint.FlatConfig.Config;
export type LegacyConfig = Required<Pick<TSESLint.ClassicConfig.Config, "plugins" | "rules">>;
export type Configs = Readonly<Record<ConfigName, FlatConfig> & Record<`legacy-${ConfigName}`, LegacyConfig>>;

/** Which checks a config holds. A check without a preset is a convention: one opts in by its name. */
const members: Readonly<Record<ConfigName, (check: Check) => boolean>> = {
  recommended: (check) => check.preset === "recommended",
  security: (check) => check.preset === "security",
  strict: (check) => check.preset !== undefined,
  all: () => true,
};

/** The presets of `plugin`, flat and (`legacy-*`) for the eslintrc files of ESLint 8, computed from what the checks say of themselves. */
export function createConfigs(plugin: Pick<Plugin, "meta" | "rules">): Configs {
  const { namespace } = plugin.meta;
  const names = Object.keys(members) as ConfigName[];
  const configs = names.flatMap((name) => {
    const rules = entries(plugin, name);
    const flat = { name: `${namespace}/${name}`, plugins: { [namespace]: plugin }, rules };
    return [
      [name, flat],
      [`legacy-${name}`, { plugins: [namespace], rules }],
    ];
  });
  return Object.fromEntries(configs) as Configs;
}

/** The rules of a preset with their severity, and in `strict` and `all` with the options that make them see more. */
function entries({ meta, rules }: Pick<Plugin, "meta" | "rules">, name: ConfigName) {
  const selected = checks.filter((check) => check.name in rules && members[name](check));
  const isStrict = name === "strict" || name === "all";
  return Object.fromEntries(
    selected.map(({ name: rule, severity, strictOptions }): [string, TSESLint.Linter.RuleEntry] => [
      `${meta.namespace}/${rule}`,
      isStrict && strictOptions ? [severity, strictOptions] : severity,
    ]),
  );
}
