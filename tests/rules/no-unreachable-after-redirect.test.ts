import { nextTypes } from "../helpers/next-types.ts";
import { runRule } from "../helpers/rule-tester.ts";

runRule("no-unreachable-after-redirect", {
  valid: [
    {
      name: "the effect first",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  await save(id);
  revalidatePath("/");
  redirect("/");
}
`,
    },
    {
      name: "a conditional navigation",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  if (!id) redirect("/login");
  revalidatePath("/");
}
`,
    },
    {
      name: "one branch navigates",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  if (!id) {
    redirect("/login");
  } else {
    await save(id);
  }
  revalidatePath("/");
}
`,
    },
    {
      name: "in finally",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  try {
    redirect("/");
  } finally {
    revalidatePath("/");
  }
}
`,
    },
    {
      name: "a catch goes on",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  try {
    redirect("/");
  } catch (error) {
    console.error(error);
  }
  revalidatePath("/");
}
`,
    },
    {
      name: "a return for the types",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/");
  return null;
}
`,
    },
    {
      name: "a return of a call",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/");
  return save(id);
}
`,
    },
    {
      name: "a throw",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/");
  throw new Error("unreachable");
}
`,
    },
    {
      name: "a break",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  switch (id) {
    case "a":
      redirect("/a");
      break;
    default:
      revalidatePath("/");
  }
}
`,
    },
    {
      name: "the next case of a switch",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  switch (id) {
    case "a":
      redirect("/a");
    case "b":
      revalidatePath("/");
  }
}
`,
    },
    {
      name: "hoisted functions and types",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect(target());
  function target() {
    return revalidatePath.name;
  }
  type Id = string;
}
`,
    },
    {
      name: "in a callback",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  const leave = () => redirect("/");
  revalidatePath("/");
  return leave;
}
`,
    },
    {
      name: "behind a condition in an expression",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  id ?? redirect("/login");
  revalidatePath("/");
}
`,
    },
    {
      name: "an optional call",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  const go = id ? redirect : undefined;
  go?.("/");
  revalidatePath("/");
}
`,
    },
    {
      name: "a local function of the same name",
      code: `"use server";
import { revalidatePath } from "next/cache";

function redirect(url: string) {
  return { url };
}

export async function act() {
  redirect("/");
  revalidatePath("/");
}
`,
    },
    {
      name: "a shadowed name",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  const leave = (redirect: (url: string) => void) => {
    redirect("/");
    revalidatePath("/");
  };
  return leave;
}
`,
    },
    {
      name: "a declaration without effects",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/");
  const path = "/";
  return path;
}
`,
    },
    {
      name: "Auth.js may return",
      files: {
        "auth.ts": `import NextAuth from "next-auth";
export const { signIn } = NextAuth({});
`,
      },
      code: `"use server";
import { revalidatePath } from "next/cache";
import { signIn } from "../auth";

export async function act() {
  await signIn("github");
  revalidatePath("/");
}
`,
    },
    {
      name: "a test file",
      filename: "app/actions.spec.tsx",
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/");
  revalidatePath("/");
}
`,
    },
    {
      name: "another framework's directive",
      code: `"use server";
import { redirect } from "next/navigation";
import { createSignal } from "solid-js";

export async function act() {
  redirect("/");
  createSignal();
}
`,
    },
  ],
  invalid: [
    {
      name: "a revalidation",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  await save(id);
  redirect("/");
  revalidatePath("/");
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          data: { call: "redirect()", effect: "`revalidatePath()`" },
          line: 9,
          column: 3,
          endLine: 9,
          endColumn: 23,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  await save(id);
  revalidatePath("/");
  redirect("/");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a cookie",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/");
  (await cookies()).set("seen", "1");
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          data: { call: "redirect()", effect: "`(await cookies()).set()`" },
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 38,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  (await cookies()).set("seen", "1");
  redirect("/");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "several effects",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/");
  revalidatePath("/");
  revalidateTag("posts", "max");
  return null;
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 23,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  revalidatePath("/");
  revalidateTag("posts", "max");
  redirect("/");
  return null;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "after a return of the call",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  return redirect("/");
  revalidatePath("/");
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 23,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  revalidatePath("/");
  return redirect("/");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "both branches navigate",
      files: nextTypes,
      code: `"use server";
