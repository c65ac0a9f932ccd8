/** Which props of client components are reported in a real tsserver, and which are not: evidence from the modules that render them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTsServer, type TsServer } from "../helpers/tsserver.ts";
import { appFiles } from "./app.ts";

/** Files of one route. The client module is `client.tsx`; what the case expects is said about it. */
interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** The text that each finding underlines, in order. */
  readonly reports: readonly string[];
  /** `file:line` of the places the findings point to, in order. */
  readonly at?: readonly string[];
}

const page = (body: string, imports = 'import { C } from "./client";'): string =>
  `${imports}\nexport default function Page() {\n  ${body}\n}\n`;
const plain = page("return <C onX={() => {}} />;");
const typed = (code: string): string => `"use client";\n${code}\n`;
const client = typed("export function C({ onX }: { onX?: () => void }) { return <b onClick={onX} />; }");

const offending: readonly Case[] = [
  {
    name: "an arrow from a page",
    files: { "client.tsx": client, "page.tsx": plain },
    reports: ["onX"],
    at: ["page.tsx:3"],
  },
  {
    name: "a function of the page, by name",
    files: { "client.tsx": client, "page.tsx": `${page("return <C onX={save} />;")}function save() {}\n` },
    reports: ["onX"],
    at: ["page.tsx:3"],
  },
  {
    name: "a function imported from a module without a directive",
    files: {
      "client.tsx": client,
      "util.ts": "export function save() {}",
      "page.tsx": page("return <C onX={save} />;", 'import { C } from "./client";\nimport { save } from "./util";'),
    },
    reports: ["onX"],
    at: ["page.tsx:4"],
  },
  {
    name: "a bound ordinary function",
    files: {
      "client.tsx": client,
      "page.tsx": `${page("return <C onX={save.bind(null, 1)} />;")}function save(id: number) {}\n`,
    },
    reports: ["onX"],
  },
  {
    name: "one of two pages",
    files: {
      "client.tsx": client,
      "page.tsx": page("return <C onX={save} />;", 'import { C } from "./client";\nimport { save } from "./actions";'),
      "actions.ts": '"use server";\nexport async function save() {}',
      "other/page.tsx": page("return <C onX={() => {}} />;", 'import { C } from "../client";'),
    },
    reports: ["onX"],
    at: ["other/page.tsx:3"],
  },
  {
    name: "through a barrel",
    files: {
      "client.tsx": client,
      "index.ts": 'export * from "./client";',
      "page.tsx": page("return <C onX={() => {}} />;", 'import { C } from "./index";'),
    },
    reports: ["onX"],
  },
  {
    name: "as a namespace member",
    files: {
      "client.tsx": client,
      "page.tsx": page("return <UI.C onX={() => {}} />;", 'import * as UI from "./client";'),
    },
    reports: ["onX"],
  },
  {
    name: "in a literal spread",
    files: { "client.tsx": client, "page.tsx": page("return <C {...{ onX: () => {} }} />;") },
    reports: ["onX"],
  },
  {
    name: "children as a function",
    files: {
      "client.tsx": typed(
        "export function C({ children }: { children: (n: number) => string }) { return <b>{children(1)}</b>; }",
      ),
      "page.tsx": page("return <C>{(n) => String(n)}</C>;"),
    },
    reports: ["children"],
  },
  {
    name: "through a server component that hands the prop on",
    files: {
      "client.tsx": client,
      "panel.tsx":
        'import { C } from "./client";\nexport function Panel({ onX }: { onX: () => void }) { return <C onX={onX} />; }',
      "page.tsx": page("return <Panel onX={() => {}} />;", 'import { Panel } from "./panel";'),
    },
    reports: ["onX"],
    at: ["page.tsx:3"],
  },
  {
    name: "through a spread of a server component's props",
    files: {
      "client.tsx": client,
      "panel.tsx":
        'import { C } from "./client";\nexport function Panel({ title, ...rest }: { title: string; onX: () => void }) { return <C {...rest} />; }',
      "page.tsx": page('return <Panel title="x" onX={() => {}} />;', 'import { Panel } from "./panel";'),
    },
    reports: ["onX"],
    at: ["page.tsx:3"],
  },
  {
    name: "from a component shared with the client, which a page renders",
    files: {
      "client.tsx": client,
      "shared.tsx": 'import { C } from "./client";\nexport function Shared() { return <C onX={() => {}} />; }',
      "widget.tsx": typed('import { Shared } from "./shared";\nexport function Widget() { return <Shared />; }'),
      "page.tsx": page(
        "return <><Shared /><Widget /></>;",
        'import { Shared } from "./shared";\nimport { Widget } from "./widget";',
      ),
    },
    reports: ["onX"],
    at: ["shared.tsx:2"],
  },
  {
    name: "a class",
    files: {
      "client.tsx": typed("export function C({ model }: { model: new () => object }) { return <b>{model.name}</b>; }"),
      "page.tsx": page("return <C model={Model} />;\n}\nclass Model {").replace("class Model {\n}", "class Model {}"),
    },
    reports: ["model"],
  },
  {
    name: "declared in another file: at the parameter",
    files: {
      "client.tsx": typed(
        'import type { Props } from "./props";\nexport function C(props: Props) { return <b onClick={props.onX} />; }',
      ),
      "props.ts": "export interface Props { onX: () => void }",
      "page.tsx": plain,
    },
    reports: ["props: Props"],
  },
  {
    name: "declared in another file, of a memo: at its name",
    files: {
      "client.tsx": typed(
        'import { memo } from "react";\nimport type { Props } from "./props";\nexport const C = memo((props: Props) => <b onClick={props.onX} />);',
      ),
      "props.ts": "export interface Props { onX: () => void }",
      "page.tsx": plain,
    },
    reports: ["C"],
  },
];

