/**
 * Plugins that measure, inside the server, the processor time of a request: one below all other plugins, which sees what TypeScript does,
 * and one around them all.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const innerName = "server-actions-bench-inner-probe";
const outerName = "server-actions-bench-outer-probe";

/** What both do. The outer one is called last: it writes what both measured, and the heap that is in use once no garbage is left. */
const code = `"use strict";
const { writeFileSync } = require("node:fs");
const { setFlagsFromString } = require("node:v8");
const { runInNewContext } = require("node:vm");

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");
const { file, times } = (process.serverActionsProbe ??= { file: process.env.SERVER_ACTIONS_PROBE, times: {} });

exports.probe = (name, isOuter) => () => ({
  create({ languageService }) {
    // Own keys: Next's plugin copies no others.
    const proxy = { ...languageService };
    for (const method of ["getSemanticDiagnostics", "getQuickInfoAtPosition"]) {
      proxy[method] = (...args) => {
        const before = process.cpuUsage();
        try {
          return languageService[method](...args);
        } finally {
          const { user, system } = process.cpuUsage(before);
          times[name] = (user + system) / 1000;
          if (isOuter) writeFileSync(file, JSON.stringify(times));
        }
      };
    }
    if (isOuter)
      proxy.getTodoComments = () => {
        collectGarbage();
        writeFileSync(file, JSON.stringify({ heap: process.memoryUsage().heapUsed }));
        return [];
      };
    return proxy;
  },
});
`;

/** Milliseconds of processor time. */
export interface Times {
  /** What TypeScript took. */
  readonly inner: number;
  /** What TypeScript and all plugins took. */
  readonly outer: number;
}

export interface Probe {
  /** What the server needs to load it. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The last request's times. */
  times(): Times;
  /** Bytes of heap in use, after a request for the server's `todoComments`, which stands for this question. */
  heap(): number;
}

/** The plugins of a tsconfig, with the probes below and around them. */
export function withProbes(plugins: readonly string[]): readonly string[] {
  return [innerName, ...plugins, outerName];
}

/** Writes the plugins into an empty folder, and listens there to one server. */
export function createProbe(folder: string): Probe {
  const file = join(folder, "last.json");
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  writeFileSync(join(modules, "probe.cjs"), code);
  for (const [name, call] of [
    [innerName, 'probe("inner", false)'],
    [outerName, 'probe("outer", true)'],
  ] as const) {
    const packageFolder = join(modules, name);
    mkdirSync(packageFolder);
    writeFileSync(join(packageFolder, "package.json"), JSON.stringify({ name, version: "1.0.0", main: "index.cjs" }));
    writeFileSync(join(packageFolder, "index.cjs"), `module.exports = require("../probe.cjs").${call};\n`);
  }
  const read = (): unknown => JSON.parse(readFileSync(file, "utf8"));
  return {
    args: ["--pluginProbeLocations", folder],
    env: { SERVER_ACTIONS_PROBE: file },
    times: () => read() as Times,
    heap: () => (read() as { readonly heap: number }).heap,
  };
}
