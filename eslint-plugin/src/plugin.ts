import packageJson from "../package.json" with { type: "json" };
import { type Configs, createConfigs, type Plugin } from "./configs.ts";
import { fingerprint } from "./fingerprint.ts";
import { rules } from "./rules/index.ts";

const meta = { name: packageJson.name, version: packageJson.version, namespace: "server-actions" };

// The configs refer to the plugin that holds them, so they are added once it exists.
const configs = {} as Configs;
export const plugin: Plugin = { meta, rules, configs, fingerprint };
Object.assign(configs, createConfigs(plugin));
