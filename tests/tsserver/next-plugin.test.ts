/** Next.js's real plugin in front of ours: its 71007 goes where the evidence says it is noise, and stays otherwise. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTsServer, type TsServer } from "../helpers/tsserver.ts";
import { appFiles, ourPlugin } from "./app.ts";

const client = '"use client";\nexport function C({ onX }: { onX: () => void }) { return <b onClick={onX} />; }\n';
const actions = '"use server";\nexport async function save() {}\n';
const page = (body: string, imports = 'import { C } from "./client";\n'): string =>
  `${imports}import { save } from "./actions";\nexport default function Page() { return ${body}; }\nvoid save;\n`;

/** Each is a route of its own; `kept`: the props that 71007 still names in its client module. */
const cases: readonly {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly kept: readonly string[];
}[] = [
  {
    name: "an ordinary function from a page: kept",
    files: { "client.tsx": client, "page.tsx": page("<C onX={() => {}} />") },
    kept: ["onX"],
  },
  {
    name: "a value nobody can resolve: kept",
    files: {
      "client.tsx": client,
      "page.tsx": page("<C onX={make()} />", 'import { C } from "./client";\nimport { make } from "somewhere";\n'),
    },
    kept: ["onX"],
  },
  {
    name: "the component as a value in a page: kept",
    files: { "client.tsx": client, "page.tsx": page("<b>{String(C)}</b>") },
    kept: ["onX"],
  },
  {
    name: "loaded dynamically by a page: kept",
    files: {
      "client.tsx": client,
      "page.tsx": page(
        "<D onX={() => {}} />",
        'import dynamic from "next/dynamic";\nconst D = dynamic(() => import("./client").then((m) => m.C));\n',
      ),
    },
    kept: ["onX"],
  },
  {
    name: "a Server Function from every page: dropped",
    files: { "client.tsx": client, "page.tsx": page("<><C onX={save} /><C onX={save.bind(null)} /></>") },
    kept: [],
  },
  {
    name: "nothing passed: dropped",
    files: { "client.tsx": client.replace("onX:", "onX?:"), "page.tsx": page("<C />") },
    kept: [],
  },
  {
    name: "rendered by client modules only: dropped",
    files: {
      "client.tsx": client,
      "widget.tsx":
        '"use client";\nimport { C } from "./client";\nexport function Widget() { return <C onX={() => {}} />; }',
      "page.tsx": page("<Widget />", 'import { Widget } from "./widget";\n'),
    },
    kept: [],
  },
  { name: "rendered by nobody: dropped", files: { "client.tsx": client, "page.tsx": page("<b />", "") }, kept: [] },
  {
    name: "a hook and a helper: dropped",
    files: {
      "client.tsx":
        '"use client";\nexport function useX({ onX }: { onX: () => void }) { return onX; }\nexport const format = ({ onY }: { onY: () => string }) => onY();\n',
      "page.tsx": page("<b>{String(useX)}</b>", 'import { useX } from "./client";\n'),
    },
    kept: [],
  },
  {
    name: "one of two props",
    files: {
      "client.tsx":
        '"use client";\nexport function C({ onX, onY }: { onX: () => void; onY: () => void }) { return <b onClick={onX} onBlur={onY} />; }\n',
      "page.tsx": page("<C onX={save} onY={() => {}} />"),
    },
    kept: ["onY"],
  },
  {
    name: "one of two components",
    files: {
      "client.tsx":
        '"use client";\nexport function A({ onX }: { onX: () => void }) { return <b onClick={onX} />; }\nexport function C({ onX }: { onX: () => void }) { return <i onClick={onX} />; }\n',
      "page.tsx": page("<><A onX={save} /><C onX={() => {}} /></>", 'import { A, C } from "./client";\n'),
    },
    kept: ["onX"],
  },
  {
    name: "a quoted prop that is given an action: dropped",
    files: {
      "client.tsx": `"use client";\nexport function C(p: { "saveAction": () => void }) { return <b onClick={p.saveAction} />; }\n`,
      "page.tsx": page("<C saveAction={save} />"),
    },
    kept: [],
  },
  {
    name: "a class instance from nobody: dropped",
    files: {
      "client.tsx":
        '"use client";\nimport { Model } from "./model";\nexport function C({ model }: { model: Model }) { return <b>{String(model)}</b>; }\n',
      "model.ts": "export class Model { a = 1 }",
      "page.tsx": page("<b />", ""),
    },
    kept: [],
  },
  {
    name: "a props type of another file: dropped",
    files: {
      "client.tsx":
        '"use client";\nimport type { Props } from "./props";\nexport function C(props: Props) { return <b onClick={props.onX} />; }\n',
      "props.ts": "export type Props = { id: string; onX: () => void };",
      "page.tsx": page('<C id="a" onX={save} />'),
    },
    kept: [],
  },
  {
    name: "a props type of another file: kept",
    files: {
      "client.tsx":
        '"use client";\nimport type { Props } from "./props";\nexport function C(props: Props) { return <b onClick={props.onX} />; }\n',
      "props.ts": "export type Props = { id: string; onX: () => void };",
      "page.tsx": page('<C id="a" onX={() => {}} />'),
    },
    kept: ["onX"],
  },
  {
    name: "silenced by a comment",
    files: {
      "client.tsx":
        '"use client";\nexport function C({ onX }: {\n  // server-actions-disable-next-line client-entry-props\n  onX: () => void;\n}) { return <b onClick={onX} />; }\n',
      "page.tsx": page("<C onX={() => {}} />"),
    },
    kept: [],
  },
];

