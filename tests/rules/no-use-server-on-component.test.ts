import { runRule } from "../helpers/rule-tester.ts";

/** What Next.js itself declares, in `next/types/global.d.ts`. */
const serverOnly = {
  "node_modules/server-only/index.d.ts": "",
  "node_modules/server-only/package.json": `{ "types": "index.d.ts" }`,
};

const component = `export async function PriceTag() {
  return <strong>1 ct</strong>;
}
`;
const onFirstLine = { line: 1, column: 1, endLine: 1, endColumn: 13 };
const rendered = (from: string, name = "PriceTag") =>
  `import { ${name} } from "${from}";\nexport default () => <${name} />;\n`;

runRule("no-use-server-on-component", {
  valid: [
    {
      name: "a page without the directive",
      code: `import "server-only";\nexport default async function Page() {\n  return <main />;\n}\n`,
      filename: "app/page.tsx",
    },
    {
      name: "actions beside a page",
      code: `"use server";\nexport async function save() {}\n`,
      filename: "app/actions.ts",
      files: { "app/page.tsx": `import { save } from "./actions";\nexport default () => <form action={save} />;\n` },
    },
    {
      name: "an action that returns an element, and is called",
      code: `"use server";\nexport async function preview() {\n  return <strong>1 ct</strong>;\n}\n`,
      filename: "app/preview.tsx",
      files: {
        "app/page.tsx": `import { preview } from "./preview";\nexport default () => <form action={preview} />;\n`,
      },
    },
    {
      name: "an element passed to a call, in a file called page",
      code: `"use server";\nimport { send } from "./mail";\nexport async function welcome() {\n  await send({ body: <main /> });\n}\n`,
      filename: "lib/page.tsx",
    },
    {
      name: "an inline directive in a page",
      code: `export default function Page() {\n  async function save() {\n    "use server";\n  }\n  return <form action={save} />;\n}\n`,
      filename: "app/page.tsx",
    },
    {
      name: "a type of the same name is no component",
      code: `"use server";\nexport type PriceTag = string;\nexport async function save() {}\n`,
      filename: "app/price-tag.tsx",
      files: {
        "app/page.tsx": `import type { PriceTag } from "./price-tag";\nimport { PriceTag as Tag } from "./tag";\nexport default () => <Tag />;\n`,
        "app/tag.tsx": component,
      },
    },
    {
      name: "a shadowed name",
      code: `"use server";\nexport async function PriceTag() {}\n`,
      filename: "app/price-tag.tsx",
      files: {
        "app/page.tsx": `import { PriceTag } from "./price-tag";\nexport default function Page({ PriceTag }) {\n  return <PriceTag />;\n}\n`,
      },
    },
    {
      name: "rendered by a test only",
      code: `"use server";\n${component}`,
      filename: "app/price-tag.tsx",
      files: { "app/price-tag.test.tsx": rendered("./price-tag") },
    },
    {
      name: "a test called page",
      code: `"use server";\nexport default async function Page() {\n  return <main />;\n}\n`,
      filename: "app/page.test.tsx",
    },
    {
      name: "no export",
      code: `"use server";\nasync function Page() {\n  return <main />;\n}\n`,
      filename: "app/page.tsx",
    },
    {
      name: "a route file without a handler",
      code: `"use server";\nexport async function save() {}\n`,
      filename: "app/api/route.ts",
    },
    {
      name: "a folder called route",
      code: `"use server";\nexport async function GET() {}\n`,
      filename: "lib/route.ts",
    },
    {
      name: "SolidStart",
      code: `"use server";\nimport { query } from "@solidjs/router";\nexport default async function Page() {\n  return <main>{query}</main>;\n}\n`,
      filename: "app/page.tsx",
    },
  ],
  invalid: [
    {
      name: "a page, with the words of the message",
      code: `"use server";

import { db } from "./db";
export default async function Page() {
  return <main>{db}</main>;
}
`,
      filename: "app/page.tsx",
      files: serverOnly,
      errors: [
        {
          messageId: "entryFile",
          data: { kind: "page" },
          ...onFirstLine,
          suggestions: [
            {
              messageId: "removeDirective",
              output: `import { db } from "./db";
export default async function Page() {
  return <main>{db}</main>;
}
`,
            },
            {
              messageId: "serverOnly",
              output: `import "server-only";

import { db } from "./db";
export default async function Page() {
  return <main>{db}</main>;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a wrapped layout, without imports, semicolons or an empty line",
      code: `'use server'
const wrap = (view) => view
export default wrap(async () => <main />)
`,
      filename: "src/app/(shop)/layout.jsx",
      errors: [
        {
          messageId: "entryFile",
          data: { kind: "layout" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
          suggestions: [
            {
              messageId: "removeDirective",
              output: `const wrap = (view) => view\nexport default wrap(async () => <main />)\n`,
            },
            {
              messageId: "serverOnly",
              output: `import 'server-only'\nconst wrap = (view) => view\nexport default wrap(async () => <main />)\n`,
            },
          ],
        },
      ],
    },
    {
      name: "a route handler that is server-only already",
      code: `"use server";
import "server-only";
export async function POST() {
  return new Response();
}
`,
      filename: "app/api/route.ts",
      files: serverOnly,
      errors: [
        {
          messageId: "entryFile",
          data: { kind: "route handler" },
          ...onFirstLine,
          suggestions: [
            {
              messageId: "removeDirective",
              output: `import "server-only";
export async function POST() {
  return new Response();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a metadata file, under a comment and before another directive",
      code: `// Generated.
"use server";
"use strict";
export default async function sitemap() {
  return [];
}
`,
      filename: "app/sitemap.js",
      errors: [
        {
          messageId: "entryFile",
          data: { kind: "sitemap file" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 13,
          suggestions: [
            {
              messageId: "removeDirective",
              output: `// Generated.
"use strict";
export default async function sitemap() {
  return [];
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a page that holds an action as well: no repair",
      code: `"use server";
export async function save() {}
export default async function Page() {
  return <form action={save} />;
}
`,
      filename: "app/page.tsx",
      files: {
        "app/form.tsx": `"use client";\nimport { save } from "./page";\nexport const Form = () => <form action={save} />;\n`,
      },
      errors: [{ messageId: "entryFile", data: { kind: "page" }, ...onFirstLine }],
    },
    {
      name: "what a page passes on",
      code: `"use server";
import { db } from "./db";
export const InvitePage = async () => {
  return db;
};
`,
      filename: "modules/invite.tsx",
      files: {
        ...serverOnly,
        "app/invite/page.tsx": `import { InvitePage } from "../../modules/invite";\nexport default InvitePage;\n`,
      },
      errors: [
        {
          messageId: "entryFile",
          data: { kind: "page" },
          ...onFirstLine,
          suggestions: [
            {
              messageId: "removeDirective",
              output: `import { db } from "./db";\nexport const InvitePage = async () => {\n  return db;\n};\n`,
            },
            {
              messageId: "serverOnly",
              output: `import "server-only";\nimport { db } from "./db";\nexport const InvitePage = async () => {\n  return db;\n};\n`,
            },
          ],
        },
      ],
    },
    {
      name: "the handlers of a route",
      code: `"use server";
export async function GET() {}
`,
      filename: "server/handlers.ts",
      files: { ...serverOnly, "app/api/route.ts": `export { GET } from "../../server/handlers";\n` },
      errors: [
        {
          messageId: "entryFile",
          data: { kind: "route handler" },
          ...onFirstLine,
          suggestions: [
            { messageId: "removeDirective", output: "export async function GET() {}\n" },
            { messageId: "serverOnly", output: `import "server-only";\nexport async function GET() {}\n` },
          ],
        },
      ],
    },
    {
      name: "a view in a file called page outside of the app",
      code: `"use server";
export const renderPage = async (ok) => {
  return ok ? <main /> : null;
};
`,
      filename: "views/not-found/page.tsx",
      files: serverOnly,
      errors: [
        {
          messageId: "entryFile",
          data: { kind: "page" },
          ...onFirstLine,
          suggestions: [
            {
              messageId: "removeDirective",
              output: `export const renderPage = async (ok) => {
  return ok ? <main /> : null;
};
`,
            },
            {
              messageId: "serverOnly",
              output: `import "server-only";
export const renderPage = async (ok) => {
  return ok ? <main /> : null;
};
`,
            },
          ],
        },
      ],
    },
    {
      name: "a component that a page renders",
      code: `"use server";\n${component}`,
      filename: "components/price-tag.tsx",
      files: { ...serverOnly, "app/page.tsx": rendered("../components/price-tag") },
      errors: [
        {
          messageId: "renderedComponent",
          data: { name: "PriceTag" },
          ...onFirstLine,
          suggestions: [
            { messageId: "removeDirective", output: component },
            { messageId: "serverOnly", output: `import "server-only";\n${component}` },
          ],
        },
      ],
    },
    {
      name: "a default export, renamed, through a barrel",
      code: `"use server";
export default async function Price() {
  return "1 ct";
}
`,
      filename: "components/price-tag.ts",
      files: {
        ...serverOnly,
        "components/index.ts": `export { default as PriceTag } from "./price-tag";\n`,
        "app/page.tsx": rendered("../components", "PriceTag"),
      },
      errors: [
        {
          messageId: "renderedComponent",
          data: { name: "Price" },
          ...onFirstLine,
          suggestions: [
            { messageId: "removeDirective", output: `export default async function Price() {\n  return "1 ct";\n}\n` },
            {
              messageId: "serverOnly",
              output: `import "server-only";\nexport default async function Price() {\n  return "1 ct";\n}\n`,
            },
          ],
        },
      ],
    },
    {
      name: "a component that a client module renders: no repair",
      code: `"use server";\n${component}`,
      filename: "components/price-tag.tsx",
      files: { "components/card.tsx": `"use client";\n${rendered("./price-tag")}` },
      errors: [{ messageId: "renderedComponent", data: { name: "PriceTag" }, ...onFirstLine }],
    },
    {
      name: "a wrapped component beside an action: no repair",
      code: `"use server";
import { cache } from "react";
export const PriceTag = cache(async () => <strong>1 ct</strong>);
export async function save() {}
`,
      filename: "components/price-tag.tsx",
      files: {
        "app/page.tsx": `import { PriceTag, save } from "../components/price-tag";\nexport default () => <form action={save}><PriceTag /></form>;\n`,
      },
      errors: [{ messageId: "renderedComponent", data: { name: "PriceTag" }, ...onFirstLine }],
    },
  ],
});
