import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TsServerOptions } from "./tsserver.ts";

const repositoryRoot = join(import.meta.dirname, "../..");

/** Copies the project into the temporary folder, links `node_modules`, writes `files`. */
export function prepareProject(options: TsServerOptions): string {
  if (options.inPlace) return realpathSync(options.inPlace);
  const root = mkdtempSync(join(realpathSync(tmpdir()), "server-actions-"));
  if (options.project) {
    const from = options.project.startsWith("/") ? options.project : join(repositoryRoot, options.project);
    cpSync(from, root, { recursive: true, filter: (source) => !source.endsWith("/node_modules") });
  }
  for (const [file, content] of Object.entries(options.files ?? {})) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  const nodeModules = options.nodeModules ?? join(repositoryRoot, "node_modules");
  if (nodeModules && !existsSync(join(root, "node_modules")))
    symlinkSync(nodeModules, join(root, "node_modules"), "dir");
  return root;
}
