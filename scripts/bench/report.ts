import { ESLint } from "eslint";
import { medianOf } from "../median.ts";
import type { GroupName } from "./contenders.ts";
import { type Measurement, ratioOf, type Subject } from "./measure.ts";

const titles: Readonly<Record<GroupName, string>> = {
  eslint: "ESLint, without type information",
  typed: "ESLint, with type information (`projectService`)",
  oxlint: "oxlint",
  command: "The command `server-actions`",
};

/** The page docs/benchmarks.md. */
export function benchmarkPage(subjects: readonly Subject[]): string {
  return `# Benchmarks

What a run costs, with ESLint ${ESLint.version} and \`@typescript-eslint/parser\`, with oxlint, and with the command. Each run is a process of its own
that loads what its config needs, and the configs take turns. Compared is the CPU time of the whole process, in user and system mode and of all
threads, which other work on the machine disturbs least: each run with the run of the same round that has the first config of its table. The tables have the
medians. The ratios are what carries over to another machine. Without a rule ESLint walks no tree: the second line of its tables, as many
rules as ours that do nothing, is what ESLint itself takes for that.

![CPU time above that of a parser-only run, in per cent](benchmarks.svg)

${subjects.map(subjectSection).join("\n")}
${growthSection(subjects)}
## Raw numbers

CPU time of each run in seconds, round by round.

${subjects.map(rawTable).join("\n\n")}

Written by \`npm run bench\`; \`scripts/bench/app.ts\` makes the generated apps: pages, files of actions, client components, helpers and barrels.
`;
}

/** For each group: config, times, ratio, memory, and what was found. */
export function subjectTables(subject: Subject): string {
  const groups = [...new Set(subject.measurements.map(({ group }) => group))];
  return groups.map((group) => `### ${titles[group]}\n\n${groupTable(subject, group)}`).join("\n\n");
}

function groupTable(subject: Subject, group: GroupName): string {
  const rows = subject.measurements
    .filter((measurement) => measurement.group === group)
    .map((measurement) => {
      const { config, findingsByRule, runs, unparsed } = measurement;
      const times = [medianOf(runs.map(({ wall }) => wall)), medianOf(runs.map(({ cpu }) => cpu))].map(seconds);
      const memory = `${Math.round(medianOf(runs.map((one) => one.memory)))} MB`;
      const found =
        unparsed > 0 ? `${total(findingsByRule)} (${unparsed} files unread)` : String(total(findingsByRule));
      return row([config, ...times, ratioOf(subject, measurement).toFixed(2), memory, found]);
    });
  return [
    row(["Config", "Time", "CPU time", "Ratio", "Memory", "Findings"]),
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
  ].join("\n");
}

function subjectSection(subject: Subject): string {
  const files = subject.measurements[0]?.files?.toLocaleString("en");
  return `## ${subject.name}

${files} files, ${subject.rounds} ${subject.rounds === 1 ? "round" : "rounds"}, ${subject.machine}.

${subjectTables(subject)}
`;
}

/** What a config adds to a parser-only run, for each module, by the size of the app. */
function growthSection(subjects: readonly Subject[]): string {
  const generated = subjects.filter(({ modules }) => modules !== undefined);
  const [first] = generated;
  if (!first || generated.length < 2) return "";
  const [, ...others] = first.measurements.filter(({ group }) => group === "eslint");
  const rows = others.map(({ config }) =>
    row([config, ...generated.map((subject) => addedPerModule(subject, config))]),
  );
  return `## Growth

CPU time that a config adds to the parser's in ESLint without type information, in milliseconds for each module.

${row(["Config", ...generated.map(({ name }) => name)])}
| --- |${" ---: |".repeat(generated.length)}
${rows.join("\n")}
`;
}

function addedPerModule({ measurements, modules = 1 }: Subject, config: string): string {
  const ofEslint = measurements.filter(({ group }) => group === "eslint");
  const [first] = ofEslint;
  const found = ofEslint.find((measurement) => measurement.config === config);
  const cpuOf = (measurement: Measurement | undefined) => medianOf((measurement?.runs ?? []).map(({ cpu }) => cpu));
  return ((cpuOf(found) - cpuOf(first)) / modules).toFixed(3);
}

function rawTable({ measurements, name }: Subject): string {
  const rounds = measurements[0]?.runs.map((_, index) => String(index + 1)) ?? [];
  return [
    row([name, ...rounds]),
    `| --- |${" ---: |".repeat(rounds.length)}`,
    ...measurements.map(({ config, group, runs }) =>
      row([`${group}: ${config}`, ...runs.map(({ cpu }) => (cpu / 1000).toFixed(2))]),
    ),
  ].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function total(byRule: Readonly<Record<string, number>>): number {
  return Object.values(byRule).reduce((sum, count) => sum + count, 0);
}
