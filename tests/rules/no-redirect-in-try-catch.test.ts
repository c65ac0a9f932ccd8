import { nextTypes } from "../helpers/next-types.ts";
import { runRule } from "../helpers/rule-tester.ts";

/** Which calls navigate: names, aliases, factories, settings. One swallowing `catch` for all; each beside its valid neighbour. */
runRule("no-redirect-in-try-catch", {
  valid: [
    {
      name: "navigation after the try",
      code: `"use server";
import { redirect } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  redirect("/done");
}
`,
    },
    {
      name: "a local function of the same name",
      code: `"use server";
function redirect(url: string) {
  return { url };
}

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "a shadowed name",
      code: `"use server";
import { redirect } from "next/navigation";

export async function act(redirect: (url: string) => void) {
  try {
    redirect("/done");
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "the same name from another package",
      code: `"use server";
import { redirect } from "@tanstack/react-router";

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "other functions of next/navigation",
      filename: "app/panel.tsx",
      code: `import { useRouter } from "next/navigation";

export function Panel() {
  try {
    useRouter().push("/done");
  } catch {
    return null;
  }
  return <p />;
}
`,
    },
    {
      name: "a name of no import at all",
      code: `"use server";


export async function act(id: string) {
  try {
    await save(id);
    notFound();
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "another framework's directive",
      code: `"use server";
import { redirect } from "next/navigation";
import { createSignal } from "solid-js";

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "a test file",
      filename: "app/actions.test.tsx",
      code: `"use server";
import { redirect } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "Auth.js told not to redirect",
      files: {
        "auth.ts": `import NextAuth from "next-auth";
export const { auth, signIn, signOut } = NextAuth({});
`,
      },
      code: `"use server";
import { signIn } from "../auth";

export async function act(id: string) {
  try {
    await save(id);
    await signIn("credentials", { id, redirect: false });
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "Auth.js with options that may say so",
      files: {
        "auth.ts": `import NextAuth from "next-auth";
export const { auth, signIn, signOut } = NextAuth({});
`,
      },
      code: `"use server";
import { signIn } from "../auth";

export async function act(id: string) {
  try {
    await save(id);
    await signIn("credentials", { ...id });
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "Auth.js not awaited",
      files: {
        "auth.ts": `import NextAuth from "next-auth";
export const { auth, signIn, signOut } = NextAuth({});
`,
      },
      code: `"use server";
import { signOut } from "../auth";

export async function act(id: string) {
  try {
    await save(id);
    void signOut();
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "another member of the factory's result",
      files: {
        "auth.ts": `import NextAuth from "next-auth";
export const { auth, signIn, signOut } = NextAuth({});
`,
      },
      code: `"use server";
import { auth } from "../auth";

export async function act(id: string) {
  try {
    await save(id);
    await auth();
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "the client functions of Auth.js",
      filename: "app/panel.tsx",
      code: `"use client";
import { signIn } from "next-auth/react";

export function Panel() {
  const submit = async () => {
    try {
      await signIn("github");
    } catch {
      return null;
    }
  };
  return <button onClick={submit} />;
}
`,
    },
    {
      name: "a project's own signOut",
      files: {
        "lib/auth.ts": `export async function signOut() {
  await fetch("/api/out");
}
`,
      },
      code: `"use server";
import { signOut } from "../lib/auth";

export async function act(id: string) {
  try {
    await save(id);
    await signOut();
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "a Link of an i18n factory",
      files: {
        "i18n.ts": `import { createNavigation } from "next-intl/navigation";
export const { Link, redirect, getPathname } = createNavigation({});
`,
      },
      code: `"use server";
import { getPathname } from "../i18n";

export async function act(id: string) {
  try {
    await save(id);
    getPathname({ href: id });
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "a factory of the same name from elsewhere",
      files: {
        "i18n.ts": `import { createNavigation } from "./own";
export const { redirect } = createNavigation({});
`,
        "own.ts": `export const createNavigation = (options: object) => ({ redirect: (url: string) => url });
`,
      },
      code: `"use server";
import { redirect } from "../i18n";

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "a response that redirects: it is returned, also where the settings name a function like its method",
      settings: { navigation: ["redirect"] },
      code: `import { NextResponse } from "next/server";

export async function GET(request) {
  try {
    const { redirect: go } = NextResponse;
    if (await save()) return go(new URL("/done", request.url));
    if (await save()) return Response.redirect(new URL("/other", request.url));
    return NextResponse.redirect(new URL("/", request.url));
  } catch {
    return Response.error();
  }
}
`,
    },
    {
      name: "a name that only the settings of others know",
      settings: { navigation: [{ name: "leaveTo", from: "@/lib/leave" }] },
      code: `"use server";
import { leaveTo } from "@/lib/other";

export async function act(id: string) {
  try {
    await save(id);
    leaveTo("/done");
  } catch {
    return null;
  }
}
`,
    },
    {
      name: "a client event handler",
      filename: "app/panel.tsx",
      code: `"use client";
import { redirect } from "next/navigation";

export function Panel() {
  const submit = () => {
    try {
      redirect("/done");
    } catch {
      return null;
    }
  };
  return <button onClick={submit} />;
}
`,
    },
  ],
  invalid: [
    {
      name: "redirect",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          data: { call: "redirect()", catcher: "the `catch` block" },
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 22,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { redirect } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  redirect("/done");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "permanentRedirect",
      files: nextTypes,
      code: `"use server";
import { permanentRedirect } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    permanentRedirect("/done");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 31,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { permanentRedirect, unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    permanentRedirect("/done");
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { permanentRedirect } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  permanentRedirect("/done");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "notFound",
      files: nextTypes,
      code: `"use server";
import { notFound } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    if (!id) notFound();
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 14,
          endLine: 7,
          endColumn: 24,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { notFound, unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    if (!id) notFound();
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "forbidden",
      files: nextTypes,
      code: `"use server";
import { forbidden } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    if (!id) forbidden();
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 14,
          endLine: 7,
          endColumn: 25,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { forbidden, unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    if (!id) forbidden();
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "unauthorized",
      files: nextTypes,
      code: `"use server";
import { unauthorized } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    if (!id) return unauthorized();
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 21,
          endLine: 7,
          endColumn: 35,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { unauthorized, unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    if (!id) return unauthorized();
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a renamed import",
      files: nextTypes,
      code: `"use server";
import { redirect as go } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    go("/done");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          data: { call: "go()", catcher: "the `catch` block" },
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 16,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect as go, unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    go("/done");
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { redirect as go } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  go("/done");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a namespace",
      files: nextTypes,
      code: `"use server";
import * as nav from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    nav.redirect("/done");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          data: { call: "nav.redirect()", catcher: "the `catch` block" },
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 26,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import * as nav from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    nav.redirect("/done");
  } catch (error) {
    nav.unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import * as nav from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  nav.redirect("/done");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an alias in the file",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
const go = redirect;

export async function act(id: string) {
  try {
    await save(id);
    go("/done");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 5,
          endLine: 8,
          endColumn: 16,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
const go = redirect;

export async function act(id: string) {
  try {
    await save(id);
    go("/done");
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { redirect } from "next/navigation";
const go = redirect;

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  go("/done");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a member of a namespace, destructured",
      files: nextTypes,
      code: `"use server";
import * as nav from "next/navigation";
const { redirect } = nav;

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 5,
          endLine: 8,
          endColumn: 22,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import * as nav from "next/navigation";
const { redirect } = nav;

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch (error) {
    nav.unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import * as nav from "next/navigation";
const { redirect } = nav;

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  redirect("/done");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a re-export of the project",
      files: {
        ...nextTypes,
        "lib/nav.ts": `export { redirect } from "next/navigation";
`,
      },
      code: `"use server";
import { redirect } from "../lib/nav";

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 22,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect } from "../lib/nav";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { redirect } from "../lib/nav";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  redirect("/done");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a deep import of Next.js",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/dist/client/components/navigation";

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 22,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect } from "next/dist/client/components/navigation";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    redirect("/done");
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { redirect } from "next/dist/client/components/navigation";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  redirect("/done");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "plain JavaScript",
      filename: "app/actions.js",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

export async function act(id) {
  try {
    await save(id);
    redirect("/done");
  } catch (error) {
    return { error: error.message };
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 22,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act(id) {
  try {
    await save(id);
    redirect("/done");
  } catch (error) {
    unstable_rethrow(error);
    return { error: error.message };
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { redirect } from "next/navigation";

export async function act(id) {
  try {
    await save(id);
  } catch (error) {
    return { error: error.message };
  }
  redirect("/done");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "single quotes, no semicolons",
      filename: "app/actions.js",
      files: nextTypes,
      code: `'use server'
import { redirect } from 'next/navigation'
import { save } from './save'

export async function act(id) {
  try {
    await save(id)
    redirect('/done')
  } catch (error) {
    return { error: error.message }
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 5,
          endLine: 8,
          endColumn: 22,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `'use server'
import { redirect, unstable_rethrow } from 'next/navigation'
import { save } from './save'

export async function act(id) {
  try {
    await save(id)
    redirect('/done')
  } catch (error) {
    unstable_rethrow(error)
    return { error: error.message }
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `'use server'
import { redirect } from 'next/navigation'
import { save } from './save'

export async function act(id) {
  try {
    await save(id)
  } catch (error) {
    return { error: error.message }
  }
  redirect('/done')
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "CRLF",
      filename: "app/actions.js",
      files: nextTypes,
      code: '"use server";\r\nimport { redirect } from "next/navigation";\r\n\r\nexport async function act(id) {\r\n  try {\r\n    await save(id);\r\n    redirect("/done");\r\n  } catch (error) {\r\n    return { error };\r\n  }\r\n}\r\n',
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 22,
          suggestions: [
            {
              messageId: "addRethrow",
              output:
                '"use server";\r\nimport { redirect, unstable_rethrow } from "next/navigation";\r\n\r\nexport async function act(id) {\r\n  try {\r\n    await save(id);\r\n    redirect("/done");\r\n  } catch (error) {\r\n    unstable_rethrow(error);\r\n    return { error };\r\n  }\r\n}\r\n',
            },
            {
              messageId: "moveAfterTry",
              output:
                '"use server";\r\nimport { redirect } from "next/navigation";\r\n\r\nexport async function act(id) {\r\n  try {\r\n    await save(id);\r\n  } catch (error) {\r\n    return { error };\r\n  }\r\n  redirect("/done");\r\n}\r\n',
            },
          ],
        },
      ],
    },
    {
      name: "an inline directive",
      filename: "app/page.tsx",
      files: nextTypes,
      code: `import { redirect } from "next/navigation";

export default function Page() {
  async function act() {
    "use server";
    try {
      await save();
      redirect("/done");
    } catch (error) {
      console.error(error);
    }
  }
  return <form action={act} />;
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 7,
          endLine: 8,
          endColumn: 24,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `import { redirect, unstable_rethrow } from "next/navigation";

export default function Page() {
  async function act() {
    "use server";
    try {
      await save();
      redirect("/done");
    } catch (error) {
      unstable_rethrow(error);
      console.error(error);
    }
  }
  return <form action={act} />;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an action made by a builder",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { actionClient } from "@/lib/safe-action";

export const act = actionClient.schema(schema).action(async ({ parsedInput }) => {
  try {
    await save(parsedInput);
    redirect("/done");
  } catch (error) {
    throw new Error("Failed");
  }
});
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 5,
          endLine: 8,
          endColumn: 22,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { actionClient } from "@/lib/safe-action";

export const act = actionClient.schema(schema).action(async ({ parsedInput }) => {
  try {
    await save(parsedInput);
    redirect("/done");
  } catch (error) {
    unstable_rethrow(error);
    throw new Error("Failed");
  }
});
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { redirect } from "next/navigation";
import { actionClient } from "@/lib/safe-action";

export const act = actionClient.schema(schema).action(async ({ parsedInput }) => {
  try {
    await save(parsedInput);
  } catch (error) {
    throw new Error("Failed");
  }
  redirect("/done");
});
`,
            },
          ],
        },
      ],
    },
    {
      name: "a page while it renders",
      filename: "app/page.tsx",
      files: nextTypes,
      code: `import { notFound } from "next/navigation";

export default async function Page({ params }) {
  try {
    const post = await find((await params).id);
    if (!post) notFound();
    return <p>{post.title}</p>;
  } catch (error) {
    return <p>{String(error)}</p>;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 16,
          endLine: 6,
          endColumn: 26,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `import { notFound, unstable_rethrow } from "next/navigation";

export default async function Page({ params }) {
  try {
    const post = await find((await params).id);
    if (!post) notFound();
    return <p>{post.title}</p>;
  } catch (error) {
    unstable_rethrow(error);
    return <p>{String(error)}</p>;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a client component while it renders",
      filename: "app/panel.tsx",
      files: nextTypes,
      code: `"use client";
import { redirect } from "next/navigation";

export function Panel({ user }: { user: string | null }) {
  try {
    if (!user) redirect("/login");
  } catch {
    return null;
  }
  return <p>{user}</p>;
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 16,
          endLine: 6,
          endColumn: 34,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use client";
import { redirect, unstable_rethrow } from "next/navigation";

export function Panel({ user }: { user: string | null }) {
  try {
    if (!user) redirect("/login");
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
  return <p>{user}</p>;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "Auth.js signIn",
      files: {
        ...nextTypes,
        "auth.ts": `import NextAuth from "next-auth";
export const { auth, signIn, signOut } = NextAuth({});
`,
      },
      code: `"use server";
import { signIn } from "../auth";

export async function act(id: string) {
  try {
    await save(id);
    await signIn("credentials", { id });
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedSignIn",
          line: 7,
          column: 11,
          endLine: 7,
          endColumn: 40,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { signIn } from "../auth";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    await signIn("credentials", { id });
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { signIn } from "../auth";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  await signIn("credentials", { id });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "Auth.js signOut of the same file",
      files: nextTypes,
      code: `"use server";
import NextAuth from "next-auth";

const { signOut } = NextAuth({});

export async function act(id: string) {
  try {
    await save(id);
    await signOut({ redirectTo: "/" });
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedSignIn",
          line: 9,
          column: 11,
          endLine: 9,
          endColumn: 39,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import NextAuth from "next-auth";
import { unstable_rethrow } from "next/navigation";

const { signOut } = NextAuth({});

export async function act(id: string) {
  try {
    await save(id);
    await signOut({ redirectTo: "/" });
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import NextAuth from "next-auth";

const { signOut } = NextAuth({});

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  await signOut({ redirectTo: "/" });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "Auth.js by its object",
      files: nextTypes,
      code: `"use server";
import NextAuth from "next-auth";

const authentication = NextAuth({});

export async function act(id: string) {
  try {
    await save(id);
    await authentication.signIn("github");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedSignIn",
          line: 9,
          column: 11,
          endLine: 9,
          endColumn: 42,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import NextAuth from "next-auth";
import { unstable_rethrow } from "next/navigation";

const authentication = NextAuth({});

export async function act(id: string) {
  try {
    await save(id);
    await authentication.signIn("github");
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import NextAuth from "next-auth";

const authentication = NextAuth({});

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  await authentication.signIn("github");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an i18n factory",
      files: {
        ...nextTypes,
        "i18n.ts": `import { createNavigation } from "next-intl/navigation";
export const { Link, redirect } = createNavigation({});
`,
      },
      code: `"use server";
import { redirect } from "../i18n";

export async function act(id: string) {
  try {
    await save(id);
    redirect({ href: "/done", locale: "en" });
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 46,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect } from "../i18n";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    redirect({ href: "/done", locale: "en" });
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { redirect } from "../i18n";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  redirect({ href: "/done", locale: "en" });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an older i18n factory, behind a barrel",
      files: {
        ...nextTypes,
        "lib/i18n.ts": `import { createSharedPathnamesNavigation } from "next-intl/navigation";
export const { permanentRedirect } = createSharedPathnamesNavigation({});
`,
        "lib/index.ts": `export * from "./i18n";
`,
      },
      code: `"use server";
import { permanentRedirect } from "../lib";

export async function act(id: string) {
  try {
    await save(id);
    permanentRedirect("/done");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 31,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { permanentRedirect } from "../lib";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    permanentRedirect("/done");
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { permanentRedirect } from "../lib";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  permanentRedirect("/done");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a function of the settings",
      files: nextTypes,
      settings: { navigation: [{ name: "leaveTo", from: "@/lib/leave" }] },
      code: `"use server";
import { leaveTo } from "@/lib/leave";

export async function act(id: string) {
  try {
    await save(id);
    leaveTo("/done");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 21,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { leaveTo } from "@/lib/leave";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    leaveTo("/done");
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { leaveTo } from "@/lib/leave";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  leaveTo("/done");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a function of the settings, wherever it comes from",
      files: nextTypes,
      settings: { navigation: ["leaveTo"] },
      code: `"use server";
import { leaveTo } from "@/lib/leave";

export async function act(id: string) {
  try {
    await save(id);
    leaveTo("/done");
  } catch {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 21,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { leaveTo } from "@/lib/leave";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await save(id);
    leaveTo("/done");
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { leaveTo } from "@/lib/leave";

export async function act(id: string) {
  try {
    await save(id);
  } catch {
    return null;
  }
  leaveTo("/done");
}
`,
            },
          ],
        },
      ],
    },
  ],
});
