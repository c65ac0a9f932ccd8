/** The benchmark, at a size for tests: the app is what it says, every config really runs on it, and the page says what was measured. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, generateApp } from "../../scripts/bench/app.ts";
import { benchmarkChart } from "../../scripts/bench/chart.ts";
import { contenders, groupNames } from "../../scripts/bench/contenders.ts";
import { measure, type Measurement, ratioOf, type Subject } from "../../scripts/bench/measure.ts";
import { benchmarkPage } from "../../scripts/bench/report.ts";

const folder = mkdtempSync(join(realpathSync(tmpdir()), "server-actions-bench-test-"));

describe("the benchmark at 30 modules", () => {
  let app: App;
  let measurements: readonly Measurement[];

  beforeAll(() => {
    app = generateApp(folder, 30);
    measurements = measure(folder, 1, () => undefined, groupNames);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("generates the modules that it was asked for", () => {
    expect(app).toEqual({ modules: 30, swallowedRedirects: 1 });
  });

  it("lints every module with every config, in every host", () => {
    expect(measurements.map(({ config, files, group, unparsed }) => [group, config, files, unparsed])).toEqual(
      contenders.map(({ config, group }) => [group, config, 30, 0]),
    );
  });

  it("finds the app's swallowed redirects with our configs and no others", () => {
    const found = measurements.filter(({ findingsByRule }) =>
      Object.entries(findingsByRule).some(([rule, count]) => rule.includes("no-redirect-in-try-catch") && count === 1),
    );
    expect(found).toEqual(measurements.filter(({ config }) => config.startsWith("server-actions")));
    expect(found).toHaveLength(10);
  });

  it("measures the CPU time, the wall time and the memory of each run", () => {
    for (const { runs } of measurements) {
      expect(runs).toHaveLength(1);
      for (const { cpu, memory, wall } of runs) expect(Math.min(cpu, memory, wall)).toBeGreaterThan(30);
    }
  });
});

const subject: Subject = {
  name: "30 generated modules",
  modules: 30,
  rounds: 3,
  machine: "2 cores",
  measurements: [
    measurement("eslint", "parser only", [1000, 2000, 1000], {}),
    measurement("eslint", "server-actions/all", [1100, 2100, 1500], { a: 2, b: 1 }),
    measurement("oxlint", "one rule of its own", [100, 100, 100], {}),
    measurement("oxlint", "server-actions/all", [300, 300, 300], { a: 2 }),
  ],
};
const larger: Subject = { ...subject, name: "60 generated modules", modules: 60 };

function measurement(
  group: Measurement["group"],
  config: string,
  times: readonly number[],
  findingsByRule: Measurement["findingsByRule"],
): Measurement {
  const runs = times.map((cpu) => ({ cpu, wall: cpu * 2, memory: 200 }));
  return { group, config, runs, files: 30, unparsed: 0, findingsByRule };
}

describe("the report", () => {
  it("compares each run with the run of its round that has the first config of its group", () => {
    expect(subject.measurements.map((measured) => ratioOf(subject, measured))).toEqual([1, 1.1, 1, 3]);
  });

  it("has a row for each config, the growth, and every run", () => {
    expect(benchmarkPage([subject, larger]).split("\n")).toEqual(
      expect.arrayContaining([
        "### oxlint",
        "| server-actions/all | 3.00 s | 1.50 s | 1.10 | 200 MB | 3 |",
        "| server-actions/all | 0.60 s | 0.30 s | 3.00 | 200 MB | 2 |",
        "| server-actions/all | 16.667 | 8.333 |",
        "| eslint: server-actions/all | 1.10 | 2.10 | 1.50 |",
      ]),
    );
  });

  it("draws a bar for each of ESLint's configs but the first", () => {
    const chart = benchmarkChart([subject, { ...larger, name: "<real> & large" }]);
    expect(chart.match(/>10\.0%</gu)).toHaveLength(2);
    expect(chart).toContain("&lt;real> &amp; large");
    expect(chart).not.toContain("parser only<");
  });
});
