import type { TSESTree } from "@typescript-eslint/utils";
import { parseWithOxc } from "@server-actions/shared";
import { appendMember } from "./append-member.ts";
import { exportedValue, originOf } from "./exported-value.ts";
import { flatEntry, importName, specifier } from "./flat-entry.ts";
import { bracketsOf, inStyleOf, isModule, type Script, withModule } from "./script.ts";

export interface AddOptions {
  /** See `EntryOptions`. */
  readonly isCached: boolean;
}

/**
 * A flat config with the recommended rules as its last entry. Understood are a list, what is given to `defineConfig` or to `config` of
 * typescript-eslint, and a config that comes whole from another module. `undefined` for anything else, and where the import's name is taken.
 */
export function addToFlatConfig(file: string, text: string, options: AddOptions): string | undefined {
  const program = parseWithOxc(file, text)?.ast;
  const exported = program && exportedValue(file, program);
  if (!exported || text.includes(specifier) || text.includes(importName)) return undefined;
  const script: Script = { text, program };
  const { value, isCommonJs } = exported;
  const modules = program.body.filter((statement) => isModule(statement, isCommonJs));
  if (modules.some(({ range }) => range[0] > value.range[0])) return undefined;
  const withEntry = withLastEntry(script, value, options);
  if (withEntry === undefined) return undefined;
  // The entry stands behind all modules: where they end is still the same.
  return withModule({ text: withEntry, program }, { name: importName, specifier, isCommonJs });
}

function withLastEntry(script: Script, value: TSESTree.Expression, { isCached }: AddOptions): string | undefined {
  const { text, program } = script;
  const list = listOf(program, value);
  if (list) {
    const { node, members, takesExtends } = list;
    return appendMember(text, bracketsOf(script, node, members), ({ isInline, indentation }) =>
      inStyleOf(script, flatEntry({ takesExtends, isCached }, isInline), indentation),
    );
  }
  if (value.type !== "Identifier" || originOf(program, value.name) === undefined) return undefined;
  // One config or a list of them: the other module knows.
  const entry = inStyleOf(script, flatEntry({ takesExtends: false, isCached }, true));
  const [start, end] = value.range;
  return `${text.slice(0, start)}[${value.name}, ${entry}].flat()${text.slice(end)}`;
}

interface ConfigList {
  readonly node: TSESTree.ArrayExpression | TSESTree.CallExpression;
  readonly members: readonly TSESTree.Node[];
  readonly takesExtends: boolean;
}

function listOf(program: TSESTree.Program, value: TSESTree.Expression): ConfigList | undefined {
  if (value.type === "ArrayExpression") return listIn(value, false);
  if (value.type !== "CallExpression" || value.arguments.length === 0) return undefined;
  const takesExtends = isDefineConfig(program, value.callee);
  if (!takesExtends && !isConfigOfTypescriptEslint(program, value.callee)) return undefined;
  const [argument, ...others] = value.arguments;
  if (argument?.type === "ArrayExpression" && others.length === 0) return listIn(argument, takesExtends);
  return { node: value, members: value.arguments, takesExtends };
}

function listIn(node: TSESTree.ArrayExpression, takesExtends: boolean): ConfigList | undefined {
  const members = node.elements.filter((element) => element !== null);
  return members.length === node.elements.length ? { node, members, takesExtends } : undefined;
}

function isDefineConfig(program: TSESTree.Program, callee: TSESTree.Expression): boolean {
  if (callee.type !== "Identifier" || callee.name !== "defineConfig") return false;
  const origin = originOf(program, callee.name);
  return origin === undefined || origin === "eslint/config" || origin === "@eslint/config-helpers";
}

/** `tseslint.config(...)`: takes configs and lists of them, one after the other. */
function isConfigOfTypescriptEslint(program: TSESTree.Program, callee: TSESTree.Expression): boolean {
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return false;
  const isConfig = callee.property.type === "Identifier" && !callee.computed && callee.property.name === "config";
  return isConfig && originOf(program, callee.object.name) === "typescript-eslint";
}
