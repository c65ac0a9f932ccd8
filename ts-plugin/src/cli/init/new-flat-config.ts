import { findInstalled } from "../../standalone/installed.ts";
import type { Setup } from "../doctor/setup.ts";
import { flatEntry, importName, specifier } from "./flat-entry.ts";

type Parser = "typescript-eslint" | "@typescript-eslint/parser";

export interface NewConfig {
  /** What parses TypeScript; `undefined` where there is none. */
  readonly parser: Parser | undefined;
  /** ESLint 9.22 and later have `defineConfig`, which resolves `extends`. */
  readonly takesExtends: boolean;
  readonly isCached: boolean;
}

/** The parser for a new config of a project with TypeScript: an installed one, else the one to install. */
export function newConfigParser({ root, typescript }: Setup): Parser | undefined {
  if (!typescript) return undefined;
  const known = ["typescript-eslint", "@typescript-eslint/parser"] as const;
  return known.find((name) => findInstalled(name, root)) ?? "typescript-eslint";
}

/** For a project without a config. */
export function newFlatConfig({ parser, takesExtends, isCached }: NewConfig): string {
  const imports = [
    ...(takesExtends ? ['import { defineConfig, globalIgnores } from "eslint/config";'] : []),
    `import ${importName} from "${specifier}";`,
    ...(parser === undefined ? [] : [`import ${parserNames[parser].module} from "${parser}";`]),
  ];
  const ignored = '[".next/**", "out/**", "build/**", "next-env.d.ts"]';
  const entries = [
    ...(parser === undefined
      ? []
      : [`{ files: ["**/*.{ts,tsx}"], languageOptions: { parser: ${parserNames[parser].parser} } }`]),
    flatEntry({ takesExtends, isCached }, false).replaceAll("\n", "\n  "),
    takesExtends ? `globalIgnores(${ignored})` : `{ ignores: ${ignored} }`,
  ];
  const list = `[\n${entries.map((text) => `  ${text},\n`).join("")}]`;
  return `${imports.join("\n")}\n\nexport default ${takesExtends ? `defineConfig(${list})` : list};\n`;
}

const parserNames = {
  "typescript-eslint": { module: "tseslint", parser: "tseslint.parser" },
  "@typescript-eslint/parser": { module: "tsParser", parser: "tsParser" },
};
