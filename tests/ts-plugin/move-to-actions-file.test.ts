/**
 * The code fix of `no-inline-action-in-client`, as a server asks the plugin for it. What it leaves type-checks, is what the rule accepts, and
 * compiles: the component for the client, the action for the server.
 */
import { describe, expect, it } from "vitest";
import { noInlineActionInClient } from "../../shared/src/checks/no-inline-action-in-client.ts";
import { expectGood, type Files, offersOf } from "../helpers/code-fixes.ts";
import { compileWithNext } from "../oracles/next-compiler/transform.ts";

const library = {
  "app/db.ts": `export interface Row { id: string }
export const db = { like: async (id: string, by: number): Promise<void> => { void [id, by]; } };
export async function log(text: string): Promise<void> { void text; }
`,
};

interface Moved {
  readonly title: string | undefined;
  readonly files: Files;
}

/** What the plugin offers for the first finding in `file`, applied. */
function move(files: Files, file = "app/form.tsx"): Moved {
  const [offer] = offersOf(noInlineActionInClient, { ...library, ...files }, file);
  return offer ?? { title: undefined, files: {} };
}

interface Case {
  readonly name: string;
  readonly form: string;
  readonly others?: Files;
  readonly title: string;
  readonly after: Files;
}

const cases: readonly Case[] = [
  {
    name: "a declaration that captures nothing keeps its name, and takes its import along",
    form: `"use client";

import { log } from "./db";

export function Form() {
  async function save(data: FormData) {
    "use server";
    await log(String(data.get("name")));
  }
  return <form action={save} />;
}
`,
    title: "Move `save` to `actions.ts`.",
    after: {
      "app/form.tsx": `"use client";

import { save } from "./actions";

export function Form() {
  return <form action={save} />;
}
`,
      "app/actions.ts": `"use server";

import { log } from "./db";

export async function save(data: FormData) {
  await log(String(data.get("name")));
}
`,
    },
  },
  {
    name: "captured names and members become the first parameters",
    form: `"use client";
import { useState } from "react";
import { db, log } from "./db";

export function LikeButton({ row, by }: { row: { id: string }; by: number }) {
  const [count, setCount] = useState(0);
  void log("shown");
  const like = async (again: boolean) => {
    "use server";
    await db.like(row.id, again ? by : count);
  };
  return <button onClick={() => like(true).then(() => setCount(1))}>{count}</button>;
}
`,
    title: "Move `likeAction` to `actions.ts`.",
    after: {
      "app/form.tsx": `"use client";
import { useState } from "react";
import { log } from "./db";
import { likeAction } from "./actions";

export function LikeButton({ row, by }: { row: { id: string }; by: number }) {
  const [count, setCount] = useState(0);
  void log("shown");
  const like = likeAction.bind(null, row.id, by, count);
  return <button onClick={() => like(true).then(() => setCount(1))}>{count}</button>;
}
`,
      "app/actions.ts": `"use server";

import { db } from "./db";

export async function likeAction(id: string, by: number, count: number, again: boolean) {
  await db.like(id, again ? by : count);
}
`,
    },
  },
  {
    name: "names of imports that others use stay, and a parameter is called differently where its name is taken",
    form: `"use client";
import { log, db } from "./db";

export function Form({ row, voids }: { row: { id: string }; voids: string[] }) {
  const id = row.id + "!";
  const save = async () => {
    "use server";
    await db.like(row.id, Number(id));
    return voids.map(String);
  };
  void log(id);
  return <button onClick={() => save()} />;
}
`,
    title: "Move `saveAction` to `actions.ts`.",
    after: {
      "app/form.tsx": `"use client";
import { log } from "./db";
import { saveAction } from "./actions";

export function Form({ row, voids }: { row: { id: string }; voids: string[] }) {
  const id = row.id + "!";
  const save = saveAction.bind(null, row.id, id, voids);
  void log(id);
  return <button onClick={() => save()} />;
}
`,
      "app/actions.ts": `"use server";

import { db } from "./db";

export async function saveAction(id2: string, id: string, voids: string[]) {
  await db.like(id2, Number(id));
  return voids.map(String);
}
`,
    },
  },
  {
    name: "an action in an attribute is named for its component, and its parameter for what the attribute gives it",
    form: `"use client";

export function Form({ id }: { id: string }) {
  return (
    <form
      action={async (data) => {
        "use server";
        console.log(id, data);
      }}
    />
  );
}
`,
    title: "Move `formAction` to `actions.ts`.",
    after: {
      "app/form.tsx": `"use client";
import { formAction } from "./actions";

export function Form({ id }: { id: string }) {
  return (
    <form
      action={formAction.bind(null, id)}
    />
  );
}
`,
      "app/actions.ts": `"use server";

export async function formAction(id: string, data: FormData) {
  console.log(id, data);
}
`,
    },
  },
  {
    name: "a declaration that captures becomes a constant",
    form: `"use client";

export function Form({ id }: { id: string | undefined }) {
  async function save() {
    "use server";
    if (id) console.log(id.trim());
  }
  return <form action={save} />;
}
`,
    title: "Move `saveAction` to `actions.ts`.",
    after: {
      "app/form.tsx": `"use client";
import { saveAction } from "./actions";

export function Form({ id }: { id: string | undefined }) {
  const save = saveAction.bind(null, id);
  return <form action={save} />;
}
`,
      "app/actions.ts": `"use server";

export async function saveAction(id: string | undefined) {
  if (id) console.log(id.trim());
}
`,
    },
  },
  {
    name: "a member of an instance, which is a text, is bound",
    form: `"use client";
export function Form({ pattern }: { pattern: string }) {
  const when = new RegExp(pattern);
  const find = async () => {
    "use server";
    console.log(when.source);
  };
  return <form action={find} />;
}
`,
    title: "Move `findAction` to `actions.ts`.",
    after: {
      "app/form.tsx": `"use client";
import { findAction } from "./actions";
export function Form({ pattern }: { pattern: string }) {
  const when = new RegExp(pattern);
  const find = findAction.bind(null, when.source);
  return <form action={find} />;
}
`,
      "app/actions.ts": `"use server";

export async function findAction(source: string) {
  console.log(source);
}
`,
    },
  },
  {
    name: "a file of Server Functions beside it takes the function in",
    form: `"use client";
import { log } from "./db";
export function Form() {
  const remove = async () => {
    "use server";
    await log("removed");
  };
  return <form action={remove} />;
}
`,
    others: { "app/actions.ts": `"use server";\n\nexport async function save() {}\n` },
    title: "Move `remove` to `actions.ts`.",
    after: {
      "app/form.tsx": `"use client";
import { remove } from "./actions";
export function Form() {
  return <form action={remove} />;
}
`,
      "app/actions.ts": `"use server";
import { log } from "./db";

export async function save() {}

export async function remove() {
  await log("removed");
}
`,
    },
  },
  {
    name: "a file of that name without the directive is left alone",
    form: `"use client";
export function Form() {
  const remove = async () => {
    "use server";
  };
  return <form action={remove} />;
}
`,
    others: { "app/actions.ts": `export const actions = ["save"];\n` },
    title: "Move `remove` to `form-actions.ts`.",
    after: {
      "app/form.tsx": `"use client";
import { remove } from "./form-actions";
export function Form() {
  return <form action={remove} />;
}
`,
      "app/form-actions.ts": `"use server";

export async function remove() {
}
`,
    },
  },
];

