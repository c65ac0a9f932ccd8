import { asObject, createConfigFiles } from "./config-files.ts";
import { createDisk } from "./disk.ts";
import { createFileAccess } from "./file-access.ts";
import { joinPath, toPosix } from "./paths.ts";
import { createWorkspaces } from "./workspaces.ts";

/** The packages that depend on Next.js, of the workspace that `folder` (absolute) declares: their folders, in the order of the workspace. */
export function listWorkspaceApps(folder: string): readonly string[] {
  const configs = createConfigFiles(createFileAccess(Number.POSITIVE_INFINITY));
  const workspaces = createWorkspaces(configs, createDisk());
  const root = toPosix(folder);
  if (workspaces.rootOf(root) !== root) return [];
  return [...workspaces.packagesAround(root).values()].filter((each) => {
    const manifest = configs.json(joinPath(each, "package.json")) ?? {};
    const fields = ["dependencies", "devDependencies"].map((field) => asObject(manifest[field]));
    return fields.some((field) => field?.["next"] !== undefined);
  });
}
