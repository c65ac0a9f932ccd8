/** Builds and starts apps with the installed Next.js. Nothing leaves the machine: servers listen on loopback, telemetry is off. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type Bundler = "turbopack" | "webpack";

export interface Server {
  readonly origin: string;
  /** All that the server has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

const buildTimeout = 10 * 60_000;
const startTimeout = 60_000;

/** `undefined` when the app builds, else what the build printed. Throws when it takes ten minutes. */
export async function build(dir: string, bundler: Bundler): Promise<string | undefined> {
  const run = runNext(dir, ["build", `--${bundler}`]);
  const code = await Promise.race([run.ended, sleep(buildTimeout, "late" as const, { ref: false })]);
  await run.stop();
  if (code === "late")
    throw new Error(`next build --${bundler} in ${dir} takes longer than ten minutes:\n${run.output()}`);
  return code === 0 ? undefined : run.output();
}

/** Throws when the server does not answer within a minute. */
export async function start(dir: string): Promise<Server> {
  const port = await freePort();
  const run = runNext(dir, ["start", "-H", "127.0.0.1", "-p", String(port)]);
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + startTimeout;
  while (Date.now() < deadline) {
    if (await answers(origin)) return { origin, output: run.output, stop: run.stop };
    await sleep(200);
  }
  await run.stop();
  throw new Error(`next start in ${dir} does not answer:\n${run.output()}`);
}

interface Run {
  readonly ended: Promise<number | null>;
  output(): string;
  /** Ends it with all processes it started. */
  stop(): Promise<void>;
}

function runNext(dir: string, args: readonly string[]): Run {
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", ...args], {
    cwd: dir,
    detached: true,
    env: { ...environment(), CI: "1", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const ended = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  running.add(child);
  void ended.finally(() => running.delete(child)).catch(() => undefined);
  const stop = async () => {
    kill(child);
    await Promise.race([ended, sleep(5000, undefined, { ref: false })]);
  };
  return { ended, output: () => output, stop };
}

/** Without what the process around (vitest, tsx) sets for itself. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: "production", NODE_OPTIONS: "" };
}

/** The whole group: Next.js starts workers. */
function kill({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

const running = new Set<ChildProcess>();
process.on("exit", () => running.forEach(kill));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/nothing-here`, { signal: AbortSignal.timeout(5000) })).status > 0;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
