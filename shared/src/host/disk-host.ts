import type { ProjectHost } from "../graph/project-host.ts";
import type { ParsedSource } from "../model/module.ts";
import { createConfigFiles } from "./config-files.ts";
import { createDisk, type Disk } from "./disk.ts";
import { createFileAccess } from "./file-access.ts";
import { createGenerations } from "./generations.ts";
import { keepTrees } from "./kept-trees.ts";
import { createListing } from "./listing.ts";
import { createModuleRecords } from "./module-records.ts";
import type { Change, News } from "./news.ts";
import { loadOxc, parseWithOxc } from "./parse-oxc.ts";
import { createOpenVersions } from "./open-versions.ts";
import { ancestorsOf, dirnameOf, isAbsolutePath, isInside, isSourceModule, joinPath, toPosix } from "./paths.ts";
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
  textGeneration(): number;
  changedSince(generation: number): readonly string[] | undefined;
  text(file: string): string | undefined;
  canonical(file: string): string;
  /** One sentence for each thing that keeps answers from being complete: a malformed config, a parser that does not load. */
  readonly problems: readonly string[];
  /** Says that files may have changed: call it at the start of a lint run, or when the editor's files changed. */
  startRun(): void;
  /** The same where somebody knows what has: what is the same as before is kept. Says how much is another. */
  renew(news: News): Change;
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
  const versionOfOpen = createOpenVersions(files);
  let isParserMissing = false;

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
  const versionOf = (file: string): string | undefined => {
    const open = openFile(file);
    return open ? versionOfOpen(file, open.text) : files.version(file);
  };
  const parseKept = keepTrees({
    versionOf,
    parse(file) {
      const text = textOf(file);
      return text === undefined ? undefined : parseText(file, text);
    },
  });
  const parse = (file: string): ParsedSource | undefined => {
    const open = openFile(file);
    return open?.parse ? open.parse() : parseKept(file);
  };

  const { move, ...generations } = createGenerations(() => files.generation());
  // An open file counts whatever it is called: `<input>`, or a block of a Markdown file.
  const versionOfModule = (path: string) => (isSourceModule(path) || openFile(path) ? versionOf(path) : undefined);
  const records = createModuleRecords({ versionOf: versionOfModule, textOf, parse });
  const list = () => [...new Set(folders.flatMap((folder) => disk.sourceFiles(folder)))];
  const listing = createListing(() => files.generation(), list);

  const manifestOf = (folder: string) => configs.json(joinPath(folder, "package.json"));
  const packageFolder = (file: string): string | undefined =>
    ancestorsOf(dirnameOf(canonical(file))).find((folder) => manifestOf(folder) !== undefined);

  return {
    rootDir,
    canonical,
    ...generations,
    startRun: () => files.startRun(),
    renew({ disk: news, isWatched, open }) {
      const isSame = news === "same" && folders.every(isWatched);
      const changed = files.renew(news === "same" ? isWatched : () => false, isSame);
      const isLook = !isSame || changed.length > 0;
      const isMoved = isLook && (listing.renew() || news === "moved");
      const isOther = isLook && !resolver.renew(isMoved);
      const renewed = records.renew([...changed, ...open.map(canonical)]);
      move(isOther ? undefined : renewed);
      return isOther ? "files" : "texts";
    },
    version: (file) => versionOf(canonical(file)),
    text: (file) => textOf(canonical(file)),
    parse: (file) => parse(canonical(file)),
    imports: (file) => records.recordOf(canonical(file)),
    resolve: (specifier, fromFile) => resolver.resolve(specifier, canonical(fromFile)),
    hasExportMap(file) {
      const folder = packageFolder(file);
      return folder !== undefined && manifestOf(folder)?.["exports"] !== undefined;
    },
    packageFolder,
    files: listing.paths,
    get problems() {
      if (!isParserMissing) return configs.problems();
      return [...configs.problems(), `oxc-parser cannot be loaded (${loadOxc().error}): other files are not analysed.`];
    },
  };
}
