/**
 * Where an app keeps its routes, and what Next.js takes a file for by its place. As `next/dist/lib/find-pages-dir.js` (13.4 - 16.4) does:
 * `app` and `pages` stand at the root, else in `src`, and both in the same of the two; `proxy` and `middleware` stand beside them.
 */
import { baseName, folderOf, withoutExtension } from "../syntax/file-paths.ts";
import { APP_FILES, appRoots, ROOT_FILES } from "./app-entries.ts";

/** What Next.js takes a file for. */
export interface FileRole {
  /** `app`: a file of a route that has a meaning by name; `pages`: any module in the Pages Router's folder; `root`: beside these folders. */
  readonly kind: "app" | "pages" | "root";
  /** The file's name without extension and number: `page`, `opengraph-image`, `proxy`. Of a `pages` module, its path from that folder. */
  readonly name: string;
  /** The folder is certainly an app of Next.js: it has a `next.config`, a layout or page at the top of `app`, or `pages/_app`. */
  readonly isCertain: boolean;
}

/** Folders of one app: absolute, without a slash at the end. */
export interface AppFolders {
  readonly app: string | undefined;
  readonly pages: string | undefined;
  readonly isCertain: boolean;
}

/** The apps among `files`: at `rootDir`, and at every folder with a `next.config.*`. */
export function findAppFolders(files: readonly string[], rootDir: string): readonly AppFolders[] {
  return [...appRoots(files, rootDir)].map((root) => {
    const own = files.filter((file) => file.startsWith(`${root}/`));
    const firstOf = (name: string) =>
      [`${root}/${name}`, `${root}/src/${name}`].find((folder) => own.some((file) => file.startsWith(`${folder}/`)));
    const app = firstOf("app");
    const pages = firstOf("pages");
    // Next.js refuses `app` and `src/pages` together: such a `src/pages` is something else.
    const isPagesFolder = pages !== undefined && (app === undefined || folderOf(app) === folderOf(pages));
    const marks = [`${root}/next.config`, `${app}/layout`, `${app}/page`, `${pages}/_app`, `${pages}/_document`];
    const isCertain = own.some((file) => marks.includes(withoutExtension(file)));
    return { app, pages: isPagesFolder ? pages : undefined, isCertain };
  });
}

/** By its path alone; when this says no, no listing of the project is needed. */
export function mayHaveRole(file: string): boolean {
  const name = baseName(file);
  return file.includes("/pages/") || APP_FILES.has(name.replace(/\d$/u, "")) || ROOT_FILES.has(name);
}

/** `undefined` for a file that Next.js reaches by imports only. */
export function roleOf(file: string, apps: readonly AppFolders[]): FileRole | undefined {
  const name = baseName(file);
  for (const { app, isCertain, pages } of apps) {
    if (pages !== undefined && file.startsWith(`${pages}/`))
      return { kind: "pages", name: withoutExtension(file).slice(pages.length + 1), isCertain };
    const plain = name.replace(/\d$/u, "");
    if (app !== undefined && file.startsWith(`${app}/`) && APP_FILES.has(plain))
      return { kind: "app", name: plain, isCertain };
    const beside = pages ?? app;
    if (beside !== undefined && folderOf(file) === folderOf(beside) && ROOT_FILES.has(name))
      return { kind: "root", name, isCertain };
  }
  return undefined;
}
