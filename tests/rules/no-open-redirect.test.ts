import { placeOf } from "../helpers/place-of.ts";
import { runRule } from "../helpers/rule-tester.ts";

/** A Server Function with `body`. */
const action = (body: string, parameters = "formData") => `"use server";
import { redirect } from "next/navigation";
import { ROUTES, isLocal, db } from "./lib";
export async function leave(${parameters}) {
  ${body}
}
`;

const lib = {
  "app/lib.ts": `export const ROUTES = { home: "/", posts: "/posts" };
export const isLocal = (address) => ROUTES.home === address;
export const db = {};
`,
};

const silent = (name: string, body: string, parameters?: string) => ({
  name,
  code: action(body, parameters),
  files: lib,
});

const reported = (name: string, body: string, at: string, messageId = "openRedirect", parameters?: string) => {
  const code = action(body, parameters);
  return { name, code, files: lib, errors: [{ messageId, ...placeOf(code, at) }] };
};

const page = (body: string, imports = `import { redirect } from "next/navigation";`) => `${imports}
export default async function Page({ params, searchParams }) {
  ${body}
}
`;

const guard = `"use server";
import { redirect } from "next/navigation";
export async function requireUser(to = "/login") {
  redirect(to);
}
`;

const appFiles = {
  "next.config.js": "export default {};\n",
  "app/layout.jsx": "export default ({ children }) => children;\n",
};

