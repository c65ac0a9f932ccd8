import { availableParallelism } from "node:os";
import { ESLint } from "eslint";
import type { Measurement } from "./measure.ts";

/** The page docs/benchmarks.md. */
export function benchmarkPage(modules: number, rounds: number, measurements: readonly Measurement[]): string {
  return `# Benchmarks

What a lint run costs: a generated Next.js app of ${modules.toLocaleString("en")} modules, linted by ESLint ${ESLint.version} with
\`@typescript-eslint/parser\` and without type information, each run in a process of its own. The median of ${rounds} rounds, in which the
configs take turns, on ${availableParallelism()} cores with Node.js ${process.versions.node}. The ratios are what carries over to another machine.

${ratioTable(measurements)}

Written by \`npm run bench\`; the app is made by \`scripts/bench/app.ts\`.
`;
}

/** Config, time, and time over that of the first config. */
export function ratioTable(measurements: readonly Measurement[]): string {
  const rows = measurements.map(
    ({ config, median, ratio, findingsByRule }) =>
      `| ${config} | ${(median / 1000).toFixed(2)} s | ${ratio.toFixed(2)} | ${total(findingsByRule)} |`,
  );
  return ["| Config | Time | Ratio | Findings |", "| --- | ---: | ---: | ---: |", ...rows].join("\n");
}

function total(byRule: Readonly<Record<string, number>>): number {
  return Object.values(byRule).reduce((sum, count) => sum + count, 0);
}
