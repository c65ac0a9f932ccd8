// @ts-check
/**
 * The layer rules of docs/architecture.md, as lint rules. `tests/shared/layers.test.ts` proves them: on the real imports, and on planted
 * violations that each entry here has to report.
 *
 * @typedef {import("eslint").Linter.Config} Config
 */

/** Packages and modules that `shared` may import values from, outside `shared/src/host`: its own files, and libraries without I/O. */
const importedByShared = "^(?!\\.{1,2}/|valibot$|character-entities-html4$|@typescript-eslint/visitor-keys$)";

const moduleState = [
  {
    selector: ":matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind!='const']",
    message:
      "No mutable state at module level: two projects in one process would share it. Keep it in a WeakMap, or in what the host owns.",
  },
  {
    selector:
      ":matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator:not([id.typeAnnotation.typeAnnotation.typeName.name=/^Readonly/]) > NewExpression[callee.name=/^(Map|Set)$/]",
    message:
      "A Map or Set at module level is shared by every project in the process: type it ReadonlyMap or ReadonlySet.",
  },
];

const dynamicImport = {
  selector: "ImportExpression",
  message: "`shared` loads nothing at run time but through `shared/src/host`.",
};

/** @type {(patterns: object[]) => Config["rules"]} */
const restrictImports = (patterns) => ({ "@typescript-eslint/no-restricted-imports": ["error", { patterns }] });

const toHost = {
  regex: "/host/",
  message: "Only a `ProjectHost` reaches other files: `shared/src/host` is for hosts to import.",
};

const toOtherValues = {
  regex: importedByShared,
  allowTypeImports: true,
  message: "`shared` imports no `eslint`, no `typescript` value, no parser and no I/O; types only.",
};

const toNodes = {
  regex: "^(?!\\.{1,2}/)",
  message: "The graph and its summaries are pure data: they outlive the tree, so they hold no node.",
};

const toTreeAnalysis = {
  group: ["**/model/module.ts"],
  importNames: ["ModuleAnalysis", "FunctionNode", "ExportedName", "ImportBinding", "Directive"],
  message: "The graph and its summaries are pure data: they outlive the tree, so they hold no node.",
};

/** @type {Config[]} */
export const layers = [
  {
    name: "layers/state",
    files: ["shared/src/**/*.ts", "eslint-plugin/src/**/*.ts", "ts-plugin/src/**/*.ts"],
    // The one lazily loaded parser.
    ignores: ["shared/src/host/parse-oxc.ts"],
    rules: { "no-restricted-syntax": ["error", ...moduleState] },
  },
  {
    name: "layers/shared",
    files: ["shared/src/**/*.ts"],
    ignores: ["shared/src/host/**", "shared/src/index.ts"],
    rules: {
      ...restrictImports([toOtherValues, toHost]),
      "no-restricted-globals": ["error", "process", "require", "__filename", "__dirname"],
      "no-restricted-syntax": ["error", ...moduleState, dynamicImport],
    },
  },
  {
    name: "layers/graph",
    files: [
      "shared/src/graph/**/*.ts",
      "shared/src/model/*summary.ts",
      "shared/src/model/{flow,module-record,reference}.ts",
    ],
    // The one place that turns a tree into data.
    ignores: ["shared/src/graph/summarize*.ts", "shared/src/graph/summarize/**"],
    rules: restrictImports([toHost, toNodes, toTreeAnalysis]),
  },
  {
    name: "layers/eslint-plugin",
    files: ["eslint-plugin/src/**/*.ts"],
    rules: restrictImports([
      { regex: "shared/src", message: "Hosts use what `@server-actions/shared` exports." },
      {
        regex: "^(eslint|typescript|@typescript-eslint/(?!scope-manager$).*|ts-api-utils)$",
        allowTypeImports: true,
        message: "Loading it would put a second copy, or a TypeScript, beside the user's own; types only.",
      },
    ]),
  },
  {
    name: "layers/rules",
    files: ["eslint-plugin/src/rules/*.ts"],
    ignores: ["eslint-plugin/src/rules/index.ts"],
    rules: {
      ...restrictImports([
        {
          regex: "^(?!(@server-actions/shared|\\.\\./create-rule\\.ts|\\.\\./host/run-check\\.ts)$)",
          message: "A rule file is a title page: it names its check and holds no analysis.",
        },
      ]),
      "max-lines": ["error", { max: 30, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": [
        "error",
        ...moduleState,
        {
          selector: "BlockStatement",
          message: "A rule file is a title page: it names its check and holds no analysis.",
        },
      ],
    },
  },
  {
    name: "layers/ts-plugin",
    files: ["ts-plugin/src/**/*.ts"],
    rules: restrictImports([
      { regex: "shared/src", message: "Hosts use what `@server-actions/shared` exports." },
      { regex: "^eslint", message: "The TypeScript plugin knows nothing of ESLint." },
    ]),
  },
];
