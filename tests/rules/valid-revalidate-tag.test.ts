import { runRule } from "../helpers/rule-tester.ts";

/** `version` is what the plugin finds by itself. */
const next = (version: string) => ({
  "node_modules/next/package.json": `{ "name": "next", "version": "${version}" }`,
  "node_modules/next/cache.d.ts": `
export declare function revalidateTag(tag: string, profile?: string | { expire?: number }): undefined;
export declare function updateTag(tag: string): undefined;
export declare function cacheTag(...tags: string[]): void;
`,
});
const next16 = next("16.4.6");

const imported = `import { revalidateTag } from "next/cache";`;
const both = `import { revalidateTag, updateTag } from "next/cache";`;

/** An action with `line` in it. */
const action = (line: string, imports = imported) => `"use server";
${imports}
export async function save(tag: string) {
  ${line}
}
`;

/** The place of `text` on the action's `line`. */
function at(line: string, text: string) {
  const column = line.indexOf(text) + 3;
  return { line: 4, column, endLine: 4, endColumn: column + text.length };
}

const long = "x".repeat(257);
const silent = (name: string, line: string) => ({ name, code: action(line), files: next16 });

runRule("valid-revalidate-tag", {
  valid: [
    silent("a profile", `revalidateTag("posts", "max");`),
    silent("a profile as an object", `revalidateTag("posts", { expire: 0 });`),
    silent("a profile that is not written down", `revalidateTag("posts", tag);`),
    silent("a spread", `revalidateTag(...([tag] as [string]));`),
    silent("a tag of 256 characters", `revalidateTag("${"x".repeat(256)}", "max");`),
    silent("a callback", `[tag].forEach((name) => revalidateTag(name, "max"));`),
    { name: "updateTag", code: action(`updateTag(tag);`, both), files: next16 },
    { name: "Next.js 15", code: action(`revalidateTag("posts");`), files: next("15.5.4") },
    { name: "an unknown version", code: action(`revalidateTag("posts");`), parsers: ["typescript", "oxc"] },
    {
      name: "Next.js 15 by the setting",
      code: action(`revalidateTag("posts");`),
      files: next16,
      settings: { nextVersion: "15" },
    },
    {
      name: "a function of the project with the same name",
      code: action(`revalidateTag("posts");`, `import { revalidateTag } from "./cache";`),
      files: { ...next16, "app/cache.ts": `export function revalidateTag(tag: string) {}\n` },
    },
    {
      name: "a shadowed name",
      code: `"use server";
import { revalidateTag } from "next/cache";
export async function save(revalidateTag: (tag: string) => void) {
  revalidateTag("posts");
}
`,
      files: next16,
    },
    {
      name: "a test that calls a mock",
      code: action(`revalidateTag("posts");`),
      filename: "app/actions.test.ts",
      files: next16,
    },
  ],
  invalid: [
    {
      name: "a tag alone",
      code: action(`revalidateTag("posts");`),
      files: next16,
      errors: [
        {
          messageId: "missingProfile",
          data: { callee: "revalidateTag" },
          ...at(`revalidateTag("posts");`, `revalidateTag("posts")`),
          suggestions: [
            {
              messageId: "updateTag",
              data: { updateTag: "updateTag" },
              output: action(`updateTag("posts");`, both),
            },
            { messageId: "passProfile", output: action(`revalidateTag("posts", "max");`) },
          ],
        },
      ],
    },
    {
      name: "no profile in the profile's place, where `updateTag` is imported",
      code: action(`revalidateTag('posts', undefined);`, both),
      files: next16,
      errors: [
        {
          messageId: "missingProfile",
          ...at(`revalidateTag('posts', undefined);`, `revalidateTag('posts', undefined)`),
          suggestions: [
            { messageId: "updateTag", output: action(`updateTag('posts');`, both) },
            { messageId: "passProfile", output: action(`revalidateTag('posts', 'max');`, both) },
          ],
        },
      ],
    },
    {
      name: "a canary of Next.js 16, by the setting",
      code: action(`revalidateTag(tag);`, both),
      files: next("15.5.4"),
      settings: { nextVersion: "16.0.0-canary.3" },
      errors: [
        {
          messageId: "missingProfile",
          ...at(`revalidateTag(tag);`, `revalidateTag(tag)`),
          suggestions: [
            { messageId: "updateTag", output: action(`updateTag(tag);`, both) },
            { messageId: "passProfile", output: action(`revalidateTag(tag, "max");`, both) },
          ],
        },
      ],
    },
    {
      name: "in a route handler, where `updateTag` throws",
      code: `import { revalidateTag as expire } from "next/cache";
export async function POST() {
  expire("posts");
}
`,
      filename: "app/api/route.ts",
      files: next16,
      errors: [
        {
          messageId: "missingProfile",
          data: { callee: "expire" },
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 18,
          suggestions: [
            {
              messageId: "passProfile",
              output: `import { revalidateTag as expire } from "next/cache";
export async function POST() {
  expire("posts", "max");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a namespace, in a builder's handler",
      code: `"use server";
import * as cache from "next/cache";
import { client } from "./client";
export const save = client.inputSchema({}).action(async () => {
  cache.revalidateTag("posts");
});
`,
      files: { ...next16, "app/client.ts": `export const client: any = {};\n` },
      errors: [
        {
          messageId: "missingProfile",
          line: 5,
          column: 3,
          endLine: 5,
          endColumn: 31,
          suggestions: [
            {
              messageId: "updateTag",
              data: { updateTag: "cache.updateTag" },
              output: `"use server";
import * as cache from "next/cache";
import { client } from "./client";
export const save = client.inputSchema({}).action(async () => {
  cache.updateTag("posts");
});
`,
            },
            {
              messageId: "passProfile",
              output: `"use server";
import * as cache from "next/cache";
import { client } from "./client";
export const save = client.inputSchema({}).action(async () => {
  cache.revalidateTag("posts", "max");
});
`,
            },
          ],
        },
      ],
    },
    {
      name: "an inline action in plain JavaScript with `require`",
      code: `const { revalidateTag } = require("next/cache");
exports.Page = function Page() {
  return async function save() {
    "use server";
    revalidateTag("posts");
  };
};
`,
      filename: "app/page.js",
      files: next16,
      errors: [
        {
          messageId: "missingProfile",
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 27,
          suggestions: [
            {
              messageId: "passProfile",
              output: `const { revalidateTag } = require("next/cache");
exports.Page = function Page() {
  return async function save() {
    "use server";
    revalidateTag("posts", "max");
  };
};
`,
            },
          ],
        },
      ],
    },
    {
      name: "a long tag, in any version",
      code: action(`revalidateTag("${long}", "max");`),
      files: next("15.5.4"),
      errors: [
        {
          messageId: "longTag",
          data: { length: "257" },
          ...at(`revalidateTag("${long}", "max");`, `"${long}"`),
        },
      ],
    },
    {
      name: "long tags that something is cached under",
      code: action("cacheTag(tag, `" + long + "${tag}`);", `import { cacheTag } from "next/cache";`),
      files: next16,
      errors: [
        {
          messageId: "longTag",
          data: { length: "257" },
          ...at("cacheTag(tag, `" + long + "${tag}`);", "`" + long + "${tag}`"),
        },
      ],
    },
  ],
});