runRule("no-open-redirect", {
  valid: [
    silent("a fixed path", `redirect("/done");`),
    silent("a path made of an input", "redirect(`/posts/${formData.get('id')}`);"),
    silent("a path by concatenation", `redirect("/posts/" + formData.get("id"));`),
    silent("a fixed origin", "redirect(`https://example.com/${formData.get('id')}`);"),
    silent("an encoded input", `redirect(encodeURIComponent(formData.get("next")));`),
    silent(
      "one slash, and not two",
      `const next = formData.get("next"); if (!next.startsWith("/") || next.startsWith("//")) redirect("/"); redirect(next);`,
    ),
    silent(
      "one slash, and not two, in one expression",
      `const next = formData.get("next"); redirect(next.startsWith("/") && !next.startsWith("//") ? next : "/");`,
    ),
    silent(
      "its second character tested",
      `const next = String(formData.get("next")); if (!next.startsWith("/") || next[1] === "/") return; redirect(next);`,
    ),
    silent(
      "a list of paths",
      `const next = formData.get("next"); if (!["/a", "/b"].includes(next)) return; redirect(next);`,
    ),
    silent("a table of paths", `redirect(ROUTES[formData.get("next")] ?? "/");`),
    silent("one of two paths", `redirect(formData.get("next") === "posts" ? "/posts" : "/");`),
    silent(
      "the path of an address",
      `const next = new URL(formData.get("next"), process.env.URL); redirect(next.pathname + next.search);`,
    ),
    silent(
      "its origin compared",
      `const next = new URL(formData.get("next"), process.env.URL); if (next.origin !== process.env.URL) return; redirect(next.href);`,
    ),
    silent(
      "a helper of this project decides",
      `const next = formData.get("next"); if (!isLocal(next)) return; redirect(next);`,
    ),
    silent("a pattern", `const next = formData.get("next"); if (!/^\\/[a-z]+$/.test(next)) return; redirect(next);`),
    silent(
      "from the database",
      `const post = await db.post.findFirst({ where: { id: formData.get("id") } }); redirect(post.url);`,
    ),
    silent(
      "who knows a secret",
      `if (formData.get("secret") !== process.env.SECRET) return; redirect(formData.get("next"));`,
    ),
    {
      name: "a redirect that is not Next's",
      code: `"use server";
const redirect = (address) => address;
export async function leave(formData) {
  return redirect(formData.get("next"));
}
`,
    },
    {
      name: "a shadowed name",
      code: `"use server";
import { redirect as go } from "next/navigation";
export async function leave(formData, redirect) {
  redirect(formData.get("next"));
  go("/");
}
`,
    },
    {
      name: "checked by the schema of a builder",
      code: `"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { client } from "./client";
export const leave = client.schema(z.enum(["/a"])).action(async ({ parsedInput }) => redirect(parsedInput));
`,
    },
    {
      name: "what a builder provides",
      code: `"use server";
import { redirect } from "next/navigation";
import { client } from "./client";
export const leave = client.action(async ({ ctx }) => redirect(ctx.home));
`,
    },
    {
      name: "a helper in a file with the directive that only pages call",
      code: guard,
      filename: "app/guard.js",
      files: {
        ...appFiles,
        "app/page.jsx": `import { requireUser } from "./guard";\nexport default async () => { await requireUser("/in"); };\n`,
      },
    },
    {
      name: "such a helper that a page loads",
      code: guard,
      filename: "app/guard.js",
      files: {
        ...appFiles,
        "app/page.jsx": `export default async () => { const { requireUser } = await import("./guard"); await requireUser("/in"); };\n`,
      },
    },
    {
      name: "the parameters of a page's route",
      code: page("redirect((await params).slug);"),
      filename: "app/page.jsx",
      files: appFiles,
    },
    {
      name: "a component that is no page",
      code: page("redirect(searchParams.next);"),
      filename: "app/panel.jsx",
      files: appFiles,
    },
    {
      name: "a function that nobody calls from outside",
      code: `import { redirect } from "next/navigation";
export function go(address) {
  redirect(address);
}
`,
    },
  ],
  invalid: [
    reported(
      "an address as it is parsed",
      `const next = new URL(formData.get("next"), process.env.URL); redirect(next.href);`,
      "next.href",
    ),
    reported(
      "a client's own member with the name of one",
      "redirect(next.pathname);",
      "next.pathname",
      "openRedirect",
      "{ next }",
    ),
    reported("a field through a constant", `const next = formData.get("next") || "/"; redirect(next);`, "next"),
    reported("a destructured argument", "redirect(next);", "next", "openRedirect", "{ next }"),
    reported("a default value", "redirect(next);", "next", "openRedirect", `next = "/"`),
    reported(
      "as the start of a template",
      "redirect(`${formData.get('next')}?done`);",
      "`${formData.get('next')}?done`",
    ),
    reported(
      "as the host",
      "redirect(`https://${formData.get('host')}/done`);",
      "`https://${formData.get('host')}/done`",
    ),
    reported("only its presence tested", `const next = formData.get("next"); if (next) redirect(next);`, "next"),
    reported("only coerced", `redirect(String(formData.get("next")).trim());`, `String(formData.get("next")).trim()`),
    reported("assigned later", `let next = "/"; next = formData.get("next"); redirect(next);`, "next"),
    reported("a bound value", "redirect(next);", "next", "openRedirect", "next, formData"),
    reported(
      "only the first slash tested",
      `const next = formData.get("next"); if (!next.startsWith("/")) return; redirect(next);`,
      "next",
      "slashOnly",
    ),
    {
      name: "the words of the message",
      code: action(`redirect(formData.get("next"));`),
      files: lib,
      errors: [
        {
          messageId: "openRedirect",
          data: { call: "redirect()", value: `formData.get("next")` },
          ...placeOf(action(`redirect(formData.get("next"));`), `formData.get("next")`),
        },
      ],
    },
    {
      name: "an inline action, renamed import",
      code: `import { permanentRedirect as go } from "next/navigation";
export default function Page() {
  async function leave(formData) {
    "use server";
    go(formData.get("next"));
  }
  return <form action={leave} />;
}
`,
      errors: [{ messageId: "openRedirect", line: 5, column: 8, endLine: 5, endColumn: 28 }],
    },
    {
      name: "a builder's raw input",
      code: `"use server";
import { redirect } from "next/navigation";
import { client } from "./client";
export const leave = client.action(async ({ clientInput }) => redirect(clientInput.next));
`,
      errors: [{ messageId: "openRedirect", line: 4, column: 72, endLine: 4, endColumn: 88 }],
    },
    {
      name: "through a helper of another file that only trims",
      code: `"use server";
import { redirect } from "next/navigation";
import { tidy } from "./tidy";
export async function leave(formData) {
  redirect(tidy(formData.get("next")));
}
`,
      files: { "app/tidy.ts": "export const tidy = (address) => address.trim();\n" },
      errors: [{ messageId: "openRedirect", line: 5, column: 12, endLine: 5, endColumn: 38 }],
    },
    {
      name: "the same helper, when a client gets it too",
      code: guard,
      filename: "app/guard.js",
      files: {
        ...appFiles,
        "app/page.jsx": `import { requireUser } from "./guard";\nimport { Out } from "./out";\nexport default async () => { await requireUser(); return <Out leave={requireUser} />; };\n`,
        "app/out.jsx": `"use client";\nexport const Out = ({ leave }) => <button onClick={() => leave(location.search)} />;\n`,
      },
      errors: [{ messageId: "openRedirect", line: 4, column: 12, endLine: 4, endColumn: 14 }],
    },
    {
      name: "the query of a page",
      code: page("const { next } = await searchParams;\n  redirect(next);"),
      filename: "app/page.jsx",
      files: appFiles,
      errors: [{ messageId: "openRedirect", line: 4, column: 12, endLine: 4, endColumn: 16 }],
    },
    {
      name: "the query of a route handler",
      code: `import { redirect } from "next/navigation";
export async function GET(request) {
  const { searchParams } = new URL(request.url);
  redirect(searchParams.get("next") ?? "/");
}
`,
      filename: "app/go/route.js",
      files: appFiles,
      errors: [{ messageId: "openRedirect", line: 4, column: 12, endLine: 4, endColumn: 43 }],
    },
    {
      name: "an i18n router's object",
      code: `"use server";
import { createNavigation } from "next-intl/navigation";
const { redirect } = createNavigation();
export async function leave(next) {
  redirect({ href: next, locale: "en" });
}
`,
      errors: [{ messageId: "openRedirect", line: 5, column: 20, endLine: 5, endColumn: 24 }],
    },
    {
      name: "behind a cast, in TypeScript",
      code: `"use server";
import { redirect } from "next/navigation";
export async function leave(formData: FormData): Promise<void> {
  redirect(formData.get("next") as string);
}
`,
      errors: [{ messageId: "openRedirect", line: 4, column: 12, endLine: 4, endColumn: 42 }],
    },
  ],
});
