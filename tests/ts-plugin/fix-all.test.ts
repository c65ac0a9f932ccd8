/**
 * "Fix all in this file" gives the text that one gets by making each single repair after the other, whichever findings there are and in whatever
 * order: also where several of them need the same import, or repair the same function.
 */
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { Check } from "../../shared/src/model/check.ts";
import { actionPropValue } from "../../shared/src/checks/action-prop-value.ts";
import { noActionAsCallback } from "../../shared/src/checks/no-action-as-callback.ts";
import { noIgnoredAuthResult } from "../../shared/src/checks/no-ignored-auth-result.ts";
import { noRedirectInTryCatch } from "../../shared/src/checks/no-redirect-in-try-catch.ts";
import { requireAsyncAction } from "../../shared/src/checks/require-async-action.ts";
import { requireAuth } from "../../shared/src/checks/require-auth.ts";
import { safeServerActionsConfig } from "../../shared/src/checks/safe-server-actions-config.ts";
import { serializableArguments } from "../../shared/src/checks/serializable-arguments.ts";
import { serializableProps } from "../../shared/src/checks/serializable-props.ts";
import { serializableReturn } from "../../shared/src/checks/serializable-return.ts";
import { validActionExports } from "../../shared/src/checks/valid-action-exports.ts";
import { validBind } from "../../shared/src/checks/valid-bind.ts";
import { validDirective } from "../../shared/src/checks/valid-directive.ts";
import { validRevalidateTag } from "../../shared/src/checks/valid-revalidate-tag.ts";
import { createPluginModule } from "../../ts-plugin/src/plugin.ts";
import { createMemoryProject } from "../helpers/language-service.ts";
import { nextTypes } from "../helpers/next-types.ts";

type Files = Readonly<Record<string, string>>;

interface Case {
  readonly check: Check;
  /** What the fix-all says. */
  readonly together: string;
  readonly file: string;
  readonly head: string;
  /** Pieces of the file: any of them, in any order. */
  readonly pieces: readonly string[];
  readonly others?: Files;
  readonly tail?: string;
}

const client = '"use client";\nexport function Card(props: object) { return props; }\n';
const actions =
  '"use server";\nexport async function save(id: string) { return id; }\nexport async function when(value: unknown) { return value; }\n';
const page = { file: "app/page.tsx", others: { "app/card.tsx": client, "app/actions.ts": actions } };
const decimal = {
  "node_modules/decimal.js/index.d.ts":
    "export class Decimal { constructor(value: number); private s: number; toNumber(): number; toString(): string; toJSON(): string }\n",
};

