/**
 * Work grows with the code, not with its square: twice as much code costs about twice as many steps. Counted, not timed. And code that is
 * nested deeper than anybody writes ends no run.
 */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import {
  analyzeModule,
  type Check,
  checkByName,
  checks,
  createDiskHost,
  createModuleGraph,
  defaultSettings,
  findingsOf,
  parseWithOxc,
} from "../../shared/src/index.ts";
import { filesOf, readPage } from "../docs/markdown.ts";
import { countSteps } from "../helpers/count-steps.ts";
import { repeatCode } from "../helpers/repeat-code.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";

type Files = Readonly<Record<string, string>>;

/** Linear work that is a little uneven. Work that grows with the square comes to 4. */
const mostGrowth = 2.5;
const projects: TempProject[] = [];

afterAll(() => {
  for (const project of projects) project.remove();
});

/** How many findings checks have in one file of a project. */
function inspect(files: Files, main: string, due: readonly Check[]): number {
  const project = createTempProject({ "package.json": packageJson, "tsconfig.json": tsconfig, ...files });
  projects.push(project);
  const text = files[main] ?? "";
  const settings = { ...defaultSettings, nextVersion: "16.0.0", reactVersion: "19.0.0" };
  // What is known of the project is kept however long a run takes.
  const graph = createModuleGraph(createDiskHost({ rootDir: project.dir, quietTime: 600_000 }), settings);
  const source = parseWithOxc(project.pathOf(main), text);
  if (!source) throw new Error(`${main} does not parse.`);
  const module = analyzeModule(source);
  const asked = due.filter((check) => check.canApply(text, settings));
  return asked.flatMap((check) => [
    ...findingsOf(check, { module, graph, settings, options: check.strictOptions ?? check.defaults }),
  ]).length;
}

const packageJson = JSON.stringify({ dependencies: { next: "16.0.0", react: "19.0.0" } });
const tsconfig = JSON.stringify({
  compilerOptions: { jsx: "preserve", module: "esnext", moduleResolution: "bundler", paths: { "@/*": ["./*"] } },
});

/** How many more steps and findings there are in twice as much code. */
function growthOf(
  make: (count: number) => Files,
  main: string,
  count: number,
  due: readonly Check[] = checks,
): { readonly steps: number; readonly found: number } {
  const [once, twice] = [count, 2 * count].map((size) => {
    let found = 0;
    const steps = countSteps(() => {
      found = inspect(make(size), main, due);
    });
    return { found, steps };
  });
  return { steps: (twice?.steps ?? 0) / (once?.steps ?? 1), found: (twice?.found ?? 0) / (once?.found ?? 1) };
}

describe("a file with many findings of one rule", () => {
  const pages = new URL("../../docs/rules/", import.meta.url);
  for (const page of readdirSync(pages)) {
    const rule = page.slice(0, -".md".length);
    const check = checkByName(rule);
    const { blocks } = readPage(readFileSync(new URL(page, pages), "utf8"));
    const block = blocks.find(({ language, section }) => section === "Incorrect" && /^[jt]sx?$/u.test(language));
    if (!check || check.needsTypes || !block || !canBeRepeated(rule)) continue;
    it(rule, () => {
      const files = filesOf(block);
      const main = Object.keys(files).find((file) => inspect(files, file, [check]) > 0) ?? "";
      const make = (count: number) => ({ ...files, [main]: repeatCode(`/${main}`, files[main] ?? "", count) });
      const { found, steps } = growthOf(make, main, 40);
      expect(found).toBeGreaterThan(1.5);
      expect(steps).toBeLessThan(mostGrowth);
    });
  }
});

/** A configuration is written once, a page has one default export, and what is passed is passed by another file. */
function canBeRepeated(rule: string): boolean {
  return !["action-prop-name", "no-use-server-on-component", "safe-server-actions-config"].includes(rule);
}

const head = `"use server";
import { auth } from "@clerk/nextjs/server";
import { redirect } from "next/navigation";
import { revalidatePath } from "next/cache";
import { prisma } from "@/lib/prisma";
`;

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

function action(body: string): Files {
  return { "app/actions.ts": `${head}export async function save(input: any) {\n${body}\n}\n` };
}

const write = "await prisma.post.delete({ where: { id: input.id } });";

