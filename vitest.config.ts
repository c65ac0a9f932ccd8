import { defineConfig } from "vitest/config";

/** Suites that look at what the build made; it runs once before the first of them, so that they never see a stale one. */
const builtSuites = [
  "cli",
  "clients",
  "demo",
  "docs",
  "packaging",
  "parity",
  "scripts",
  "tsserver",
  "bench",
  "oracles/next-plugin",
].map((folder) => `tests/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    // Made for two cores. A test file that starts servers or installs packages does so in its own process.
    maxWorkers: 2,
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "source",
          include: ["tests/**/*.test.ts"],
          exclude: [...builtSuites, "tests/fixtures/**"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "built",
          include: builtSuites,
          globalSetup: ["tests/helpers/build.ts"],
          // The built packages are loaded as users load them: by Node, not by vite.
          server: { deps: { external: [/\/dist\/index\.cjs$/] } },
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
