/**
 * The program of one config, for TypeScript 5 and 6. Made of the one before by hand: a language service takes three times as long over the files of
 * a large project that did not change.
 */
import { dirname } from "node:path";
import { type Change, toPosix } from "@server-actions/shared";
import type ts from "typescript";
import { createParsedFiles } from "./parsed-files.ts";
import type { SourceFiles } from "./programs.ts";
import { type LoadedTypeScript, systemOver } from "./system.ts";

export interface ConfiguredProject {
  readonly references: () => readonly string[];
  /** As the files are now, made anew in a run that asks for it; `undefined` where it does not hold the file. */
  programWith(file: string): ts.Program | undefined;
  startRun(change: Change): void;
}

export function openConfiguredProject(loaded: LoadedTypeScript, files: SourceFiles, config: string): ConfiguredProject {
  const { typescript } = loaded;
  const sys = systemOver(loaded, files);
  const parse = () =>
    typescript.getParsedCommandLineOfConfigFile(
      config,
      { noEmit: true },
      { ...sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
    );
  let parsed = parse();
  const sources = createParsedFiles(typescript, files);
  /** Files that were not among those of the config when it was read again for them. */
  const strays = new Set<string>();
  let program: ts.Program | undefined;
  /** What may be another than when the program was made. */
  let stale: Change | undefined;

  const make = ({ fileNames, options, projectReferences }: ts.ParsedCommandLine): ts.Program => {
    const host: ts.CompilerHost & { readonly useSourceOfProjectReferenceRedirect: () => boolean } = {
      getSourceFile: sources.read,
      fileExists: sys.fileExists,
      readFile: files.textOf,
      readDirectory: sys.readDirectory,
      directoryExists: sys.directoryExists,
      getDirectories: sys.getDirectories,
      ...(sys.realpath && { realpath: sys.realpath }),
      useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
      getCanonicalFileName: (name) => (sys.useCaseSensitiveFileNames ? name : name.toLowerCase()),
      getCurrentDirectory: () => dirname(config),
      getDefaultLibFileName: (used) => typescript.getDefaultLibFilePath(used),
      getNewLine: () => "\n",
      writeFile: () => undefined,
      // As an editor does it: the projects it refers to may not be built.
      useSourceOfProjectReferenceRedirect: () => true,
    };
    const made = typescript.createProgram({
      rootNames: fileNames,
      options,
      host,
      ...(projectReferences && { projectReferences }),
      ...(program && { oldProgram: program }),
    });
    // Binds all files, which sets the parents of their nodes.
    made.getTypeChecker();
    sources.keepOnly(made);
    return made;
  };
  const current = (): ts.Program | undefined => {
    const isCurrent = stale === undefined || (stale === "texts" && sources.areCurrent());
    if (stale === "files") parsed = parse();
    stale = undefined;
    if (!program || !isCurrent) program = parsed && make(parsed);
    return program;
  };
  return {
    references: () =>
      (parsed?.projectReferences ?? []).map((reference) => toPosix(typescript.resolveProjectReferencePath(reference))),
    programWith(file) {
      if (!current()?.getSourceFile(file) && !strays.has(file)) {
        strays.add(file);
        stale = "files";
      }
      return current()?.getSourceFile(file) && program;
    },
    startRun(change) {
      if (stale !== "files") stale = change;
      // The config may be another, or have other files.
      if (change === "files") strays.clear();
    },
  };
}
