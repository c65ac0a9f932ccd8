/**
 * The types of the built ESLint plugin. They name no type of ESLint itself, whose own changed from version to version, and fit them all.
 */
export function pluginTypes(ruleNames: readonly string[]): string {
  const names = [...ruleNames].sort().map((name) => `\n    | ${JSON.stringify(name)}`);
  return `declare namespace plugin {
  /** The rules, as in \`server-actions/<name>\`. */
  type RuleName =${names.join("") || " never"};

  type Severity = "error" | "warn";

  interface Rule {
    readonly meta: {
      type: "problem" | "suggestion";
      docs: { description: string; recommended: boolean; url?: string };
      fixable?: "code";
      hasSuggestions?: boolean;
      messages: Record<string, string>;
      schema: object[];
      defaultOptions?: object[];
    };
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    create(context: any): Record<string, (node: any) => void>;
  }

  /** A config of \`eslint.config.js\`. */
  interface FlatConfig {
    readonly name: string;
    plugins: { "server-actions": typeof plugin };
    rules: { [Name in RuleName as \`server-actions/\${Name}\`]?: Severity };
  }

  /** A config of \`.eslintrc\` (ESLint 8). */
  interface LegacyConfig {
    plugins: string[];
    rules: { [Name in RuleName as \`server-actions/\${Name}\`]?: Severity };
  }
}

declare const plugin: {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: "server-actions" };
  readonly rules: Record<plugin.RuleName, plugin.Rule>;
  readonly configs: {
    /** Compile errors and proven run-time failures. */
    readonly recommended: plugin.FlatConfig;
    /** Authorization, validation and exposure. */
    readonly security: plugin.FlatConfig;
    /** Everything but conventions. */
    readonly strict: plugin.FlatConfig;
    /** Every rule. */
    readonly all: plugin.FlatConfig;
    readonly "legacy-recommended": plugin.LegacyConfig;
    readonly "legacy-security": plugin.LegacyConfig;
    readonly "legacy-strict": plugin.LegacyConfig;
    readonly "legacy-all": plugin.LegacyConfig;
  };
  /**
   * A text that changes when what a rule finds in one file may change because of another: put it into
   * \`settings["server-actions"].fingerprint\`, and ESLint's \`--cache\` stays right. \`folder\` is the working directory by default; \`settings\` are the shared settings, if there are any.
   */
  fingerprint(folder?: string, settings?: object): string;
};

export = plugin;
`;
}
