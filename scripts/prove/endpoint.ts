/** What `"use server"` makes of a page: whether its component can be called as a Server Function, on the URL of another page, with props of the caller's. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeApp } from "./app.ts";
import { build, type Bundler, start } from "./next.ts";
import type { Shape } from "./shape.ts";

export interface EndpointProof {
  readonly bundler: Bundler;
  readonly status: number;
  /** Whether the answer holds what the component makes of the caller's props. */
  readonly isRendered: boolean;
}

interface Manifest {
  readonly node: Readonly<Record<string, { readonly workers: Readonly<Record<string, unknown>> }>>;
}

const secret = "props-of-the-caller";

const shapes: readonly Shape[] = [
  {
    title: "another page",
    expected: [],
    files: {
      "page.tsx": `export const dynamic = "force-dynamic";\nexport default function Page() {\n  return <p>public</p>;\n}\n`,
    },
  },
  {
    title: "a page with the directive",
    expected: [],
    files: {
      "page.tsx": `"use server";\n\nexport default async function Page({ secret }) {\n  return <p>{"for " + secret}</p>;\n}\n`,
    },
  },
];

/** Throws when the app does not build, or its page is no Server Function. */
export async function proveEndpoint(bundler: Bundler): Promise<EndpointProof> {
  const app = writeApp(shapes);
  try {
    const failure = await build(app.dir, bundler);
    if (failure !== undefined) throw new Error(`The app does not build with ${bundler}:\n${failure}`);
    const [other, page] = app.routes;
    const id = idOf(app.dir, `app/${page}/page`);
    const server = await start(app.dir);
    try {
      const answer = await fetch(`${server.origin}/${other}`, {
        method: "POST",
        headers: { "Next-Action": id, "Content-Type": "text/plain;charset=UTF-8" },
        body: JSON.stringify([{ secret }]),
        signal: AbortSignal.timeout(30_000),
      });
      return { bundler, status: answer.status, isRendered: (await answer.text()).includes(`for ${secret}`) };
    } finally {
      await server.stop();
    }
  } finally {
    app.remove();
  }
}

/** The id under which a route's only Server Function is called. */
function idOf(dir: string, route: string): string {
  const manifest = JSON.parse(
    readFileSync(join(dir, ".next/server/server-reference-manifest.json"), "utf8"),
  ) as Manifest;
  const id = Object.keys(manifest.node).find((key) => route in (manifest.node[key]?.workers ?? {}));
  if (id === undefined) throw new Error(`${route} is no Server Function.`);
  return id;
}
