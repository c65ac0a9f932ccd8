import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the packages before the suites that use what the build makes. Throws with esbuild's words when it fails. */
export default function setup(): void {
  execFileSync(process.execPath, ["--import", "tsx", "scripts/build.ts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
}
