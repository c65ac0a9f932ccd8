/** Which exports of a `"use server"` file a request can call by their id, depending on what imports the file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type App, recordMark, writeApp } from "./app.ts";
import { type ExposureShape, exposureShapes } from "./exposure-shapes.ts";
import { build, type Bundler, type Server, start } from "./next.ts";
import { reportsOf } from "./run.ts";

export interface ExposureProof {
  /** What imports the file. */
  readonly title: string;
  readonly name: string;
  readonly isReported: boolean;
  /** Bundlers whose app runs the export when a request names its id. */
  readonly calledWith: readonly Bundler[];
}

interface Manifest {
  readonly node: Readonly<
    Record<string, { readonly exportedName: string; readonly workers: Readonly<Record<string, unknown>> }>
  >;
}

/** The names of the exports that `no-accidental-endpoint` reports in each shape. Builds nothing. */
export function reportedExports(): readonly (readonly string[])[] {
  const reports = reportsOf(exposureShapes);
  return exposureShapes.map(({ names }, index) =>
    names.filter((name) => reports[index]?.some((report) => report.startsWith(`no-accidental-endpoint: \`${name}\``))),
  );
}

/** Throws when the app does not build. */
export async function proveExposure(
  bundlers: readonly Bundler[],
  log: (line: string) => void,
): Promise<ExposureProof[]> {
  const reported = reportedExports();
  const called = new Map<Bundler, ReadonlySet<string>>();
  for (const bundler of bundlers) {
    log(`endpoints with ${bundler}`);
    called.set(bundler, await calledExports(bundler));
  }
  return exposureShapes.flatMap(({ names, title }, index) =>
    names.map((name) => ({
      title,
      name,
      isReported: reported[index]?.includes(name) ?? false,
      calledWith: bundlers.filter((bundler) => called.get(bundler)?.has(name)),
    })),
  );
}

async function calledExports(bundler: Bundler): Promise<ReadonlySet<string>> {
  const app = writeApp([publicPage, ...exposureShapes]);
  try {
    const failure = await build(app.dir, bundler);
    if (failure !== undefined) throw new Error(`The app does not build with ${bundler}:\n${failure}`);
    const server = await start(app.dir);
    try {
      return await callEach(app, server);
    } finally {
      await server.stop();
    }
  } finally {
    app.remove();
  }
}

/** Each id is sent to a page that has nothing to do with it, and to every route that Next.js lists for it. */
async function callEach({ dir, routes }: App, server: Server): Promise<ReadonlySet<string>> {
  const manifest = readFileSync(join(dir, ".next/server/server-reference-manifest.json"), "utf8");
  const called = new Set<string>();
  for (const [id, { exportedName, workers }] of Object.entries((JSON.parse(manifest) as Manifest).node)) {
    const own = Object.keys(workers).map((worker) => worker.slice("app/".length, worker.lastIndexOf("/")));
    for (const route of new Set([routes[0] ?? "", ...own]))
      if (await runs(server, route, id, exportedName)) called.add(exportedName);
  }
  return called;
}

async function runs(server: Server, route: string, id: string, name: string): Promise<boolean> {
  const before = server.output().length;
  const answer = await fetch(`${server.origin}/${route}`, {
    method: "POST",
    headers: { "Next-Action": id, "Content-Type": "text/plain;charset=UTF-8" },
    body: "[]",
    signal: AbortSignal.timeout(30_000),
  });
  await answer.arrayBuffer();
  // The log is written after the answer.
  await sleep(150);
  return server
    .output()
    .slice(before)
    .split("\n")
    .includes(recordMark + JSON.stringify(name));
}

const publicPage: Pick<ExposureShape, "expected" | "files" | "title"> = {
  title: "a page that has no action",
  expected: [],
  files: {
    "page.tsx": `export const dynamic = "force-dynamic";\nexport default function Page() {\n  return <p>public</p>;\n}\n`,
  },
};
