// @ts-check
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import tseslint from "typescript-eslint";
import { layers } from "./eslint.layers.mjs";

export default defineConfig([
  globalIgnores(["**/dist/", "**/node_modules/", "coverage/", "tests/fixtures/"]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "prefer-const": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Node types are compared by their names: `AST_NODE_TYPES` is a value, and of a package that is here for types only.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Trees come from many parsers, and of broken text: less is certain of them than their types say.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // Hosts of many versions: what the newest one deprecates is all that the oldest one has.
      "@typescript-eslint/no-deprecated": "off",
      // Its subject is methods that need their `this`; there are no classes here.
      "@typescript-eslint/unbound-method": "off",
      // Numbers in messages are fine.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    name: "configs and plain scripts",
    files: ["**/*.{js,mjs}"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: "readonly", process: "readonly" } },
  },
  {
    name: "tests",
    files: ["tests/**/*.ts"],
    rules: {
      // A test that finds nothing there fails, with the line.
      "@typescript-eslint/no-non-null-assertion": "off",
      // Asymmetric matchers (`expect.any`) and parsed JSON are `any`.
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
  {
    name: "values that nobody would write",
    files: ["tests/oracles/react-flight/kinds/*.ts"],
    rules: {
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-unsafe-function-type": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-wrapper-object-types": "off",
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    name: "plugin rules",
    files: ["eslint-plugin/src/**/*.ts"],
    extends: [eslintPlugin.configs["rules-recommended"]],
    rules: {
      "eslint-plugin/require-meta-docs-description": ["error", { pattern: "^(disallow|enforce|require|prefer)" }],
      // What a title page says of fixes, suggestions and defaults, it says of its check and through `createRule`: this plugin sees neither.
      "eslint-plugin/require-meta-default-options": "off",
      "eslint-plugin/require-meta-fixable": "off",
      "eslint-plugin/require-meta-has-suggestions": "off",
    },
  },
  ...layers,
]);