const forms: readonly (readonly [name: string, code: string])[] = [
  ["an interface", "interface P { onX: () => void }\nexport function C(p: P) { return <b onClick={p.onX} />; }"],
  [
    "an intersection",
    "type P = { id?: number } & { onX: () => void };\nexport function C(p: P) { return <b onClick={p.onX} />; }",
  ],
  [
    "a union",
    "type P = { onX: () => void } | { onX: string };\nexport function C(p: P) { return <b>{String(p.onX)}</b>; }",
  ],
  [
    "a mapped type",
    "type P = Partial<{ onX: () => void }>;\nexport function C(p: P) { return <b onClick={p.onX} />; }",
  ],
  ["a generic", "export function C<P extends { onX: () => void }>(p: P) { return <b onClick={p.onX} />; }"],
  [
    "FC",
    'import type { FC } from "react";\nexport const C: FC<{ onX: () => void }> = ({ onX }) => <b onClick={onX} />;',
  ],
  [
    "memo",
    'import { memo } from "react";\nexport const C = memo(function C(p: { onX: () => void }) { return <b onClick={p.onX} />; });',
  ],
  [
    "forwardRef",
    'import { forwardRef } from "react";\nexport const C = forwardRef<HTMLElement, { onX: () => void }>((p, ref) => <b ref={ref} onClick={p.onX} />);',
  ],
  [
    "a class",
    'import { Component } from "react";\nexport class C extends Component<{ onX: () => void }> { override render() { return <b onClick={this.props.onX} />; } }',
  ],
  ["an export list", "function C(p: { onX: () => void }) { return <b onClick={p.onX} />; }\nexport { C };"],
  [
    "a renamed export",
    "function Inner(p: { onX: () => void }) { return <b onClick={p.onX} />; }\nexport { Inner as C };",
  ],
  ["a method signature", "export function C(p: { onX(): void }) { return <b onClick={p.onX} />; }"],
  [
    "a nested function component",
    "export function C(p: { onX: () => void }) { function Inner() { return <b onClick={p.onX} />; } return <Inner />; }",
  ],
  [
    "a function or nothing",
    "export function C(p: { onX: (() => void) | null }) { return <b onClick={p.onX ?? undefined} />; }",
  ],
];

const defaults: readonly (readonly [name: string, code: string])[] = [
  [
    "export default of a name",
    "function C(p: { onX: () => void }) { return <b onClick={p.onX} />; }\nexport default C;",
  ],
  [
    "export default of a function",
    "export default function C(p: { onX: () => void }) { return <b onClick={p.onX} />; }",
  ],
  ["export default of an arrow", "export default (p: { onX: () => void }) => <b onClick={p.onX} />;"],
  [
    "export default of a memo",
    'import { memo } from "react";\nexport default memo((p: { onX: () => void }) => <b onClick={p.onX} />);',
  ],
];

