/** What the benchmark runs on a code base: each is a command, and each group has a first one that the others are compared with. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const groupNames = ["eslint", "typed", "oxlint", "command"] as const;
export type GroupName = (typeof groupNames)[number];

/** One line of a table. */
export interface Contender {
  readonly group: GroupName;
  readonly config: string;
  /** The second run in the same scratch folder is what counts. */
  readonly again?: boolean;
  /** The arguments of `node`, run in the folder of the code base. `scratch`: an empty folder for files of its own. */
  command(folder: string, scratch: string): readonly string[];
  read(stdout: string): Reported;
}

/** What a run says of itself. */
export interface Reported {
  /** `undefined` where the program does not say. */
  readonly files: number | undefined;
  /** Files that it could not read. */
  readonly unparsed: number;
  readonly byRule: Readonly<Record<string, number>>;
}

const inScripts = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

function eslint(config: string, types?: "typed"): Contender {
  return {
    group: types ?? "eslint",
    config,
    command: (folder) => [inScripts("lint.mjs"), config, folder, ...(types ? [types] : [])],
    read: (stdout) => JSON.parse(stdout) as Reported,
  };
}

/** Nested configs and ignore files of the code base do not count. */
function oxlint(config: string, rules: object): Contender {
  return {
    group: "oxlint",
    config,
    command(_folder, scratch) {
      const file = join(scratch, ".oxlintrc.json");
      writeFileSync(file, JSON.stringify({ categories: { correctness: "off" }, ...rules }));
      const program = join(dirname(createRequire(import.meta.url).resolve("oxlint/package.json")), "bin/oxlint");
      return [program, "-c", file, "--disable-nested-config", "--no-ignore", "-f", "json", "."];
    },
    read(stdout) {
      const { diagnostics, number_of_files: files } = JSON.parse(stdout) as {
        readonly number_of_files?: number;
        readonly diagnostics: readonly { readonly code?: string }[];
      };
      return { files, unparsed: 0, byRule: countBy(diagnostics.map(({ code = "unparsed" }) => code)) };
    },
  };
}

/** A preset of the built plugin, as the docs say to extend it. */
function oxlintPreset(preset: string): Contender {
  const file = inScripts(`../../eslint-plugin/dist/oxlint/${preset}.json`);
  return oxlint(`server-actions/${preset}`, { extends: [file] });
}

/** `again`: with the summaries that a run before it has kept. */
function check(preset: string, again = false): Contender {
  const name = `server-actions check --preset ${preset}`;
  return {
    group: "command",
    config: again ? `${name}, again` : name,
    again,
    command(_folder, scratch) {
      const cache = ["--cache-location", join(scratch, "summaries")];
      return [inScripts("../../ts-plugin/dist/cli.cjs"), "check", "--preset", preset, "--format", "json", ...cache];
    },
    read(stdout) {
      const { broken, files, problems } = JSON.parse(stdout) as CheckReport;
      return { files, unparsed: broken.length, byRule: countBy(problems.map(({ rule }) => rule)) };
    },
  };
}

interface CheckReport {
  readonly files: number;
  readonly broken: readonly string[];
  readonly problems: readonly { readonly rule: string }[];
}

const oxlintAlone = { rules: { "no-debugger": "error" } };

export const contenders: readonly Contender[] = [
  eslint("parser only"),
  eslint("as many empty rules"),
  eslint("server-actions/recommended"),
  eslint("server-actions/all"),
  eslint("@next/next core-web-vitals"),
  eslint("react-hooks recommended"),
  eslint("parser only", "typed"),
  eslint("server-actions/recommended", "typed"),
  eslint("server-actions/all", "typed"),
  eslint("@next/next core-web-vitals", "typed"),
  eslint("react-hooks recommended", "typed"),
  oxlint("one rule of its own", oxlintAlone),
  oxlintPreset("recommended"),
  oxlintPreset("all"),
  check("recommended"),
  check("recommended", true),
  check("all"),
  check("all", true),
];

/** Runs `use` with an empty folder that is gone afterwards. */
export function withScratch<Result>(use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "server-actions-bench-run-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
