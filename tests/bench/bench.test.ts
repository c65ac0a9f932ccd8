/** The benchmark, at a size for tests: the app is what it says, every config really runs on it, and the page says what was measured. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, generateApp } from "../../scripts/bench/app.ts";
import { benchmarkChart } from "../../scripts/bench/chart.ts";
import { configNames, measure, type Measurement, ratioOf, type Subject } from "../../scripts/bench/measure.ts";
import { benchmarkPage } from "../../scripts/bench/report.ts";

const folder = mkdtempSync(join(realpathSync(tmpdir()), "server-actions-bench-test-"));

describe("the benchmark at 30 modules", () => {
  let app: App;
  let measurements: readonly Measurement[];

  beforeAll(() => {
    app = generateApp(folder, 30);
    measurements = measure(folder, 1, () => undefined);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("generates the modules that it was asked for", () => {
    expect(app).toEqual({ modules: 30, swallowedRedirects: 1 });
  });

  it("lints every module with every config", () => {
    expect(measurements.map(({ config, files }) => [config, files])).toEqual(configNames.map((name) => [name, 30]));
  });

  it("finds the app's swallowed redirects with our configs", () => {
    const swallowed = measurements.map(
      ({ findingsByRule }) => findingsByRule["server-actions/no-redirect-in-try-catch"],
    );
    expect(swallowed).toEqual([undefined, undefined, 1, 1, undefined, undefined]);
  });

  it("measures the CPU time and the wall time of each run", () => {
    for (const { runs } of measurements) {
      expect(runs).toHaveLength(1);
      for (const { cpu, wall } of runs) expect(Math.min(cpu, wall)).toBeGreaterThan(100);
    }
  });
});

const subject: Subject = {
  name: "30 generated modules",
  modules: 30,
  rounds: 3,
  machine: "2 cores",
  measurements: [
    { config: "parser only", runs: runs(1000, 2000, 1000), files: 30, findingsByRule: {} },
    { config: "server-actions/all", runs: runs(1100, 2100, 1500), files: 30, findingsByRule: { a: 2, b: 1 } },
  ],
};
const larger: Subject = { ...subject, name: "60 generated modules", modules: 60 };

function runs(...times: readonly number[]): Measurement["runs"] {
  return times.map((cpu) => ({ cpu, wall: cpu * 2 }));
}

describe("the report", () => {
  it("compares each run with the first config's run of its round", () => {
    expect(subject.measurements.map((measurement) => ratioOf(subject, measurement))).toEqual([1, 1.1]);
  });

  it("has a row for each config, the growth, and every run", () => {
    expect(benchmarkPage([subject, larger]).split("\n")).toEqual(
      expect.arrayContaining([
        "| server-actions/all | 3.00 s | 1.50 s | 1.10 | 3 |",
        "| server-actions/all | 16.667 | 8.333 |",
        "| server-actions/all | 1.10 | 2.10 | 1.50 |",
      ]),
    );
  });

  it("draws a bar for each config but the first", () => {
    const chart = benchmarkChart([subject, { ...larger, name: "<real> & large" }]);
    expect(chart.match(/>10\.0%</gu)).toHaveLength(2);
    expect(chart).toContain("&lt;real> &amp; large");
    expect(chart).not.toContain("parser only<");
  });
});
