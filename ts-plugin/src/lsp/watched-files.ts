/** Which files the editor is asked to watch, and what its word of them means. */
import { fileNameOf, isDeclarationFile, isInside, isSourceModule, realPathOf } from "@server-actions/shared";
import {
  type ClientCapabilities,
  type Connection,
  type DidChangeWatchedFilesRegistrationOptions,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
} from "vscode-languageserver/node";

export interface WatchedChange {
  /** Absolute, forward slashes. */
  readonly file: string;
  readonly type: FileChangeType;
}

/** Whatever comes and goes: of a folder that does, few editors name the files. Of what changes, what answers are made of. */
const registration: DidChangeWatchedFilesRegistrationOptions = {
  watchers: [
    { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
    { globPattern: "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,json,yaml,prisma}", kind: WatchKind.Change },
  ],
};

/** Asks the editor to watch its folders: whether it does. */
export async function requestWatching(connection: Connection, { workspace }: ClientCapabilities): Promise<boolean> {
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return false;
  try {
    await connection.client.register(DidChangeWatchedFilesNotification.type, registration);
    return true;
  } catch {
    return false;
  }
}

/** Which paths are watched in these folders: all but packages and what is hidden, which editors leave out by their own rules. */
export function watchedIn(folders: readonly string[]): (path: string) => boolean {
  const roots = [...new Set(folders.flatMap((folder) => [folder, realPathOf(folder)]))];
  return (path) => {
    const root = roots.find((each) => isInside(each, path));
    return root !== undefined && !path.includes("/.", root.length) && !isInPackages(path, root.length);
  };
}

/** What changes say: `moved` where files may have come or gone that no listing shows; `undefined`: nothing. */
export function newsOf(changes: readonly WatchedChange[]): "moved" | "unknown" | undefined {
  const news = changes.map(newsOfOne);
  return news.find((each) => each === "moved") ?? news.find((each) => each === "unknown");
}

function newsOfOne({ file, type }: WatchedChange): "moved" | "unknown" | undefined {
  const packages = file.lastIndexOf("/node_modules/");
  if (packages !== -1) return isAboutPackage(file.slice(packages + "/node_modules/".length)) ? "unknown" : undefined;
  if (file.includes("/.")) return undefined;
  const name = fileNameOf(file);
  const isChange = type === FileChangeType.Changed;
  // A new module may be what specifiers lead to that led to another; one that goes is missed.
  if (isSourceModule(name)) return type === FileChangeType.Created ? "moved" : "unknown";
  if (isConfig(name)) return "unknown";
  if (isDeclarationFile(name)) return isChange ? "unknown" : "moved";
  // Anything else counts as a folder, or a link to one.
  if (isChange) return undefined;
  return name.includes(".") ? "unknown" : "moved";
}

/** A package that comes, goes, or has another version; not what is in it. */
function isAboutPackage(path: string): boolean {
  const [first = "", ...rest] = path.split("/");
  const inside = first.startsWith("@") ? rest.slice(1) : rest;
  return inside.length === 0 || (inside.length === 1 && inside[0] === "package.json");
}

function isConfig(name: string): boolean {
  return [".json", ".yaml", ".prisma"].some((extension) => name.endsWith(extension));
}

function isInPackages(path: string, start: number): boolean {
  return path.includes("/node_modules/", start);
}
