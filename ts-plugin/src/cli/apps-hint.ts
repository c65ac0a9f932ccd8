import type { Setup } from "./doctor/setup.ts";
import { relativePath } from "./relative-path.ts";

/** Where a command belongs that was run at the root of a workspace. */
export function appsHint({ root, apps }: Setup, command: string): string {
  const lines = apps.map((app) => `  cd ${relativePath(root, app)} && npx server-actions ${command}\n`);
  return `${root} is the root of a workspace: each of its apps has a set-up of its own.\n${lines.join("")}`;
}