const shapes: Readonly<Record<string, (count: number) => Files>> = {
  "writes under conditions": (n) =>
    action(lines(n, (i) => `if (input.a${i}) await prisma.post.update({ data: { a: input.a${i} } });`)),
  "early returns": (n) => action(`${lines(n, (i) => `if (!input.a${i}) return { error: "a${i}" };`)}\n${write}`),
  "calls after early returns": (n) => action(lines(n, (i) => `if (!input.a${i}) return;\nlog(input.b${i});`)),
  "values made from the one before, twice": (n) =>
    action(
      `const x0 = await auth();\n${lines(n, (i) => `const x${i + 1} = f(x${i}, x${i});`)}\nif (!x${n}) return;\n${write}`,
    ),
  "values made from the one before, one way or the other": (n) =>
    action(
      `const x0 = await auth();\n${lines(n, (i) => `const x${i + 1} = x${i} ? f(x${i}) : await g(x${i});`)}\nif (!x${n}) return;\n${write}`,
    ),
  "a variable that is assigned from itself": (n) =>
    action(
      `let x = input.a;\n${lines(n, (i) => `x = x + input.b${i};`)}\nawait prisma.post.delete({ where: { id: x } });`,
    ),
  "objects that hold the one before, twice": (n) =>
    action(`const x0 = input.a;\n${lines(Math.min(n, 60), (i) => `const x${i + 1} = { a: x${i}, b: x${i} };`)}
await prisma.post.create({ data: x${Math.min(n, 60)} });\n${lines(n, (i) => `log(input.b${i});`)}`),
  "a switch in which every clause falls through": (n) =>
    action(
      `switch (input.kind) {\n${lines(n, (i) => `case "a${i}": await prisma.post.delete({ where: { id: ${i} } });`)}\n}`,
    ),
  "reads and writes of many actions, one of them guarded": (n) => ({
    "app/actions.ts": `${head}export async function own() { const { userId } = await auth(); if (!userId) throw new Error(); }
${lines(n, (i) => `export async function save${i}(input: any) { ${write} revalidatePath("/a"); redirect(input.to); }`)}`,
  }),
  "many actions that are guarded alike": (n) => ({
    "app/actions.ts": `${head}${lines(
      n,
      (i) =>
        `export async function save${i}(input: any) { const { userId } = await auth(); if (!userId) return { error: "no" }; ${write} }
export async function open${i}(input: any) { ${write} }`,
    )}`,
  }),
  "many actions that call each other": (n) => ({
    "app/actions.ts": `${head}${lines(n, (i) => `export async function save${i}(input: any) { await save${(i + 1) % n}(input); }`)}`,
  }),
  "many imports, all called": (n) => ({
    "app/actions.ts": `"use server";\n${lines(n, (i) => `import { a${i} } from "./mod${i}";`)}
export async function save() {\n${lines(n, (i) => `await a${i}();`)}\n}\n`,
  }),
  "many forms": (n) => ({
    "app/actions.ts": `"use server";\nexport async function save(data: FormData) {}\n`,
    "app/page.tsx": `import { save } from "./actions";\nexport default function Page() { return <>${lines(
      n,
      () => `<form action={async () => { await save(new FormData()); }}><button>x</button></form>`,
    )}</>; }\n`,
  }),
};

describe("a file that is large in one way", () => {
  it.each(Object.entries(shapes))("%s", (_, make) => {
    const main = Object.keys(make(1)).at(-1) ?? "";
    expect(growthOf(make, main, 80).steps).toBeLessThan(mostGrowth);
  });
});

/** Pairs of what opens and closes one level. */
const nestings: Readonly<Record<string, readonly [open: string, close: string, inside: string]>> = {
  "if statements": ["if (input.a) {", "}", write],
  "try statements": ["try {", "} catch (error) { throw error; }", write],
  "else branches": ["if (input.a) { await f(); } else {", "}", write],
  "catch clauses": [`try { redirect("/a"); } catch (error) {`, "}", write],
  callbacks: ["await prisma.$transaction(async (tx) => {", "});", write],
  "arrow functions": ["const f = async () => {", "}; await f();", write],
  loops: ["for (const a of input) {", "}", write],
  calls: ["await f(", ")", "await prisma.post.delete({})"],
};

describe("code that is nested 200 levels deep is looked into", () => {
  it.each(Object.entries(nestings))("%s", (_, [open, close, inside]) => {
    const files = action(`${open.repeat(200)}${inside}${close.repeat(200)}`);
    expect(inspect(files, "app/actions.ts", checks)).toBeGreaterThan(0);
  });

  it("elements", () => {
    const files = {
      "app/box.tsx": `"use client";\nexport function Box({ children }: any) { return children; }\n`,
      "app/page.tsx": `import { Box } from "./box";\nexport default function Page() { return ${"<Box>".repeat(200)}<form action={() => {}} />${"</Box>".repeat(200)}; }\n`,
    };
    expect(inspect(files, "app/page.tsx", checks)).toBeGreaterThan(0);
  });
});

describe("code that is deeper than the stack ends no run", () => {
  const chain = action(
    `const x0 = input.a;\n${lines(3000, (i) => `const x${i + 1} = x${i};`)}\nawait prisma.post.delete({ where: { id: x3000 } });`,
  );
  const [check] = checks;

  /** A check that does only this. */
  function doing(work: () => void): Check {
    if (!check) throw new Error("There is no check.");
    return { ...check, canApply: () => true, run: () => (work(), []) };
  }

  it("in any check", () => {
    expect(() => inspect(chain, "app/actions.ts", checks)).not.toThrow();
  });

  it("in one that never comes to an end", () => {
    const fall = (): number => 1 + fall();
    expect(inspect(chain, "app/actions.ts", [doing(() => void fall())])).toBe(0);
  });

  it("other errors do", () => {
    const fail = () => {
      throw new RangeError("Invalid array length");
    };
    expect(() => inspect(chain, "app/actions.ts", [doing(fail)])).toThrow("Invalid array length");
  });
});
