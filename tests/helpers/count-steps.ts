import { Session } from "node:inspector";
import type { Profiler } from "node:inspector";

/**
 * How often functions of `shared/src` are entered while `run` runs, as V8 counts it for coverage: how much work is done, in a number that is the
 * same on every machine.
 */
export function countSteps(run: () => void): number {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  let scripts: readonly Profiler.ScriptCoverage[] = [];
  try {
    run();
    session.post("Profiler.takePreciseCoverage", (error, coverage) => {
      if (error) throw error;
      scripts = coverage.result;
    });
  } finally {
    session.post("Profiler.stopPreciseCoverage");
    session.disconnect();
  }
  const counts = scripts
    .filter(({ url }) => url.includes("/shared/src/"))
    .flatMap(({ functions }) => functions.map(({ ranges: [whole] }) => whole?.count ?? 0));
  return counts.reduce((sum, count) => sum + count, 0);
}
