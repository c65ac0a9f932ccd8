/** Programs of TypeScript 5 and 6, in this process. */
import { dirname } from "node:path";
import { createCompilerOracle, toPosix } from "@server-actions/shared";
import type ts from "typescript";
import { nodeAt } from "./node-at.ts";
import type { Programs, SourceFiles } from "./programs.ts";
import { isOfPackage, nearestConfig } from "./source-files.ts";
import { type LoadedTypeScript, systemOver } from "./system.ts";

interface ConfiguredProject {
  readonly references: readonly string[];
  /** As the files are now, made anew in a run that asks for it; `undefined` where it does not hold the file. */
  programWith(file: string): ts.Program | undefined;
  startRun(): void;
}

export function createCompilerPrograms(loaded: LoadedTypeScript, files: SourceFiles): Programs {
  const projects = new Map<string, ConfiguredProject>();
  const projectOf = (config: string): ConfiguredProject => {
    const project = projects.get(config) ?? openProject(loaded, files, config);
    projects.set(config, project);
    return project;
  };
  /** The program of `config` that holds the file, or of a config it refers to. */
  const programWith = (file: string, config: string, seen: Set<string>): ts.Program | undefined => {
    if (seen.has(config)) return undefined;
    seen.add(config);
    const project = projectOf(config);
    const program = project.programWith(file);
    if (program) return program;
    for (const reference of project.references) {
      const found = programWith(file, reference, seen);
      if (found) return found;
    }
    return undefined;
  };
  return {
    oracleOf({ filename, text, ast }) {
      const config = files.tsconfig ?? nearestConfig(filename, files.disk);
      const program = config === undefined ? undefined : programWith(filename, config, new Set());
      const sourceFile = program?.getSourceFile(filename);
      if (!program || sourceFile?.text !== text) return undefined;
      return createCompilerOracle(program, { tsNodeOf: (node) => nodeAt<ts.Node>(sourceFile, ast, node) });
    },
    startRun: () => projects.forEach((project) => project.startRun()),
    close: () => undefined,
  };
}

function openProject(loaded: LoadedTypeScript, files: SourceFiles, config: string): ConfiguredProject {
  const { typescript } = loaded;
  const sys = systemOver(loaded, files);
  const parse = () =>
    typescript.getParsedCommandLineOfConfigFile(
      config,
      { noEmit: true },
      { ...sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
    );
  let parsed = parse();
  /** Kept by version: after each change TypeScript asks for all of them again. */
  const snapshots = new Map<string, { readonly version: string; readonly snapshot: ts.IScriptSnapshot }>();
  const versionOf = (file: string) => (isOfPackage(file) ? "" : files.versionOf(file));
  const options = parsed?.options ?? {};
  const host: ts.LanguageServiceHost & { readonly useSourceOfProjectReferenceRedirect: () => boolean } = {
    fileExists: sys.fileExists,
    readFile: files.textOf,
    readDirectory: sys.readDirectory,
    directoryExists: sys.directoryExists,
    getDirectories: sys.getDirectories,
    ...(sys.realpath && { realpath: sys.realpath }),
    useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getCurrentDirectory: () => dirname(config),
    getDefaultLibFileName: (used) => typescript.getDefaultLibFilePath(used),
    getProjectReferences: () => parsed?.projectReferences,
    // As an editor does it: the projects it refers to may not be built.
    useSourceOfProjectReferenceRedirect: () => true,
    getScriptFileNames: () => parsed?.fileNames ?? [],
    getScriptVersion: (file) => versionOf(file) ?? "",
    getScriptSnapshot(file) {
      const version = versionOf(file);
      const known = snapshots.get(file);
      if (known && known.version === version) return known.snapshot;
      const text = version === undefined ? undefined : files.textOf(file);
      if (version === undefined || text === undefined) return undefined;
      const snapshot = typescript.ScriptSnapshot.fromString(text);
      snapshots.set(file, { version, snapshot });
      return snapshot;
    },
  };
  const service = typescript.createLanguageService(host);
  /** Files that were not among those of the config when it was read again for them. */
  const strays = new Set<string>();
  let program: ts.Program | undefined;
  const current = () => (program ??= parsed && service.getProgram());
  return {
    references: (parsed?.projectReferences ?? []).map((reference) =>
      toPosix(typescript.resolveProjectReferencePath(reference)),
    ),
    programWith(file) {
      if (!current()?.getSourceFile(file) && !strays.has(file)) {
        strays.add(file);
        parsed = parse();
        program = undefined;
      }
      return current()?.getSourceFile(file) && program;
    },
    startRun() {
      program = undefined;
    },
  };
}
