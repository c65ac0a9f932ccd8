import { placeOf } from "../helpers/place-of.ts";
import { runRule } from "../helpers/rule-tester.ts";

/** A route handler with `body`. */
const route = (body: string, imports = `import { NextResponse } from "next/server";`) => `${imports}
import { isLocal } from "./local";
export async function GET(request) {
  const { searchParams, origin } = new URL(request.url);
  const next = searchParams.get("next") ?? "/";
  ${body}
}
`;

const app = {
  "next.config.js": "export default {};\n",
  "app/layout.jsx": "export default ({ children }) => children;\n",
  "app/go/local.js": `export const isLocal = (address) => address === "/home";\n`,
};

const filename = "app/go/route.js";

const silent = (name: string, body: string, imports?: string) => ({
  name,
  code: route(body, imports),
  files: app,
  filename,
});

const reported = (name: string, body: string, at: string, messageId = "openRedirect", imports?: string) => {
  const code = route(body, imports);
  return { name, code, files: app, filename, errors: [{ messageId, ...placeOf(code, at) }] };
};

const actionsFile = `"use server";\nimport { NextResponse } from "next/server";`;

const proxy = (body: string, name = "proxy") => `import { NextResponse } from "next/server";
export function ${name}(request) {
  ${body}
}
`;

const typed = `import { type NextRequest, NextResponse } from "next/server";
export async function GET(request: NextRequest): Promise<NextResponse> {
  return NextResponse.redirect(request.nextUrl.searchParams.get("next") as string);
}
`;

