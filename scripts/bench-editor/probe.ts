/** A plugin around all others that measures, inside the server, the processor time of what they do for a request. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const probeName = "server-actions-bench-probe";

/** What the plugin does: the processor time of the last call of each method goes to the file that the environment names. */
const code = `"use strict";
const { writeFileSync } = require("node:fs");

module.exports = () => ({
  create({ languageService }) {
    const proxy = Object.create(languageService);
    for (const method of ["getSemanticDiagnostics", "getQuickInfoAtPosition"]) {
      proxy[method] = (...args) => {
        const before = process.cpuUsage();
        try {
          return languageService[method](...args);
        } finally {
          const { user, system } = process.cpuUsage(before);
          writeFileSync(process.env.SERVER_ACTIONS_PROBE, String((user + system) / 1000));
        }
      };
    }
    return proxy;
  },
});
`;

export interface Probe {
  /** What the server needs to load it. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds of processor time that the last request took. */
  last(): number;
}

/** Writes the plugin into an empty folder, and listens there to one server. */
export function createProbe(folder: string): Probe {
  const packageFolder = join(folder, "node_modules", probeName);
  const file = join(folder, "last.txt");
  mkdirSync(packageFolder, { recursive: true });
  writeFileSync(
    join(packageFolder, "package.json"),
    JSON.stringify({ name: probeName, version: "1.0.0", main: "index.cjs" }),
  );
  writeFileSync(join(packageFolder, "index.cjs"), code);
  return {
    args: ["--pluginProbeLocations", folder],
    env: { SERVER_ACTIONS_PROBE: file },
    last: () => Number(readFileSync(file, "utf8")),
  };
}
