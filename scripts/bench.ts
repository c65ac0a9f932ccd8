/**
 * `npm run bench`: what linting costs, on generated apps and on real code bases.
 * `-- --modules 500,2000,8000 --rounds 5 --groups eslint,typed,oxlint,command --out docs/benchmarks.md` are the defaults; `--dir <name>=<folder>`,
 * also several times, adds a code base.
 * Prints the tables and writes the page, a chart (.svg) and the raw numbers (.json) beside it. Subjects that are not measured this time keep
 * the numbers they had: `--modules 8000` measures one size again, `--modules ""` none.
 */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { format, resolveConfig } from "prettier";
import { generateApp } from "./bench/app.ts";
import { benchmarkChart } from "./bench/chart.ts";
import { type GroupName, groupNames } from "./bench/contenders.ts";
import { describeMachine, measure, type Subject } from "./bench/measure.ts";
import { benchmarkPage, subjectTables } from "./bench/report.ts";
import { readOptions, wholeNumber } from "./options.ts";

const { values } = readOptions({
  options: {
    modules: { type: "string", default: "500,2000,8000" },
    dir: { type: "string", multiple: true, default: [] },
    rounds: { type: "string", default: "5" },
    groups: { type: "string", default: groupNames.join() },
    out: { type: "string", default: "docs/benchmarks.md" },
  },
});
const sizes = values.modules.split(",").filter((size) => size !== "");
const rounds = wholeNumber("rounds", values.rounds);
const groups = values.groups.split(",").map(groupNamed);
const rawFile = values.out.replace(/\.md$/u, ".json");
const known = existsSync(rawFile) ? (JSON.parse(readFileSync(rawFile, "utf8")) as readonly Subject[]) : [];
const subjects = new Map(known.map((subject) => [subject.name, subject]));

for (const size of sizes) await measureGenerated(wholeNumber("modules", size, 20));
for (const dir of values.dir) await measureCodeBase(dir);

async function measureGenerated(modules: number): Promise<void> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "server-actions-bench-"));
  try {
    generateApp(folder, modules);
    await keep(measureFolder(`${modules.toLocaleString("en")} generated modules`, modules, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `name=folder`, or a folder alone. */
async function measureCodeBase(given: string): Promise<void> {
  const equals = given.indexOf("=");
  const folder = resolve(given.slice(equals + 1));
  await keep(measureFolder(equals === -1 ? basename(folder) : given.slice(0, equals), undefined, folder));
}

function measureFolder(name: string, modules: number | undefined, folder: string): Subject {
  const machine = describeMachine();
  const measurements = measure(folder, rounds, (line) => console.error(`${name}: ${line}`), groups);
  return { name, ...(modules !== undefined && { modules }), rounds, machine, measurements };
}

/** Each subject is written as soon as it is measured: a run of an hour that is interrupted has not been for nothing. */
async function keep(subject: Subject): Promise<void> {
  subjects.set(subject.name, subject);
  const all = [...subjects.values()].sort((a, b) => (a.modules ?? Infinity) - (b.modules ?? Infinity));
  await write(values.out, benchmarkPage(all));
  await write(rawFile, JSON.stringify(all));
  writeFileSync(values.out.replace(/\.md$/u, ".svg"), benchmarkChart(all));
  console.log(`${subject.name}\n${subjectTables(subject)}\n`);
}

async function write(file: string, text: string): Promise<void> {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

function groupNamed(name: string): GroupName {
  const found = groupNames.find((known) => known === name);
  if (!found) throw new Error(`--groups has no "${name}", only ${groupNames.join(", ")}.`);
  return found;
}
