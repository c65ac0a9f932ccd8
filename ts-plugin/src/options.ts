import { type Check, parseSettings, type Settings } from "@server-actions/shared";

export type Severity = "error" | "warn";

/** What the plugin's entry in tsconfig says, after validation and defaults. */
export interface Options {
  /** `"enabled": false` leaves the language service as it is. */
  readonly enabled: boolean;
  readonly settings: Settings;
  /** How to report a check; `undefined`: it does not run. */
  readonly severityOf: (check: Check) => Severity | undefined;
  /** What the check is told: its defaults, or what the presets `strict` and `all` set in their place. */
  readonly optionsOf: (check: Check) => unknown;
  /** What is wrong with the entry: one sentence for each key. The good keys count all the same. */
  readonly problems: readonly string[];
}

/** Keys of the entry that are no shared settings; `name`, `global` (loaded by the editor) and `transform` belong to tsserver and to compiler patches. */
const entryKeys = ["name", "global", "enabled", "preset", "rules", "transform"];

const presetMembers: Readonly<Record<string, (check: Check) => boolean>> = {
  recommended: (check) => check.preset === "recommended",
  security: (check) => check.preset === "security",
  strict: (check) => check.preset !== undefined,
  all: () => true,
};

const severities: Readonly<Record<string, Severity | "off">> = {
  error: "error",
  warn: "warn",
  warning: "warn",
  off: "off",
  0: "off",
  1: "warn",
  2: "error",
};

/** Reads the entry `{ name, enabled?, preset?, rules?, ...settings }`. Never throws. */
export function parseOptions(entry: unknown, checks: readonly Check[]): Options {
  const raw = (typeof entry === "object" && entry !== null ? entry : {}) as Readonly<Record<string, unknown>>;
  const { settings, problems } = parseSettings(raw, entryKeys);
  const found = [...problems];
  const presets = readPresets(raw["preset"], found);
  const rules = readRules(raw["rules"], checks, found);
  const enabled = readEnabled(raw["enabled"], found);
  const isStrict = presets.includes("strict") || presets.includes("all");
  return {
    enabled,
    settings,
    severityOf(check) {
      const chosen = rules.get(check.name);
      if (chosen !== undefined) return chosen === "off" ? undefined : chosen;
      return presets.some((preset) => presetMembers[preset]?.(check)) ? check.severity : undefined;
    },
    optionsOf: ({ defaults, strictOptions }) => (isStrict ? (strictOptions ?? defaults) : defaults),
    problems: found,
  };
}

function readEnabled(value: unknown, problems: string[]): boolean {
  if (value === undefined || typeof value === "boolean") return value ?? true;
  problems.push("`enabled` must be `true` or `false`.");
  return true;
}

function readPresets(value: unknown, problems: string[]): readonly string[] {
  if (value === undefined) return ["recommended"];
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  const known = names.filter((name): name is string => typeof name === "string" && Object.hasOwn(presetMembers, name));
  if (known.length < names.length)
    problems.push(`\`preset\` must be one of ${listOf(Object.keys(presetMembers))}, or a list of them.`);
  return names.length > 0 && known.length === 0 ? ["recommended"] : known;
}

function readRules(
  value: unknown,
  checks: readonly Check[],
  problems: string[],
): ReadonlyMap<string, Severity | "off"> {
  const rules = new Map<string, Severity | "off">();
  if (value === undefined) return rules;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    problems.push('`rules` must be an object, such as `{ "no-redirect-in-try-catch": "warn" }`.');
    return rules;
  }
  for (const [key, written] of Object.entries(value)) {
    const name = withoutNamespace(key);
    const severity = Object.hasOwn(severities, String(written)) ? severities[String(written)] : undefined;
    if (!checks.some((check) => check.name === name)) problems.push(`\`rules.${key}\` is not a rule of this plugin.`);
    else if (severity === undefined) problems.push(`\`rules.${key}\` must be "error", "warn" or "off".`);
    else rules.set(name, severity);
  }
  return rules;
}

/** `server-actions/no-x` (as ESLint names it) and `no-x` are the same rule. */
export function withoutNamespace(rule: string): string {
  return rule.startsWith("server-actions/") ? rule.slice("server-actions/".length) : rule;
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
