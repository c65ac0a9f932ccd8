/** Next.js's real plugin in front of ours: its 71011 and 71004 go where its compiler accepts the code, and stay where it does not. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileWithNext } from "../oracles/next-compiler/transform.ts";
import { startTsServer, type TsServer } from "../helpers/tsserver.ts";
import { appFiles } from "./app.ts";

const lib = `export type T = string;
export class Store {}
export const f = async () => {};
export const sync = () => 1;
export const ns = { f };
export function wrap(): any { return f; }
export function wrapSync(fn: () => number) { return fn; }
export const z = { object: (shape: object) => ({ parse: (value: unknown) => [shape, value] }) };
`;
const imports = `import { Store, T, f, ns, sync, wrap, wrapSync, z } from "./lib";\nvoid [Store, f, ns, sync, wrap, wrapSync, z];\ntype Used = T;\nexport type { Used };\n`;
const action = (body: string): string => `"use server";\n${imports}${body}\n`;

/** The 26 shapes that Next.js's plugin reports although its compiler takes them. */
const accepted: Readonly<Record<string, string>> = {
  "an array": action(`export const a = [f];`),
  as: action(`export const a = f as () => Promise<void>;`),
  "an awaited call": action(`export const a = await wrap();`),
  "a call that returns any": action(`export const a = wrap();`),
  "a call that returns a sync function": action(`export const a = wrapSync(() => 1);`),
  "a class expression": action(`export const a = class {};`),
  "a conditional expression": action(`export const a = Math.random() > 1 ? f : ns.f;`),
  destructuring: action(`export const { f: a } = ns;`),
  "destructuring a call": action(`export const { a } = wrap();`),
  "destructuring a sync function": action(`export const { a } = { a: () => 1 };`),
  "a name of a sync function": action(`export const a = sync;`),
  "a member": action(`export const a = ns.f;`),
  "an instance": action(`export const a = new Map();`),
  "no initialiser": action(`export let a: () => Promise<void>;`),
  "non-null": action(`export const a = f!;`),
  "an object": action(`export const a = { f };`),
  parentheses: action(`export const a = (f);`),
  satisfies: action(`export const a = f satisfies () => Promise<void>;`),
  "a template": action("export const a = `t`;"),
  "a schema": action(`export const a = z.object({});`),
  "a declared constant": action(`export declare const a: string;`),
  "a declared function": action(`export declare function a(): string;`),
  "an async generator": action(`export async function* a() { yield 1; }`),
  "a listed constant": action(`const a = [1];\nexport { a };`),
  "a listed import": action(`export { Store };`),
  "a listed type": action(`export { T };`),
};

const refused: Readonly<Record<string, string>> = {
  "a sync function": action(`export function a() { return 1; }`),
  "a sync default": action(`export default function () { return 1; }`),
  "a sync arrow": action(`export const a = () => 1;`),
  "a literal": action(`export const a = 1;`),
  "one of two": action(`export const a = "x", b = f;`),
  "a listed sync function": action(`function a() { return 1; }\nexport { a };`),
  "a re-exported function": action(`export { sync } from "./lib";`),
};

const directives: Readonly<Record<string, { readonly text: string; readonly codes: readonly number[] }>> = {
  "after an unused import": {
    text: `import { f } from "./lib";\n"use server";\nexport async function a() {}\n`,
    codes: [],
  },
  "after a type": { text: `type A = 1;\n"use client";\nexport function C(): A { return 1; }\n`, codes: [] },
  "after a used import": {
    text: `import { f } from "./lib";\n"use server";\nexport async function a() { await f(); }\n`,
    codes: [71004],
  },
  "after a statement": {
    text: `import { f } from "./lib";\nf();\n"use client";\nexport function C() { return null; }\n`,
    codes: [71004],
  },
  both: { text: `"use client";\n"use server";\nexport async function a() {}\n`, codes: [71004] },
};