const cases: readonly Case[] = [
  {
    ...page,
    check: serializableProps,
    together: "Write `….href`.",
    head: 'import { Card } from "./card";\nconst url = new URL("https://a.b");\nexport default () => [\n',
    pieces: [
      "  <Card link={url} />,\n",
      "  <Card data={{ url }} />,\n",
      "  <Card a={url} b={new URL('https://c.d')} />,\n",
    ],
    tail: "];\n",
  },
  {
    ...page,
    check: serializableProps,
    together: "Write `….toNumber()`.",
    head: 'import { Decimal } from "decimal.js";\nimport { Card } from "./card";\nconst price = new Decimal(1);\nexport default () => [\n',
    pieces: [
      "  <Card price={price} />,\n",
      "  <Card data={{ price }} tax={new Decimal(2)} />,\n",
      "  <Card link={new URL('https://c.d')} />,\n",
    ],
    others: { ...page.others, ...decimal },
    tail: "];\n",
  },
  {
    file: "app/form.tsx",
    check: serializableArguments,
    together: "Write `….href`.",
    head: '"use client";\nimport { when } from "./actions";\n',
    pieces: [
      'export const a = () => when(new URL("https://a.b"));\n',
      'const url = new URL("https://c.d");\nexport const b = () => when({ url });\n',
      'export const c = () => [when(new URL("https://e.f")), when(new URL("https://g.h"))];\n',
    ],
    others: page.others,
  },
  {
    file: "app/actions.ts",
    check: serializableReturn,
    together: "Write `….message`.",
    head: '"use server";\n',
    pieces: [
      'export async function a() { return new Error("a"); }\n',
      'export async function b(x: boolean) { return x ? new Error("b") : { error: new Error("c") }; }\n',
      'export const d = async () => ({ error: new Error("d") });\n',
    ],
  },
  {
    file: "app/form.tsx",
    check: noActionAsCallback,
    together: "Call the action in an arrow function.",
    head: '"use client";\nimport { plain, like } from "./plain";\nexport const All = (item: string) => [\n  item,\n',
    pieces: [
      "  <button onClick={plain} />,\n",
      '  <button onClick={like.bind(null, "1")} />,\n',
      '  ["1", "2"].map(like),\n',
      '  ["3"].map(like),\n',
    ],
    others: {
      "app/plain.ts":
        '"use server";\nexport async function plain(id?: string) { return id; }\nexport async function like(id: string, by?: number) { return [id, by]; }\n',
    },
    tail: "];\n",
  },
  {
    ...page,
    check: actionPropValue,
    together: 'Add `"use server"`.',
    head: 'import { Card } from "./card";\nconst both = async () => {\n  await 1;\n};\nconst Props = (props: object) => props;\nexport default () => [\n',
    pieces: [
      "  <Card saveAction={both} key={1} />,\n",
      "  <Card removeAction={both} key={2} />,\n",
      "  <Card addAction={async () => { await 2; }} key={3} />,\n",
      "  <Card dropAction={async () => Props({})} key={4} />,\n",
    ],
    tail: "];\n",
  },
  {
    ...page,
    check: actionPropValue,
    together: 'Add `"use server"` where it is defined.',
    head: 'import { Card } from "./card";\nimport { one, two } from "./logic";\nexport default () => [\n',
    pieces: ["  <Card oneAction={one} />,\n", "  <Card twoAction={two} />,\n", "  <Card again oneAction={one} />,\n"],
    others: {
      ...page.others,
      "app/logic.ts":
        "export async function one() {\n  await 1;\n}\nexport async function two() {\n  await 2;\n}\nexport const limit = 3;\n",
    },
    tail: "];\n",
  },
  {
    file: "app/actions.ts",
    check: requireAsyncAction,
    together: "Make it `async`.",
    head: '"use server";\n',
    pieces: [
      "export function a(): number { return 1; }\n",
      "export const b = (): string | number => 2;\n",
      "export function c(x: number) { return x; }\n",
    ],
    others: { "app/use.ts": 'import { a, b, c } from "./actions";\nconsole.log(a(), b(), c(1));\n' },
  },
  {
    file: "app/actions.ts",
    check: noRedirectInTryCatch,
    together: "Insert `unstable_rethrow`.",
    head: '"use server";\nimport { redirect } from "next/navigation";\n',
    pieces: [
      "export async function a() {\n  try {\n    redirect('/');\n  } catch (error) {\n    console.error(error);\n  }\n}\n",
      "export async function b() {\n  try {\n    await a1();\n    redirect('/b');\n  } catch {\n    return 1;\n  }\n}\n",
      "export async function c() {\n  try {\n    redirect('/c');\n  } catch (e) {\n    void e;\n  }\n}\n",
    ],
    others: nextTypes,
    tail: "async function a1() {}\n",
  },
  {
    file: "app/actions.ts",
    check: validRevalidateTag,
    together: "Call `updateTag`.",
    head: '"use server";\nimport { revalidateTag } from "next/cache";\n',
    pieces: [
      "export async function a() {\n  revalidateTag('a');\n}\n",
      "export async function b() {\n  revalidateTag('b');\n  revalidateTag('c');\n}\n",
    ],
    others: nextTypes,
  },
  {
    file: "app/actions.ts",
    check: validRevalidateTag,
    together: 'Pass `"max"`.',
    head: '"use server";\nimport { revalidateTag } from "next/cache";\n',
    pieces: [
      "export async function a() {\n  revalidateTag('a');\n}\n",
      "export async function b() {\n  revalidateTag(\"b\");\n  revalidateTag('c');\n}\n",
    ],
    others: nextTypes,
  },
  {
    file: "app/actions.ts",
    check: validActionExports,
    together: "Export it as a type.",
    head: '"use server";\nimport type { A, B } from "./types";\ninterface C { c: 1 }\nexport async function act() {}\n',
    pieces: ["export { C };\n", "export { A };\n", "export { B as D, act as other };\n"],
    others: { "app/types.ts": "export interface A { a: 1 }\nexport interface B { b: 1 }\n" },
  },
  {
    ...page,
    check: validBind,
    together: "Pass `null` first.",
    head: 'import { save, when } from "./actions";\n',
    pieces: ['export const a = save.bind("1");\n', 'export const b = [save.bind("2"), when.bind("3")];\n'],
  },
  {
    file: "app/page.tsx",
    check: validDirective,
    together: "Write `use server`.",
    head: "",
    pieces: [
      'export const a = async () => {\n  "use sever";\n};\n',
      'export async function b() {\n  "use-server";\n  return async () => { "use srver"; };\n}\n',
    ],
  },
  {
    file: "next.config.mjs",
    check: safeServerActionsConfig,
    together: "Write the host alone.",
    head: "export default { experimental: { serverActions: { allowedOrigins: [\n",
    pieces: ['  "https://a.com",\n', "  'http://b.com/x',\n", '  "c.com/",\n'],
    tail: "] } } };\n",
  },
  {
    file: "app/actions.ts",
    check: noIgnoredAuthResult,
    together: "Await the check.",
    head: '"use server";\nimport { requireUser } from "./session";\nimport { db } from "./db";\n',
    pieces: [
      "export async function a() {\n  requireUser();\n  await db.item.create({});\n}\n",
      "export async function b() {\n  requireUser();\n  await db.item.deleteMany();\n}\n",
    ],
    others: {
      "app/session.ts":
        'import { auth } from "@clerk/nextjs/server";\nexport async function requireUser() {\n  const { userId } = await auth();\n  if (!userId) throw new Error("no");\n}\n',
      "app/db.ts": 'import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n',
    },
  },
  {
    file: "app/actions.ts",
    check: requireAuth,
    together: "Check who calls with `requireUser()`.",
    head: '"use server";\nimport { db } from "./db";\n',
    pieces: [
      "export async function a() {\n  await db.item.create({});\n}\n",
      "export async function b() {\n  await db.item.deleteMany();\n}\n",
    ],
    others: {
      "app/session.ts":
        'import { auth } from "@clerk/nextjs/server";\nexport async function requireUser() {\n  const { userId } = await auth();\n  if (!userId) throw new Error("no");\n}\n',
      "app/other.ts":
        '"use server";\nimport { requireUser } from "./session";\nimport { db } from "./db";\nexport async function c() {\n  await requireUser();\n  await db.item.create({});\n}\n',
      "app/db.ts": 'import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n',
      "app/page.tsx": 'import * as actions from "./actions";\nexport default () => <form action={actions.a} />;\n',
    },
  },
];

