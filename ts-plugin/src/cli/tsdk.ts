import type { Installed } from "../standalone/installed.ts";
import { relativePath } from "./relative-path.ts";

/** What VS Code is told, in the settings of `workspace`, to use the project's TypeScript. */
export function tsdkFor({ name, path }: Installed, workspace: string): string {
  // The lib of the alias has no tsserver; the package that it is made of has.
  const folder = name === "@typescript/typescript6" ? path.replace(/typescript$/u, "@typescript/old") : path;
  return `${relativePath(workspace, folder)}/lib`;
}
