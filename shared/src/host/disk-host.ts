import type { ProjectHost } from "../graph/module-graph.ts";
import type { ParsedSource } from "../model/module.ts";
import type { ModuleRecord } from "../model/summary.ts";
import { createConfigFiles } from "./config-files.ts";
import { createDisk, type Disk } from "./disk.ts";
import { createFileAccess } from "./file-access.ts";
import { loadOxc, parseWithOxc } from "./parse-oxc.ts";
import { createOpenVersions } from "./open-versions.ts";
import { ancestorsOf, dirnameOf, isAbsolutePath, isInside, isSourceModule, joinPath, toPosix } from "./paths.ts";
import { readRecord } from "./read-record.ts";
import { createResolver } from "./resolver.ts";

/** What a host knows better than the disk: an editor's unsaved text, and a tree for it if there is one. */
export interface OpenFile {
  readonly text: string;
  /** Called only when a tree is needed, and kept by nobody. Without it the text is parsed like any other. */
  readonly parse?: () => ParsedSource | undefined;
}

export interface DiskHostOptions {
  /** Absolute path of the app's root (see `findProjectRoot`). */
  readonly rootDir: string;
  /** One tsconfig for all files, absolute or from `rootDir`; else each file's nearest one counts. */
  readonly tsconfig?: string | undefined;
  /** More folders to search for callers, absolute or from `rootDir`. */
  readonly rootDirs?: readonly string[];
  /** The parser to use where `oxc-parser` does not load or cannot read a file. May throw. */
  readonly parse?: (file: string, text: string) => ParsedSource | undefined;
  /** Asked by canonical path before the disk is. A ready tree (the file being linted) counts as its own text. */
  readonly overlay?: (file: string) => OpenFile | ParsedSource | undefined;
  /** Milliseconds without a question after which files are looked up again; 500 by default. `startRun` does so at once. */
  readonly quietTime?: number;
  /** A disk that takes note of what it is asked; a new one by default. */
  readonly disk?: Disk;
}

/** The project on disk. */
export interface DiskHost extends ProjectHost {
  generation(): number;
  text(file: string): string | undefined;
  canonical(file: string): string;
  /** One sentence for each thing that keeps answers from being complete: a malformed config, a parser that does not load. */
  readonly problems: readonly string[];
  /** Says that files may have changed: call it at the start of a lint run, or when the editor's files changed. */
  startRun(): void;
}

/** Nothing is read before it is asked for. Never throws: what cannot be read is `undefined`, and a problem where a user can mend it. */
export function createDiskHost(options: DiskHostOptions): DiskHost {
  const { disk = createDisk() } = options;
  const files = createFileAccess(options.quietTime ?? 500, disk);
  const configs = createConfigFiles(files);
  const givenRoot = toPosix(options.rootDir);
  const rootDir = files.realPath(givenRoot);
  const canonical = (file: string): string => {
    const path = toPosix(file);
    return givenRoot !== rootDir && isInside(givenRoot, path) ? rootDir + path.slice(givenRoot.length) : path;
  };
  const fromRoot = (path: string): string =>
    isAbsolutePath(toPosix(path)) ? canonical(path) : joinPath(rootDir, toPosix(path));
  const resolver = createResolver(
    files,
    configs,
    disk,
    options.tsconfig === undefined ? undefined : fromRoot(options.tsconfig),
  );
  const folders = [rootDir, ...(options.rootDirs ?? []).map(fromRoot)];
  const records = new Map<string, { readonly version: string; readonly record: ModuleRecord | undefined }>();
  const versionOfOpen = createOpenVersions(files);
  let isParserMissing = false;
  let listing: { readonly generation: number; readonly paths: readonly string[] } | undefined;

  const openFile = (file: string): OpenFile | undefined => {
    const open = options.overlay?.(file);
    return open && "ast" in open ? { text: open.text, parse: () => open } : open;
  };
  const parseText = (file: string, text: string): ParsedSource | undefined => {
    const source = parseWithOxc(file, text);
    if (source) return source;
    if (!options.parse) {
      isParserMissing ||= loadOxc().oxc === undefined;
      return undefined;
    }
    try {
      return options.parse(file, text);
    } catch {
      return undefined;
    }
  };
  const textOf = (file: string): string | undefined => openFile(file)?.text ?? files.text(file);
  const parse = (file: string): ParsedSource | undefined => {
    const open = openFile(file);
    if (open?.parse) return open.parse();
    const text = open?.text ?? files.text(file);
    return text === undefined ? undefined : parseText(file, text);
  };
  const versionOf = (file: string): string | undefined => {
    const open = openFile(file);
    return open ? versionOfOpen(file, open.text) : files.version(file);
  };

  const manifestOf = (folder: string) => configs.json(joinPath(folder, "package.json"));
  const packageFolder = (file: string): string | undefined =>
    ancestorsOf(dirnameOf(canonical(file))).find((folder) => manifestOf(folder) !== undefined);

  return {
    rootDir,
    canonical,
    generation: () => files.generation(),
    startRun: () => files.startRun(),
    version: (file) => versionOf(canonical(file)),
    text: (file) => textOf(canonical(file)),
    parse: (file) => parse(canonical(file)),
    lends: (file) => openFile(canonical(file))?.parse !== undefined,
    imports(file) {
      const path = canonical(file);
      const version = versionOf(path);
      // An open file counts whatever it is called: `<input>`, or a block of a Markdown file.
      if (version === undefined || (!isSourceModule(path) && !openFile(path))) return undefined;
      const known = records.get(path);
      if (known?.version === version) return known.record;
      const text = textOf(path);
      const record = text === undefined ? undefined : readRecord(path, text, () => parse(path));
      records.set(path, { version, record });
      return record;
    },
    resolve: (specifier, fromFile) => resolver.resolve(specifier, canonical(fromFile)),
    hasExportMap(file) {
      const folder = packageFolder(file);
      return folder !== undefined && manifestOf(folder)?.["exports"] !== undefined;
    },
    packageFolder,
    files() {
      const generation = files.generation();
      if (listing?.generation !== generation)
        listing = { generation, paths: [...new Set(folders.flatMap((folder) => disk.sourceFiles(folder)))] };
      return listing.paths;
    },
    get problems() {
      if (!isParserMissing) return configs.problems();
      return [...configs.problems(), `oxc-parser cannot be loaded (${loadOxc().error}): other files are not analysed.`];
    },
  };
}
