import { nextTypes } from "../helpers/next-types.ts";
import { runRule } from "../helpers/rule-tester.ts";

/** Where the error goes: promises, callbacks, nested `try` statements, `finally`; and what the handler does with it (the full table is in tests/shared/flow/handler-outcome.test.ts). */
runRule("no-redirect-in-try-catch", {
  valid: [
    {
      name: "a callback in place of an eagerly evaluated argument",
      files: nextTypes,
      code: `"use server";
import { redirect as go } from "next/navigation";

export async function act(load: () => Promise<string>) {
  await load().then(() => go("/"));
}
`,
    },
    {
      name: "an eagerly evaluated argument that makes a function",
      files: nextTypes,
      code: `"use server";

function redirect(target: string) {
  return () => target;
}

export async function act(load: () => Promise<string>) {
  await load().then(redirect("/"));
}
`,
    },
    {
      name: "try without catch",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    redirect("/");
  } finally {
    log(1);
  }
}
`,
    },
    {
      name: "in the catch block",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await load();
  } catch (error) {
    redirect("/error");
  }
}
`,
    },
    {
      name: "in the finally block",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await load();
  } catch (error) {
    log(error);
  } finally {
    redirect("/");
  }
}
`,
    },
    {
      name: "in a function that is not called here",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    const later = () => redirect("/");
    return later;
  } catch (error) {
    log(error);
  }
}
`,
    },
    {
      name: "in after()",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    after(() => redirect("/"));
  } catch (error) {
    log(error);
  }
}
`,
    },
    {
      name: "in a timer",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    setTimeout(() => redirect("/"), 10);
  } catch (error) {
    log(error);
  }
}
`,
    },
    {
      name: "in a promise nobody awaits",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    load().then(() => redirect("/"));
  } catch (error) {
    log(error);
  }
}
`,
    },
    {
      name: "in a promise that is returned",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    return load().then(() => redirect("/"));
  } catch (error) {
    log(error);
  }
}
`,
    },
    {
      name: "in asynchronous callbacks of forEach",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    ids.forEach(async (id) => redirect(id));
  } catch (error) {
    log(error);
  }
}
`,
    },
    {
      name: "in a callback nobody can see into",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await run(async () => redirect("/"));
  } catch (error) {
    log(error);
  }
}
`,
    },
    {
      name: "under Promise.allSettled",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await Promise.allSettled(ids.map(async (id) => redirect(id)));
  } catch (error) {
    log(error);
  }
}
`,
    },
    {
      name: "a callback of .catch() that rethrows",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  await load().then(() => redirect("/")).catch((error) => {
    log(error);
    throw error;
  });
}
`,
    },
    {
      name: "a second callback of .then() beside it",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  await load().then(() => redirect("/"), (error) => log(error));
}
`,
    },
    {
      name: "a callback that returns the rejection",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  await load().then(() => redirect("/")).catch((error) => Promise.reject(error));
}
`,
    },
    {
      name: "unstable_rethrow under another name",
      code: `"use server";
import { redirect, unstable_rethrow as rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    redirect("/");
  } catch (error) {
    rethrow(error);
    return null;
  }
}
`,
    },
    {
      name: "an AuthError switch, then throw",
      code: `"use server";
import { redirect } from "next/navigation";
import { AuthError } from "next-auth";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    if (error instanceof AuthError) {
      switch (error.type) {
        case "CredentialsSignin":
          return "Invalid credentials.";
        default:
          return "Something went wrong.";
      }
    }
    throw error;
  }
}
`,
    },
    {
      name: "a catch that ends in the same outcome",
      code: `"use server";
import { notFound } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    if (!(await load())) notFound();
  } catch {
    notFound();
  }
}
`,
    },
    {
      name: "the same call after the statement",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    if (!(await load())) redirect("/");
  } catch (error) {
    log(error);
  }
  redirect("/");
}
`,
    },
    {
      name: "a guard of another file that rethrows",
      files: {
        "lib/errors.ts": `import { isRedirectError } from "next/dist/client/components/redirect-error";
export function handleError(error: unknown) {
  if (isRedirectError(error)) throw error;
  console.error(error);
}
`,
      },
      code: `"use server";
import { redirect } from "next/navigation";
import { handleError } from "../lib/errors";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    handleError(error);
  }
}
`,
    },
    {
      name: "a handler nobody can see into",
      code: `"use server";
import { redirect } from "next/navigation";
import { handleError } from "some-package";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    return handleError(error);
  }
}
`,
    },
    {
      name: "a navigation error that is handled on purpose",
      code: `"use server";
