/**
 * A typing replay: text is typed (and deleted again) one character at a time, without any help of an editor, in files with findings.
 * Whatever the text is in between, findings outside the statement being typed stay where they are, and none appears from nowhere.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTsServer, type TsServer } from "../helpers/tsserver.ts";
import { appFiles, nextTypes, ourPlugin } from "./app.ts";

const actions = `"use server";
import { redirect, notFound } from "next/navigation";

export async function first(id: string) {
  try {
    if (id === "") notFound();
    redirect(\`/items/\${id}\`);
  } catch (error) {
    console.error(error);
    return { ok: false };
  }
}
/* here */
export const second = async () => {
  try {
    redirect("/done"); // it's done
  } catch {}
};

export async function third() {
  redirect("/x");
  console.log("never");
}
`;

const client = `"use client";
export function C({ onX, onY }: { onX: () => void; onY?: () => void }) {
  return <b onClick={onX} onBlur={onY} />;
}
/* here */
export const D = ({ onZ }: { onZ: () => void }) => <i onClick={onZ}>it's {"{"} here</i>;
`;
const page =
  'import { C, D } from "./client";\nexport default function Page() {\n  return <><C onX={() => {}} /><D onZ={() => {}} /></>;\n}\n';

/** Each is typed at the mark. */
const typed: readonly (readonly [name: string, text: string])[] = [
  [
    "a function",
    'function helper<T extends object>(value: T, other = "a\'b"): T[] {\n  if (value) {\n    return [value];\n  }\n  return [];\n}\n',
  ],
  [
    "a try statement",
    "export async function more() {\n  try {\n    await fetch(`/api/${1}`);\n  } catch (error) {\n    throw error;\n  } finally {\n    done();\n  }\n}\n",
  ],
  [
    "an object and a type",
    "const options = { a: 1, b: [2, 3], c() { return /[/\\]]+/u; } } satisfies Options;\ntype Options = { [key: string]: unknown };\n",
  ],
  ["a comment", '/** What it\'s for: `code`, {braces} */\n// and "this"\n'],
  [
    "a class",
    "class Model<T> {\n  #items = new Map<string, T>();\n  static async load(@deco id: string) { return import('./x'); }\n}\n",
  ],
];
const jsx: readonly (readonly [name: string, text: string])[] = [
  [
    "a component",
    'export function E(props: { children?: React.ReactNode; list: string[] }) {\n  return (\n    <ul className="a">\n      {props.list.map((x) => <li key={x}>{x} &amp; it\'s</li>)}\n      <></>\n    </ul>\n  );\n}\n',
  ],
];

describe("while typing", () => {
  let server: TsServer;

  beforeAll(async () => {
    server = await startTsServer({
      nodeModules: false,
      files: {
        ...appFiles({ plugins: ["next", ourPlugin] }),
        ...nextTypes,
        "app/actions.ts": actions,
        "app/client.tsx": client,
        "app/page.tsx": page,
      },
    });
    server.open("app/actions.ts");
    server.open("app/client.tsx");
  });
  afterAll(() => server.stop());

  test.each(typed)("%s, among actions", async (_name, text) => {
    await replay("app/actions.ts", text, [
      "notFound()",
      "redirect(`/items/${id}`)",
      'redirect("/done")',
      "console.log",
    ]);
  });

  test.each([...typed, ...jsx])("%s, among client components", async (_name, text) => {
    await replay("app/client.tsx", text, ["onX", "onZ"]);
  });

  test("a statement inside the function that has the finding", async () => {
    const at = server.text("app/actions.ts").indexOf("    redirect(`/items");
    await replay(
      "app/actions.ts",
      "    const x = await f({ id: [`${id}`] });\n",
      ["notFound()", "redirect(`/items/${id}`)", 'redirect("/done")', "console.log"],
      at,
    );
  });

  /** Types `text` at the mark and takes it back, and after each key compares what is reported with what was before the first. */
  async function replay(
    file: string,
    text: string,
    expected: readonly string[],
    at = server.text(file).indexOf("/* here */"),
  ): Promise<void> {
    const before = await reported(file);
    expect(before.map(({ found }) => found.slice(0, 40))).toEqual(
      expected.map((start): unknown => expect.stringContaining(start)),
    );
    const stays = (length: number, when: string) => async () => {
      const now = await reported(file);
      const moved = before.map(({ start, ...rest }) => ({ start: start >= at ? start + length : start, ...rest }));
      expect(now, `${when}:\n${server.text(file).slice(at, at + length)}`).toEqual(moved);
    };
    for (let length = 1; length <= text.length; length += 1) {
      server.change(file, at + length - 1, at + length - 1, text[length - 1]!);
      await stays(length, "typed")();
    }
    for (let length = text.length - 1; length >= 0; length -= 1) {
      server.change(file, at + length, at + length + 1, "");
      await stays(length, "deleted")();
    }
  }

  /** Ours; and what Next.js says of the prop that nobody passes, which must never show. */
  async function reported(file: string) {
    const text = server.text(file);
    const found = await server.semanticDiagnostics(file);
    return found
      .filter(
        ({ source, code, text: message }) =>
          source === "server-actions" || (code === 71007 && message.includes('"onY"')),
      )
      .map(({ code, start, end }) => ({ code, start, found: text.slice(start, end) }));
  }
});
