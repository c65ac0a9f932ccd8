/** The layer rules of docs/architecture.md hold for the real imports, and the lint config reports whoever breaks one. */
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { beforeAll, describe, expect, it } from "vitest";
import { importsOf, type ModuleImport, sourceFilesOf } from "../helpers/module-imports.ts";

const shared = sourceFilesOf("shared/src").flatMap(importsOf);
const valuesOfShared = shared.filter((entry) => !entry.typeOnly);

/** What each folder of `shared/src` may import values from, besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  settings: ["model"],
  syntax: ["model"],
  knowledge: ["model", "syntax"],
  types: ["model", "syntax", "knowledge"],
  flow: ["model", "settings", "syntax", "knowledge"],
  analyze: ["model", "settings", "syntax", "knowledge", "types", "flow"],
  edits: ["model", "syntax", "flow"],
  graph: ["model", "settings", "syntax", "knowledge", "analyze", "flow"],
  navigation: ["model", "settings", "syntax", "knowledge", "flow", "graph"],
  facts: ["model", "settings", "syntax", "knowledge", "flow", "analyze", "graph", "navigation"],
  crossing: ["model", "syntax", "knowledge", "types", "analyze", "graph"],
  card: ["model", "settings", "syntax", "flow", "analyze", "graph", "navigation", "facts"],
  checks: [
    "model",
    "settings",
    "syntax",
    "knowledge",
    "analyze",
    "flow",
    "edits",
    "graph",
    "navigation",
    "facts",
    "types",
    "crossing",
  ],
  host: ["model", "syntax", "analyze"],
};

describe("the real imports", () => {
  it("go from each folder of `shared` only to the folders under it", () => {
    const edges = valuesOfShared.filter(({ file, target }) => isOfShared(target) && folderOf(file) !== "index.ts");
    const wrong = edges.filter(({ file, target }) => {
      const [from, to] = [folderOf(file), folderOf(target)];
      return from !== to && !allowed[from]?.includes(to);
    });
    expect(wrong.map(describeImport)).toEqual([]);
    expect(edges.length).toBeGreaterThan(50);
  });

  it("bring only libraries without I/O into `shared`, outside its host folder", () => {
    const packages = valuesOfShared.filter(({ file, target }) => !isOfShared(target) && folderOf(file) !== "host");
    expect([...new Set(packages.map(({ target }) => target))].sort()).toEqual([
      "@typescript-eslint/visitor-keys",
      "character-entities-html4",
      "valibot",
    ]);
  });

  it("reach `shared` from the hosts by its name alone, and no host from the other", () => {
    const ofHosts = [...sourceFilesOf("eslint-plugin/src"), ...sourceFilesOf("ts-plugin/src")].flatMap(importsOf);
    const wrong = ofHosts.filter(
      ({ file, target }) =>
        target.startsWith("shared/") ||
        (file.startsWith("eslint-plugin/") && target.startsWith("ts-plugin/")) ||
        (file.startsWith("ts-plugin/") && target.startsWith("eslint-plugin/")),
    );
    expect(wrong.map(describeImport)).toEqual([]);
    expect(ofHosts.some(({ target }) => target === "@server-actions/shared")).toBe(true);
  });
});

interface Planted {
  readonly name: string;
  readonly code: string;
  /** Where it breaks a rule. */
  readonly file: string;
  readonly rule: string;
  /** Where the same code is right. */
  readonly rightFile: string;
}

const imports = "@typescript-eslint/no-restricted-imports";
const title = 'import { checkByName } from "@server-actions/shared";\nexport default checkByName;\n';