runRule("no-open-redirect", {
  valid: [
    silent("a fixed path", `return NextResponse.redirect(new URL("/done", request.url));`),
    silent("a path made of an input", "return NextResponse.redirect(new URL(`/posts/${next}`, request.url));"),
    silent(
      "an input in the query of an address",
      `const url = new URL("/sign-in", request.url); url.searchParams.set("next", next); return NextResponse.redirect(url);`,
    ),
    silent("its own origin, in an actions file", "return NextResponse.redirect(`${origin}/done`);", actionsFile),
    silent("the base alone", `return NextResponse.redirect(new URL("/", origin));`),
    silent(
      "one slash, and not two",
      `if (!next.startsWith("/") || next.startsWith("//")) return; return NextResponse.redirect(new URL(next, request.url));`,
    ),
    silent(
      "its origin compared",
      `const url = new URL(next, request.url); if (url.origin !== origin) return; return NextResponse.redirect(url);`,
    ),
    silent(
      "its host compared, in one expression",
      `const url = new URL(next, origin); return NextResponse.redirect(url.host === request.nextUrl.host ? url : origin);`,
    ),
    silent(
      "a list of paths",
      `if (!["/a", "/b"].includes(next)) return; return Response.redirect(new URL(next, origin));`,
    ),
    silent("a helper decides", `if (!isLocal(next)) return; return Response.redirect(new URL(next, origin));`),
    silent("only its path is taken", `return NextResponse.redirect(new URL(new URL(next, origin).pathname, origin));`),
    silent(
      "behind the origin, where it begins with a slash",
      "if (!next.startsWith('/')) return; return NextResponse.redirect(`${origin}${next}`);",
    ),
    silent(
      "behind the origin, tested once it is there",
      "const to = `${origin}${next}`; if (new URL(to).origin !== origin) return; return NextResponse.redirect(to);",
    ),
    silent("behind the origin and a slash", "return NextResponse.redirect(`${origin}/${next}`);"),
    silent("in the query behind the origin", "return NextResponse.redirect(`${origin}?next=${next}`);"),
    silent("behind a text that is not known", "return NextResponse.redirect(`${process.env.SITE}${next}`);"),
    silent("behind a host with a path", `return NextResponse.redirect("https://example.com/posts" + next);`),
    silent(
      "the URL of a request",
      "return NextResponse.redirect(request.nextUrl.searchParams.size ? origin : request.url);",
    ),
    silent("a response that goes nowhere", "return NextResponse.json({ next });"),
    silent("a shadowed name", "const NextResponse = { redirect: String }; return NextResponse.redirect(next);"),
    silent(
      "a class of this file",
      "return Response.redirect(next);",
      "class Response { static redirect(address) { return address; } }",
    ),
    silent("another package's", "return NextResponse.redirect(next);", `import { NextResponse } from "somewhere";`),
    silent(
      "another URL",
      "return NextResponse.redirect(new URL(next, origin));",
      `import { NextResponse } from "next/server"; import { URL } from "./local";`,
    ),
    {
      name: "a Server Function: nobody goes where a response says that it returns",
      code: `"use server";
import { NextResponse } from "next/server";
export async function leave(formData) {
  return NextResponse.redirect(formData.get("next"));
}
`,
    },
    {
      name: "a page: it is no response that is rendered",
      code: `import { NextResponse } from "next/server";
export default async function Page({ searchParams }) {
  return NextResponse.redirect((await searchParams).next);
}
`,
      filename: "app/page.jsx",
      files: app,
    },
    {
      name: "a function that no request reaches",
      code: proxy(`return NextResponse.redirect(request.nextUrl.searchParams.get("next"));`),
      filename: "app/lib.js",
      files: app,
    },
    {
      name: "another function beside the proxy",
      code: proxy(`return NextResponse.redirect(request.nextUrl.searchParams.get("next"));`, "helper"),
      filename: "proxy.js",
      files: app,
    },
  ],
  invalid: [
    reported("an address as it came", "return NextResponse.redirect(next);", "next"),
    reported("the platform's response", "return Response.redirect(next, 303);", "next", "openRedirect", ""),
    reported(
      "over a base, which an absolute address ignores",
      "return NextResponse.redirect(new URL(next, request.url));",
      "next",
    ),
    reported(
      "over a base, in a constant",
      "const url = new URL(next, origin); return NextResponse.redirect(url);",
      "url",
    ),
    reported(
      "straight from the query",
      `return NextResponse.redirect(new URL(request.nextUrl.searchParams.get("to"), request.url));`,
      `request.nextUrl.searchParams.get("to")`,
    ),
    reported(
      "only its presence tested",
      "if (!next) return; return NextResponse.redirect(new URL(next, origin));",
      "next",
    ),
    reported(
      "only decoded",
      "return NextResponse.redirect(new URL(decodeURIComponent(next), origin));",
      "decodeURIComponent(next)",
    ),
    reported(
      "only the first slash tested",
      `if (!next.startsWith("/")) return; return NextResponse.redirect(new URL(next, origin));`,
      "next",
      "slashOnly",
    ),
    reported("right behind the origin", "return NextResponse.redirect(`${origin}${next}`);", "next", "longerHost"),
    reported("added to the origin", "return Response.redirect(request.nextUrl.origin + next);", "next", "longerHost"),
    reported(
      "right behind a host that stands there",
      "return NextResponse.redirect(new URL(`https://app.example.com${next}?done`));",
      "next",
      "longerHost",
    ),
    reported(
      "behind a constant's host",
      "const to = SITE + next; return NextResponse.redirect(to);",
      "to",
      "longerHost",
      `import { NextResponse } from "next/server"; const SITE = "http://localhost:3000";`,
    ),
    reported(
      "over a base, by the class that Node.js exports",
      "return NextResponse.redirect(new URL(next, origin));",
      "next",
      "openRedirect",
      `import { NextResponse } from "next/server"; import { URL } from "node:url";`,
    ),
    reported(
      "a renamed import",
      "return Answer.redirect(next);",
      "next",
      "openRedirect",
      `import { NextResponse as Answer } from "next/server";`,
    ),
    reported(
      "a namespace",
      "return server.NextResponse.redirect(next);",
      "next",
      "openRedirect",
      `import * as server from "next/server";`,
    ),
    {
      name: "the words of the messages",
      code: route(
        "if (request.headers.get('x')) return NextResponse.redirect(new URL(next, origin)); return NextResponse.redirect(origin + next);",
      ),
      files: app,
      filename,
      errors: [
        {
          messageId: "openRedirect",
          data: { call: "NextResponse.redirect()", value: "next" },
          ...{ line: 6, column: 70, endLine: 6, endColumn: 74 },
        },
        {
          messageId: "longerHost",
          data: { call: "NextResponse.redirect()", value: "next" },
          ...{ line: 6, column: 124, endLine: 6, endColumn: 128 },
        },
      ],
    },
    reported(
      "what its query says, in an actions file",
      "return NextResponse.redirect(new URL(next, origin));",
      "next",
      "openRedirect",
      actionsFile,
    ),
    {
      name: "the proxy",
      code: proxy(`return NextResponse.redirect(new URL(request.nextUrl.searchParams.get("next"), request.url));`),
      filename: "proxy.js",
      files: app,
      errors: [{ messageId: "openRedirect", line: 3, column: 40, endLine: 3, endColumn: 80 }],
    },
    {
      name: "middleware",
      code: proxy(`return NextResponse.redirect(request.nextUrl.searchParams.get("next"));`, "middleware"),
      filename: "middleware.js",
      files: app,
      errors: [{ messageId: "openRedirect", line: 3, column: 32, endLine: 3, endColumn: 72 }],
    },
    {
      name: "where the settings name functions that navigate",
      code: route("return Response.redirect(next);", ""),
      files: app,
      filename,
      settings: { navigation: ["leaveTo"] },
      errors: [{ messageId: "openRedirect", line: 6, column: 28, endLine: 6, endColumn: 32 }],
    },
    {
      name: "behind a cast, in TypeScript",
      code: typed,
      files: app,
      filename: "app/go/route.ts",
      errors: [{ messageId: "openRedirect", ...placeOf(typed, `request.nextUrl.searchParams.get("next") as string`) }],
    },
    {
      name: "a Server Function whose address goes on behind its host",
      code: `"use server";
import { redirect } from "next/navigation";
export async function leave(formData) {
  redirect(\`https://example.com\${formData.get("path")}\`);
}
`,
      errors: [{ messageId: "longerHost", line: 4, column: 34, endLine: 4, endColumn: 54 }],
    },
  ],
});
