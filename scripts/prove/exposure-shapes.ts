/** Ways in which a `"use server"` file is part of an app. */
import type { Shape } from "./shape.ts";

export interface ExposureShape extends Shape {
  /** The exports of `helpers.ts`, of which each hands its own name to `record`. No other shape has them. */
  readonly names: readonly string[];
}

export const exposureShapes: readonly ExposureShape[] = [
  shape("a page, on the server", ["listed", "unlisted"], {
    "page.tsx": page(`import { listed } from "./helpers";`, `await listed(); return <p />;`),
  }),
  shape("a module that a page imports", ["loaded", "unloaded"], {
    "lib.ts": `import { loaded } from "./helpers";\n\nexport const load = () => loaded();\n`,
    "page.tsx": page(`import { load } from "./lib";`, `await load(); return <p />;`),
  }),
  shape("an action that a page imports", ["passed", "unpassed"], {
    "actions.ts": action("pass", "passed"),
    "page.tsx": page(`import { pass } from "./actions";`, `return <form action={pass} />;`),
  }),
  shape("a barrel, from which a page takes something else", ["unnamed"], {
    "barrel.ts": `export * from "./helpers";\nexport * from "./other";\n`,
    "other.ts": `export const other = () => 1;\n`,
    "page.tsx": page(`import { other } from "./barrel";`, `return <p>{other()}</p>;`),
  }),
  shape("a client module", ["sent", "unsent"], {
    "form.tsx": form("sent", "./helpers"),
    "page.tsx": page(`import { Form } from "./form";`, `return <Form />;`),
  }),
  shape("an action that only a client module imports", ["deep", "undeep"], {
    "actions.ts": action("dive", "deep"),
    "form.tsx": form("dive", "./actions"),
    "page.tsx": page(`import { Form } from "./form";`, `return <Form />;`),
  }),
  shape("a route handler", ["fetched", "unfetched"], {
    "api/route.ts": [
      `import { fetched } from "../helpers";\n`,
      `export async function GET() {\n  await fetched();\n  return Response.json(1);\n}\n`,
      `export async function POST() {\n  return Response.json(2);\n}\n`,
    ].join("\n"),
  }),
];

function shape(title: string, names: readonly string[], files: Shape["files"]): ExposureShape {
  const helpers = names.map((name) => `export async function ${name}() {\n  record("${name}");\n}\n`).join("\n");
  const own = { "helpers.ts": `"use server";\n\nimport { record } from "../record";\n\n${helpers}` };
  return { title, names, expected: [], files: { ...own, ...files } };
}

function page(imports: string, body: string): string {
  return `${imports}\n\nexport const dynamic = "force-dynamic";\n\nexport default async function Page() {\n  ${body}\n}\n`;
}

function action(name: string, helper: string): string {
  return `"use server";\n\nimport { ${helper} } from "./helpers";\n\nexport async function ${name}() {\n  await ${helper}();\n}\n`;
}

function form(name: string, source: string): string {
  return `"use client";\n\nimport { ${name} } from "${source}";\n\nexport function Form() {\n  return <form action={${name}} />;\n}\n`;
}