describe("behind next", () => {
  let server: TsServer;
  let plain: TsServer;
  const nameOf = (prefix: string, index: number): string => `app/${prefix}-${index}.tsx`;
  const files = {
    "app/lib.ts": lib,
    ...Object.fromEntries(Object.values(accepted).map((text, index) => [nameOf("accepted", index), text])),
    ...Object.fromEntries(Object.values(refused).map((text, index) => [nameOf("refused", index), text])),
    ...Object.fromEntries(Object.values(directives).map(({ text }, index) => [nameOf("directive", index), text])),
  };

  beforeAll(async () => {
    server = await startTsServer({ files: { ...appFiles(), ...files } });
    plain = await startTsServer({ files: { ...appFiles({ plugins: ["next"] }), ...files } });
  });
  afterAll(() => Promise.all([server.stop(), plain.stop()]));

  const codesOf = async (from: TsServer, file: string): Promise<number[]> => {
    from.open(file);
    return (await from.semanticDiagnostics(file))
      .map(({ code }) => code)
      .filter((code) => code === 71011 || code === 71004);
  };

  test.each(Object.entries(accepted).map(([name, text], index) => ({ name, text, index })))(
    "71011 is dropped: $name",
    async ({ text, index }) => {
      const compiled = await compileWithNext(text);
      expect(compiled.ok ? "accepted" : compiled.message).toBe("accepted");
      expect(await codesOf(plain, nameOf("accepted", index)), "Next.js alone reports it").toContain(71011);
      expect(await codesOf(server, nameOf("accepted", index))).toEqual([]);
    },
  );

  test.each(Object.entries(refused).map(([name, text], index) => ({ name, text, index })))(
    "71011 is kept: $name",
    async ({ text, index }) => {
      expect((await compileWithNext(text)).ok).toBe(false);
      const before = await codesOf(plain, nameOf("refused", index));
      expect(before).toContain(71011);
      expect(await codesOf(server, nameOf("refused", index))).toEqual(before);
    },
  );

  test.each(Object.entries(directives).map(([name, row], index) => ({ name, ...row, index })))(
    "71004: $name",
    async ({ text, codes, index }) => {
      expect((await compileWithNext(text)).ok).toBe(codes.length === 0);
      expect(await codesOf(plain, nameOf("directive", index)), "Next.js alone reports it").toContain(71004);
      expect(await codesOf(server, nameOf("directive", index))).toEqual(codes);
    },
  );

  test("where the code compiles and loading it throws, our rule says so by the type", async () => {
    const file = nameOf("accepted", Object.keys(accepted).indexOf("a schema"));
    server.open(file);
    const ours = (await server.semanticDiagnostics(file)).filter(({ code }) => code === 72103);
    expect(ours.map(({ text }) => text)).toEqual([
      'By its type `a` is no function, but a `"use server"` file exports async functions only, so loading it throws. Move it to another file.',
    ]);
  });

  test("what stays of Next.js stands beside the finding of the rule, with its repair", async () => {
    const file = nameOf("refused", 0);
    server.open(file);
    const [ours] = (await server.semanticDiagnostics(file)).filter(({ code }) => code === 72102);
    const fixes = await server.codeFixes(file, ours!.start, ours!.end, [72102]);
    const repair = fixes.find(({ fixName }) => fixName.startsWith("server-actions/require-async-action"));
    expect(server.apply(server.text(file), repair?.changes[0])).toContain("export async function a() { return 1; }");
  });

  test("a comment that names our rule silences it", async () => {
    const file = "app/silenced.tsx";
    server.write(
      file,
      `"use server";\n// server-actions-disable-next-line require-async-action\nexport function a() { return 1; }\n`,
    );
    expect(await codesOf(server, file)).toEqual([]);
  });

  test("while the file is broken, what was judged before holds", async () => {
    const file = "app/typing.tsx";
    const text = action(`export const a = (f);\nexport function b() { return 1; }`);
    server.write(file, text);
    expect(await codesOf(server, file)).toEqual([71011]);
    server.change(file, text.length, text.length, "const x = (");
    expect(await codesOf(server, file)).toEqual([71011]);
  });
});
