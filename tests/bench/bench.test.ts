/** The benchmark, at a size for tests: the app is what it says, every config really runs on it, and the table says what was measured. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, generateApp } from "../../scripts/bench/app.ts";
import { configNames, measure, type Measurement } from "../../scripts/bench/measure.ts";
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

  it("finds the app's swallowed redirects with our configs, and nothing else", () => {
    expect(measurements.map(({ findingsByRule }) => findingsByRule)).toEqual([
      {},
      { "server-actions/no-redirect-in-try-catch": 1 },
      { "server-actions/no-redirect-in-try-catch": 1 },
      {},
    ]);
  });

  it("compares each config with the first", () => {
    const [first, ...others] = measurements;
    expect(first?.ratio).toBe(1);
    for (const { median, ratio } of others) expect(ratio).toBeCloseTo(median / (first?.median ?? 0), 10);
  });

  it("writes a row for each config", () => {
    const page = benchmarkPage(30, 1, [
      { config: "parser only", median: 1234, ratio: 1, files: 30, findingsByRule: { a: 2, b: 1 } },
    ]);
    expect(page.split("\n")).toContain("| parser only | 1.23 s | 1.00 | 3 |");
  });
});
