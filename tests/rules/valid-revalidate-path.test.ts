import { runRule } from "../helpers/rule-tester.ts";

const cacheTypes = {
  "node_modules/next/package.json": `{ "name": "next", "version": "16.0.0" }`,
  "node_modules/next/cache.d.ts": `
export declare function revalidatePath(originalPath: string, type?: "layout" | "page"): undefined;
export declare function unstable_expirePath(originalPath: string, type?: "layout" | "page"): undefined;
`,
};

/** An action with `line` in it. */
const action = (line: string, imports = `import { revalidatePath } from "next/cache";`) => `"use server";
${imports}
export async function save(id: string) {
  ${line}
}
`;

/** The place of `text` on the action's `line`. */
function at(line: string, text: string) {
  const column = line.lastIndexOf(text) + 3;
  return { line: 4, column, endLine: 4, endColumn: column + text.length };
}

interface Repairs {
  readonly refreshPage?: string;
  readonly refreshLayout?: string;
  readonly rewritePath?: string;
}

/** A case whose `line` has one error at `text`; `repairs`: the line after each suggestion. */
function reported(name: string, messageId: string, line: string, text: string, repairs: Repairs = {}) {
  const suggestions = Object.entries(repairs).map(([id, after]: [string, string]) => ({
    messageId: id,
    output: action(after),
  }));
  const errors = [{ messageId, ...at(line, text), ...(suggestions.length > 0 && { suggestions }) }];
  return { name, code: action(line), files: cacheTypes, errors };
}

const silent = (name: string, line: string) => ({ name, code: action(line), files: cacheTypes });

