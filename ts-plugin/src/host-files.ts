/** Files as the editor has them: unsaved before saved, and which of them are the project's own. */
import type ts from "typescript";

/** What of `PluginCreateInfo` a host needs. */
export type HostInfo = Pick<ts.server.PluginCreateInfo, "languageServiceHost" | "project" | "serverHost">;

/** A module of the project itself: no declarations, no package. */
export function isOwnSource(sourceFile: ts.SourceFile): boolean {
  return !sourceFile.isDeclarationFile && !isInPackage(sourceFile.fileName) && !sourceFile.fileName.endsWith(".json");
}

export function isInPackage(file: string): boolean {
  return file.includes("/node_modules/");
}

/**
 * The `next.config.*` of the apps that the modules belong to. tsconfig seldom includes them, and they tell where an app of a monorepo is.
 */
export function configsOf(modules: readonly string[], exists: (file: string) => boolean): readonly string[] {
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

/** The document registry stamps the version of the text on each of the program's files. */
export function versionInProgram(program: ts.Program | undefined, file: string): string | undefined {
  const sourceFile = program?.getSourceFile(file) as (ts.SourceFile & { readonly version?: string }) | undefined;
  if (!sourceFile) return undefined;
  return sourceFile.version ?? `text:${sourceFile.text}`;
}

export function versionOutside(info: HostInfo, file: string): string | undefined {
  const text = openText(info, file);
  if (text !== undefined) return `text:${text}`;
  const modified = info.serverHost.getModifiedTime?.(file);
  return modified && `disk:${modified.getTime()}:${info.serverHost.getFileSize?.(file) ?? ""}`;
}

/** The unsaved text of a file that is open in the editor but not part of this program. */
export function openText({ project }: HostInfo, file: string): string | undefined {
  const service = project.projectService as ts.server.ProjectService | undefined;
  const script = service?.getScriptInfo(file);
  if (!script?.isScriptOpen()) return undefined;
  const snapshot = script.getSnapshot();
  return snapshot.getText(0, snapshot.getLength());
}