const silent: readonly Case[] = [
  {
    name: "an action of a module",
    files: {
      "client.tsx": client,
      "actions.ts": '"use server";\nexport async function save() {}',
      "page.tsx": page("return <C onX={save} />;", 'import { C } from "./client";\nimport { save } from "./actions";'),
    },
    reports: [],
  },
  {
    name: "a bound action",
    files: {
      "client.tsx": client,
      "actions.ts": '"use server";\nexport async function save(id: number) {}',
      "page.tsx": page(
        "return <C onX={save.bind(null, 1)} />;",
        'import { C } from "./client";\nimport { save } from "./actions";',
      ),
    },
    reports: [],
  },
  {
    name: "an action bound to a constant",
    files: {
      "client.tsx": client,
      "actions.ts": '"use server";\nexport async function save(id: number) {}',
      "page.tsx": page(
        "const bound = save.bind(null, 1);\n  return <C onX={bound} />;",
        'import { C } from "./client";\nimport { save } from "./actions";',
      ),
    },
    reports: [],
  },
  {
    name: "an inline action",
    files: { "client.tsx": client, "page.tsx": page('return <C onX={async () => { "use server"; }} />;') },
    reports: [],
  },
  {
    name: "an exported function with an inline directive in a module without one",
    files: {
      "client.tsx": client,
      "actions.ts": 'export async function save() { "use server"; }',
      "page.tsx": page("return <C onX={save} />;", 'import { C } from "./client";\nimport { save } from "./actions";'),
    },
    reports: [],
  },
  {
    name: "an action made by a builder",
    files: {
      "client.tsx": client,
      "actions.ts":
        '"use server";\nimport { client } from "./safe";\nexport const save = client.action(async () => {});',
      "safe.ts": "export const client = { action: <T,>(fn: T): T => fn };",
      "page.tsx": page("return <C onX={save} />;", 'import { C } from "./client";\nimport { save } from "./actions";'),
    },
    reports: [],
  },
  {
    name: "rendered by a client component only",
    files: {
      "client.tsx": client,
      "widget.tsx": typed('import { C } from "./client";\nexport function Widget() { return <C onX={() => {}} />; }'),
      "page.tsx": page("return <Widget />;", 'import { Widget } from "./widget";'),
    },
    reports: [],
  },
  {
    name: "rendered by a module that only the client reaches",
    files: {
      "client.tsx": client,
      "inner.tsx": 'import { C } from "./client";\nexport function Inner() { return <C onX={() => {}} />; }',
      "widget.tsx": typed('import { Inner } from "./inner";\nexport function Widget() { return <Inner />; }'),
      "page.tsx": page("return <Widget />;", 'import { Widget } from "./widget";'),
    },
    reports: [],
  },
  {
    name: "rendered by a module that uses hooks without a directive, which a barrel pulls in",
    files: {
      "client.tsx": client,
      "hooky.tsx":
        'import { useState } from "react";\nimport { C } from "./client";\nexport function Hooky() { const [, set] = useState(0); return <C onX={() => set(1)} />; }',
      "index.ts": 'export * from "./hooky";\nexport const size = 1;',
      "page.tsx": page("return <b>{size}</b>;", 'import { size } from "./index";'),
    },
    reports: [],
  },
  { name: "rendered by nobody", files: { "client.tsx": client, "page.tsx": page("return <b />;", "") }, reports: [] },
  {
    name: "rendered in a test only",
    files: {
      "client.tsx": client,
      "client.test.tsx": 'import { C } from "./client";\nexport const element = <C onX={() => {}} />;',
      "page.tsx": page("return <b />;", ""),
    },
    reports: [],
  },
  {
    name: "a hook and a helper",
    files: {
      "client.tsx": typed(
        "export function useX(p: { onX: () => void }) { return p.onX; }\nexport const format = (p: { onX: () => string }) => p.onX();",
      ),
      "page.tsx": page("return <b>{String(useX)}{String(format)}</b>;", 'import { format, useX } from "./client";'),
    },
    reports: [],
  },
  {
    name: "a prop named for an action",
    files: {
      "client.tsx": typed(
        "export function C(p: { action?: () => void; saveAction?: () => void }) { return <b onClick={p.action ?? p.saveAction} />; }",
      ),
      "page.tsx": page("return <C action={() => {}} saveAction={() => {}} />;"),
    },
    reports: [],
  },
  {
    name: "a value nobody can resolve",
    files: {
      "client.tsx": client,
      "page.tsx": page(
        "return <C onX={make()} />;",
        'import { C } from "./client";\nimport { make } from "somewhere";',
      ),
    },
    reports: [],
  },
  {
    name: "a spread nobody can resolve",
    files: {
      "client.tsx": client,
      "page.tsx": page("return <C {...make()} />;", 'import { C } from "./client";\nimport { make } from "somewhere";'),
    },
    reports: [],
  },
  {
    name: "either of two values",
    files: { "client.tsx": client, "page.tsx": page("return <C onX={Math.random() > 0.5 ? () => {} : undefined} />;") },
    reports: [],
  },
  {
    name: "an action in an object prop",
    files: {
      "client.tsx": typed(
        "export function C(p: { navigation: { search: () => void } }) { return <b onClick={p.navigation.search} />; }",
      ),
      "actions.ts": '"use server";\nexport async function search() {}',
      "page.tsx": page(
        "return <C navigation={{ search }} />;",
        'import { C } from "./client";\nimport { search } from "./actions";',
      ),
    },
    reports: [],
  },
  {
    name: "an action through three server components",
    files: {
      "client.tsx": client,
      "actions.ts": '"use server";\nexport async function save() {}',
      "a.tsx":
        'import { C } from "./client";\nexport function A(props: { onX: () => void }) { return <C {...props} />; }',
      "b.tsx":
        'import { A } from "./a";\nexport function B(props: { onX: () => void }) { return <A onX={props.onX} />; }',
      "page.tsx": page("return <B onX={save} />;", 'import { B } from "./b";\nimport { save } from "./actions";'),
    },
    reports: [],
  },
  {
    name: "a component of a client module as a value",
    files: {
      "client.tsx": typed(
        "export function C({ icon: Icon }: { icon: () => null }) { return <Icon />; }\nexport function Icon() { return null; }",
      ),
      "page.tsx": page("return <C icon={Icon} />;", 'import { C, Icon } from "./client";'),
    },
    reports: [],
  },
  {
    name: "a function of another package of the workspace, whose build may add the directive",
    files: {
      "/packages/acme-ui.tsx": "export function Icon() { return null; }",
      "client.tsx": typed("export function C({ icon: Icon }: { icon: () => null }) { return <Icon />; }"),
      "page.tsx": page("return <C icon={Icon} />;", 'import { Icon } from "acme-ui";\nimport { C } from "./client";'),
    },
    reports: [],
  },
  {
    name: "a string for a function or a string",
    files: {
      "client.tsx": typed("export function C(p: { onX: (() => void) | string }) { return <b>{String(p.onX)}</b>; }"),
      "page.tsx": page('return <C onX="x" />;'),
    },
    reports: [],
  },
  {
    name: "undefined and nothing",
    files: { "client.tsx": client, "page.tsx": page("return <><C /><C onX={undefined} /></>;") },
    reports: [],
  },
  {
    name: "an instance of a built-in class",
    files: {
      "client.tsx": typed("export function C(p: { at: Date }) { return <b>{p.at.getTime()}</b>; }"),
      "page.tsx": page("return <C at={new Date()} />;"),
    },
    reports: [],
  },
  {
    name: "a type-only import",
    files: {
      "client.tsx": client,
      "page.tsx": page(
        "return <b />;\n}\nexport type P = typeof C;\nfunction unused() {",
        'import type { C } from "./client";',
      ),
    },
    reports: [],
  },
  {
    name: "a shadowed name",
    files: {
      "client.tsx": client,
      "page.tsx": page("const C = (p: { onX: () => void }) => null;\n  return <C onX={() => {}} />;"),
    },
    reports: [],
  },
  {
    name: "a page of the pages router",
    files: {
      "client.tsx": client,
      "/pages/old.tsx": 'import { C } from "CLIENT";\nexport default function Old() { return <C onX={() => {}} />; }',
    },
    reports: [],
  },
];

