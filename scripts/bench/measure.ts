import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The configs that scripts/bench/lint.mjs knows. The first is what the others are compared with. */
export const configNames = [
  "parser only",
  "server-actions/recommended",
  "server-actions/all",
  "@next/next core-web-vitals",
] as const;

/** What the runs of one config took and reported. */
export interface Measurement {
  readonly config: string;
  /** Wall time of the whole process in milliseconds: the median of its runs. */
  readonly median: number;
  /** `median` over that of the first config. */
  readonly ratio: number;
  readonly files: number;
  readonly findingsByRule: Readonly<Record<string, number>>;
}

interface Run {
  readonly milliseconds: number;
  readonly files: number;
  readonly byRule: Readonly<Record<string, number>>;
}

/** Lints `folder` with every config in turn, `rounds` times, each time from another one on, after one round that only warms the disk's cache. */
export function measure(folder: string, rounds: number, log: (line: string) => void): readonly Measurement[] {
  const runs = new Map<string, Run[]>(configNames.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of [
      ...configNames.slice(round % configNames.length),
      ...configNames.slice(0, round % configNames.length),
    ]) {
      const run = lint(name, folder);
      log(`${round === 0 ? "warm-up" : `round ${round}`}: ${name}: ${Math.round(run.milliseconds)} ms`);
      if (round > 0) runs.get(name)?.push(run);
    }
  }
  const base = medianOf(runs.get(configNames[0]) ?? []);
  return [...runs].map(([config, ofConfig]) => {
    const median = medianOf(ofConfig);
    return {
      config,
      median,
      ratio: median / base,
      files: ofConfig[0]?.files ?? 0,
      findingsByRule: ofConfig[0]?.byRule ?? {},
    };
  });
}

function lint(config: string, folder: string): Run {
  const script = fileURLToPath(new URL("lint.mjs", import.meta.url));
  const started = performance.now();
  const output = execFileSync(process.execPath, [script, config, folder], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const milliseconds = performance.now() - started;
  return { milliseconds, ...(JSON.parse(output) as Omit<Run, "milliseconds">) };
}

function medianOf(runs: readonly Run[]): number {
  const sorted = runs.map((run) => run.milliseconds).sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
