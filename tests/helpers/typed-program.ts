import ts from "typescript";
import type { LintedFile } from "./rule-parsers.ts";

const defaults: ts.CompilerOptions = {
  allowJs: true,
  jsx: ts.JsxEmit.Preserve,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noEmit: true,
  strict: true,
  target: ts.ScriptTarget.ES2022,
  types: [],
};

/** TypeScript's own declaration files, parsed once: they are the same for every case. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** The program of a project on disk in which `file` has the given text. Understands the `paths` of the project's tsconfig. */
export function createProgram(file: LintedFile): ts.Program {
  const options = { ...defaults, ...projectOptions(file.projectDir) };
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile, readFile, fileExists } = host;
  host.fileExists = (path) => path === file.path || fileExists(path);
  host.readFile = (path) => (path === file.path ? file.text : readFile(path));
  host.getSourceFile = (path, languageVersion, ...rest) => {
    if (!isLibrary(path)) return getSourceFile(path, languageVersion, ...rest);
    if (!libraries.has(path)) libraries.set(path, getSourceFile(path, languageVersion, ...rest));
    return libraries.get(path);
  };
  return ts.createProgram([file.path], options, host);
}

function isLibrary(path: string): boolean {
  return path.includes("/node_modules/typescript/lib/");
}

function projectOptions(dir: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(`${dir}/tsconfig.json`, ts.sys.readFile) as {
    config?: { compilerOptions?: object };
  };
  return ts.convertCompilerOptionsFromJson(config?.compilerOptions ?? {}, dir).options;
}

/** How often each kind of type error occurs in `file`, apart from modules that are not installed. */
export function typeErrors(file: LintedFile): ReadonlyMap<number, number> {
  const program = createProgram(file);
  const source = program.getSourceFile(file.path);
  const counts = new Map<number, number>();
  for (const { code } of program.getSemanticDiagnostics(source)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