const cases: readonly Case[] = [
  ...offending,
  ...forms.map(([name, code]) => ({
    name,
    files: { "client.tsx": typed(code), "page.tsx": plain },
    reports: ["onX"],
    at: ["page.tsx:3"],
  })),
  ...defaults.map(([name, code]) => ({
    name,
    files: { "client.tsx": typed(code), "page.tsx": page("return <C onX={() => {}} />;", 'import C from "./client";') },
    reports: ["onX"],
    at: ["page.tsx:3"],
  })),
  ...silent,
];

describe("props of client components", () => {
  let server: TsServer;

  beforeAll(async () => {
    const files = cases.flatMap(({ files: own }, index) =>
      Object.entries(own).map(([file, text]) => [
        file.startsWith("/") ? file.slice(1) : `app/case-${index}/${file}`,
        text.replace('"CLIENT"', `"../app/case-${index}/client"`),
      ]),
    );
    server = await startTsServer({
      files: { ...appFiles({ plugins: ["typescript-plugin-server-actions"] }), ...Object.fromEntries(files) },
    });
  });
  afterAll(() => server.stop());

  test.each(cases.map((entry, index) => ({ ...entry, index })))("$name", async ({ files, reports, at, index }) => {
    const file = `app/case-${index}/client.tsx`;
    const text = files["client.tsx"]!;
    server.open(file);
    const found = (await server.semanticDiagnostics(file)).filter(({ code }) => code === 72010);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(reports);
    expect(found.every(({ category, source }) => category === "error" && source === "server-actions")).toBe(true);
    if (!at) return;
    const places = found.flatMap(({ related }) =>
      related.map((place) => `${place.file.split(`case-${index}/`)[1]}:${place.line}`),
    );
    expect(places).toEqual(at);
  });
});
