import { folderOf, type ParsedSource, type ProjectHost } from "@server-actions/shared";
import type ts from "typescript";
import { configsOf, type HostInfo, isOwnSource, openText, versionInProgram, versionOutside } from "./host-files.ts";
import { moduleRecordOf } from "./module-record.ts";
import { changeBetween } from "./program-changes.ts";
import { resolveSource } from "./resolve-source.ts";
import { treeOf } from "./tree.ts";

/** The project as tsserver sees it: the program's files with their unsaved text, the disk for the others. */
export interface EditorHost extends ProjectHost {
  /** The program that answers from now on. */
  use(program: ts.Program): void;
  /** The file in the program, else as it is on disk; with parents set. */
  sourceFile(file: string): ts.SourceFile | undefined;
}

export function createEditorHost(typescript: typeof ts, info: HostInfo): EditorHost {
  const { languageServiceHost } = info;
  const outside = new Map<string, { readonly version: string; readonly sourceFile: ts.SourceFile }>();
  let program: ts.Program | undefined;
  let files: readonly string[] | undefined;
  /** By the importing file, then by specifier. */
  let resolved = new Map<string, Map<string, string | undefined>>();
  let generation = 0;
  let textGeneration = 0;

  const version = (file: string): string | undefined => versionInProgram(program, file) ?? versionOutside(info, file);

  const readOutside = (file: string): ts.SourceFile | undefined => {
    const current = versionOutside(info, file);
    if (current === undefined) return undefined;
    const known = outside.get(file);
    if (known?.version === current) return known.sourceFile;
    const text = openText(info, file) ?? languageServiceHost.readFile(file);
    if (text === undefined) return undefined;
    const sourceFile = typescript.createSourceFile(file, text, typescript.ScriptTarget.Latest, true);
    outside.set(file, { version: current, sourceFile });
    return sourceFile;
  };

  const sourceFile = (file: string): ts.SourceFile | undefined => program?.getSourceFile(file) ?? readOutside(file);

  const parse = (file: string): ParsedSource | undefined => {
    const found = sourceFile(file);
    return found && treeOf(found);
  };

  return {
    rootDir: info.project.getCurrentDirectory(),
    use(next) {
      if (next === program) return;
      // Binding the program sets the parents that the conversion needs.
      next.getTypeChecker();
      const change = changeBetween(typescript, program, next);
      program = next;
      textGeneration += 1;
      if (change !== "texts") generation += 1;
      if (change !== "files") return;
      files = undefined;
      resolved = new Map();
    },
    generation: () => generation,
    textGeneration: () => textGeneration,
    text: (file) => program?.getSourceFile(file)?.text ?? openText(info, file) ?? languageServiceHost.readFile(file),
    sourceFile,
    version,
    imports(file) {
      const found = sourceFile(file);
      return found && moduleRecordOf(typescript, found);
    },
    parse,
    packageFolder(file) {
      let folder = folderOf(file);
      while (folder.includes("/") && !languageServiceHost.fileExists(`${folder}/package.json`))
        folder = folderOf(folder);
      return folder.includes("/") ? folder : undefined;
    },
    resolve(specifier, fromFile) {
      const known = resolved.get(fromFile) ?? new Map<string, string | undefined>();
      if (known.size === 0) resolved.set(fromFile, known);
      if (!known.has(specifier)) known.set(specifier, resolveSource(typescript, info, program, specifier, fromFile));
      return known.get(specifier);
    },
    files() {
      if (files) return files;
      const modules = (program?.getSourceFiles() ?? []).filter(isOwnSource).map((found) => found.fileName);
      files = [...modules, ...configsOf(modules, (file) => languageServiceHost.fileExists(file))];
      return files;
    },
  };
}
