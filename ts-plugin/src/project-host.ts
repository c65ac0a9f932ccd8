import type ts from "typescript";
import { isDecidedByTree, type ParsedSource, type ProjectHost } from "@server-actions/shared";
import { moduleRecordOf } from "./module-record.ts";
import { treeOf } from "./tree.ts";

/** The project as tsserver sees it: the program's files with their unsaved text, the disk for the others. */
export interface EditorHost extends ProjectHost {
  /** The program that answers from now on. */
  use(program: ts.Program): void;
  /** The file in the program, else as it is on disk; with parents set. */
  sourceFile(file: string): ts.SourceFile | undefined;
}

/** What of `PluginCreateInfo` a host needs. */
export type HostInfo = Pick<ts.server.PluginCreateInfo, "languageServiceHost" | "project" | "serverHost">;

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
      let folder = file.slice(0, file.lastIndexOf("/"));
      while (folder.includes("/") && !languageServiceHost.fileExists(`${folder}/package.json`))
        folder = folder.slice(0, folder.lastIndexOf("/"));
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

/**
 * What is different in the next program, as far as answers about many modules go: which files there are (and so, where specifiers lead);
 * what modules import, or whether they use client hooks; or only texts that such answers do not depend on.
 */
type Change = "files" | "modules" | "texts";

function changeBetween(typescript: typeof ts, before: ts.Program | undefined, after: ts.Program): Change {
  try {
    return compare(typescript, before, after);
  } catch {
    // Nobody can tell, so nothing is kept: what a check then fails on, it fails on by itself.
    return "files";
  }
}

function compare(typescript: typeof ts, before: ts.Program | undefined, after: ts.Program): Change {
  if (!before || before.getCompilerOptions() !== after.getCompilerOptions()) return "files";
  const files = after.getSourceFiles();
  const filesBefore = before.getSourceFiles();
  if (filesBefore.length !== files.length) return "files";
  let change: Change = "texts";
  let index = nextOther(filesBefore, files, 0);
  for (; index < files.length; index = nextOther(filesBefore, files, index + 1)) {
    const previous = filesBefore[index];
    const sourceFile = files[index];
    if (!previous || !sourceFile || previous.fileName !== sourceFile.fileName) return "files";
    const [old, current] = [moduleRecordOf(typescript, previous), moduleRecordOf(typescript, sourceFile)];
    if (isDecidedByTree(current) || JSON.stringify(old) !== JSON.stringify(current)) change = "modules";
  }
  return change;
}

/** Where two lists differ next. After each edit it goes over all files: a loop of its own, and without an iterator, is several times as fast. */
function nextOther(left: readonly unknown[], right: readonly unknown[], start: number): number {
  let index = start;
  while (index < right.length && left[index] === right[index]) index += 1;
  return index;
}

/**
 * The `next.config.*` of the apps that the modules belong to. tsconfig seldom includes them, and they tell where an app of a monorepo is.
 */
function configsOf(modules: readonly string[], exists: (file: string) => boolean): readonly string[] {
  const known = new Set(modules);
  const roots = new Set(
    modules.flatMap((file) =>
      ["/src/app/", "/src/pages/", "/app/", "/pages/"].flatMap((part) => rootBefore(file, part)),
    ),
  );
  const configs = [...roots].flatMap((root) =>
    ["ts", "mts", "js", "mjs", "cjs"].map((extension) => `${root}/next.config.${extension}`),
  );
  return configs.filter((file) => !known.has(file) && exists(file));
}

function rootBefore(file: string, part: string): readonly string[] {
  const index = file.indexOf(part);
  return index === -1 ? [] : [file.slice(0, index)];
}

/** A module of the project itself: no declarations, no package. */
export function isOwnSource(sourceFile: ts.SourceFile): boolean {
  return !sourceFile.isDeclarationFile && !isInPackage(sourceFile.fileName) && !sourceFile.fileName.endsWith(".json");
}

function isInPackage(file: string): boolean {
  return file.includes("/node_modules/");
}

/** The document registry stamps the version of the text on each of the program's files. */
function versionInProgram(program: ts.Program | undefined, file: string): string | undefined {
  const sourceFile = program?.getSourceFile(file) as (ts.SourceFile & { readonly version?: string }) | undefined;
  if (!sourceFile) return undefined;
  return sourceFile.version ?? `text:${sourceFile.text}`;
}

function versionOutside(info: HostInfo, file: string): string | undefined {
  const text = openText(info, file);
  if (text !== undefined) return `text:${text}`;
  const modified = info.serverHost.getModifiedTime?.(file);
  return modified && `disk:${modified.getTime()}:${info.serverHost.getFileSize?.(file) ?? ""}`;
}

/** The unsaved text of a file that is open in the editor but not part of this program. */
function openText({ project }: HostInfo, file: string): string | undefined {
  const service = project.projectService as ts.server.ProjectService | undefined;
  const script = service?.getScriptInfo(file);
  if (!script?.isScriptOpen()) return undefined;
  const snapshot = script.getSnapshot();
  return snapshot.getText(0, snapshot.getLength());
}

/** TypeScript's own resolution: from the server's cache where it has the answer, which is also how the program was built. */
function resolveSource(
  typescript: typeof ts,
  { languageServiceHost }: HostInfo,
  program: ts.Program | undefined,
  specifier: string,
  fromFile: string,
): string | undefined {
  if (!program) return undefined;
  const fromModule = program.getSourceFile(fromFile);
  const format = fromModule?.impliedNodeFormat;
  const ofProgram = (mode: ts.ResolutionMode): ts.ResolvedModuleWithFailedLookupLocations | undefined =>
    (fromModule && (program as ResolvingProgram).getResolvedModule?.(fromModule, specifier, mode)) ??
    languageServiceHost.getResolvedModuleWithFailedLookupLocationsFromCache?.(specifier, fromFile, mode);
  const { resolvedModule } =
    ofProgram(format) ??
    // Under the resolution of bundlers a file has no format, and its imports count as those of an ES module.
    ofProgram(typescript.ModuleKind.ESNext) ??
    typescript.resolveModuleName(
      specifier,
      fromFile,
      program.getCompilerOptions(),
      languageServiceHost,
      undefined,
      undefined,
      format,
    );
  const found = resolvedModule?.resolvedFileName;
  // A project reference leads to what that project builds, and the program has its source in the place of it, built or not.
  const file = found === undefined ? undefined : (program.getSourceFile(found)?.fileName ?? found);
  if (file === undefined || isInPackage(file) || isDeclaration(file)) return undefined;
  return file;
}

/** TypeScript 5.3 and later: what the program itself resolved, also where a project reference leads to a file that is not built. */
interface ResolvingProgram extends ts.Program {
  getResolvedModule?(
    from: ts.SourceFile,
    specifier: string,
    mode: ts.ResolutionMode,
  ): ts.ResolvedModuleWithFailedLookupLocations | undefined;
}

function isDeclaration(file: string): boolean {
  return [".d.ts", ".d.mts", ".d.cts", ".json"].some((extension) => file.endsWith(extension));
}
