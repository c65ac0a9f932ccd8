/** The projects to measure: a generated app, and code bases given by folder. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join, relative } from "node:path";
import { createDiskHost } from "@server-actions/shared";
import ts from "typescript";
import { generateApp } from "../bench/app.ts";

export interface EditorProject {
  readonly name: string;
  readonly modules: number;
  /** The files to edit, relative to the folder. */
  readonly files: readonly string[];
  /** Whether a file of them has the directive `"use server"`. */
  isActions(file: string): boolean;
  /** A copy of the project whose tsconfig lists these plugins. */
  folderWith(plugins: readonly string[]): string;
  emptyFolder(): string;
  /** Removes all of these folders. */
  remove(): void;
}

const nodeModules = join(import.meta.dirname, "../../node_modules");

/** The app of `npm run bench`; of its files an equal number of pages, actions, forms, components and helpers. */
export function generatedProject(modules: number, files: number): EditorProject {
  const folders = temporaryFolders();
  const app = generateApp(folders.create(), modules);
  const features = Array.from({ length: Math.ceil(files / 5) }, (_, n) => n * 3);
  const edited = features.flatMap((n) => [
    `app/feature-${n}/page.tsx`,
    `app/feature-${n}/actions.ts`,
    `app/feature-${n}/form.tsx`,
    `components/list-${n}.tsx`,
    `lib/data-${n}.ts`,
  ]);
  return {
    name: `${app.modules.toLocaleString("en")} generated modules`,
    modules: app.modules,
    files: edited.slice(0, files),
    isActions: (file) => file.endsWith("/actions.ts"),
    folderWith(plugins) {
      const folder = folders.create();
      generateApp(folder, modules);
      prepare(folder, plugins);
      return folder;
    },
    emptyFolder: folders.create,
    remove: folders.remove,
  };
}

/** A code base on this disk, which is only read. Without its packages installed, types of packages that this repository lacks are `any`. */
export function existingProject(source: string, files: number): EditorProject {
  const root = realpathSync(source);
  const folders = temporaryFolders();
  const all = createDiskHost({ rootDir: root })
    .files()
    .filter((file) => [".ts", ".tsx"].includes(extname(file)) && !file.endsWith(".d.ts"));
  // Those that a plugin of ours has the most to do with first, then others, spread over the project.
  const isActions = (file: string): boolean => directiveOf(file) === "use server";
  const marked = all.filter((file) => directiveOf(file) !== undefined);
  const others = all.filter((file) => !marked.includes(file));
  const chosen = [...spread(marked, Math.ceil(files / 2)), ...spread(others, Math.floor(files / 2))];
  return {
    name: basename(root).replace("+", "/"),
    modules: all.length,
    files: chosen.map((file) => relative(root, file)),
    isActions: (file) => isActions(join(root, file)),
    folderWith(plugins) {
      const folder = folders.create();
      const skipped = new Set(["node_modules", ".git", ".next"]);
      cpSync(root, folder, { recursive: true, filter: (path) => !skipped.has(basename(path)), verbatimSymlinks: true });
      const installed = join(root, "node_modules");
      if (existsSync(installed)) symlinkSync(installed, join(folder, "node_modules"), "dir");
      prepare(folder, plugins);
      return folder;
    },
    emptyFolder: folders.create,
    remove: folders.remove,
  };
}

function directiveOf(file: string): string | undefined {
  return /^\s*["'](use (?:server|client))["']/mu.exec(readFileSync(file, "utf8"))?.[1];
}

/** Lists the plugins in the project's tsconfig, and gives it this repository's packages where it has none. */
function prepare(folder: string, plugins: readonly string[]): void {
  const file = join(folder, "tsconfig.json");
  if (!existsSync(file)) throw new Error(`${folder} has no tsconfig.json.`);
  const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config?: { compilerOptions?: object } };
  const compilerOptions = { ...config?.compilerOptions, plugins: plugins.map((name) => ({ name })) };
  writeFileSync(file, JSON.stringify({ ...config, compilerOptions }));
  if (!existsSync(join(folder, "node_modules"))) symlinkSync(nodeModules, join(folder, "node_modules"), "dir");
}

function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, n) => items[Math.floor((n * items.length) / count)] as Item);
}

function temporaryFolders(): { create(): string; remove(): void } {
  const made: string[] = [];
  return {
    create() {
      const folder = mkdtempSync(join(realpathSync(tmpdir()), "server-actions-bench-editor-"));
      made.push(folder);
      return folder;
    },
    remove() {
      for (const folder of made) rmSync(folder, { recursive: true, force: true });
    },
  };
}
