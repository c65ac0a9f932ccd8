import { readdirSync } from "node:fs";
import { globSync } from "tinyglobby";
import { type DiskReads, plainReads } from "./disk-reads.ts";
import { listSourceFiles } from "./list-files.ts";
import { createPackageLookUp } from "./look-up-package.ts";
import { dirnameOf, toPosix } from "./paths.ts";
import type { Answer, Asking, Question, Trace } from "./trace.ts";

/** All that a host asks of the disk. Nothing is kept, and nothing throws. */
export interface Disk extends DiskReads {
  /** The names of the folders in a folder, also behind links; sorted. */
  folders(folder: string): readonly string[];
  /** The source modules under a folder (`listSourceFiles`). */
  sourceFiles(folder: string): readonly string[];
  /** The folders with a `package.json` that the patterns of a workspace name. */
  packageFolders(root: string, patterns: readonly string[]): readonly string[];
  lookUp(specifier: string, folder: string, conditions: readonly string[]): Found;
  /** Why no specifier is looked up; `undefined` where they are. */
  readonly lookUpProblem: string | undefined;
}

/** What Node's and the bundlers' look-up makes of a specifier, without tsconfig. */
export interface Found {
  readonly path: string | undefined;
  /** It could not look at all: its native binding does not load, or a `package.json` on the way is malformed. */
  readonly isBroken: boolean;
}

/** `trace`: takes note of every answer. */
export function createDisk(trace?: Trace): Disk {
  const packages = createPackageLookUp();
  const noted = <Given>(question: Question, given: Given, answer: Answer): Given => {
    trace?.note(question, answer);
    return given;
  };
  const plain = <Given extends Answer>(question: Question, given: Given): Given => noted(question, given, given);
  return {
    stat(path) {
      const stat = plainReads.stat(path);
      return noted(["kind", path], stat, stat?.kind);
    },
    text: (path) => plain(["text", path], plainReads.text(path)),
    realPath: (path) => plain(["realPath", path], plainReads.realPath(path)),
    folders: (folder) => plain(["folders", folder], foldersIn(folder)),
    sourceFiles: (folder) => plain(["sourceFiles", folder], listSourceFiles(folder)),
    packageFolders: (root, patterns) => plain(["packageFolders", root, ...patterns], packageFolders(root, patterns)),
    lookUp(specifier, folder, conditions) {
      const found = packages.find(specifier, folder, conditions);
      return noted(["lookUp", specifier, folder, ...conditions], found, answerOf(found));
    },
    lookUpProblem: packages.problem,
    refresh: packages.refresh,
  };
}

/** How the questions that are noted are asked again. */
export function askingOf(disk: Disk): Asking {
  return {
    kind: (path = "") => disk.stat(path)?.kind,
    text: (path = "") => disk.text(path),
    realPath: (path = "") => disk.realPath(path),
    folders: (folder = "") => disk.folders(folder),
    sourceFiles: (folder = "") => disk.sourceFiles(folder),
    packageFolders: (root = "", ...patterns) => disk.packageFolders(root, patterns),
    lookUp: (specifier = "", folder = "", ...conditions) => answerOf(disk.lookUp(specifier, folder, conditions)),
  };
}

function answerOf({ isBroken, path }: Found): Answer {
  return isBroken ? ["broken"] : path;
}

function foldersIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const isFolder = (name: string): boolean => plainReads.stat(`${folder}/${name}`)?.kind === "folder";
    return entries
      .filter((entry) => entry.isDirectory() || (entry.isSymbolicLink() && isFolder(entry.name)))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

function packageFolders(root: string, patterns: readonly string[]): string[] {
  const manifests = patterns.map((pattern) => `${pattern.endsWith("/") ? pattern.slice(0, -1) : pattern}/package.json`);
  try {
    const found = globSync(manifests, {
      cwd: root,
      absolute: true,
      ignore: ["**/node_modules/**"],
      followSymbolicLinks: false,
      expandDirectories: false,
    });
    return found.map((path) => dirnameOf(toPosix(path))).sort();
  } catch {
    return [];
  }
}
