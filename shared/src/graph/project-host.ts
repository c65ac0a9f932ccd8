import type { ParsedSource } from "../model/module.ts";
import type { ModuleRecord } from "../model/module-record.ts";

/** A host's view of the project: the only door from `shared` to other files. Paths are absolute, forward slashes. */
export interface ProjectHost {
  /** The folder whose modules may be searched for callers (the app's root). */
  readonly rootDir: string;
  /** A string that changes when the file's text does; `undefined` when there is no such readable file. */
  version(file: string): string | undefined;
  /** Directives and import edges without a tree; `undefined` when unreadable. */
  imports(file: string): ModuleRecord | undefined;
  /**
   * The whole tree with scopes; `undefined` when unreadable, unparsable, or no parser loads. Who asks does not keep it: a host keeps those that
   * were asked for last, and the tree of a linted file may be good no longer than that (oxlint uses what it is made of for the next).
   */
  parse(file: string): ParsedSource | undefined;
  /** The file a specifier leads to; `undefined` when it is outside the project, a package in node_modules, or not found. */
  resolve(specifier: string, fromFile: string): string | undefined;
  /** Every source module of the project (for reverse look-ups). */
  files(): readonly string[];
  /**
   * Changes when any answer above but `parse` and `version` may have changed: what the graph derives from the records of many files is kept
   * while it stays the same. A host without it is asked again each time.
   */
  generation?(): number;
  /** The files whose records are others than in an earlier generation, where nothing else is; `undefined`: anything may be. */
  changedSince?(generation: number): readonly string[] | undefined;
  /** Changes when the text of any file may have: what is derived from texts and trees is kept no longer. By default the generation. */
  textGeneration?(): number;
  /** The file's text, to look for a name before asking for a tree. */
  text?(file: string): string | undefined;
  /** Whether other packages can import modules of the file's package by name: it has an export map. */
  hasExportMap?(file: string): boolean;
  /** The folder of the package that the file belongs to; `undefined` where none is found. */
  packageFolder?(file: string): string | undefined;
  /** The one name of a file that may be reached by several (symbolic links, drive letters, slashes); used on every path that comes in. */
  canonical?(file: string): string;
}
