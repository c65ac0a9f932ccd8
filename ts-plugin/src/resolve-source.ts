import type ts from "typescript";
import { type HostInfo, isInPackage } from "./host-files.ts";

/** TypeScript's own resolution: from the server's cache where it has the answer, which is also how the program was built. */
export function resolveSource(
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
