import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { toPosix } from "../../../shared/src/host/paths.ts";

/** Files on disk, gone when the test is over. */
export interface TemporaryProject {
  /** Real path, forward slashes. */
  readonly root: string;
  path(file: string): string;
  write(file: string, text: string): void;
  remove(file: string): void;
  link(file: string, target: string): void;
}

/** `files`: text by path from the root; objects are written as JSON. */
export function temporaryProject(files: Readonly<Record<string, unknown>>): TemporaryProject {
  const root = toPosix(realpathSync(mkdtempSync(join(tmpdir(), "server-actions-"))));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const project: TemporaryProject = {
    root,
    path: (file) => `${root}/${file}`,
    write(file, text) {
      mkdirSync(dirname(project.path(file)), { recursive: true });
      writeFileSync(project.path(file), text);
    },
    remove: (file) => rmSync(project.path(file), { recursive: true }),
    link(file, target) {
      mkdirSync(dirname(project.path(file)), { recursive: true });
      symlinkSync(project.path(target), project.path(file));
    },
  };
  for (const [file, content] of Object.entries(files))
    project.write(file, typeof content === "string" ? content : JSON.stringify(content));
  return project;
}
