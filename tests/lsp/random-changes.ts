/** An app, and changes of it one after another: each decides what is found, in its own file or in others. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";
import { FileChangeType } from "vscode-languageserver/node";
import type { WatchedChange } from "../../ts-plugin/src/lsp/watched-files.ts";
import { catchingAction as action, manifestOf as manifest } from "../helpers/leaving-app.ts";
import type { TempProject } from "../helpers/temp-project.ts";

const leaving = `import { redirect } from "next/navigation";\nexport function leave() {\n  redirect("/");\n}\n`;
const returning = "export function leave() {}\n";
const page = `import { Panel } from "./panel";\nexport default function Page() {\n  return <Panel />;\n}\n`;
const panel = `import { useState } from "react";
import { Helper } from "@/components";
export function Panel() {
  return <Helper state={useState("")} />;
}
`;
const helper = `import { all } from "../app/actions";
export function Helper({ state }) {
  async function pick() {
    "use server";
    return all(state);
  }
  return <form action={pick} />;
}
`;
const records = `"use server";\nimport { db } from "@/lib/db";\nexport async function all() {\n  return db.user.findMany();\n}\n`;
const model = (field: string) => `model User {\n  id String @id\n  ${field} String\n}\n`;
const config = (target: string, rules: object = {}) =>
  JSON.stringify({
    compilerOptions: {
      paths: { "@/*": [target, "./*"] },
      plugins: [{ name: "typescript-plugin-server-actions", preset: "all", rules }],
    },
  });

/** What may stand in each file. */
const texts: Readonly<Record<string, readonly string[]>> = {
  "package.json": [manifest("16.4.5"), manifest("15.0.0"), '{ "workspaces": ["packages/*"] }', "{"],
  "tsconfig.json": [config("./src/*"), config("./other/*"), config("./src/*", { "valid-revalidate-tag": "off" }), "{"],
  "app/actions.ts": [action, records, `${action}\n${records.slice(14)}`, action.replace("leave();", ""), "export {{\n"],
  "app/admin/actions.ts": [action, action.replace("@/lib", "../../lib"), action.replace("@/lib", "@/linked")],
  "app/admin/next.config.js": ["export default {};\n"],
  "app/admin/tsconfig.json": [config("./lib/*", { "valid-revalidate-tag": "off" })],
  "app/page.tsx": [page, `"use client";\n${page}`, page.replace("./panel", "@/components")],
  "app/panel.tsx": [panel, panel.replace('useState("")', "useState"), `"use client";\n${panel}`, panel.slice(0, -4)],
  "components/index.ts": ['export * from "./helper";\n', 'export { Helper } from "./helper";\n', "export {};\n"],
  "components/helper.tsx": [helper, `"use client";\n${helper}`],
  "lib/db.ts": [`import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n`],
  "lib/leave.ts": [leaving, returning, 'export * from "../other/lib/leave";\n'],
  "lib/leave/index.ts": [leaving, returning],
  "src/lib/leave.ts": [leaving, returning],
  "other/lib/leave.ts": [leaving, returning],
  "packages/ui/package.json": ['{ "name": "@/lib", "exports": { "./leave": "./leave.ts" } }'],
  "packages/ui/leave.ts": [leaving, returning],
  "prisma/schema.prisma": [model("password"), model("name")],
  "types.d.ts": ["declare const a: string;\n"],
  "README.md": ["# App\n"],
};
const files = Object.keys(texts);
const folders = ["app", "lib", "src/lib", "other", "components", "gone"];
const linkTargets = ["lib", "other/lib", "src/lib"];

export type Change =
  | { readonly kind: "close"; readonly file: string }
  | { readonly kind: "disk"; readonly changes: readonly WatchedChange[] }
  | { readonly kind: "open"; readonly file: string; readonly text: string };

export interface RandomChanges {
  /** Makes the next change: on disk at once; of an open text, for the caller to make. */
  next(open: ReadonlyMap<string, string>): Change;
}

export function firstTexts(): Readonly<Record<string, string>> {
  const absent = new Set([
    "app/admin/next.config.js",
    "app/admin/tsconfig.json",
    "src/lib/leave.ts",
    "lib/leave/index.ts",
  ]);
  return Object.fromEntries(files.filter((file) => !absent.has(file)).map((file) => [file, texts[file]![0]!]));
}

/** `hasLinks`: a link comes to lead elsewhere, which only who watches it notices while what it led to is there. */
export function randomChanges(project: TempProject, seed: number, hasLinks: boolean): RandomChanges {
  const random = mulberry32(seed);
  const below = (count: number) => Math.floor(random() * count);
  const oneOf = <Item>(items: readonly Item[]): Item => items[below(items.length)]!;
  const isThere = (path: string) => existsSync(project.pathOf(path));
  const disk = (...changes: readonly (readonly [string, FileChangeType])[]): Change => ({
    kind: "disk",
    changes: changes.map(([path, type]) => ({ file: project.pathOf(path), type })),
  });
  const write = (file: string): Change => {
    const type = isThere(file) ? FileChangeType.Changed : FileChangeType.Created;
    if (existsSync(project.pathOf(dirname(file))) && !statSync(project.pathOf(dirname(file))).isDirectory())
      return disk();
    project.write(file, oneOf(texts[file]!));
    return disk([file, type]);
  };
  const remove = (path: string): Change => {
    if (!isThere(path)) return disk();
    rmSync(project.pathOf(path), { recursive: true });
    return disk([path, FileChangeType.Deleted]);
  };
  /** Of a folder the editor names the folder, not its files. */
  const rename = (from: string, to: string): Change => {
    if (!isThere(from) || isThere(to)) return disk();
    mkdirSync(dirname(project.pathOf(to)), { recursive: true });
    renameSync(project.pathOf(from), project.pathOf(to));
    return disk([from, FileChangeType.Deleted], [to, FileChangeType.Created]);
  };
  const link = (): Change => {
    const type = isThere("linked") ? FileChangeType.Changed : FileChangeType.Created;
    rmSync(project.pathOf("linked"), { force: true });
    symlinkSync(project.pathOf(oneOf(linkTargets)), project.pathOf("linked"));
    if (type === FileChangeType.Created) return disk(["linked", type]);
    return disk(["linked", FileChangeType.Deleted], ["linked", FileChangeType.Created]);
  };
  return {
    next(open) {
      const file = oneOf(files);
      const opened = [...open.keys()];
      const kind = below(12);
      if (kind < 3) return write(file);
      if (kind === 3) return remove(file);
      if (kind === 4) return rename(oneOf(files), file);
      if (kind === 5) return rename(oneOf(folders), oneOf(folders));
      if (kind === 6) return hasLinks ? link() : remove(oneOf(folders));
      if (kind === 7 && opened.length > 0) return { kind: "close", file: oneOf(opened) };
      if (kind < 10 && opened.length > 0) {
        const typed = oneOf(opened);
        return { kind: "open", file: typed, text: `${open.get(typed)}\nvoid ${below(9)};\n` };
      }
      const source = oneOf(files.filter((each) => /\.tsx?$/u.test(each)));
      return { kind: "open", file: project.pathOf(source), text: oneOf(texts[source]!) };
    },
  };
}

/** A generator of numbers that a seed decides. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
