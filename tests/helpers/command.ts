import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../ts-plugin/dist/cli.cjs", import.meta.url));

export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command `server-actions` in a folder, as a process of its own and without a terminal. */
export function runCommand(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): CommandRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 26,
  });
  return { code: status, stdout, stderr };
}

/** The same, beside others. */
export function runCommandAsync(cwd: string, args: readonly string[]): Promise<CommandRun> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...args], { cwd, encoding: "utf8" }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr });
    });
  });
}
