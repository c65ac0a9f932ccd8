import { runRule } from "../helpers/rule-tester.ts";

const inline = `export default function Page() {
  async function save() {
    "use server";
  }
  return <button onClick={save} />;
}
`;
const actions = `"use server";
export async function save() {}
`;
const config = { "next.config.mjs": "export default {};\n" };
const app = { "app/layout.tsx": "export default function Layout() {}\n" };

const ofFile = (messageId: string) => ({ messageId, line: 1, column: 1, endLine: 1, endColumn: 13 });
const ofFunction = (messageId: string) => ({ messageId, line: 3, column: 5, endLine: 3, endColumn: 17 });

runRule("no-ineffective-directive", {
  valid: [
    { name: "in the app directory", code: inline, filename: "app/page.tsx", files: { ...config, ...app } },
    { name: "in a module of the project", code: actions, filename: "lib/actions.ts", files: { ...config, ...app } },
    {
      name: "in a folder of that name inside the app",
      code: actions,
      filename: "app/pages/actions.ts",
      files: { ...config, ...app },
    },
    {
      name: "in `src/pages` of an app at the root, which Next.js does not take for routes",
      code: inline,
      filename: "src/pages/home/ui.tsx",
      files: { ...config, ...app },
    },
    {
      name: "in `src/pages` of an app whose routes are in `pages`",
      code: inline,
      filename: "src/pages/home/ui.tsx",
      files: { ...config, "pages/_app.tsx": "export default function App() {}\n" },
    },
    { name: "in `pages` of a project that may not be an app of Next.js", code: inline, filename: "pages/home.tsx" },
    {
      name: "in a module of `pages` that the App Router imports",
      code: actions,
      filename: "pages/_actions.ts",
      files: {
        ...config,
        "app/page.tsx": `import { save } from "../pages/_actions";\nexport default () => <form action={save} />;\n`,
      },
    },
    {
      name: "in a module of `pages` that a component of both routers imports",
      code: actions,
      filename: "pages/_actions.ts",
      files: {
        ...config,
        "components/form.tsx": `import { save } from "../pages/_actions";\nexport const Form = () => <form action={save} />;\n`,
      },
    },
    {
      name: "in `middleware` where it is not Next.js's",
      code: actions,
      filename: "src/lib/middleware.ts",
      files: { ...config, ...app },
    },
    {
      name: "in `src/middleware` of an app at the root",
      code: actions,
      filename: "src/middleware.ts",
      files: { ...config, ...app },
    },
    {
      name: "a string that is no directive",
      code: `export default function Page() {\n  const text = "use server";\n  return text;\n}\n`,
      filename: "pages/home.tsx",
      files: config,
    },
    {
      name: "an import of actions",
      code: `import { save } from "../lib/actions"; // "use server"\nexport default () => <form action={save} />;\n`,
      filename: "pages/home.tsx",
      files: { ...config, "lib/actions.ts": actions },
    },
    { name: "a test", code: inline, filename: "pages/home.test.tsx", files: config },
    {
      name: "SolidStart",
      code: `import { query } from "@solidjs/router";\nexport const load = query(async () => {\n  "use server";\n}, "load");\n`,
      filename: "pages/home.tsx",
      files: config,
    },
  ],
  invalid: [
    {
      name: "in a client module, of which the Pages Router takes no notice either",
      code: `"use client";\n${inline}`,
      filename: "pages/home.tsx",
      files: config,
      errors: [{ messageId: "pagesRouter", line: 4, column: 5, endLine: 4, endColumn: 17 }],
    },
    { name: "a page", code: inline, filename: "pages/home.tsx", files: config, errors: [ofFunction("pagesRouter")] },
    {
      name: "a page in plain JavaScript",
      code: inline,
      filename: "pages/home.jsx",
      files: config,
      errors: [ofFunction("pagesRouter")],
    },
    {
      name: "a page of an app without a config",
      code: inline,
      filename: "pages/shop/home.tsx",
      files: { "pages/_app.tsx": "export default function App() {}\n" },
      errors: [ofFunction("pagesRouter")],
    },
    {
      name: "a page beside an app directory",
      code: inline,
      filename: "pages/home.tsx",
      files: app,
      errors: [ofFunction("pagesRouter")],
    },
    {
      name: "a page in src",
      code: inline,
      filename: "src/pages/home.tsx",
      files: { ...config, "src/app/layout.tsx": "export default function Layout() {}\n" },
      errors: [ofFunction("pagesRouter")],
    },
    {
      name: "a file directive in a module that only pages import",
      code: actions,
      filename: "pages/_actions.ts",
      files: {
        ...config,
        ...app,
        "pages/home.tsx": `import { save } from "./_actions";\nexport default () => <form action={save} />;\n`,
      },
      errors: [ofFile("pagesRouter")],
    },
    {
      name: "both directives of one file",
      code: `"use server";
export async function save() {
  "use server";
}
`,
      filename: "pages/_actions.ts",
      files: config,
      errors: [ofFile("pagesRouter"), { messageId: "pagesRouter", line: 3, column: 3, endLine: 3, endColumn: 15 }],
    },
    {
      name: "a wrapped action",
      code: `import { withAuth } from "../lib/auth";
export const save = withAuth(async () => {
    "use server";
});
`,
      filename: "pages/api/save.ts",
      files: config,
      errors: [ofFunction("apiRoute")],
    },
    { name: "an API route", code: actions, filename: "pages/api/save.ts", files: config, errors: [ofFile("apiRoute")] },
    {
      name: "proxy",
      code: actions,
      filename: "proxy.ts",
      files: { ...config, ...app },
      errors: [{ ...ofFile("rootFile"), data: { file: "proxy" } }],
    },
    {
      name: "middleware in src, with type syntax",
      code: `import type { NextRequest } from "next/server";
export async function middleware(request: NextRequest) {
    "use server";
}
`,
      filename: "src/middleware.ts",
      files: { "src/app/layout.tsx": "export default function Layout() {}\n" },
      errors: [{ ...ofFunction("rootFile"), data: { file: "middleware" } }],
    },
  ],
});
