import type { Configs } from "../../eslint-plugin/src/configs.ts";

/** Of the packages' presets those that oxlint can extend: it reads configuration files, and asks a plugin for its rules only. */
export function oxlintPresets(configs: Configs): readonly { readonly file: string; readonly text: string }[] {
  return Object.entries(configs).flatMap(([name, config]) => {
    if (name.startsWith("legacy-")) return [];
    // oxlint resolves the specifier from this file.
    const preset = { jsPlugins: [{ name: "server-actions", specifier: "../index.cjs" }], rules: config.rules };
    return [{ file: `dist/oxlint/${name}.json`, text: `${JSON.stringify(preset, undefined, 2)}\n` }];
  });
}