/** Everything that is offered for the findings of the file under one fix-all. */
function open({ check, file }: Case, files: Files) {
  const project = createMemoryProject(files);
  const service = createPluginModule(ts, [check]).create(
    project.createInfo({ name: "typescript-plugin-server-actions", preset: "all" }),
  );
  const path = project.path(file);
  const texts = new Map(Object.entries(files).map(([name, text]) => [project.path(name), text]));
  return {
    texts,
    apply(changes: readonly ts.FileTextChanges[]): void {
      for (const { fileName, textChanges } of changes) {
        const sorted = [...textChanges].reverse();
        const text = sorted.reduce(
          (before, { newText, span }) => before.slice(0, span.start) + newText + before.slice(span.start + span.length),
          texts.get(fileName)!,
        );
        texts.set(fileName, text);
        project.write(fileName, text);
      }
    },
    single(fixId: string): ts.CodeFixAction | undefined {
      for (const { code, length = 0, start = 0, source } of service.getSemanticDiagnostics(path)) {
        if (source !== "server-actions") continue;
        const fixes = service.getCodeFixesAtPosition(path, start, start + length, [code], {}, {});
        const found = fixes.find((fix) => fix.fixId === fixId);
        if (found) return found;
      }
      return undefined;
    },
    all: (fixId: string) => service.getCombinedCodeFix({ type: "file", fileName: path }, fixId, {}, {}),
  };
}

describe.each(cases)("$check.name: $together", (one) => {
  const fixId = `server-actions/${one.check.name}/all: ${one.together}`;
  const filesWith = (pieces: readonly string[]): Files => ({
    ...one.others,
    [one.file]: `${one.head}${pieces.join("")}${one.tail ?? ""}`,
  });

  it("the same text as one after the other", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...one.pieces], { minLength: 1 }), (pieces) => {
        const [together, single] = [open(one, filesWith(pieces)), open(one, filesWith(pieces))];
        together.apply(together.all(fixId).changes);
        for (let fix = single.single(fixId), count = 0; fix; fix = single.single(fixId)) {
          single.apply(fix.changes);
          expect((count += 1)).toBeLessThan(10);
        }
        expect([...together.texts.values()]).toEqual([...single.texts.values()]);
      }),
      { numRuns: 4, seed: 7 },
    );
  });

  it("repairs all of them", () => {
    const { all, apply, single, texts } = open(one, filesWith(one.pieces));
    expect(single(fixId)?.fixAllDescription).toBe(`Fix all in this file: ${one.together}`);
    const before = [...texts.values()].join("");
    apply(all(fixId).changes);
    expect([...texts.values()].join("")).not.toBe(before);
    expect(single(fixId)).toBeUndefined();
  });
});