runRule("valid-revalidate-path", {
  valid: [
    silent("the path of a request", `revalidatePath("/posts");`),
    silent("the root", `revalidatePath("/");`),
    silent("an empty path", `revalidatePath("");`),
    silent("a path with an unknown part", "revalidatePath(`/posts/${id}`);"),
    silent("a path that begins with an unknown part", "revalidatePath(`${id}/edit`);"),
    silent("an unknown path", "revalidatePath(id);"),
    silent("a dynamic path with a type", `revalidatePath("/posts/[slug]", "page");`),
    silent("a dynamic path with an unknown type", `revalidatePath("/posts/[slug]", id === "a" ? "page" : "layout");`),
    silent("a dynamic path of a file", `revalidatePath("/posts/[slug]/page");`),
    silent("a segment that is not known as a whole", "revalidatePath(`/posts/[${id}]`);"),
    silent("brackets inside a segment, which make no parameter", `revalidatePath("/posts/a[b]c");`),
    silent("a route group with a type", `revalidatePath("/(shop)/cart", "layout");`),
    silent("parentheses inside a segment", `revalidatePath("/posts/a(b)c");`),
    silent("an intercepting route", `revalidatePath("/feed/(.)photos/[id]");`),
    silent("a spread", `revalidatePath(...([id] as [string]));`),
    silent("no argument", `// @ts-expect-error\n  revalidatePath();`),
    {
      name: "a function of the project with the same name",
      code: action(`revalidatePath("posts/[slug]");`, `import { revalidatePath } from "./cache";`),
      files: { "app/cache.ts": `export function revalidatePath(path: string) {}\n` },
    },
    {
      name: "a shadowed name",
      code: `"use server";
import { revalidatePath } from "next/cache";
export async function save(revalidatePath: (path: string) => void) {
  revalidatePath("posts/[slug]");
}
`,
      files: cacheTypes,
    },
    {
      name: "Next.js 13, where the path of a file was enough",
      code: action(`revalidatePath("/posts/[slug]");`),
      files: cacheTypes,
      settings: { nextVersion: "13.4.0" },
    },
    {
      name: "a test that calls a mock",
      code: action(`revalidatePath("posts");`),
      filename: "app/actions.test.ts",
      files: cacheTypes,
    },
  ],
  invalid: [
    reported("a dynamic path", "dynamicPath", `revalidatePath("/posts/[slug]");`, `"/posts/[slug]"`, {
      refreshPage: `revalidatePath("/posts/[slug]", "page");`,
      refreshLayout: `revalidatePath("/posts/[slug]", "layout");`,
    }),
    reported(
      "a catch-all, in single quotes",
      "dynamicPath",
      `revalidatePath('/docs/[[...parts]]/edit');`,
      `'/docs/[[...parts]]/edit'`,
      {
        refreshPage: `revalidatePath('/docs/[[...parts]]/edit', 'page');`,
        refreshLayout: `revalidatePath('/docs/[[...parts]]/edit', 'layout');`,
      },
    ),
    reported(
      "a dynamic path with no type in the type's place",
      "dynamicPath",
      `revalidatePath("/[lang]", undefined);`,
      `"/[lang]"`,
      {
        refreshPage: `revalidatePath("/[lang]", "page");`,
        refreshLayout: `revalidatePath("/[lang]", "layout");`,
      },
    ),
    reported(
      "a dynamic segment after an unknown part",
      "dynamicPath",
      "revalidatePath(`/${id}/[slug]`);",
      "`/${id}/[slug]`",
      {
        refreshPage: 'revalidatePath(`/${id}/[slug]`, "page");',
        refreshLayout: 'revalidatePath(`/${id}/[slug]`, "layout");',
      },
    ),
    reported(
      "a dynamic path put together",
      "dynamicPath",
      `revalidatePath("/posts/" + "[slug]/" + id);`,
      `"/posts/" + "[slug]/" + id`,
      {
        refreshPage: `revalidatePath("/posts/" + "[slug]/" + id, "page");`,
        refreshLayout: `revalidatePath("/posts/" + "[slug]/" + id, "layout");`,
      },
    ),
    reported(
      "a dynamic path in a constant",
      "dynamicPath",
      `const post = "/posts/[slug]"; revalidatePath(post);`,
      "post",
      {
        refreshPage: `const post = "/posts/[slug]"; revalidatePath(post, "page");`,
        refreshLayout: `const post = "/posts/[slug]"; revalidatePath(post, "layout");`,
      },
    ),
    reported("no leading slash", "noLeadingSlash", `revalidatePath("posts");`, `"posts"`, {
      rewritePath: `revalidatePath("/posts");`,
    }),
    reported(
      "no leading slash, before an unknown part",
      "noLeadingSlash",
      "revalidatePath(`posts/${id}`);",
      "`posts/${id}`",
      {
        rewritePath: "revalidatePath(`/posts/${id}`);",
      },
    ),
    reported("no leading slash, with a type", "noLeadingSlash", `revalidatePath("posts", "page");`, `"posts"`, {
      rewritePath: `revalidatePath("/posts", "page");`,
    }),
    reported(
      "two faults are repaired together",
      "noLeadingSlash",
      `revalidatePath("posts/[slug]?a=1");`,
      `"posts/[slug]?a=1"`,
      {
        refreshPage: `revalidatePath("/posts/[slug]", "page");`,
        refreshLayout: `revalidatePath("/posts/[slug]", "layout");`,
      },
    ),
    reported(
      "a whole URL",
      "noLeadingSlash",
      `revalidatePath("https://acme.example/posts");`,
      `"https://acme.example/posts"`,
    ),
    reported("a relative path", "noLeadingSlash", `revalidatePath("./posts");`, `"./posts"`),
    reported("a query", "queryInPath", `revalidatePath("/posts?page=2");`, `"/posts?page=2"`, {
      rewritePath: `revalidatePath("/posts");`,
    }),
    reported(
      "a query with an unknown part",
      "queryInPath",
      "revalidatePath(`/posts/${id}?tab=${id}`);",
      "`/posts/${id}?tab=${id}`",
      {
        rewritePath: "revalidatePath(`/posts/${id}`);",
      },
    ),
    reported("a hash", "queryInPath", `revalidatePath("/posts#new", "page");`, `"/posts#new"`, {
      rewritePath: `revalidatePath("/posts", "page");`,
    }),
    reported("a route group", "routeGroupPath", `revalidatePath("/(shop)/cart");`, `"/(shop)/cart"`, {
      refreshPage: `revalidatePath("/(shop)/cart", "page");`,
      refreshLayout: `revalidatePath("/(shop)/cart", "layout");`,
    }),
    {
      name: "a renamed import in a builder's handler",
      code: `"use server";
import { revalidatePath as refreshPath } from "next/cache";
import { client } from "./client";
export const save = client.inputSchema({}).action(async () => {
  refreshPath("posts");
});
`,
      files: { ...cacheTypes, "app/client.ts": `export const client: any = {};\n` },
      errors: [
        {
          messageId: "noLeadingSlash",
          data: { path: "posts", callee: "refreshPath" },
          line: 5,
          column: 15,
          endLine: 5,
          endColumn: 22,
          suggestions: [
            {
              messageId: "rewritePath",
              data: { code: `refreshPath("/posts")` },
              output: `"use server";
import { revalidatePath as refreshPath } from "next/cache";
import { client } from "./client";
export const save = client.inputSchema({}).action(async () => {
  refreshPath("/posts");
});
`,
            },
          ],
        },
      ],
    },
    {
      name: "a namespace, in a route handler",
      code: `import * as cache from "next/cache";
export async function POST() {
  cache.unstable_expirePath("posts");
}
`,
      filename: "app/api/route.ts",
      files: cacheTypes,
      errors: [
        {
          messageId: "noLeadingSlash",
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 36,
          suggestions: [
            {
              messageId: "rewritePath",
              output: `import * as cache from "next/cache";
export async function POST() {
  cache.unstable_expirePath("/posts");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "plain JavaScript with `require`, in an inline action",
      code: `const { revalidatePath } = require("next/cache");
exports.Page = function Page() {
  async function save() {
    "use server";
    revalidatePath("posts");
  }
  return save;
};
`,
      filename: "app/page.js",
      errors: [
        {
          messageId: "noLeadingSlash",
          line: 5,
          column: 20,
          endLine: 5,
          endColumn: 27,
          suggestions: [
            {
              messageId: "rewritePath",
              output: `const { revalidatePath } = require("next/cache");
exports.Page = function Page() {
  async function save() {
    "use server";
    revalidatePath("/posts");
  }
  return save;
};
`,
            },
          ],
        },
      ],
    },
  ],
});
