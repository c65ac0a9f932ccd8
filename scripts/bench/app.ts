import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A generated app: what a benchmark needs to know of it. */
export interface App {
  readonly modules: number;
  /** Places where a `try`/`catch` swallows a redirect, each for `no-redirect-in-try-catch` to find. */
  readonly swallowedRedirects: number;
}

/** Every tenth feature swallows a redirect. */
const isWrong = (feature: number): boolean => feature % 10 === 0;

/** The modules of one feature, by path: a page, its actions, a client entry, a client component, a helper. */
const featureModules: readonly ((feature: number, barrel: number) => readonly [path: string, text: string])[] = [
  (n, barrel) => [`app/feature-${n}/page.tsx`, page(n, barrel)],
  (n) => [`app/feature-${n}/actions.ts`, actions(n)],
  (n) => [`app/feature-${n}/form.tsx`, form(n)],
  (n) => [`components/list-${n}.tsx`, list(n)],
  (n) => [`lib/data-${n}.ts`, data(n)],
];

/** Writes a Next.js app of `modules` modules (at least 20) into an empty folder. Features import each other's helpers through barrels. */
export function generateApp(folder: string, modules: number): App {
  const shared: readonly (readonly [string, string])[] = [
    ["app/layout.tsx", layout],
    ["lib/auth.ts", auth],
    ["lib/navigation.ts", navigation],
  ];
  const barrels = Math.ceil(modules / 100);
  const features = Math.floor((modules - shared.length - barrels) / featureModules.length);
  const files = new Map(shared);
  const perBarrel = Math.ceil(features / barrels);
  for (let n = 0; n < features; n += 1) {
    for (const make of featureModules) files.set(...make(n, Math.floor(n / perBarrel)));
  }
  for (let index = 0; index < barrels; index += 1) {
    const members = Array.from({ length: perBarrel }, (_, i) => index * perBarrel + i).filter((n) => n < features);
    files.set(
      `lib/barrel-${index}.ts`,
      members.map((n) => `export * from "./data-${n}";\n`).join("") || "export {};\n",
    );
  }
  for (let n = files.size; n < modules; n += 1) files.set(`lib/filler-${n}.ts`, `export const filler${n} = ${n};\n`);
  for (const [path, text] of files) write(join(folder, path), text);
  write(join(folder, "tsconfig.json"), JSON.stringify(tsconfig, undefined, 2));
  write(
    join(folder, "package.json"),
    JSON.stringify({ name: "bench-app", private: true, dependencies: { next: "16.0.0", react: "19.0.0" } }),
  );
  return {
    modules: files.size,
    swallowedRedirects: Array.from({ length: features }, (_, n) => n).filter(isWrong).length,
  };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const tsconfig = {
  compilerOptions: {
    strict: true,
    jsx: "preserve",
    module: "esnext",
    moduleResolution: "bundler",
    paths: { "@/*": ["./*"] },
  },
  include: ["**/*.ts", "**/*.tsx"],
};

const layout = `import type { ReactNode } from "react";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`;

const auth = `import { cookies } from "next/headers";

export interface Session {
  readonly userId: string;
  readonly role: "admin" | "member";
}

export async function getSession(): Promise<Session | undefined> {
  const value = (await cookies()).get("session")?.value;
  return value === undefined ? undefined : (JSON.parse(value) as Session);
}

export function withSession<Args extends unknown[], Result>(handler: (session: Session, ...args: Args) => Promise<Result>) {
  return async (...args: Args): Promise<Result> => {
    const session = await getSession();
    if (session === undefined) throw new Error("Not signed in.");
    return handler(session, ...args);
  };
}
`;

const navigation = `import { notFound, redirect } from "next/navigation";

export function leave(path: string): never {
  redirect(path);
}

export function required<Value>(value: Value | undefined): Value {
  if (value === undefined) notFound();
  return value;
}
`;

function page(n: number, barrel: number): string {
  return `import { Suspense } from "react";
import { List${n} } from "@/components/list-${n}";
import { load${n} } from "@/lib/barrel-${barrel}";
import { required } from "@/lib/navigation";
import { removeItem${n}, saveItem${n} } from "./actions";
import { Form${n} } from "./form";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props) {
  const { id } = await params;
  const item = await load${n}(id);
  return { title: item?.title ?? "Item" };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const item = required(await load${n}(id));
  return (
    <main>
      <h1>{item.title}</h1>
      <Form${n} item={item} saveAction={saveItem${n}.bind(null, item.id)} />
      <form action={removeItem${n}}>
        <input type="hidden" name="id" value={item.id} />
        <button type="submit">Remove</button>
      </form>
      <Suspense fallback={<p>Loading</p>}>
        <List${n} items={[item]} />
      </Suspense>
    </main>
  );
}
`;
}

function actions(n: number): string {
  const rethrow = isWrong(n) ? "" : "\n    unstable_rethrow(error);";
  return `"use server";

import { revalidatePath } from "next/cache";
import { redirect${isWrong(n) ? "" : ", unstable_rethrow"} } from "next/navigation";
import { getSession, withSession } from "@/lib/auth";
import { remove${n}, store${n} } from "@/lib/data-${n}";
import { leave } from "@/lib/navigation";

export async function saveItem${n}(id: string, formData: FormData) {
  const session = await getSession();
  if (session === undefined) leave("/sign-in");
  const title = String(formData.get("title") ?? "");
  if (title.length === 0) {
    return { error: "A title is needed." };
  }
  try {
    await store${n}({ id, title, owner: session.userId });
    redirect(\`/feature-${n}/\${id}\`);
  } catch (error) {${rethrow}
    console.error("save failed", error);
    return { error: "Saving failed." };
  }
}

export const removeItem${n} = withSession(async (session, formData: FormData) => {
  const id = String(formData.get("id"));
  await remove${n}(id, session.userId);
  revalidatePath("/feature-${n}");
  redirect("/feature-${n}");
});

export async function countItems${n}(ids: readonly string[]) {
  let count = 0;
  for (const id of ids) {
    if (id.startsWith("item-")) count += 1;
  }
  return count;
}
`;
}

function form(n: number): string {
  return `"use client";

import { useActionState, useState } from "react";
import type { Item${n} } from "@/lib/data-${n}";

interface Props {
  item: Item${n};
  saveAction: (formData: FormData) => Promise<{ error: string } | undefined>;
}

export function Form${n}({ item, saveAction }: Props) {
  const [title, setTitle] = useState(item.title);
  const [state, formAction, pending] = useActionState(
    async (_previous: { error: string } | undefined, formData: FormData) => saveAction(formData),
    undefined,
  );
  return (
    <form action={formAction}>
      <label>
        Title
        <input name="title" value={title} onChange={(event) => setTitle(event.target.value)} />
      </label>
      {state?.error ? <p role="alert">{state.error}</p> : null}
      <button type="submit" disabled={pending}>
        {pending ? "Saving" : "Save"}
      </button>
    </form>
  );
}
`;
}

function list(n: number): string {
  return `import Link from "next/link";
import type { Item${n} } from "@/lib/data-${n}";

export function List${n}({ items }: { items: readonly Item${n}[] }) {
  if (items.length === 0) {
    return <p>Nothing here.</p>;
  }
  const sorted = [...items].sort((a, b) => a.title.localeCompare(b.title));
  return (
    <ul>
      {sorted.map((item) => (
        <li key={item.id}>
          <Link href={\`/feature-${n}/\${item.id}\`}>{item.title}</Link>
          <span>{item.owner}</span>
        </li>
      ))}
    </ul>
  );
}
`;
}

function data(n: number): string {
  return `export interface Item${n} {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
}

const url = process.env.DATA_URL ?? "http://localhost:4000";

export async function load${n}(id: string): Promise<Item${n} | undefined> {
  const response = await fetch(\`\${url}/feature-${n}/\${id}\`);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(\`Loading \${id} failed: \${response.status}\`);
  return (await response.json()) as Item${n};
}

export async function store${n}(item: Item${n}): Promise<void> {
  const response = await fetch(\`\${url}/feature-${n}/\${item.id}\`, { method: "PUT", body: JSON.stringify(item) });
  if (!response.ok) throw new Error(\`Storing \${item.id} failed: \${response.status}\`);
}

export async function remove${n}(id: string, owner: string): Promise<void> {
  const response = await fetch(\`\${url}/feature-${n}/\${id}?owner=\${owner}\`, { method: "DELETE" });
  if (!response.ok) throw new Error(\`Removing \${id} failed: \${response.status}\`);
}
`;
}
