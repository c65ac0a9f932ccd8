/** Runs shapes through one bundler, and says what became of them. */
import { join } from "node:path";
import { checks } from "@server-actions/shared";
import { openCodeBase } from "../real-code/code-base.ts";
import { type App, writeApp } from "./app.ts";
import { build, type Bundler, start } from "./next.ts";
import type { Shape } from "./shape.ts";
import { type Usage, usePage } from "./use.ts";

export type Outcome =
  { readonly kind: "used"; readonly usage: Usage } | { readonly kind: "unbuilt"; readonly error: string };

export interface Proof {
  readonly shape: Shape;
  /** What our rules report on its files, as `rule: message`. */
  readonly reported: readonly string[];
  readonly outcomes: Readonly<Partial<Record<Bundler, Outcome>>>;
}

/** What our rules report on each shape, as `rule: message`. Builds nothing. */
export function reportsOf(shapes: readonly Shape[]): readonly (readonly string[])[] {
  const app = writeApp(shapes);
  try {
    return shapes.map((shape, index) => reportsOn(app, index, shape));
  } finally {
    app.remove();
  }
}

/** One app with all shapes, built and used with each bundler. Throws when it does not build. */
export async function proveTogether(
  shapes: readonly Shape[],
  bundlers: readonly Bundler[],
  log: (line: string) => void,
): Promise<Proof[]> {
  const app = writeApp(shapes);
  try {
    const outcomes = new Map<Bundler, readonly Outcome[]>();
    for (const bundler of bundlers) {
      log(`${shapes.length} pages with ${bundler}`);
      const results = await outcomesOf(app, bundler);
      for (const outcome of results)
        if (outcome.kind === "unbuilt") throw new Error(`The app does not build with ${bundler}: ${outcome.error}`);
      outcomes.set(bundler, results);
    }
    return shapes.map((shape, index) => ({
      shape,
      reported: reportsOn(app, index, shape),
      outcomes: Object.fromEntries([...outcomes].map(([bundler, results]) => [bundler, results[index]])),
    }));
  } finally {
    app.remove();
  }
}

/** An app for each shape. */
export async function proveApart(
  shapes: readonly Shape[],
  bundlers: readonly Bundler[],
  log: (line: string) => void,
): Promise<Proof[]> {
  const proofs: Proof[] = [];
  for (const shape of shapes) {
    const app = writeApp([shape]);
    try {
      const outcomes: Partial<Record<Bundler, Outcome>> = {};
      for (const bundler of bundlers) {
        log(`${shape.title} with ${bundler}`);
        const [outcome] = await outcomesOf(app, bundler);
        if (outcome) outcomes[bundler] = outcome;
      }
      proofs.push({ shape, reported: reportsOn(app, 0, shape), outcomes });
    } finally {
      app.remove();
    }
  }
  return proofs;
}

/** Whether something goes wrong: no build, no page, a form that fails, or an action that does something else. */
export function fails({ expected }: Shape, outcome: Outcome): boolean {
  if (outcome.kind === "unbuilt") return true;
  const { recorded, render, submits } = outcome.usage;
  const isFine = render === 200 && submits.length > 0 && submits.every((status) => status < 400);
  return !isFine || JSON.stringify(recorded) !== JSON.stringify(expected.map((value) => JSON.stringify(value)));
}

async function outcomesOf({ dir, routes }: App, bundler: Bundler): Promise<Outcome[]> {
  const failure = await build(dir, bundler);
  if (failure !== undefined) return routes.map(() => ({ kind: "unbuilt", error: errorIn(failure) }));
  const server = await start(dir);
  try {
    const outcomes: Outcome[] = [];
    for (const route of routes) outcomes.push({ kind: "used", usage: await usePage(server, route) });
    return outcomes;
  } finally {
    await server.stop();
  }
}

/** The line of a failed build that says why. */
function errorIn(output: string): string {
  const lines = output.split("\n").map((line) => line.trim());
  const wanted = [
    /^\w*Error: (?!Turbopack build failed)/u,
    /only async functions|doesn't exist|is not defined|must be async|has no exported/iu,
    /error/iu,
  ];
  for (const pattern of wanted) {
    const line = lines.find((text) => pattern.test(text));
    if (line !== undefined) return line.slice(0, 200);
  }
  return lines.filter(Boolean).at(-1) ?? "";
}

function reportsOn({ dir, routes }: App, index: number, { files }: Shape): string[] {
  const codeBase = openCodeBase();
  return Object.keys(files).flatMap((file) => {
    const { crashes, findings } = codeBase.lint(join(dir, "app", routes[index] ?? "", file), checks);
    if (crashes[0] !== undefined) throw new Error(crashes[0]);
    return findings.map(({ rule, message }) => `${rule}: ${message}`);
  });
}
