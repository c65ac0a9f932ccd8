/** `server-actions init` on configs of all kinds: what it writes is the config with one entry more, or it writes nothing. */
import fc from "fast-check";
import { parse as parseJsonc } from "jsonc-parser";
import { describe, expect, it } from "vitest";
import { parseWithOxc } from "../../shared/src/host/parse-oxc.ts";
import { addToJsonList, setInJson } from "../../ts-plugin/src/cli/init/edit-json.ts";
import { addToFlatConfig } from "../../ts-plugin/src/cli/init/flat-config.ts";
import { addToLegacyModule } from "../../ts-plugin/src/cli/init/legacy-config.ts";

const plain = { isCached: false };
const gap = fc.constantFrom("", " ", "\n", "\n  // a comment, with a comma\n", " /* [a, b] */ ");
const entry = fc.constantFrom(
  "{}",
  "...next",
  "tseslint.configs.base",
  '{ files: ["**"], rules: {} }',
  "...make([1, 2])",
);
const list = fc
  .tuple(fc.array(fc.tuple(gap, entry, gap), { maxLength: 3 }), fc.constantFrom("", ","), gap)
  .map(([entries, comma, end]) => {
    const text = entries.map(([before, element, after]) => `${before}${element}${after}`).join(",");
    return `[${text}${entries.length > 0 ? comma : ""}${end}]`;
  });
const imports = fc.constantFrom(
  "",
  'import next from "next-config";\n',
  '// @ts-check\n/* eslint config */\nimport next from "next-config";\nimport tseslint from "typescript-eslint";\n',
  'import { serverActions } from "./others.js";\n',
  "const serverActions = [];\n",
);
const understood = [
  (array: string) => `export default ${array};\n`,
  (array: string) => `export default defineConfig(${array});\n`,
  (array: string) => `const config = ${array};\nexport default config;\n`,
  (array: string) => `const config = defineConfig(${array})\nexport { other };\nexport default config`,
];
const others = [
  (array: string) => `module.exports = ${array};\n`,
  (array: string) => `export default make.config(...${array});\n`,
  (array: string) => `export default defineConfig();\nexport const unused = ${array};\n`,
  (array: string) => `import { defineConfig } from "./ours.js";\nexport default defineConfig(${array});\n`,
  (array: string) => `const [serverList] = [${array}];\nexport default serverList;\n`,
  (array: string) => `export default async () => ${array};\n`,
  (array: string) => `let config = ${array};\nconfig = [];\nexport default config;\n`,
  (array: string) => `export default ${array}.concat([]);\n`,
  (array: string) => `export default ${array.slice(0, -1)}\n`,
];