const projectFiles = Object.fromEntries(
  cases.flatMap(({ files }, index) => [
    [`app/case-${index}/actions.ts`, actions],
    ...Object.entries(files).map(([file, text]) => [`app/case-${index}/${file}`, text]),
  ]),
) as Record<string, string>;

describe("behind next", () => {
  let server: TsServer;
  let plain: TsServer;

  beforeAll(async () => {
    server = await startTsServer({ files: { ...appFiles(), ...projectFiles } });
    plain = await startTsServer({ files: { ...appFiles({ plugins: ["next"] }), ...projectFiles } });
  });
  afterAll(() => Promise.all([server.stop(), plain.stop()]));

  test.each(cases.map((entry, index) => ({ ...entry, index })))("$name", async ({ kept, index }) => {
    const file = `app/case-${index}/client.tsx`;
    plain.open(file);
    expect(await reported(plain, file), "Next.js alone reports it").not.toEqual([]);
    server.open(file);
    expect(await reported(server, file)).toEqual(kept);
  });

  test("the other diagnostics of next are left alone", async () => {
    server.write(
      "app/other/page.tsx",
      '"use client";\nexport const metadata = {};\nexport default function Page() { return null; }\n',
    );
    server.open("app/other/page.tsx");
    expect((await server.semanticDiagnostics("app/other/page.tsx")).map(({ code }) => code)).toContain(71008);
  });

  test("in the right order nothing is said of the order", async () => {
    server.open("app/case-0/page.tsx");
    expect((await server.semanticDiagnostics("app/case-0/page.tsx")).map(({ code }) => code)).not.toContain(72000);
    expect(server.log()).not.toContain("List it after `next`");
  });
});

describe("before next", () => {
  let server: TsServer;

  beforeAll(async () => {
    server = await startTsServer({ files: { ...appFiles({ plugins: [ourPlugin, "next"] }), ...projectFiles } });
  });
  afterAll(() => server.stop());

  test("the wrong order is said on the first file, and once in the log", async () => {
    const [first, second] = ["app/case-4/page.tsx", "app/case-4/client.tsx"] as const;
    server.open(first);
    server.open(second);
    const expected = {
      code: 72000,
      category: "warning",
      source: "server-actions",
      line: 1,
      text: `\`${ourPlugin}\` is listed before \`next\` in the \`plugins\` of tsconfig, so it cannot see what \`next\` reports. List it after \`next\`.`,
    };
    expect(await notices(server, first)).toMatchObject([expected]);
    expect(await notices(server, second)).toEqual([]);
    expect(await notices(server, first), "it stays while the file is open").toMatchObject([expected]);
    expect(server.log().split("List it after `next`")).toHaveLength(2);
  });

  test("next still reports, and so do we", async () => {
    server.open("app/case-0/client.tsx");
    const codes = (await server.semanticDiagnostics("app/case-0/client.tsx")).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining([71007, 72010]));
  });
});

async function reported(server: TsServer, file: string): Promise<string[]> {
  const found = (await server.semanticDiagnostics(file)).filter(({ code }) => code === 71007);
  return found.map(({ text }) => text.split("entry file")[1]!.split('"')[1] || "saveAction");
}

async function notices(server: TsServer, file: string) {
  return (await server.semanticDiagnostics(file)).filter(({ code }) => code === 72000);
}
