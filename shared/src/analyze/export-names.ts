/** Exports that the compiler loses: it keeps one reference for a function, under the last of its names. */
import type { ExportedName, ModuleAnalysis } from "../model/module.ts";
import type { Variable } from "../syntax/variables.ts";

type LocalExport = Extract<ExportedName, { kind: "local" }>;
type HandedOnExport = Extract<ExportedName, { kind: "reexport" }>;

/** The name under which the function of an export stays, when it is lost under its own. `values`: the file's exports of values. */
export function keptNames(
  module: ModuleAnalysis,
  values: readonly ExportedName[],
): (exported: ExportedName) => string | undefined {
  const last = new Map<Variable, ExportedName>();
  for (const exported of values) {
    const key = identityOf(module, exported);
    if (key) last.set(key, exported);
  }
  return (exported) => {
    const key = identityOf(module, exported);
    const kept = key && last.get(key);
    return kept === exported ? undefined : kept?.name;
  };
}

/** `export { a } from "x"`, not an import that is exported by name. */
export function hasSource({ node }: HandedOnExport): boolean {
  const { parent } = node;
  if (parent?.type === "ExportAllDeclaration") return true;
  return (
    parent?.type === "ExportSpecifier" &&
    parent.parent?.type === "ExportNamedDeclaration" &&
    parent.parent.source !== null
  );
}

/** The variable of the module's top level that has this name. */
export function topLevelVariable({ scopes }: ModuleAnalysis, name: string): Variable | undefined {
  const isTop = ({ block, set }: (typeof scopes.scopes)[number]): boolean =>
    block.type === "Program" && (set.get(name)?.defs.length ?? 0) > 0;
  return scopes.scopes.find(isTop)?.set.get(name);
}

/** What several names can be of: a variable. A default function declaration is listed by itself. */
function identityOf(module: ModuleAnalysis, exported: ExportedName): Variable | undefined {
  if (exported.kind === "local") {
    return exported.local === undefined || isDefaultDeclaration(exported)
      ? undefined
      : topLevelVariable(module, exported.local);
  }
  if (exported.kind === "star" || hasSource(exported)) return undefined;
  const { parent } = exported.node;
  const local = parent?.type === "ExportSpecifier" ? parent.local : exported.node;
  return local.type === "Identifier" ? topLevelVariable(module, local.name) : undefined;
}

function isDefaultDeclaration({ name, value }: LocalExport): boolean {
  return name === "default" && value?.parent?.type === "ExportDefaultDeclaration";
}
