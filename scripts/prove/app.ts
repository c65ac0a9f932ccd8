/** Writes apps of Next.js to temporary folders. They use the packages that are installed for this repository. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Shape } from "./shape.ts";

export interface App {
  readonly dir: string;
  /** The route of each shape, by its place in the list. */
  readonly routes: readonly string[];
  remove(): void;
}

const nodeModules = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** What a server prints in front of each value that an action hands to `record`. */
export const recordMark = "@record@";

/** `root: "/"`: the app and the packages it uses have no closer folder in common. */
const frame: Readonly<Record<string, string>> = {
  "package.json": `{ "name": "proof", "private": true }\n`,
  "next.config.mjs": `export default { turbopack: { root: "/" }, outputFileTracingRoot: "/", typescript: { ignoreBuildErrors: true } };\n`,
  "app/layout.tsx": `export default function Layout({ children }) {\n  return <html lang="en"><body>{children}</body></html>;\n}\n`,
  "app/record.ts": `export function record(value: unknown) {\n  console.log("${recordMark}" + JSON.stringify(value));\n}\n`,
};

/** An app with a route for each shape. */
export function writeApp(shapes: readonly Shape[]): App {
  const dir = mkdtempSync(join(realpathSync(tmpdir()), "server-actions-prove-"));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  for (const [file, text] of Object.entries(frame)) write(file, text);
  const routes = shapes.map((_, index) => `shape-${index + 1}`);
  for (const [index, { files }] of shapes.entries())
    for (const [file, text] of Object.entries(files)) write(`app/${routes[index]}/${file}`, text);
  symlinkSync(nodeModules, join(dir, "node_modules"), "dir");
  return { dir, routes, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
