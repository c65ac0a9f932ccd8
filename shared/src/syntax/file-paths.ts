/** Small questions about the path of a module: absolute, with forward slashes. */

/** `actions.ts` of `/app/actions.ts`. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The file's name without its extension; `page.test` of `page.test.tsx`, which is no page. */
export function baseName(path: string): string {
  return withoutExtension(fileNameOf(path));
}

/** `/app/actions` of `/app/actions.ts`; of a file whose name begins with its only dot, all of it. */
export function withoutExtension(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot > path.lastIndexOf("/") + 1 ? path.slice(0, dot) : path;
}

/** `/app` of `/app/actions.ts`, to compare with: nothing for what stands at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
