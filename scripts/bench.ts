/**
 * `npm run bench`: what linting costs, on a generated app. `-- --modules 2000 --rounds 5 --out docs/benchmarks.md` are the defaults.
 * Prints the table and writes the page.
 */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { generateApp } from "./bench/app.ts";
import { measure } from "./bench/measure.ts";
import { benchmarkPage, ratioTable } from "./bench/report.ts";

const { values } = parseArgs({
  options: {
    modules: { type: "string", default: "2000" },
    rounds: { type: "string", default: "5" },
    out: { type: "string", default: "docs/benchmarks.md" },
  },
});
const modules = numberOf("modules", 20);
const rounds = numberOf("rounds", 1);

const folder = mkdtempSync(join(realpathSync(tmpdir()), "server-actions-bench-"));
try {
  const app = generateApp(folder, modules);
  const measurements = measure(folder, rounds, (line) => console.error(line));
  const page = benchmarkPage(app.modules, rounds, measurements);
  writeFileSync(values.out, await format(page, { ...(await resolveConfig(values.out)), filepath: values.out }));
  console.log(ratioTable(measurements));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A whole number given on the command line. Throws when it is none, or less than `least`. */
function numberOf(option: "modules" | "rounds", least: number): number {
  const value = Number(values[option]);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`--${option} must be a whole number of at least ${least}.`);
  return value;
}
