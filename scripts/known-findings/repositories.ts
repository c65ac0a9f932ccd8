/** Where the repositories of the table are on this machine, and their pinned files as folders that can be linted. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { KnownPlace } from "./table.ts";

/** What can be imported or decides how imports resolve. */
const extensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json"];

export interface Repositories {
  /** The folder that holds the place's file, with the rest of its repository when the place names a commit; `undefined` when it is not on this machine. */
  folderFor(place: KnownPlace): string | undefined;
  /** Removes what was extracted. */
  close(): void;
}

/** `dir` as `--repos` describes it. */
export function openRepositories(dir: string): Repositories {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), "known-findings-")));
  const folders = new Map<string, string | undefined>();
  return {
    folderFor(place) {
      const key = JSON.stringify([place.repo, place.commit ?? place.blob, place.blob && place.path]);
      if (!folders.has(key)) folders.set(key, extract(dir, place, join(temporary, String(folders.size))));
      return folders.get(key);
    },
    close: () => rmSync(temporary, { recursive: true, force: true }),
  };
}

function extract(dir: string, place: KnownPlace, target: string): string | undefined {
  const candidates = [place.repo.replace("/", "+"), place.repo]
    .map((name) => join(dir, name))
    .filter((folder) => existsSync(folder));
  for (const folder of candidates) {
    const gitDir = gitDirOf(folder);
    const found = gitDir === undefined ? treeFor(folder, place) : fromGit(gitDir, place, target);
    if (found !== undefined) return found;
  }
  return undefined;
}

function gitDirOf(folder: string): string | undefined {
  const candidates = [folder, join(folder, ".git"), join(folder, "repo")];
  return candidates.find((candidate) => existsSync(join(candidate, "objects")) && existsSync(join(candidate, "HEAD")));
}

/** An extracted tree is taken at its word: it can be checked against neither commit nor blob, so blobs are not looked for in it. */
function treeFor(folder: string, place: KnownPlace): string | undefined {
  return place.commit !== undefined && existsSync(join(folder, place.path)) ? folder : undefined;
}

function fromGit(gitDir: string, place: KnownPlace, target: string): string | undefined {
  try {
    mkdirSync(target, { recursive: true });
    if (place.commit !== undefined) extractCommit(gitDir, place.commit, target);
    else writeBlob(gitDir, place, target);
    return target;
  } catch {
    return undefined;
  }
}

/** Through an index of its own, so that nothing of the repository is touched. Links become plain files. */
function extractCommit(gitDir: string, commit: string, target: string): void {
  const env = { GIT_INDEX_FILE: `${target}.index`, GIT_WORK_TREE: target };
  git(gitDir, ["read-tree", commit], { env });
  const paths = git(gitDir, ["ls-files", "-z"], { env }).toString().split("\0");
  const input = paths.filter((path) => extensions.some((extension) => path.endsWith(extension))).join("\0");
  git(gitDir, ["-c", "core.symlinks=false", "checkout-index", "-z", "--stdin", `--prefix=${target}/`], { env, input });
}

function writeBlob(gitDir: string, place: KnownPlace, target: string): void {
  const text = git(gitDir, ["cat-file", "blob", place.blob ?? ""]);
  const file = join(target, place.path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(join(target, "package.json"), "{}");
  writeFileSync(file, text);
}

/** `safe.directory`: a mirror may belong to another user. Nothing is fetched from the network. */
function git(
  gitDir: string,
  args: readonly string[],
  options: { readonly env?: object; readonly input?: string } = {},
): Buffer {
  return execFileSync("git", ["-c", "safe.directory=*", `--git-dir=${gitDir}`, ...args], {
    env: { ...process.env, GIT_NO_LAZY_FETCH: "1", ...options.env },
    input: options.input ?? "",
    maxBuffer: 2 ** 31,
    stdio: ["pipe", "pipe", "ignore"],
  });
}
