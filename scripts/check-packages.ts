/** `npm run check:packages`: publint and attw on what npm would publish. Exit code 1 when either has something to say. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

const results = ["eslint-plugin", "ts-plugin"].flatMap((folder) => [
  run("publint", ["run", folder, "--strict"]),
  run("attw", ["--pack", folder, "--no-emoji"]),
]);
process.exitCode = results.every(Boolean) ? 0 : 1;

/** Whether the tool, run at the root, is content. */
function run(tool: string, args: readonly string[]): boolean {
  console.log(`\n${tool} ${args.join(" ")}`);
  const { status } = spawnSync(join(root, "node_modules/.bin", tool), args, { cwd: root, stdio: "inherit" });
  return status === 0;
}
