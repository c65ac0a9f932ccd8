import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { factsContextOf } from "../../../shared/src/facts/function-place.ts";
import { isGuardedThroughout, walkedAction } from "../../../shared/src/facts/walked-actions.ts";
import { createModuleGraph } from "../../../shared/src/graph/module-graph.ts";
import { createMemoryHost } from "../../../shared/src/host/memory-host.ts";
import { listSourceFiles } from "../../../shared/src/index.ts";
import { defaultSettings } from "../../../shared/src/settings/defaults.ts";
import { filesOf, readPage } from "../../docs/markdown.ts";
import { projectFolder, projectNames } from "../../fixtures/projects.ts";
import { parseWith } from "../../helpers/parse.ts";

type Files = Readonly<Record<string, string>>;

const lib = {
  "/app/db.ts": `import { PrismaClient } from "@prisma/client"; export const db = new PrismaClient();`,
  "/app/auth.ts": `import NextAuth from "next-auth"; export const { auth } = NextAuth({});
export async function requireUser() { if (!(await auth())) throw new Error("No"); }
export const withErrors = (run) => async (...args) => { try { return await run(...args); } catch (error) { console.error(error); } };`,
  "/app/service.ts": `import { db } from "./db"; export async function remove(id) { await db.post.delete({ where: { id } }); return { ok: true }; }
export async function fail() { throw new Error("No"); }`,
  "/app/client.ts": `import { createSafeActionClient } from "next-safe-action"; import { auth } from "./auth";
export const client = createSafeActionClient();
export const guarded = client.use(async ({ next }) => { if (!(await auth())) throw new Error("No"); return next(); });`,
};

const head = `"use server"; import { db } from "./db"; import { auth, requireUser, withErrors } from "./auth"; import { remove, fail } from "./service"; import { client, guarded } from "./client";`;

interface Answers {
  /** By a walk that leaves out what comes after a guard. */
  readonly shortly: boolean;
  /** By one that leaves out nothing. */
  readonly wholly: boolean;
  /** The other files of which the first walk made a tree. */
  readonly parsed: readonly string[];
}

/** Of each Server Function of a file. */
function answersOf(files: Files, file: string): readonly Answers[] {
  const parsed: string[] = [];
  const ask = (isWhole: boolean): readonly boolean[] => {
    const host = createMemoryHost(files, {
      parse: (name, text) => {
        if (!isWhole && name !== file) parsed.push(name);
        return parseWith("oxc", text, name);
      },
    });
    const module = analyzeModule(parseWith("oxc", files[file] ?? "", file));
    const context = factsContextOf({
      module,
      graph: createModuleGraph(host, defaultSettings),
      settings: defaultSettings,
    });
    return module.serverFunctions.map((action) => {
      if (isWhole) walkedAction(context, module, action);
      return isGuardedThroughout(context, module, action);
    });
  };
  const wholly = ask(true);
  return ask(false).map((shortly, index) => ({ shortly, wholly: wholly[index] ?? false, parsed }));
}

function answersTo(code: string): Answers {
  const [answers] = answersOf({ ...lib, "/app/actions.ts": `${head}\n${code}` }, "/app/actions.ts");
  if (!answers) throw new Error("no Server Function");
  return answers;
}

describe("an action that is guarded throughout", () => {
  it.each([
    ["by a helper", `export async function save(id) { await requireUser(); await remove(id); }`],
    [
      "by a test, in a try statement",
      `export async function save(id) { try { const session = await auth(); if (!session) return; await remove(id); } catch (error) { console.error(error); } }`,
    ],
    [
      "by middleware",
      `export const save = guarded.action(async ({ parsedInput }) => { await remove(parsedInput.id); });`,
    ],
    ["inside a wrapper", `export const save = withErrors(async (id) => { await requireUser(); await remove(id); });`],
    [
      "in a callback",
      `export async function save(id) { await requireUser(); await db.$transaction(async (tx) => { await remove(id); }); }`,
    ],
  ])("%s: what it calls then is not read", (_, code) => {
    const { parsed, shortly, wholly } = answersTo(code);
    expect([shortly, wholly]).toEqual([true, true]);
    expect(parsed).not.toContain("/app/service.ts");
  });

  it("has no guard where it does nothing", () => {
    expect(answersTo(`export async function add(a, b) { return a + b; }`)).toMatchObject({
      shortly: true,
      wholly: true,
    });
  });
});

describe("one that is not", () => {
  it.each([
    ["without a guard", `export async function save(id) { await remove(id); }`],
    ["with a guard that comes late", `export async function save(id) { await remove(id); await requireUser(); }`],
    [
      "with a guard on one way",
      `export async function save(id) { if (id) { await requireUser(); await remove(id); } await db.post.delete({ where: { id } }); }`,
    ],
    [
      "that asks what a call behind a guard gave",
      `export async function save(id) { let done; if (id) { await requireUser(); done = await remove(id); } if (!done) await db.post.delete({ where: { id } }); }`,
    ],
    [
      "whose guarded way never comes back",
      `export const save = client.action(async ({ parsedInput }) => { if (parsedInput.a) { await requireUser(); await fail(); } await remove(parsedInput.id); });`,
    ],
    [
      "with a check behind the guard that nobody waits for",
      `export async function save(id) { await requireUser(); auth.protect(); requireUser(); await remove(id); }`,
      true,
    ],
    ["with a check that nobody waits for", `export async function save(id) { requireUser(); await remove(id); }`],
  ])("%s", (_, code, wholly = false) => {
    expect(answersTo(code).wholly).toBe(wholly);
    expect(answersTo(code).shortly && !wholly).toBe(false);
  });
});

describe("the short walk never says yes where the whole one says no", () => {
  const count = (files: Files): number => {
    let yes = 0;
    for (const file of Object.keys(files)) {
      if (!files[file]?.includes("use server")) continue;
      for (const { shortly, wholly } of answersOf(files, file)) {
        expect({ file, isWrong: shortly && !wholly }).toEqual({ file, isWrong: false });
        yes += shortly ? 1 : 0;
      }
    }
    return yes;
  };

  it.each(projectNames)("in %s", (name) => {
    const folder = projectFolder(name);
    const texts = listSourceFiles(folder).map(
      (file) => [file.slice(folder.length), readFileSync(file, "utf8")] as const,
    );
    expect(count(Object.fromEntries(texts))).toBeGreaterThan(0);
  });

  it("on the pages of the rules", () => {
    const pages = new URL("../../../docs/rules/", import.meta.url);
    const blocks = readdirSync(pages).flatMap((page) => readPage(readFileSync(new URL(page, pages), "utf8")).blocks);
    const code = blocks.filter(({ language }) => /^[jt]sx?$/u.test(language)).map(filesOf);
    const yes = code.map((files) =>
      count(Object.fromEntries(Object.entries(files).map(([file, text]) => [`/${file}`, text]))),
    );
    expect(yes.filter((each) => each > 0).length).toBeGreaterThan(20);
  });
});
