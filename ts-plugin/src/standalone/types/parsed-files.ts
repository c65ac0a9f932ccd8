import type ts from "typescript";
import type { SourceFiles } from "./programs.ts";
import { isOfPackage } from "./source-files.ts";

/** The trees of a program's files, each kept while its file's version stays the same. */
export interface ParsedFiles {
  readonly read: ts.CompilerHost["getSourceFile"];
  /** Whether all have the versions that they were read with. */
  areCurrent(): boolean;
  /** Forgets those that the program does not hold. */
  keepOnly(program: ts.Program): void;
}

interface ParsedFile {
  readonly version: string;
  /** What TypeScript wanted it read as. */
  readonly format: string;
  readonly sourceFile: ts.SourceFile;
}

export function createParsedFiles(typescript: typeof ts, files: SourceFiles): ParsedFiles {
  const parsed = new Map<string, ParsedFile>();
  const versionOf = (file: string): string | undefined => (isOfPackage(file) ? "" : files.versionOf(file));
  return {
    read(file, how, _onError, isOther) {
      const version = versionOf(file);
      const format = typeof how === "object" ? `${how.languageVersion} ${how.impliedNodeFormat}` : String(how);
      const known = parsed.get(file);
      if (known && !isOther && known.version === version && known.format === format) return known.sourceFile;
      const text = version === undefined ? undefined : files.textOf(file);
      if (version === undefined || text === undefined) return undefined;
      const sourceFile = typescript.createSourceFile(file, text, how);
      parsed.set(file, { version, format, sourceFile });
      return sourceFile;
    },
    areCurrent() {
      for (const [file, { version }] of parsed) if (versionOf(file) !== version) return false;
      return true;
    },
    keepOnly(program) {
      if (parsed.size <= program.getSourceFiles().length) return;
      const held = new Set(program.getSourceFiles().map(({ fileName }) => fileName));
      for (const file of parsed.keys()) if (!held.has(file)) parsed.delete(file);
    },
  };
}
