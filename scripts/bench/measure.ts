import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";

/** The configs that scripts/bench/lint.mjs knows. The first is what the others are compared with. */
export const configNames = [
  "parser only",
  "as many empty rules",
  "server-actions/recommended",
  "server-actions/all",
  "@next/next core-web-vitals",
  "react-hooks recommended",
] as const;

/** One process. Times in milliseconds. */
export interface Run {
  readonly wall: number;
  /** In user and system mode together, of all threads. */
  readonly cpu: number;
}

/** What the runs of one config took and reported. */
export interface Measurement {
  readonly config: string;
  readonly runs: readonly Run[];
  readonly files: number;
  readonly findingsByRule: Readonly<Record<string, number>>;
}

/** A code base and what linting it takes. */
export interface Subject {
  readonly name: string;
  /** Of a generated app. */
  readonly modules?: number;
  readonly rounds: number;
  readonly machine: string;
  readonly measurements: readonly Measurement[];
}

/** Lints `folder` with every config in turn, `rounds` times, each time from another one on, after one round that only warms the disk's cache. */
export function measure(folder: string, rounds: number, log: (line: string) => void): readonly Measurement[] {
  const outcomes = new Map<string, Outcome[]>(configNames.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % configNames.length;
    for (const name of [...configNames.slice(first), ...configNames.slice(0, first)]) {
      const outcome = lint(name, folder);
      log(`${round === 0 ? "warm-up" : `round ${round}`}: ${name}: ${Math.round(outcome.cpu)} ms`);
      if (round > 0) outcomes.get(name)?.push(outcome);
    }
  }
  return [...outcomes].map(([config, ofConfig]) => ({
    config,
    runs: ofConfig.map(({ cpu, wall }) => ({ cpu, wall })),
    files: ofConfig[0]?.files ?? 0,
    findingsByRule: ofConfig[0]?.byRule ?? {},
  }));
}

/** CPU time over that of the first config: the median of the rounds, each compared with the run of its own round. */
export function ratioOf({ measurements: [first] }: Pick<Subject, "measurements">, { runs }: Measurement): number {
  return medianOf(runs.map(({ cpu }, round) => cpu / (first?.runs[round]?.cpu ?? Number.NaN)));
}

export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The machine, and how busy others kept it when the measurement began. */
export function describeMachine(): string {
  const [load = 0] = loadavg();
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return `${availableParallelism()} cores (${model}), Node.js ${process.versions.node}, load ${load.toFixed(1)}`;
}

interface Outcome extends Run {
  readonly files: number;
  readonly byRule: Readonly<Record<string, number>>;
}

function lint(config: string, folder: string): Outcome {
  const script = fileURLToPath(new URL("lint.mjs", import.meta.url));
  const started = performance.now();
  const output = execFileSync(process.execPath, [script, config, folder], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const wall = performance.now() - started;
  return { wall, ...(JSON.parse(output) as Omit<Outcome, "wall">) };
}
