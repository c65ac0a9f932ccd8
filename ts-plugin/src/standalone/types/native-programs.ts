/** Programs of TypeScript 7, in a process of its own. */
import { createCompilerOracle } from "@server-actions/shared";
import type {
  FileChanges,
  NativeApi,
  NativeModule,
  NativeProject,
  NativeSnapshot,
  SnapshotChanges,
} from "./native-api.ts";
import { type AdaptedProgram, adaptProgram } from "./native-program.ts";
import { nodeAt } from "./node-at.ts";
import type { Programs, SourceFiles } from "./programs.ts";
import { isOfPackage, nearestConfig } from "./source-files.ts";

/** `useDisk`: what a callback of 7.1 returns for a file that it leaves to the server; `undefined` in 7.0. */
export interface NativeTypeScript extends NativeModule {
  readonly useDisk: unknown;
}

export function createNativePrograms(native: NativeTypeScript, cwd: string, files: SourceFiles): Programs {
  const { overlay } = files;
  const start = (): NativeApi => new native.API({ cwd, ...(overlay && { fs: callbacksOf(native, overlay) }) });
  let running: NativeApi | undefined = start();
  const configs = new Set<string>();
  /** Files that no config around them has. */
  const strays = new Set<string>();
  const versions = new Map<string, string | undefined>();
  const programs = new WeakMap<NativeProject, AdaptedProgram>();
  let snapshot: NativeSnapshot | undefined;
  let isStale = false;

  const renew = (changes: FileChanges): NativeSnapshot => {
    const before = snapshot;
    const open = { openProjects: [...configs], openFiles: [...strays] };
    snapshot = nextSnapshot(open, changes);
    before?.dispose();
    return snapshot;
  };
  /** It would have to be told of every file that came, and of every config: it is started again with the next question. */
  const end = (): void => {
    running?.close();
    running = undefined;
    snapshot = undefined;
    for (const known of [configs, strays, versions]) known.clear();
  };
  const nextSnapshot = (open: SnapshotChanges, changes: FileChanges): NativeSnapshot => {
    const api = (running ??= start());
    if (snapshot?.update) return snapshot.update({ ...open, fileNotifications: changes });
    if (api.createSnapshot) return api.createSnapshot(open);
    if (api.updateSnapshot) return api.updateSnapshot({ ...open, fileChanges: changes });
    throw new Error("it has neither createSnapshot nor updateSnapshot");
  };
  /** Tells the server which files of the programs in use have other texts than before. */
  const refresh = (): void => {
    isStale = false;
    const changed = [...versions].flatMap(([file, version]) => {
      const now = files.versionOf(file);
      return now === version ? [] : [{ file, now }];
    });
    if (changed.length === 0) return;
    for (const { file, now } of changed) versions.set(file, now);
    const named = (isThere: boolean) => changed.filter(({ now }) => (now !== undefined) === isThere);
    renew({ changed: named(true).map(({ file }) => file), deleted: named(false).map(({ file }) => file) });
  };
  const projectOf = (file: string): NativeProject | undefined => {
    if (isStale) refresh();
    const config = files.tsconfig ?? nearestConfig(file, files.disk);
    if (config === undefined) return undefined;
    if (!configs.has(config)) {
      configs.add(config);
      renew({});
    }
    const found = snapshot?.getDefaultProjectForFile(file);
    if (found || strays.has(file)) return found;
    strays.add(file);
    return renew({ created: [file] }).getDefaultProjectForFile(file);
  };
  const adaptedOf = (project: NativeProject): AdaptedProgram => {
    const known = programs.get(project);
    if (known) return known;
    const adapted = adaptProgram(project);
    programs.set(project, adapted);
    for (const file of project.program.getSourceFileNames())
      if (!isOfPackage(file) && !versions.has(file)) versions.set(file, files.versionOf(file));
    return adapted;
  };

  return {
    oracleOf({ filename, text, ast }) {
      const project = projectOf(filename);
      const sourceFile = project?.program.getSourceFile(filename);
      if (!project || sourceFile?.text !== text) return undefined;
      const { program, locationOf } = adaptedOf(project);
      return createCompilerOracle(program, {
        tsNodeOf(node) {
          const found = nodeAt(sourceFile, ast, node);
          return found && locationOf(found);
        },
      });
    },
    startRun(change) {
      isStale = true;
      if (change === "files") end();
    },
    close: end,
  };
}

/** 7.0 asks what is there, 7.1 wants an answer to everything. */
function callbacksOf(
  { useDisk }: NativeTypeScript,
  overlay: (file: string) => string | undefined,
): Readonly<Record<string, unknown>> {
  const readFile = (file: string): unknown => overlay(file) ?? useDisk;
  if (useDisk === undefined) return { readFile };
  const others = [
    "directoryExists",
    "fileExists",
    "getAccessibleEntries",
    "realpath",
    "stat",
    "writeFile",
    "removeFile",
  ];
  return { ...Object.fromEntries(others.map((name) => [name, useDisk])), readFile };
}
