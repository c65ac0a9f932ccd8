/** The file of Server Functions that an action of a module moves to: one that is there, else one beside the module. */
import { relativeSpecifier } from "../edits/relative-specifier.ts";
import type { ModuleGraph } from "../graph/module-graph.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { isTypeScriptFile } from "../syntax/erased-by-typescript.ts";
import { nearbyActionsFiles } from "./nearby-actions-files.ts";

export interface ActionsFile {
  readonly file: string;
  /** How the module imports it. */
  readonly source: string;
  /** `undefined` for one to be made. */
  readonly text: string | undefined;
  /** Where its directive ends. */
  readonly afterDirective: number;
}

/**
 * One of the same package: that the module imports from already, else the nearest by its name and place, else `actions` beside the module, or
 * `<module>-actions` where that means something else. `hasElements`: it has to take JSX.
 */
export function findActionsFile(
  graph: ModuleGraph,
  module: ModuleAnalysis,
  { hasElements }: { readonly hasElements: boolean },
): ActionsFile | undefined {
  const { filename } = module;
  const root = graph.packageFolderOf(filename);
  const isFit = (file: string): boolean =>
    file !== filename &&
    graph.packageFolderOf(file) === root &&
    isTypeScriptFile(file) === isTypeScriptFile(filename) &&
    (!hasElements || file.endsWith("x"));
  const candidates = [
    ...importedActionsFiles(graph, module),
    ...nearbyActionsFiles(graph.serverModules(), filename, root),
  ];
  for (const file of candidates) {
    const opened = isFit(file) ? openActionsFile(graph, module, file) : undefined;
    if (opened) return opened;
  }
  return newActionsFile(graph, filename, hasElements);
}

/** Nearest first: by the folders that it shares with the module. */
function importedActionsFiles(graph: ModuleGraph, { filename, imports }: ModuleAnalysis): readonly string[] {
  const files = imports.flatMap(({ source, typeOnly }) => {
    const file = typeOnly ? undefined : graph.resolveModule(source, filename);
    return file !== undefined && graph.boundaryOf(file) === "server" ? [file] : [];
  });
  return [...new Set(files)].sort((left, right) => sharedLength(right, filename) - sharedLength(left, filename));
}

function sharedLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return left.lastIndexOf("/", length);
}

function openActionsFile(graph: ModuleGraph, module: ModuleAnalysis, file: string): ActionsFile | undefined {
  const text = graph.boundaryOf(file) === "server" ? graph.textOf(file) : undefined;
  const afterDirective = text === undefined ? undefined : endOfDirective(text);
  const source = sourceOf(graph, module, file);
  if (text === undefined || afterDirective === undefined || source === undefined) return undefined;
  return { file, source, text, afterDirective };
}

/** As the module imports it already, else by an alias that it uses for files around it, else by the way from folder to folder. */
function sourceOf(graph: ModuleGraph, { filename, imports }: ModuleAnalysis, file: string): string | undefined {
  const leadsThere = (source: string): boolean => graph.resolveModule(source, filename) === file;
  const sources = imports.map(({ source }) => source);
  const path = relativeSpecifier(filename, file);
  const isBeside = path.startsWith("./");
  const aliased = isBeside ? [] : sources.flatMap((source) => aliasFor(graph, filename, source, file) ?? []);
  return [...sources, ...aliased, path, `${path}.js`].find(leadsThere);
}

/** `@/lib/actions` where `@/app/db` is `/src/app/db.ts`, and the file `/src/lib/actions.ts`. */
function aliasFor(graph: ModuleGraph, filename: string, source: string, file: string): string | undefined {
  const slash = source.startsWith(".") ? -1 : source.indexOf("/");
  const known = slash === -1 ? undefined : graph.resolveModule(source, filename);
  const end = known?.lastIndexOf(source.slice(slash)) ?? -1;
  const folder = known?.slice(0, end + 1);
  if (end === -1 || folder === undefined || !file.startsWith(folder)) return undefined;
  return source.slice(0, slash) + relativeSpecifier(`${folder}index`, file).slice(1);
}

function newActionsFile(graph: ModuleGraph, filename: string, hasElements: boolean): ActionsFile | undefined {
  const slash = filename.lastIndexOf("/");
  const name = filename.slice(slash + 1, filename.indexOf(".", slash + 1));
  const source = ["./actions", `./${name}-actions`].find((each) => graph.resolveModule(each, filename) === undefined);
  if (source === undefined) return undefined;
  const extension = `${isTypeScriptFile(filename) ? "ts" : "js"}${hasElements ? "x" : ""}`;
  const file = `${filename.slice(0, slash + 1)}${source.slice("./".length)}.${extension}`;
  return { file, source, text: undefined, afterDirective: 0 };
}

/** The end of the line that holds nothing but the directive; `undefined` where it stands in another way. */
function endOfDirective(text: string): number | undefined {
  let end = 0;
  for (const line of text.split("\n")) {
    end += line.length + 1;
    const code = line.trim();
    if (code === `"use server";` || code === `"use server"` || code === `'use server';` || code === `'use server'`)
      return end - 1 - (line.endsWith("\r") ? 1 : 0);
  }
  return undefined;
}