import { redirect } from "next/navigation";
import { isRedirectError } from "next/dist/client/components/redirect-error";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    if (isRedirectError(error)) return { redirected: true };
    throw error;
  }
}
`,
    },
    {
      name: "an inner catch that rethrows to nobody",
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    try {
      redirect("/");
    } catch (error) {
      throw error;
    }
  } finally {
    log(1);
  }
}
`,
    },
  ],
  invalid: [
    {
      name: "a callback of .catch()",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  await load().then(() => redirect("/")).catch((error) => log(error));
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          data: { call: "redirect()", catcher: "the callback of `.catch()`" },
          line: 6,
          column: 27,
          endLine: 6,
          endColumn: 40,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  await load().then(() => redirect("/")).catch((error) => { unstable_rethrow(error); return log(error); });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a callback of .catch() with a block",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  await load()
    .then(() => redirect("/"))
    .catch((error) => {
      log(error);
    });
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 17,
          endLine: 7,
          endColumn: 30,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  await load()
    .then(() => redirect("/"))
    .catch((error) => {
      unstable_rethrow(error);
      log(error);
    });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a callback of .catch() without a parameter",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  return load().then(() => redirect("/")).catch(() => null);
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 28,
          endLine: 6,
          endColumn: 41,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  return load().then(() => redirect("/")).catch((error) => { unstable_rethrow(error); return null; });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a callback of .catch() that gives an object",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  return load().then(() => redirect("/")).catch((error) => ({ error }));
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 28,
          endLine: 6,
          endColumn: 41,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  return load().then(() => redirect("/")).catch((error) => { unstable_rethrow(error); return ({ error }); });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a function expression for .catch()",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  return load().then(() => redirect("/")).catch(function () {
    return null;
  });
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 28,
          endLine: 6,
          endColumn: 41,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  return load().then(() => redirect("/")).catch(function (error) {
    unstable_rethrow(error);
    return null;
  });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the second callback of a later .then()",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  await load().then(() => redirect("/")).then(null, () => null);
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          data: { call: "redirect()", catcher: "the second callback of `.then()`" },
          line: 6,
          column: 27,
          endLine: 6,
          endColumn: 40,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  await load().then(() => redirect("/")).then(null, (error) => { unstable_rethrow(error); return null; });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "console.error for .catch()",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  await load().then(() => redirect("/")).catch(console.error);
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 6,
          column: 27,
          endLine: 6,
          endColumn: 40,
        },
      ],
    },
    {
      name: "a function of the file for .catch()",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";

const quiet = (error: unknown) => {
  console.error(error);
};

export async function act(load: () => Promise<string>) {
  await load().then(() => redirect("/")).catch(quiet);
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 9,
          column: 27,
          endLine: 9,
          endColumn: 40,
        },
      ],
    },
    {
      name: "awaited callbacks of map",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await Promise.all(ids.map(async (id) => {
      if (!id) redirect("/");
    }));
  } catch (error) {
    log(error);
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 16,
          endLine: 8,
          endColumn: 29,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await Promise.all(ids.map(async (id) => {
      if (!id) redirect("/");
    }));
  } catch (error) {
    unstable_rethrow(error);
    log(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "callbacks of forEach",
      files: nextTypes,
      code: `"use server";
import { notFound } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    ids.forEach((id) => {
      if (!id) notFound();
    });
  } catch (error) {
    log(error);
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 16,
          endLine: 8,
          endColumn: 26,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { notFound, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    ids.forEach((id) => {
      if (!id) notFound();
    });
  } catch (error) {
    unstable_rethrow(error);
    log(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an awaited callback of .then()",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await load().then((id) => redirect(id));
  } catch (error) {
    log(error);
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 31,
          endLine: 7,
          endColumn: 43,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await load().then((id) => redirect(id));
  } catch (error) {
    unstable_rethrow(error);
    log(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a function that is called at once",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await (async () => {
      redirect("/");
    })();
  } catch (error) {
    log(error);
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 7,
          endLine: 8,
          endColumn: 20,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await (async () => {
      redirect("/");
    })();
  } catch (error) {
    unstable_rethrow(error);
    log(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an eagerly evaluated argument",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await load().then(redirect("/"));
  } catch (error) {
    log(error);
  }
}
`,
      errors: [
        {
          messageId: "eagerNavigation",
          line: 7,
          column: 23,
          endLine: 7,
          endColumn: 36,
          suggestions: [
            {
              messageId: "passCallback",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await load().then(() => redirect("/"));
  } catch (error) {
    unstable_rethrow(error);
    log(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an eagerly evaluated argument, whose callback .catch() would then swallow",
      code: `"use server";
import { redirect } from "next/navigation";

export async function act(load: () => Promise<string>, log: (error: unknown) => void) {
  await load().then(redirect("/")).catch(log);
}
`,
      errors: [{ messageId: "eagerNavigation", line: 5, column: 21, endLine: 5, endColumn: 34 }],
    },
    {
      name: "an eagerly evaluated argument that nothing catches",
      files: nextTypes,
      code: `"use server";
import { redirect as go } from "next/navigation";

export async function act(load: () => Promise<string>) {
  await load().then(go("/"));
}
`,
      errors: [
        {
          messageId: "eagerNavigation",
          data: { call: "go()", method: ".then()" },
          line: 5,
          column: 21,
          endLine: 5,
          endColumn: 28,
          suggestions: [
            {
              messageId: "passCallback",
              output: `"use server";
import { redirect as go } from "next/navigation";

export async function act(load: () => Promise<string>) {
  await load().then(() => go("/"));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a function handed over by name",
      files: nextTypes,
      code: `"use server";
import { notFound } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await load().catch(notFound);
  } catch (error) {
    log(error);
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 7,
          column: 24,
          endLine: 7,
          endColumn: 32,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { notFound, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    await load().catch(notFound);
  } catch (error) {
    unstable_rethrow(error);
    log(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "finally that returns",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    redirect("/");
  } finally {
    return null;
  }
}
`,
      errors: [
        {
          messageId: "droppedByFinally",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 18,
        },
      ],
    },
    {
      name: "a loop that finally continues",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  for (const id of ids) {
    try {
      redirect(id);
    } finally {
      continue;
    }
  }
}
`,
      errors: [
        {
          messageId: "droppedByFinally",
          line: 8,
          column: 7,
          endLine: 8,
          endColumn: 19,
        },
      ],
    },
    {
      name: "an inner catch that rethrows to an outer one",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    try {
      redirect("/");
    } catch (error) {
      throw error;
    }
  } catch (error) {
    log(error);
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 7,
          endLine: 8,
          endColumn: 20,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    try {
      redirect("/");
    } catch (error) {
      throw error;
    }
  } catch (error) {
    unstable_rethrow(error);
    log(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "two catches, one in the other",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    try {
      redirect("/");
    } catch {
      log("inner");
    }
  } catch {
    log("outer");
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 8,
          column: 7,
          endLine: 8,
          endColumn: 20,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    try {
      redirect("/");
    } catch (error) {
      unstable_rethrow(error);
      log("inner");
    }
  } catch (error) {
    unstable_rethrow(error);
    log("outer");
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "in a catch with an outer try",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    try {
      await load();
    } catch {
      redirect("/");
    }
  } catch (error) {
    log(error);
  }
}
`,
      errors: [
        {
          messageId: "swallowedNavigation",
          line: 10,
          column: 7,
          endLine: 10,
          endColumn: 20,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    try {
      await load();
    } catch {
      redirect("/");
    }
  } catch (error) {
    unstable_rethrow(error);
    log(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a rethrow of something else",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    redirect("/");
  } catch (error) {
    throw new Error("Failed", { cause: error });
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
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow(error);
    throw new Error("Failed", { cause: error });
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a rethrow after an early return",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    redirect("/");
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
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
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof Error) return error.message;
    throw error;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a reassigned parameter",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    redirect("/");
  } catch (error) {
    error = new Error("Failed");
    throw error;
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
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow(error);
    error = new Error("Failed");
    throw error;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a guard for redirects around notFound",
      files: nextTypes,
      code: `"use server";
import { notFound } from "next/navigation";
import { isRedirectError } from "next/dist/client/components/redirect-error";

export async function act() {
  try {
    notFound();
  } catch (error) {
    if (isRedirectError(error)) throw error;
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
          endColumn: 15,
          suggestions: [
            {
              messageId: "addRethrow",
              output: `"use server";
import { notFound, unstable_rethrow } from "next/navigation";
import { isRedirectError } from "next/dist/client/components/redirect-error";

export async function act() {
  try {
    notFound();
  } catch (error) {
    unstable_rethrow(error);
    if (isRedirectError(error)) throw error;
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
      name: "another navigation in the catch",
      files: nextTypes,
      code: `"use server";
import { redirect } from "next/navigation";
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    redirect("/");
  } catch (error) {
    redirect("/error");
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
import { after } from "next/server";

export async function act(ids: string[], load: () => Promise<string>, log: (error: unknown) => void) {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow(error);
    redirect("/error");
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a formatter of another file",
      files: {
        ...nextTypes,
        "lib/errors.ts": `export function getErrorMessage(error: unknown) {
  return error instanceof Error ? error.message : "Unknown";
}
`,
      },
      code: `"use server";
import { redirect } from "next/navigation";
import { getErrorMessage } from "../lib/errors";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    return getErrorMessage(error);
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
import { getErrorMessage } from "../lib/errors";

export async function act() {
  try {
    redirect("/");
  } catch (error) {
    unstable_rethrow(error);
    return getErrorMessage(error);
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