describe("a flat config", () => {
  it("gets one entry more, and keeps every character that it has", () => {
    fc.assert(
      fc.property(imports, fc.constantFrom(...understood), list, (head, wrap, array) => {
        const before = head + wrap(array);
        const after = addToFlatConfig("/app/eslint.config.mjs", before, plain);
        if (head.includes("serverActions")) {
          expect(after).toBeUndefined();
          return;
        }
        expect(elementsOf(after!)).toEqual([...elementsOf(before)!, expect.stringContaining("serverActions")]);
        expect(isWithin(before, after!)).toBe(true);
        expect(addToFlatConfig("/app/eslint.config.mjs", after!, plain)).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });

  it("that is built in another way is left alone", () => {
    fc.assert(
      fc.property(imports, fc.constantFrom(...others), list, (head, wrap, array) => {
        expect(addToFlatConfig("/app/eslint.config.mjs", head + wrap(array), plain)).toBeUndefined();
      }),
    );
  });
});

const entryOnOneLine = `{ files: ["**/*.{js,jsx,ts,tsx}"], ...serverActions.configs.recommended }`;

describe("a flat config of the shape", () => {
  it.each<readonly [name: string, file: string, before: string, after: string]>([
    [
      "arguments of defineConfig, in single quotes and without semicolons",
      "eslint.config.ts",
      `import { defineConfig } from 'eslint/config'\n\nexport default defineConfig(\n    base,\n    { rules: {} }, // ours\n)\n`,
      `import { defineConfig } from 'eslint/config'\nimport serverActions from 'eslint-plugin-server-actions'\n\nexport default defineConfig(\n    base,\n    { rules: {} }, // ours\n    {\n        files: ['**/*.{js,jsx,ts,tsx}'],\n        plugins: { 'server-actions': serverActions },\n        extends: ['server-actions/recommended'],\n    },\n)\n`,
    ],
    [
      "tseslint.config()",
      "eslint.config.mjs",
      `import tseslint from "typescript-eslint";\nexport default tseslint.config(\n\t...tseslint.configs.recommended,\n\t{ rules: {} }\n);\n`,
      `import tseslint from "typescript-eslint";\nimport serverActions from "eslint-plugin-server-actions";\nexport default tseslint.config(\n\t...tseslint.configs.recommended,\n\t{ rules: {} },\n\t${entryOnOneLine}\n);\n`,
    ],
    [
      "a list that a type is said of",
      "eslint.config.ts",
      `import next from "next-config";\nexport default [...next] satisfies Linter.Config[];\n`,
      `import next from "next-config";\nimport serverActions from "eslint-plugin-server-actions";\nexport default [...next, ${entryOnOneLine}] satisfies Linter.Config[];\n`,
    ],
    [
      "module.exports",
      "eslint.config.js",
      `// @ts-check\nconst js = require("@eslint/js");\n\nmodule.exports = [\n  js.configs.recommended,\n];\n`,
      `// @ts-check\nconst js = require("@eslint/js");\nconst serverActions = require("eslint-plugin-server-actions");\n\nmodule.exports = [\n  js.configs.recommended,\n  ${entryOnOneLine},\n];\n`,
    ],
    [
      "a list with an entry in parentheses",
      "eslint.config.mjs",
      `import next from "next-config";\nexport default [(next)];\n`,
      `import next from "next-config";\nimport serverActions from "eslint-plugin-server-actions";\nexport default [(next), ${entryOnOneLine}];\n`,
    ],
    [
      "module.exports without another module",
      "eslint.config.cjs",
      `"use strict";\n\nmodule.exports = [];\n`,
      `"use strict";\nconst serverActions = require("eslint-plugin-server-actions");\n\nmodule.exports = [\n  ${entryOnOneLine}\n];\n`,
    ],
    [
      "a config of another module",
      "eslint.config.js",
      `import { nextJsConfig } from "@repo/eslint-config/next-js";\n\nexport default nextJsConfig;\n`,
      `import { nextJsConfig } from "@repo/eslint-config/next-js";\nimport serverActions from "eslint-plugin-server-actions";\n\nexport default [nextJsConfig, ${entryOnOneLine}].flat();\n`,
    ],
    [
      "a required config",
      "eslint.config.js",
      `const next = require("eslint-config-next/core-web-vitals");\nmodule.exports = next;\n`,
      `const next = require("eslint-config-next/core-web-vitals");\nconst serverActions = require("eslint-plugin-server-actions");\nmodule.exports = [next, ${entryOnOneLine}].flat();\n`,
    ],
  ])("%s gets the rules as it is written", (_name, file, before, after) => {
    expect(addToFlatConfig(`/app/${file}`, before, plain)).toBe(after);
  });

  it("that is linted with a cache gets the fingerprint, too", () => {
    const after = addToFlatConfig("/app/eslint.config.mjs", `export default [\n  {},\n];\n`, { isCached: true });
    expect(after).toBe(
      `import serverActions from "eslint-plugin-server-actions";\nexport default [\n  {},\n  {\n    files: ["**/*.{js,jsx,ts,tsx}"],\n    ...serverActions.configs.recommended,\n    settings: { "server-actions": { fingerprint: serverActions.fingerprint() } },\n  },\n];\n`,
    );
  });

  it.each([
    ["a name that is no import", "export default config;\n"],
    [
      "modules that are loaded behind the list",
      `const list = [];\nimport next from "next-config";\nexport default list;\n`,
    ],
    ["two exports", "module.exports = [];\nmodule.exports = [{}];\n"],
    ["a list with a hole", "export default [, {}];\n"],
  ])("%s is left alone", (_name, before) => {
    expect(addToFlatConfig("/app/eslint.config.js", before, plain)).toBeUndefined();
  });
});

describe("an eslintrc module", () => {
  const preset = "plugin:server-actions/legacy-recommended";
  it.each([
    [
      "a list on lines, without a last comma",
      `/** @type {import("eslint").Linter.Config} */\nconst config = {\n  extends: [\n    "next/core-web-vitals" // Next.js\n  ],\n};\nmodule.exports = config;`,
      `/** @type {import("eslint").Linter.Config} */\nconst config = {\n  extends: [\n    "next/core-web-vitals", // Next.js\n    "${preset}"\n  ],\n};\nmodule.exports = config;`,
    ],
    [
      "a list on one line",
      `module.exports = { 'extends': [require.resolve('@repo/base')] };\n`,
      `module.exports = { 'extends': [require.resolve('@repo/base'), '${preset}'] };\n`,
    ],
    ["one base", `module.exports = { extends: "next" };\n`, `module.exports = { extends: ["next", "${preset}"] };\n`],
    [
      "no base",
      `module.exports = {\n  root: true,\n};\n`,
      `module.exports = {\n  root: true,\n  extends: ["${preset}"],\n};\n`,
    ],
  ])("with %s gets the preset", (_name, before, after) => {
    expect(addToLegacyModule("/app/.eslintrc.cjs", before, plain)).toBe(after);
  });

  it.each([
    [
      "none yet",
      `module.exports = {\n  extends: "next",\n};\n`,
      `module.exports = {\n  extends: ["next", "${preset}"],\n  settings: { "server-actions": { fingerprint: require("eslint-plugin-server-actions").fingerprint() } },\n};\n`,
    ],
    [
      "others",
      `module.exports = { settings: {}, extends: "next" };\n`,
      `module.exports = { settings: {}, extends: ["next", "${preset}"] };\n`,
    ],
  ])("that is linted with a cache gets the fingerprint where its settings are %s", (_name, before, after) => {
    expect(addToLegacyModule("/app/.eslintrc.cjs", before, { isCached: true })).toBe(after);
  });

  it.each([
    ["bases that come from elsewhere", "module.exports = { extends: bases };\n"],
    ["bases that may come from elsewhere", "module.exports = { ...base, rules: {} };\n"],
    ["a call", "module.exports = makeConfig({ extends: [] });\n"],
    ["broken syntax", "module.exports = { extends: [ };\n"],
  ])("with %s is left alone", (_name, before) => {
    expect(addToLegacyModule("/app/.eslintrc.cjs", before, plain)).toBeUndefined();
  });
});

describe("a JSON config", () => {
  it.each([
    ["a list on one line", `{ "extends": ["a", "b"] }`, `{ "extends": ["a", "b", "new"] }`],
    [
      "a list on lines, with a comment behind its last entry",
      `{\n\t"extends": [\n\t\t"a" // why\n\t]\n}`,
      `{\n\t"extends": [\n\t\t"a", // why\n\t\t"new"\n\t]\n}`,
    ],
    ["one string", `{ "extends": "a", "rules": {  } }`, `{ "extends": ["a", "new"], "rules": {  } }`],
    ["none", `{\n  "rules": {}\n}\n`, `{\n  "rules": {},\n  "extends": ["new"]\n}\n`],
    [
      "Windows line ends",
      `{\r\n  "extends": [\r\n    "a"\r\n  ]\r\n}`,
      `{\r\n  "extends": [\r\n    "a",\r\n    "new"\r\n  ]\r\n}`,
    ],
  ])("with %s gets one entry more", (_name, before, after) => {
    expect(addToJsonList(before, ["extends"], "new")).toBe(after);
  });

  it("keeps lines that the change is not about as they are", () => {
    const before = `{\n    // VS Code\n    "npm.exclude": ["**/.next/**"], "b": [ 1 ]\n}\n`;
    expect(setInJson(before, ["c"], true)).toBe(
      `{\n    // VS Code\n    "npm.exclude": ["**/.next/**"], "b": [ 1 ], "c": true\n}\n`,
    );
    expect(setInJson(before.replace(`, "b": [ 1 ]`, ""), ["c"], true)).toBe(
      `{\n    // VS Code\n    "npm.exclude": ["**/.next/**"],\n    "c": true\n}\n`,
    );
  });

  it.each([
    ["no object", "[]"],
    ["something else than a list", `{ "extends": 1 }`],
    ["broken syntax", `{ "extends": [ }`],
  ])("with %s is left alone", (_name, before) => {
    expect(addToJsonList(before, ["extends"], "new")).toBeUndefined();
  });
});

describe("a tsconfig", () => {
  const member = fc.constantFrom(
    '"extends": "./base.json"',
    '// "plugins": []\n"strict": true',
    '"include": ["**/*.ts", /* all */ "**/*.tsx"]',
    '"compilerOptions": { "jsx": "preserve", // as Next.js wants it\n "paths": { "@/*": ["./*"], } }',
    '"compilerOptions": {}',
  );
  const comments = [
    "// a comment, with a comma",
    "/* [a, b] */",
    '// "plugins": []',
    "/* all */",
    "// as Next.js wants it",
  ];
  const jsonc = fc
    .tuple(
      fc.uniqueArray(member, { maxLength: 4, selector: (text) => text.slice(0, 9) }),
      fc.constantFrom("", ","),
      gap,
    )
    .map(([members, comma, end]) => `{${members.join(",\n")}${members.length > 0 ? comma : ""}${end}}`);

  it("gets the entry, and keeps its comments and everything else", () => {
    fc.assert(
      fc.property(jsonc, (before) => {
        const plugins = [{ name: "typescript-plugin-server-actions" }];
        const after = setInJson(before, ["compilerOptions", "plugins"], plugins)!;
        const [was, is] = [before, after].map((text) => parseJsonc(text, [], { allowTrailingComma: true }) as Config);
        expect(is).toEqual({ ...was, compilerOptions: { ...was!.compilerOptions, plugins } });
        expect(comments.filter((comment) => after.includes(comment))).toEqual(
          comments.filter((comment) => before.includes(comment)),
        );
      }),
      { numRuns: 300 },
    );
  });
});

interface Config {
  readonly compilerOptions?: object;
}

/** The texts of the entries of the exported list; `undefined` where the text does not parse, or the list has a hole. */
function elementsOf(text: string): readonly string[] | undefined {
  const program = parseWithOxc("/app/eslint.config.mjs", text)?.ast;
  const lists = program?.body.flatMap((statement) => {
    if (statement.type === "ExportDefaultDeclaration") return [statement.declaration];
    if (statement.type !== "VariableDeclaration") return [];
    return statement.declarations.flatMap(({ id, init }) =>
      init && id.type === "Identifier" && id.name === "config" ? [init] : [],
    );
  });
  const arrays = lists?.map((value) => (value.type === "CallExpression" ? value.arguments[0] : value));
  const array = arrays?.find((value) => value?.type === "ArrayExpression");
  if (array?.type !== "ArrayExpression" || array.elements.includes(null)) return undefined;
  return array.elements.map((element) => text.slice(...element!.range));
}

/** Whether all characters of `part` stand in `whole`, in their order. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    at = whole.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
