import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of real files, for what must go through the real file system. */
export interface TempProject {
  /** Absolute path, forward slashes. */
  readonly dir: string;
  pathOf(file: string): string;
  write(file: string, text: string): void;
  remove(): void;
}

/** Writes `files` (path in the project -> text) to a new temporary folder that is a package of its own. */
export function createTempProject(files: Readonly<Record<string, string>> = {}): TempProject {
  // Without links: a resolver answers with real paths.
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "server-actions-"))).replaceAll("\\", "/");
  const pathOf = (file: string) => `${dir}/${file}`;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(pathOf(file)), { recursive: true });
    writeFileSync(pathOf(file), text);
  };
  for (const [file, text] of Object.entries({ "package.json": "{}", ...files })) write(file, text);
  return { dir, pathOf, write, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
