import { nextTypes } from "../helpers/next-types.ts";
import { runRule } from "../helpers/rule-tester.ts";

/** The repairs: what they change, and where they are not offered. */
runRule("no-redirect-in-try-catch", {
  valid: [
    {
      name: "what inserting the rethrow leaves",
      code: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow(error);
  }
}
`,
    },
  ],
  invalid: [
    {
      name: "the parameter gets a name that is free",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

const error = "Failed";

export async function act() {
  try {
    redirect("/");
  } catch {
    return error;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 5,
          endLine: 8,
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

const error = "Failed";

export async function act() {
  try {
    redirect("/");
  } catch (error2) {
    unstable_rethrow(error2);
    return error;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "unstable_rethrow is taken",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

const unstable_rethrow = () => {};

export async function act() {
  try {
    redirect("/");
  } catch {
    unstable_rethrow();
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 5,
          endLine: 8,
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow as unstable_rethrow2 } from "next/navigation";

const unstable_rethrow = () => {};

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow2(error);
    unstable_rethrow();
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "unstable_rethrow is imported under another name",
      files: nextTypes,
      code: `"use server";
import { redirect, unstable_rethrow as rethrow } from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch {
    return rethrow;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow as rethrow } from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    rethrow(error);
    return rethrow;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the imported name is shadowed in the handler",
      files: nextTypes,
      code: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act(unstable_rethrow: string) {
  try {
    redirect("/");
  } catch {
    return unstable_rethrow;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow, unstable_rethrow as unstable_rethrow2 } from "next/navigation";

export async function act(unstable_rethrow: string) {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow2(error);
    return unstable_rethrow;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a type-only import of the module",
      files: {
        "app/leave.ts": `import { redirect } from "next/navigation";
export const leave = () => redirect("/");
`,
      },
      parsers: ["typescript", "oxc"],
      code: `"use server";
import type { RedirectType } from "next/navigation";
import { leave } from "./leave";

export async function act(): Promise<RedirectType | undefined> {
  try {
    leave();
  } catch {
    return undefined;
  }
}
`,
      errors: [
        {
          messageId: "swallowedByHelper",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 12,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import type { RedirectType } from "next/navigation";
import { leave } from "./leave";
import { unstable_rethrow } from "next/navigation";

export async function act(): Promise<RedirectType | undefined> {
  try {
    leave();
  } catch (error) {
    unstable_rethrow(error);
    return undefined;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an import over several lines",
      files: nextTypes,
      code: `"use server";
import {
  notFound,
  redirect,
} from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch {
    return notFound.name;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 9,
          column: 5,
          endLine: 9,
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import {
  notFound,
  redirect,
  unstable_rethrow,
} from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow(error);
    return notFound.name;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an empty catch block",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch {}
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a catch block with only a comment",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    // Nothing to do.
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow(error);
    // Nothing to do.
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a catch block on one line",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

export async function act() {
  try { redirect("/"); } catch (error) { return null; }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 5,
          column: 9,
          endLine: 5,
          endColumn: 22,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act() {
  try { redirect("/"); } catch (error) { unstable_rethrow(error); return null; }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a comment after the brace",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch (error) { // never happens
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow(error); // never happens
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
      name: "no semicolons, and a bracket follows",
      filename: "app/actions.js",
      files: nextTypes,
      code: `'use server'
import { redirect } from 'next/navigation'

export async function act() {
  try {
    redirect('/')
  } catch (error) {
    [error].forEach(() => {})
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `'use server'
import { redirect, unstable_rethrow } from 'next/navigation'

export async function act() {
  try {
    redirect('/')
  } catch (error) {
    unstable_rethrow(error);
    [error].forEach(() => {})
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a pattern takes the error apart",
      parsers: ["typescript", "oxc", "espree"],
      code: `"use server";
import { redirect } from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch ({ message }) {
    return message;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 18,
        },
      ],
    },
    {
      name: "a file without modules",
      filename: "app/actions.js",
      files: nextTypes,
      code: `"use server";
const { redirect } = require("next/navigation");

exports.act = async function act() {
  try {
    redirect("/");
  } catch (error) {
    return null;
  }
};
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 18,
        },
      ],
    },
    {
      name: "Next.js before unstable_rethrow",
      files: nextTypes,
      settings: { nextVersion: "14.2.0" },
      code: `"use server";
import { redirect } from "next/navigation";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 18,
        },
      ],
    },
    {
      name: "a callback with a bare parameter",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

export async function act(load: () => Promise<void>) {
  await load().then(() => redirect("/")).catch(async error => ({ error }));
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 5,
          column: 27,
          endLine: 5,
          endColumn: 40,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act(load: () => Promise<void>) {
  await load().then(() => redirect("/")).catch(async error => { unstable_rethrow(error); return ({ error }); });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a name of the block keeps the call inside",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

export async function act(load: () => Promise<string>) {
  try {
    const url = await load();
    redirect(url);
  } catch (error) {
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
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act(load: () => Promise<string>) {
  try {
    const url = await load();
    redirect(url);
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
      name: "a catch that goes on keeps the call inside",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

export async function act(load: () => Promise<string>) {
  try {
    await load();
    redirect("/");
  } catch (error) {
    console.error(error);
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act(load: () => Promise<string>) {
  try {
    await load();
    redirect("/");
  } catch (error) {
    unstable_rethrow(error);
    console.error(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a call that is not the last keeps it inside",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

export async function act(load: () => Promise<string>, ready: boolean) {
  try {
    if (ready) {
      redirect("/");
    }
    await load();
  } catch (error) {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 7,
          endLine: 7,
          endColumn: 20,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act(load: () => Promise<string>, ready: boolean) {
  try {
    if (ready) {
      redirect("/");
    }
    await load();
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
      name: "a call over several lines, with finally",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

export async function act(load: () => Promise<string>, id: string) {
  if (id) {
    try {
      await load();
      // All is saved.
      return redirect(
        "/items/" + id,
      ); // Show it.
    } catch (error) {
      return null;
    } finally {
      console.log("done");
    }
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 9,
          column: 14,
          endLine: 11,
          endColumn: 8,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";

export async function act(load: () => Promise<string>, id: string) {
  if (id) {
    try {
      await load();
      // All is saved.
      return redirect(
        "/items/" + id,
      ); // Show it.
    } catch (error) {
      unstable_rethrow(error);
      return null;
    } finally {
      console.log("done");
    }
  }
}
`,
            },
            {
              messageId: "moveAfterTry",
              output: `"use server";
import { redirect } from "next/navigation";

export async function act(load: () => Promise<string>, id: string) {
  if (id) {
    try {
      await load();
      // All is saved.
       // Show it.
    } catch (error) {
      return null;
    } finally {
      console.log("done");
    }
    return redirect(
      "/items/" + id,
    );
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
