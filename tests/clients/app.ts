/** The app that one edits in these tests. */
import { mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";
import { appFiles, nextTypes, ourPlugin } from "../tsserver/app.ts";

const require = createRequire(import.meta.url);

export const actions = `"use server";
import { redirect } from "next/navigation";

export async function save(id: string) {
  try {
    await fetch(\`/items/\${id}\`);
    redirect("/done");
  } catch (error) {
    console.error(error);
  }
}

export async function remove(id: string) {
  await fetch(id);
}
`;
export const bound = `import { remove, save } from "./actions";

export const a = save.bind(globalThis, "1");
export const b = remove.bind(globalThis, "2");
`;

export const lost = `import { remove, save } from "./actions";

export const a = save.bind("1");
export const b = remove.bind("2");
`;
export const page = `export default function Page({ id }: { id: string }) {
  return <form action={async () => {
    "use server";
    await fetch(id);
  }} />;
}
`;

export const menu = `"use client";
import { useActionState } from "react";
import { save } from "./actions";

export function Menu({ onPick }: { onPick: (id: string) => void }) {
  const [state, submit] = useActionState(save, "");
  return <form action={submit} onClick={() => onPick(state)} />;
}

export function Card({ pic }) {
  return pic;
}
`;
const picker = `import { Menu } from "./menu";
import { remove } from "./actions";
export const Picker = () => <Menu onPick={remove} />;
`;

/** A small app, with a TypeScript of its own: the workspace's, from which the plugins are found. */
export function createApp(): TempProject {
  const project = createTempProject({
    ...appFiles({ plugins: [ourPlugin] }),
    ...nextTypes,
    "app/actions.ts": actions,
    "app/bound.ts": bound,
    "app/lost.ts": lost,
    "app/page.tsx": page,
    "app/menu.tsx": menu,
    "app/picker.tsx": picker,
    "app/new.ts": "",
  });
  mkdirSync(join(project.dir, "node_modules"));
  symlinkSync(dirname(require.resolve("typescript/package.json")), join(project.dir, "node_modules/typescript"), "dir");
  return project;
}
