import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { medianOf } from "../median.ts";
import { type Contender, contenders, type GroupName, type Reported, withScratch } from "./contenders.ts";

/** One process. Times in milliseconds, memory in megabytes. */
export interface Run {
  readonly wall: number;
  /** In user and system mode together, of all threads. */
  readonly cpu: number;
  /** The most that was resident at a time. */
  readonly memory: number;
}

/** What the runs of one config took and reported. */
export interface Measurement {
  readonly group: GroupName;
  readonly config: string;
  readonly runs: readonly Run[];
  readonly files: number | undefined;
  readonly unparsed: number;
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

/**
 * Lints `folder` with every contender of the groups in turn, `rounds` times, each time from another one on, after one run that only warms
 * the disk's cache.
 */
export function measure(
  folder: string,
  rounds: number,
  log: (line: string) => void,
  groups: readonly GroupName[],
): readonly Measurement[] {
  const measured = contenders.filter(({ group }) => groups.includes(group));
  const outcomes = new Map<Contender, Outcome[]>(measured.map((contender) => [contender, []]));
  for (const contender of measured.slice(0, 1)) run(contender, folder);
  for (let round = 1; round <= rounds; round += 1) {
    const first = round % measured.length;
    for (const contender of [...measured.slice(first), ...measured.slice(0, first)]) {
      const outcome = run(contender, folder);
      log(`round ${round}: ${contender.group}: ${contender.config}: ${Math.round(outcome.cpu)} ms`);
      outcomes.get(contender)?.push(outcome);
    }
  }
  return [...outcomes].map(([{ config, group }, all]) => ({
    group,
    config,
    runs: all.map(({ cpu, memory, wall }) => ({ wall, cpu, memory })),
    files: all[0]?.files,
    unparsed: all[0]?.unparsed ?? 0,
    findingsByRule: all[0]?.byRule ?? {},
  }));
}

/** CPU time over that of the group's first config: the median of the rounds, each compared with the run of its own round. */
export function ratioOf({ measurements }: Pick<Subject, "measurements">, { group, runs }: Measurement): number {
  const first = measurements.find((measurement) => measurement.group === group);
  return medianOf(runs.map(({ cpu }, round) => cpu / (first?.runs[round]?.cpu ?? Number.NaN)));
}

/** The machine, and how busy others kept it when the measurement began. */
export function describeMachine(): string {
  const [load = 0] = loadavg();
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return `${availableParallelism()} cores (${model}), Node.js ${process.versions.node}, load ${load.toFixed(1)}`;
}

type Outcome = Reported & Run;

function run(contender: Contender, folder: string): Outcome {
  return withScratch((scratch) => {
    if (contender.again) runProcess(contender, folder, scratch);
    return runProcess(contender, folder, scratch);
  });
}

/** Findings make it exit with 1; what it prints is read all the same. */
function runProcess(contender: Contender, folder: string, scratch: string): Outcome {
  const timeFile = join(scratch, "time.json");
  const hook = new URL("cpu-time.mjs", import.meta.url).href;
  const started = performance.now();
  const { error, stderr, stdout } = spawnSync(
    process.execPath,
    ["--import", hook, ...contender.command(folder, scratch)],
    { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 30, env: { ...process.env, BENCH_CPU_FILE: timeFile } },
  );
  const wall = performance.now() - started;
  if (error) throw error;
  try {
    const time = JSON.parse(readFileSync(timeFile, "utf8")) as Pick<Run, "cpu" | "memory">;
    return { wall, ...time, ...contender.read(stdout) };
  } catch {
    throw new Error(`${contender.group}: ${contender.config} did not run:\n${stdout.slice(0, 2000)}\n${stderr}`);
  }
}
