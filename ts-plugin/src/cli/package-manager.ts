import { existsSync } from "node:fs";
import { join } from "node:path";

export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

const lockFiles: readonly (readonly [file: string, manager: PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["pnpm-workspace.yaml", "pnpm"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["yarn.lock", "yarn"],
  ["package-lock.json", "npm"],
];

/** What installs packages in `folder`: what its package.json says (`packageManager`), else whose lock file is there. */
export function packageManagerOf(folder: string, declared: unknown): PackageManager {
  const name = typeof declared === "string" ? declared.split("@")[0] : undefined;
  const named = lockFiles.find(([, manager]) => manager === name);
  return (named ?? lockFiles.find(([file]) => existsSync(join(folder, file))))?.[1] ?? "npm";
}

/** The command that adds packages for development; at the root of a workspace, where pnpm and yarn want to be told so. */
export function installCommand(manager: PackageManager, names: readonly string[], isWorkspaceRoot = false): string {
  const add = {
    npm: "npm install --save-dev",
    pnpm: `pnpm add --save-dev${isWorkspaceRoot ? " --workspace-root" : ""}`,
    yarn: "yarn add --dev",
    bun: "bun add --dev",
  };
  return [add[manager], ...names].join(" ");
}
