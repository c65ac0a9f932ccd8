import type { TSESTree } from "@typescript-eslint/utils";
import { parseWithOxc } from "@server-actions/shared";

/** What the plugin is called in a config. */
export const importName = "serverActions";

const specifier = "eslint-plugin-server-actions";
const entry = `{
    files: ["**/*.{js,jsx,ts,tsx}"],
    plugins: { "server-actions": ${importName} },
    extends: ["server-actions/recommended"],
  }`;
const spreadEntry = `{ files: ["**/*.{js,jsx,ts,tsx}"], ...${importName}.configs.recommended }`;

export interface NewConfig {
  /** `typescript-eslint` is there to parse TypeScript. */
  readonly hasTypeScriptParser: boolean;
  /** ESLint 9.22 and later have `defineConfig`, which resolves `extends`. */
  readonly takesExtends: boolean;
}

/** For a project without a config. */
export function newFlatConfig({ hasTypeScriptParser, takesExtends }: NewConfig): string {
  const imports = [
    ...(takesExtends ? ['import { defineConfig, globalIgnores } from "eslint/config";'] : []),
    `import ${importName} from "${specifier}";`,
    ...(hasTypeScriptParser ? ['import tseslint from "typescript-eslint";'] : []),
  ];
  const ignored = '[".next/**", "out/**", "build/**", "next-env.d.ts"]';
  const entries = [
    ...(hasTypeScriptParser ? ['{ files: ["**/*.{ts,tsx}"], languageOptions: { parser: tseslint.parser } }'] : []),
    takesExtends ? entry : spreadEntry,
    takesExtends ? `globalIgnores(${ignored})` : `{ ignores: ${ignored} }`,
  ];
  const list = `[\n${entries.map((text) => `  ${text},\n`).join("")}]`;
  return `${imports.join("\n")}\n\nexport default ${takesExtends ? `defineConfig(${list})` : list};\n`;
}

/**
 * An ES module's config with the recommended rules as its last entry: of a list, given to \`defineConfig\` or not, exported directly or
 * by a name. `undefined` for anything else, and where the import's name is taken.
 */
export function addToFlatConfig(file: string, text: string): string | undefined {
  const program = parseWithOxc(file, text)?.ast;
  const list = program && exportedList(program);
  if (!program || !list || text.includes(specifier) || text.includes(importName)) return undefined;
  const { array, takesExtends } = list;
  const lastImport = program.body.filter((statement) => statement.type === "ImportDeclaration").at(-1);
  const importAt = lastImport?.range[1] ?? 0;
  const importLine = `import ${importName} from "${specifier}";`;
  const importText = lastImport ? `\n${importLine}` : `${importLine}\n`;
  const { at, lead, tail } = placeAtEnd(array, program.comments ?? [], text);
  const entryText = `${lead}  ${takesExtends ? entry : spreadEntry}${tail}`;
  return text.slice(0, importAt) + importText + text.slice(importAt, at) + entryText + text.slice(at);
}

interface ConfigList {
  readonly array: TSESTree.ArrayExpression;
  /** `defineConfig` resolves `extends`; a plain list does not. */
  readonly takesExtends: boolean;
}

function exportedList(program: TSESTree.Program): ConfigList | undefined {
  const exported = program.body.find((statement) => statement.type === "ExportDefaultDeclaration")?.declaration;
  const value = exported?.type === "Identifier" ? constantOf(program, exported.name) : exported;
  if (value?.type === "ArrayExpression") return { array: value, takesExtends: false };
  if (value?.type !== "CallExpression" || value.callee.type !== "Identifier" || value.callee.name !== "defineConfig")
    return undefined;
  const [argument, ...others] = value.arguments;
  return argument?.type === "ArrayExpression" && others.length === 0
    ? { array: argument, takesExtends: true }
    : undefined;
}

function constantOf(program: TSESTree.Program, name: string): TSESTree.Expression | undefined {
  for (const statement of program.body) {
    if (statement.type !== "VariableDeclaration" || statement.kind !== "const") continue;
    for (const { id, init } of statement.declarations)
      if (id.type === "Identifier" && id.name === name) return init ?? undefined;
  }
  return undefined;
}

/** After the last element, whether or not a comma follows it. */
function placeAtEnd(
  { elements, range }: TSESTree.ArrayExpression,
  comments: readonly TSESTree.Comment[],
  text: string,
): { at: number; lead: string; tail: string } {
  const last = elements.at(-1);
  if (!last) return { at: range[0] + 1, lead: "\n", tail: ",\n" };
  const comma = commaAfter(last.range[1], range[1], comments, text);
  return comma === undefined ? { at: last.range[1], lead: ",\n", tail: "," } : { at: comma + 1, lead: "\n", tail: "," };
}

/** The first comma that is in no comment. */
function commaAfter(
  start: number,
  end: number,
  comments: readonly TSESTree.Comment[],
  text: string,
): number | undefined {
  for (let at = start; at < end; at += 1) {
    const comment = comments.find(({ range }) => range[0] === at);
    if (comment) at = comment.range[1] - 1;
    else if (text[at] === ",") return at;
  }
  return undefined;
}