import { notFound, redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  if (id) {
    redirect("/" + id);
  } else {
    notFound();
  }
  revalidatePath("/");
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 12,
          column: 3,
          endLine: 12,
          endColumn: 23,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { notFound, redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  revalidatePath("/");
  if (id) {
    redirect("/" + id);
  } else {
    notFound();
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an assignment",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  let seen = false;
  redirect("/");
  seen = true;
  return seen;
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          data: { call: "redirect()", effect: "this statement" },
          line: 9,
          column: 3,
          endLine: 9,
          endColumn: 15,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  let seen = false;
  seen = true;
  redirect("/");
  return seen;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a declaration with an effect",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/");
  const saved = await save(id);
  return saved;
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 32,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  const saved = await save(id);
  redirect("/");
  return saved;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an effect in a block",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/");
  if (id) {
    revalidatePath("/");
  }
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 8,
          column: 3,
          endLine: 10,
          endColumn: 4,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  if (id) {
    revalidatePath("/");
  }
  redirect("/");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "in a nested block",
      files: nextTypes,
      code: `"use server";
import { notFound } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  if (!id) {
    notFound();
    revalidatePath("/");
  }
  await save(id);
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 9,
          column: 5,
          endLine: 9,
          endColumn: 25,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { notFound } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  if (!id) {
    revalidatePath("/");
    notFound();
  }
  await save(id);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "in a case of a switch",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  switch (id) {
    case "a":
      redirect("/a");
      revalidatePath("/a");
      break;
  }
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 10,
          column: 7,
          endLine: 10,
          endColumn: 28,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  switch (id) {
    case "a":
      revalidatePath("/a");
      redirect("/a");
      break;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a declaration of what it needs moves along",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/");
  const path = "/";
  revalidatePath(path);
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 9,
          column: 3,
          endLine: 9,
          endColumn: 24,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  const path = "/";
  revalidatePath(path);
  redirect("/");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a function of the list stands between",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/");
  revalidatePath("/");
  function target() {
    return "/";
  }
  revalidatePath(target());
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 23,
        },
      ],
    },
    {
      name: "a comment stays with the call",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  redirect("/"); // Done.
  // Show the new list.
  revalidatePath("/");
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 9,
          column: 3,
          endLine: 9,
          endColumn: 23,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  revalidatePath("/");
  redirect("/"); // Done.
  // Show the new list.
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "on one line",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  if (id) { redirect("/"); revalidatePath("/"); }
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 7,
          column: 28,
          endLine: 7,
          endColumn: 48,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  if (id) { revalidatePath("/"); redirect("/"); }
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
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  go("/");
  revalidatePath("/");
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          data: { call: "go()", effect: "`revalidatePath()`" },
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 23,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { redirect as go } from "next/navigation";
import { revalidatePath, revalidateTag } from "next/cache";
import { cookies } from "next/headers";

export async function act(id: string | null, save: (id: string | null) => Promise<void>) {
  revalidatePath("/");
  go("/");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an i18n factory of another file",
      files: {
        ...nextTypes,
        "i18n.ts": `import { createNavigation } from "next-intl/navigation";
export const { redirect } = createNavigation({});
`,
      },
      code: `"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "../i18n";

export async function act() {
  redirect({ href: "/", locale: "en" });
  revalidatePath("/");
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 7,
          column: 3,
          endLine: 7,
          endColumn: 23,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "../i18n";

export async function act() {
  revalidatePath("/");
  redirect({ href: "/", locale: "en" });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an inline directive",
      filename: "app/page.tsx",
      files: nextTypes,
      code: `import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";

export default function Page() {
  async function act() {
    "use server";
    redirect("/");
    revalidatePath("/");
  }
  return <form action={act} />;
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 8,
          column: 5,
          endLine: 8,
          endColumn: 25,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";

export default function Page() {
  async function act() {
    "use server";
    revalidatePath("/");
    redirect("/");
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
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actionClient } from "@/lib/safe-action";

export const act = actionClient.schema({}).action(async () => {
  redirect("/");
  revalidatePath("/");
});
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 23,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actionClient } from "@/lib/safe-action";

export const act = actionClient.schema({}).action(async () => {
  revalidatePath("/");
  redirect("/");
});
`,
            },
          ],
        },
      ],
    },
    {
      name: "plain JavaScript without semicolons",
      filename: "app/actions.js",
      files: nextTypes,
      code: `'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'

export async function act() {
  redirect('/')
  revalidatePath('/')
}
`,
      errors: [
        {
          messageId: "unreachableEffect",
          line: 7,
          column: 3,
          endLine: 7,
          endColumn: 22,
          suggestions: [
            {
              messageId: "moveBefore",
              output: `'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'

export async function act() {
  revalidatePath('/')
  redirect('/')
}
`,
            },
          ],
        },
      ],
    },
  ],
});
