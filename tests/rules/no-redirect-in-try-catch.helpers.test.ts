import { nextTypes } from "../helpers/next-types.ts";
import { runRule } from "../helpers/rule-tester.ts";

/** Helpers that navigate: of the same file (two steps), imported (one hop, then their own file). */
/** Helpers that their caller can keep from navigating. */
const options = {
  ...nextTypes,
  "lib/leave.ts": `import { redirect } from "next/navigation";
export async function signOut(options: { redirect?: boolean; to?: string; log?: boolean } = {}) {
  if (options.redirect === false) return { ok: true };
  redirect(options.to ?? "/");
}
export async function find(mayLeave = true) {
  if (mayLeave) redirect("/login");
}
export async function findUser(mayLeave = true) {
  if (!(await load())) redirect("/login");
  if (mayLeave) redirect("/home");
}
`,
};
const leaving = (line: string, rethrow: readonly [string, string] = ["", ""]) => `"use server";
import { find, findUser, signOut } from "../lib/leave";
${rethrow[0]}export async function leave() {
  try {
    ${line};
  } catch (error) {
${rethrow[1]}    return { error };
  }
}
`;
const lostFrom = (line: string) => ({
  messageId: "swallowedByHelper",
  ...{ line: 5, column: 11, endLine: 5, endColumn: 5 + line.length },
  suggestions: [
    {
      messageId: "addRethrow",
      output: leaving(line, [
        'import { unstable_rethrow } from "next/navigation";\n',
        "    unstable_rethrow(error);\n",
      ]),
    },
  ],
});

