import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ESLint } from "eslint";
import { sourceFiles } from "../../tests/fixtures/projects.ts";
import { wrongPlacesOf } from "../../tests/fixtures/sections.ts";
import { readCommandFindings } from "../demo/command-findings.ts";
import { readEslintResults } from "../demo/eslint-findings.ts";
import type { HostFinding } from "../demo/host-finding.ts";
import { difference, type Host as KnownHost, type KnownPlace, knownPlaces } from "../demo/known-places.ts";
import { findWithOxlint, writeOxlintConfig } from "../demo/oxlint-findings.ts";
import { findWithTsServer } from "../demo/tsserver-findings.ts";
import type { Cell, EslintCell } from "./hosts.ts";

/** What a host found in a sample app, beside what it had to. */
export interface Outcome {
  readonly cell: Cell;
  /** Of everything that was installed, by package. */
  readonly versions: ReadonlyMap<string, string>;
  readonly expected: number;
  readonly found: number;
  readonly missing: readonly KnownPlace[];
  readonly unexpected: readonly HostFinding[];
}

/** Runs the host that is installed in `home` on the app. Throws when it does not run. */
export async function runCell(cell: Cell, app: string, home: string): Promise<readonly HostFinding[]> {
  const project = { root: app, files: sourceFiles(app) };
  const modules = join(home, "node_modules");
  if (cell.tool === "eslint") return findWithInstalledEslint(cell, project.root, project.files);
  if (cell.tool === "tsserver") return findWithTsServer(project, join(modules, "typescript"));
  if (cell.tool === "oxlint") {
    writeOxlintConfig(app, "all");
    return findWithOxlint(project, join(modules, "oxlint/bin/oxlint"));
  }
  const { stdout } = run(app, [
    join(modules, "typescript-plugin-server-actions/dist/cli.cjs"),
    "check",
    "--format",
    "json",
  ]);
  return readCommandFindings(app, stdout);
}

/** Beside the places that are marked in the app's files. */
export function compareWithKnown(
  cell: Cell,
  versions: Outcome["versions"],
  root: string,
  findings: readonly HostFinding[],
): Pick<Outcome, "expected" | "found" | "missing" | "unexpected"> {
  const known = knownPlaces(root, wrongPlacesOf(cell.app), knownHostOf(cell, versions));
  return { expected: known.length, found: findings.length, ...difference(known, findings) };
}

/** The command says what tsserver says, where it has types. */
function knownHostOf(cell: Cell, versions: Outcome["versions"]): KnownHost {
  if (cell.tool === "tsserver" || (cell.tool === "command" && versions.has("typescript"))) return "tsserver";
  return cell.tool === "eslint" && cell.typed ? "eslint with types" : "eslint";
}

function findWithInstalledEslint(cell: EslintCell, root: string, files: readonly string[]): HostFinding[] {
  const isFlat = cell.config === "flat";
  const config = join(root, isFlat ? "eslint.config.mjs" : ".eslintrc.json");
  writeFileSync(config, isFlat ? flatConfig(cell) : legacyConfig);
  const concurrency = cell.concurrency === undefined ? [] : ["--concurrency", String(cell.concurrency)];
  const { stdout } = run(
    root,
    [join(root, "node_modules/eslint/bin/eslint.js"), "-f", "json", ...concurrency, ...files],
    { ESLINT_USE_FLAT_CONFIG: String(isFlat) },
  );
  rmSync(config);
  return readEslintResults(root, JSON.parse(stdout) as ESLint.LintResult[]);
}

/** The presets are spread, for `defineConfig` is not there before ESLint 9.22. */
function flatConfig({ parser, typed = false }: EslintCell): string {
  return `import serverActions from "eslint-plugin-server-actions";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const languageOptions = ${languageOptions[parser]};
${typed ? "languageOptions.parserOptions = { projectService: true, tsconfigRootDir: import.meta.dirname };" : ""}

export default [{ files: ["**/*.{js,jsx,ts,tsx}"], languageOptions, ...serverActions.configs.all }];
`;
}

const languageOptions: Readonly<Record<EslintCell["parser"], string>> = {
  "typescript-eslint": `{ parser: require("@typescript-eslint/parser") }`,
  espree: `{ parserOptions: { ecmaFeatures: { jsx: true } } }`,
  // As eslint-config-next configures it.
  babel: `{
  parser: require("next/dist/compiled/babel/eslint-parser"),
  parserOptions: {
    requireConfigFile: false,
    sourceType: "module",
    allowImportExportEverywhere: true,
    babelOptions: { presets: ["next/babel"], caller: { supportsTopLevelAwait: true } },
  },
}`,
};

const legacyConfig = JSON.stringify({
  root: true,
  parser: "@typescript-eslint/parser",
  extends: ["plugin:server-actions/legacy-all"],
});

/** Runs a program with Node; a linter that finds something ends with 1. Throws with what the program says otherwise. */
function run(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { readonly stdout: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 26,
  });
  if (status === 0 || status === 1) return { stdout };
  throw new Error(`${args.slice(0, 2).join(" ")} ended with ${status}:\n${stdout}\n${stderr}`);
}