/** Here nobody can be certain that the moved function works. */
const left: readonly (readonly [name: string, body: string, before?: string])[] = [
  ["a captured function", `const [, set] = useState(0);\n  const act = async () => { "use server"; set(1); };`],
  ["a method of a captured value", `const act = async () => { "use server"; props.store.save(); };`],
  [
    "a captured instance",
    `const when = new RegExp(props.id);\n  const act = async () => { "use server"; return when.test("a"); };`,
  ],
  ["a value whose type is the project's", `const act = async () => { "use server"; return props.row; };`],
  ["an optional path", `const act = async () => { "use server"; return props.row?.id; };`],
  ["a name of the module", `const act = async () => { "use server"; return limit; };`],
  ["a type of the module", `const act = async (data: Limit) => { "use server"; return data; };`],
  ["`this`", `async function act() { "use server"; return this; }`],
  ["no `async`", `const act = () => { "use server"; };`],
  ["a method", `const { act } = { async act() { "use server"; } };`],
  [
    "a use before the declaration",
    `const early = () => act;\n  void early;\n  async function act() { "use server"; return props.id; }`,
  ],
  ["a loop variable", `let act;\n  for (const x of [1]) act = async () => { "use server"; return x; };`],
  ["an import from a client module", `const act = async () => { "use server"; return title; };`],
];

describe("an inline action of a client module is moved to a file of Server Functions", () => {
  it.each(cases)("$name", async ({ after, form, others = {}, title }) => {
    const before = { ...others, "app/form.tsx": form };
    const moved = move(before);
    expect(moved).toEqual({ title, files: after });
    await expectGood(noInlineActionInClient, { ...library, ...before, ...moved.files });
  });

  it("in plain JavaScript without types", async () => {
    const before = {
      "app/form.jsx": `"use client";
export function Form({ id }) {
  const save = async (data) => {
    "use server";
    return [id, data];
  };
  return <form action={save} />;
}
`,
    };
    const moved = move(before, "app/form.jsx");
    expect(moved.files["app/actions.js"]).toBe(`"use server";

export async function saveAction(id, data) {
  return [id, data];
}
`);
    expect(moved.files["app/form.jsx"]).toContain("const save = saveAction.bind(null, id);");
    const compiled = await compileWithNext(moved.files["app/actions.js"] ?? "", "/app/app/actions.js");
    expect(compiled.ok && compiled.actions).toEqual(["saveAction"]);
  });

  it.each(left)("not with %s", (_name, body) => {
    const form = `"use client";
import { useState } from "react";
import { title } from "./title";
import type { Row } from "./db";
const limit = 1;
type Limit = number;
void [useState, title, limit];
export function Form(props: { id: string; row: Row; store: { save(): void } }) {
  ${body}
  return [act, props];
}
`;
    const others = { "app/title.ts": `"use client";\nexport const title = "a";\n` };
    expect(move({ "app/form.tsx": form, ...others })).toEqual({ title: undefined, files: {} });
  });
});