const planted: readonly Planted[] = [
  {
    name: "a TypeScript value in shared",
    code: 'import ts from "typescript";\nexport const version = ts.version;\n',
    file: "shared/src/analyze/planted.ts",
    rule: imports,
    rightFile: "ts-plugin/src/planted.ts",
  },
  {
    name: "a parser in shared",
    code: 'import { parseSync } from "oxc-parser";\nexport const parse = parseSync;\n',
    file: "shared/src/graph/planted.ts",
    rule: imports,
    rightFile: "shared/src/host/planted.ts",
  },
  {
    name: "ESLint in shared",
    code: 'import { Linter } from "eslint";\nexport const create = () => new Linter();\n',
    file: "shared/src/checks/planted.ts",
    rule: imports,
    rightFile: "tests/planted.ts",
  },
  {
    name: "a value of a package that is there for types",
    code: 'import { AST_NODE_TYPES } from "@typescript-eslint/utils";\nexport const types = AST_NODE_TYPES;\n',
    file: "shared/src/syntax/planted.ts",
    rule: imports,
    rightFile: "tests/planted.ts",
  },
  {
    name: "file access in shared",
    code: 'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n',
    file: "shared/src/graph/planted.ts",
    rule: imports,
    rightFile: "shared/src/host/planted.ts",
  },
  {
    name: "the host folder from elsewhere in shared",
    code: 'import { loadOxc } from "../host/parse-oxc.ts";\nexport const load = loadOxc;\n',
    file: "shared/src/checks/planted.ts",
    rule: imports,
    rightFile: "shared/src/host/planted.ts",
  },
  {
    name: "a dynamic import in shared",
    code: 'export const load = () => import("./other.ts");\n',
    file: "shared/src/flow/planted.ts",
    rule: "no-restricted-syntax",
    rightFile: "shared/src/host/planted.ts",
  },
  {
    name: "the process's environment in shared",
    code: "export const folder = () => process.cwd();\n",
    file: "shared/src/checks/planted.ts",
    rule: "no-restricted-globals",
    rightFile: "shared/src/host/planted.ts",
  },
  {
    name: "a node in the graph",
    code: 'import type { TSESTree } from "@typescript-eslint/utils";\nexport type Kept = TSESTree.Node;\n',
    file: "shared/src/graph/planted.ts",
    rule: imports,
    rightFile: "shared/src/analyze/planted.ts",
  },
  {
    name: "a tree's analysis in the graph",
    code: 'import type { ModuleAnalysis } from "../model/module.ts";\nexport type Kept = ModuleAnalysis;\n',
    file: "shared/src/graph/planted.ts",
    rule: imports,
    rightFile: "shared/src/graph/summarize.ts",
  },
  {
    name: "a node in a summary",
    code: 'import type { TSESTree } from "@typescript-eslint/utils";\nexport type Kept = TSESTree.Node;\n',
    file: "shared/src/model/function-summary.ts",
    rule: imports,
    rightFile: "shared/src/model/planted.ts",
  },
  {
    name: "mutable state of a module",
    code: "let count = 0;\nexport const next = () => (count += 1);\n",
    file: "eslint-plugin/src/host/planted.ts",
    rule: "no-restricted-syntax",
    rightFile: "tests/planted.ts",
  },
  {
    name: "exported mutable state of a module",
    code: "export let count = 0;\nexport const next = () => (count += 1);\n",
    file: "ts-plugin/src/planted.ts",
    rule: "no-restricted-syntax",
    rightFile: "tests/planted.ts",
  },
  {
    name: "a map that a module keeps for everyone",
    code: "const kept = new Map<string, string>();\nexport const get = (key: string) => kept.get(key);\n",
    file: "shared/src/graph/planted.ts",
    rule: "no-restricted-syntax",
    rightFile: "tests/planted.ts",
  },
  {
    name: "analysis in a rule file",
    code: `${title}export function isAction(name: string) {\n  return name.endsWith("Action");\n}\n`,
    file: "eslint-plugin/src/rules/planted.ts",
    rule: "no-restricted-syntax",
    rightFile: "eslint-plugin/src/host/planted.ts",
  },
  {
    name: "a helper imported by a rule file",
    code: 'import { settingsOf } from "../host/settings.ts";\nexport default settingsOf;\n',
    file: "eslint-plugin/src/rules/planted.ts",
    rule: imports,
    rightFile: "eslint-plugin/src/planted.ts",
  },
  {
    name: "TypeScript in the ESLint plugin",
    code: 'import ts from "typescript";\nexport const version = ts.version;\n',
    file: "eslint-plugin/src/host/planted.ts",
    rule: imports,
    rightFile: "ts-plugin/src/planted.ts",
  },
  {
    name: "ESLint in the TypeScript plugin",
    code: 'import { Linter } from "eslint";\nexport const create = () => new Linter();\n',
    file: "ts-plugin/src/planted.ts",
    rule: imports,
    rightFile: "tests/planted.ts",
  },
  {
    name: "a file of shared by its path in a host",
    code: 'import { checks } from "../../shared/src/checks/index.ts";\nexport const all = checks;\n',
    file: "ts-plugin/src/planted.ts",
    rule: imports,
    rightFile: "tests/planted.ts",
  },
];

describe("the lint config", () => {
  let eslint: ESLint;

  beforeAll(() => {
    // The planted files do not exist, so no program can hold them: the layer rules need none.
    eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
  });

  it.each(planted)("reports $name", async ({ code, file, rule }) => {
    expect(await layerRulesIn(eslint, code, file)).toEqual([rule]);
  });

  it.each(planted)("accepts $name where it belongs", async ({ code, rightFile }) => {
    expect(await layerRulesIn(eslint, code, rightFile)).toEqual([]);
  });
});

/** The layer rules that report something in `code`, each once. */
async function layerRulesIn(eslint: ESLint, code: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  const rules = result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? ["not linted"];
  return [...new Set(rules)].filter((rule) => rule.includes("restricted") || !rule.includes("/"));
}

function isOfShared(target: string): boolean {
  return target.startsWith("shared/src/");
}

function folderOf(file: string): string {
  return file.split("/")[2] ?? "";
}

function describeImport({ file, target }: ModuleImport): string {
  return `${file} imports ${target}`;
}
