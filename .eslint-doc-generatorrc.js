import { format, resolveConfig } from "prettier";

/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  // Paths are relative to the plugin's folder; the docs are at the root.
  pathRuleDoc: "../docs/rules/{name}.md",
  pathRuleList: ["../README.md"],
  ruleDocTitleFormat: "name",
  ruleDocNotices: ["configs", "fixableAndHasSuggestions", "deprecated"],
  ruleListColumns: ["name", "description", "configsError", "configsWarn", "fixable", "hasSuggestions", "deprecated"],
  // Every page has an Options section; tests/docs checks the sections.
  ruleDocSectionOptions: false,
  configEmoji: [
    ["recommended", "✅"],
    ["security", "🔒"],
    ["strict", "🔍"],
  ],
  // `all` is every rule, and the eslintrc twins say what the flat ones say.
  ignoreConfig: ["all", "legacy-recommended", "legacy-security", "legacy-strict", "legacy-all"],
  postprocess: async (content, path) =>
    format(content, { ...(await resolveConfig(path)), filepath: path, parser: "markdown" }),
};