runRule("no-redirect-in-try-catch", {
  valid: [
    {
      name: "a helper that does not navigate",
      code: `"use server";
async function check(id: string) {
  if (!id) throw new Error("No id");
}

export async function act(id: string) {
  try {
    await check(id);
  } catch (error) {
    return { error };
  }
}
`,
    },
    {
      name: "an asynchronous helper that is not awaited",
      code: `"use server";
import { redirect } from "next/navigation";

async function check() {
  redirect("/");
}

export async function act(id: string) {
  try {
    void check();
  } catch (error) {
    return { error };
  }
}
`,
    },
    {
      name: "an asynchronous helper whose promise is returned",
      code: `"use server";
import { redirect } from "next/navigation";

async function check() {
  redirect("/");
}

export async function act(id: string) {
  try {
    return check();
  } catch (error) {
    return { error };
  }
}
`,
    },
    {
      name: "a helper that keeps its navigation to itself",
      files: {
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
      },
      code: `"use server";
import { tryUser } from "../lib/guard";

export async function act(id: string) {
  try {
    await tryUser();
  } catch (error) {
    return { error };
  }
}
`,
    },
    {
      name: "a helper that drops the promise",
      files: {
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
      },
      code: `"use server";
import { detached } from "../lib/guard";

export async function act(id: string) {
  try {
    await detached();
  } catch (error) {
    return { error };
  }
}
`,
    },
    {
      name: "a navigation that an option turns off",
      files: options,
      code: leaving('await signOut({ redirect: false, to: "/" })'),
    },
    {
      name: "the same option as a constant",
      files: options,
      code: leaving("const options = { redirect: false };\n    await signOut(options)"),
    },
    {
      name: "a navigation that a flag turns off",
      files: options,
      code: leaving("await find(false)"),
    },
    {
      name: "a navigation that an argument turns off, in this file",
      code: `import { redirect } from "next/navigation";
const find = (mayLeave) => {
  if (mayLeave) redirect("/login");
};
export async function leave() {
  try {
    find(null);
  } catch (error) {
    return { error };
  }
}
`,
    },
    {
      name: "a navigation only under a parameter that is not given",
      files: {
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
      },
      code: `"use server";
import { getUser } from "../lib/guard";

export async function act(id: string) {
  try {
    await getUser();
  } catch (error) {
    return { error };
  }
}
`,
    },
    {
      name: "two hops away",
      files: {
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
        "lib/deep.ts": `import { requireUser } from "./guard";

export async function load() {
  return requireUser();
}
`,
      },
      code: `"use server";
import { load } from "../lib/deep";

export async function act(id: string) {
  try {
    await load();
  } catch (error) {
    return { error };
  }
}
`,
    },
    {
      name: "a helper from a package",
      code: `"use server";
import { requireUser } from "some-package";

export async function act(id: string) {
  try {
    await requireUser();
  } catch (error) {
    return { error };
  }
}
`,
    },
    {
      name: "a helper that only makes functions that navigate",
      code: `"use server";
import { redirect } from "next/navigation";

function makeLeave() {
  return () => redirect("/");
}

export async function act(id: string) {
  try {
    const leave = makeLeave();
    return leave;
  } catch (error) {
    return { error };
  }
}
`,
    },
    {
      name: "a catch that navigates itself when the helper fails",
      files: {
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
      },
      code: `import { notFound } from "next/navigation";
import { requireUser } from "../lib/guard";

export default async function Page() {
  try {
    await requireUser();
  } catch {
    if (!(await isMember())) notFound();
  }
  return <p />;
}
`,
    },
    {
      name: "an action called on the client",
      filename: "app/panel.tsx",
      files: {
        "app/actions.ts": `"use server";
import { redirect } from "next/navigation";

export async function save() {
  redirect("/");
}
`,
      },
      code: `"use client";
import { save } from "./actions";

export function Panel() {
  return (
    <button
      onClick={async () => {
        try {
          await save();
        } catch (error) {
          alert(error);
        }
      }}
    />
  );
}
`,
    },
  ],
  invalid: [
    {
      name: "a helper of the file",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

function leave() {
  redirect("/");
}

export async function act(id: string) {
  try {
    leave();
  } catch (error) {
    return { error };
  }
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          data: { call: "leave()", inside: "redirect()", catcher: "the `catch` block" },
          line: 10,
          column: 5,
          endLine: 10,
          endColumn: 12,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

function leave() {
  redirect("/");
}

export async function act(id: string) {
  try {
    leave();
  } catch (error) {
    unstable_rethrow(error);
    return { error };
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an asynchronous helper of the file",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

const requireUser = async () => {
  if (!(await find())) redirect("/login");
};

export async function act(id: string) {
  try {
    await requireUser();
  } catch (error) {
    return { error };
  }
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          line: 10,
          column: 11,
          endLine: 10,
          endColumn: 24,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

const requireUser = async () => {
  if (!(await find())) redirect("/login");
};

export async function act(id: string) {
  try {
    await requireUser();
  } catch (error) {
    unstable_rethrow(error);
    return { error };
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "two steps in the file",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

const leave = () => redirect("/");

function check(id: string) {
  if (!id) leave();
}

export async function act(id: string) {
  try {
    check(id);
  } catch (error) {
    return { error };
  }
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          data: { call: "check()", inside: "redirect()", catcher: "the `catch` block" },
          line: 12,
          column: 5,
          endLine: 12,
          endColumn: 14,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

const leave = () => redirect("/");

function check(id: string) {
  if (!id) leave();
}

export async function act(id: string) {
  try {
    check(id);
  } catch (error) {
    unstable_rethrow(error);
    return { error };
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a helper of another file",
      files: {
        ...nextTypes,
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
      },
      code: `"use server";
import { requireUser } from "../lib/guard";

export async function act(id: string) {
  try {
    await requireUser();
  } catch (error) {
    return { error };
  }
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          data: { call: "requireUser()", inside: "redirect()", catcher: "the `catch` block" },
          line: 6,
          column: 11,
          endLine: 6,
          endColumn: 24,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { requireUser } from "../lib/guard";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await requireUser();
  } catch (error) {
    unstable_rethrow(error);
    return { error };
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a helper of another file, by a namespace",
      files: {
        ...nextTypes,
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
      },
      code: `"use server";
import * as guard from "../lib/guard";

export async function act(id: string) {
  try {
    await guard.requireUser();
  } catch (error) {
    return { error };
  }
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          line: 6,
          column: 11,
          endLine: 6,
          endColumn: 30,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import * as guard from "../lib/guard";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await guard.requireUser();
  } catch (error) {
    unstable_rethrow(error);
    return { error };
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a helper of another file, and its own helper",
      files: {
        ...nextTypes,
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
      },
      code: `"use server";
import { requireAdmin } from "../lib/guard";

export async function act(id: string) {
  try {
    await requireAdmin();
  } catch (error) {
    return { error };
  }
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          line: 6,
          column: 11,
          endLine: 6,
          endColumn: 25,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { requireAdmin } from "../lib/guard";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await requireAdmin();
  } catch (error) {
    unstable_rethrow(error);
    return { error };
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a navigation that no option turns off",
      files: options,
      code: leaving('await signOut({ to: "/", log: true })'),
      errors: [lostFrom('await signOut({ to: "/", log: true })')],
    },
    {
      name: "a navigation beside one that a flag turns off",
      files: options,
      code: leaving("await findUser(false)"),
      errors: [lostFrom("await findUser(false)")],
    },
    {
      name: "the parameter that makes it navigate",
      files: {
        ...nextTypes,
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
      },
      code: `"use server";
import { getUser } from "../lib/guard";

export async function act(id: string) {
  try {
    await getUser("/login");
  } catch (error) {
    return { error };
  }
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          line: 6,
          column: 11,
          endLine: 6,
          endColumn: 28,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { getUser } from "../lib/guard";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await getUser("/login");
  } catch (error) {
    unstable_rethrow(error);
    return { error };
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a helper behind a barrel and a path alias",
      files: {
        ...nextTypes,
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
        "lib/index.ts": `export { requireUser as ensureUser } from "./guard";
`,
        "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }`,
      },
      code: `"use server";
import { ensureUser } from "@/lib";

export async function act(id: string) {
  try {
    await ensureUser();
  } catch (error) {
    return { error };
  }
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          line: 6,
          column: 11,
          endLine: 6,
          endColumn: 23,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { ensureUser } from "@/lib";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await ensureUser();
  } catch (error) {
    unstable_rethrow(error);
    return { error };
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a helper in React's cache()",
      files: {
        ...nextTypes,
        "lib/user.ts": `import { cache } from "react";
import { redirect } from "next/navigation";

export const currentUser = cache(async () => {
  redirect("/login");
});
`,
      },
      code: `"use server";
import { currentUser } from "../lib/user";

export async function act(id: string) {
  try {
    await currentUser();
  } catch (error) {
    return { error };
  }
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          line: 6,
          column: 11,
          endLine: 6,
          endColumn: 24,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { currentUser } from "../lib/user";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await currentUser();
  } catch (error) {
    unstable_rethrow(error);
    return { error };
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a .catch() on a helper's promise",
      files: {
        ...nextTypes,
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
      },
      code: `"use server";
import { requireUser } from "../lib/guard";

export async function act() {
  const user = await requireUser().catch(() => null);
  return user;
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          data: { call: "requireUser()", inside: "redirect()", catcher: "the callback of `.catch()`" },
          line: 5,
          column: 22,
          endLine: 5,
          endColumn: 35,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { requireUser } from "../lib/guard";
import { unstable_rethrow } from "next/navigation";

export async function act() {
  const user = await requireUser().catch((error) => { unstable_rethrow(error); return null; });
  return user;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "helpers in Promise.all",
      files: {
        ...nextTypes,
        "lib/guard.ts": `import { redirect } from "next/navigation";

export async function requireUser(redirectTo?: string) {
  const user = await find();
  if (!user) redirect(redirectTo ?? "/login");
  return user;
}

export const requireAdmin = async () => {
  const user = await requireUser();
  return user;
};

export async function tryUser() {
  try {
    return await requireUser();
  } catch {
    return null;
  }
}

export async function getUser(redirectTo?: string) {
  const user = await find();
  if (!user && redirectTo) redirect(redirectTo);
  return user;
}

export async function detached() {
  void requireUser();
}
`,
      },
      code: `"use server";
import { requireAdmin, requireUser } from "../lib/guard";

export async function act(id: string) {
  try {
    await Promise.all([requireUser(), requireAdmin()]);
  } catch (error) {
    return { error };
  }
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          line: 6,
          column: 24,
          endLine: 6,
          endColumn: 37,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { requireAdmin, requireUser } from "../lib/guard";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await Promise.all([requireUser(), requireAdmin()]);
  } catch (error) {
    unstable_rethrow(error);
    return { error };
  }
}
`,
            },
          ],
        },
        {
          messageId: "swallowedByHelper",
          line: 6,
          column: 39,
          endLine: 6,
          endColumn: 53,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { requireAdmin, requireUser } from "../lib/guard";
import { unstable_rethrow } from "next/navigation";

export async function act(id: string) {
  try {
    await Promise.all([requireUser(), requireAdmin()]);
  } catch (error) {
    unstable_rethrow(error);
    return { error };
  }
}
`,
            },
          ],
        },
      ],
    },
  ],
});
