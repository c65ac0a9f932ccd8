/** The fresh app that the packed packages are installed into, and the commands to run there. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Files of a folder, by path. */
export type Files = Readonly<Record<string, string>>;

/** A new folder in the system's temporary one. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(realpathSync(tmpdir()), `server-actions-${name}-`));
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs npm as a user would, not as a part of the `npm test` around it. Throws with npm's words when it fails. */
export function npm(folder: string, ...args: readonly string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
  const result = spawnSync("npm", args, { cwd: folder, env, encoding: "utf8", shell: process.platform === "win32" });
  if (result.status !== 0) throw new Error(`npm ${args.join(" ")} failed:\n${result.stdout}\n${result.stderr}`);
  return result.stdout;
}

/** Packs a workspace as `npm publish` would. Returns the tarball's path. */
export function pack(workspaceFolder: string, into: string): string {
  const [packed] = JSON.parse(npm(workspaceFolder, "pack", "--json", "--pack-destination", into)) as readonly {
    filename: string;
  }[];
  if (packed === undefined) throw new Error(`npm packed nothing in ${workspaceFolder}.`);
  return join(into, packed.filename);
}

/** Writes the app and installs `dependencies` (package to version, or tarball) into it. */
export function install(folder: string, dependencies: Readonly<Record<string, string>>, files: Files): void {
  writeFiles(folder, {
    "package.json": JSON.stringify({ name: "fresh-app", private: true, dependencies: dependencies }, undefined, 2),
    ...files,
  });
  npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", "--no-package-lock");
}

/** One message of ESLint: file (relative), line, rule; a message that is no rule's stands in its place. */
export type Report = readonly [file: string, line: number, rule: string];

/** Runs the app's own ESLint over the app. */
export function lint(folder: string, ...args: readonly string[]): readonly Report[] {
  const eslint = join(folder, "node_modules/eslint/bin/eslint.js");
  const { stdout, stderr } = spawnSync(process.execPath, [eslint, ".", "-f", "json", ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  if (!stdout.startsWith("[")) throw new Error(`ESLint did not run:\n${stdout}\n${stderr}`);
  const results = JSON.parse(stdout) as readonly {
    readonly filePath: string;
    readonly messages: readonly { readonly ruleId: string | null; readonly message: string; readonly line: number }[];
  }[];
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line }): Report => [filePath.slice(folder.length + 1), line, ruleId ?? message]),
  );
}

/** What a program prints, run with Node in the app. */
export function node(folder: string, ...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return `${stdout}${stderr}`.trim();
}
