import { runRule } from "../helpers/rule-tester.ts";

runRule("valid-directive", {
  valid: [
    {
      name: "an escape",
      code: `"use\\x20server";
export async function save() {}
`,
    },
    {
      name: "a cast",
      code: `"use server" as string;
export async function save() {}
`,
    },
    {
      name: "a file directive",
      code: `"use server";
export async function save() {}
`,
    },
    {
      name: "after another prologue string and comments",
      code: `// first
"use strict";
/* then */ 'use server'
export async function save() {}
`,
    },
    {
      name: "a function directive",
      code: `export async function save() {
  "use strict";
  "use server";
}
`,
    },
    {
      name: "after a string in parentheses",
      code: `("x");
"use server";
export async function save() {}
`,
    },
    {
      name: "twice the same",
      code: `"use server";
"use server";
export async function save() {}
`,
    },
    {
      name: "other prologues",
      code: `"use memo";
export function A() {
  "use no memo";
}
export async function b() {
  "use cache";
}
export async function c() {
  "use cache: remote";
}
export async function d() {
  "use workflow";
}
export async function e() {
  "use step";
}
`,
    },
    {
      name: "the string in an expression",
      code: 'const use = "use server";\nexport const directives = ["use server", `use client`, use];\nexport function is(value) {\n  return value === "use server" || value === ("use client");\n}\n',
    },
    {
      name: "the string as the body of an arrow function",
      code: `export const directive = () => ("use server");
`,
    },
    {
      name: "types before the directive",
      code: `type A = string;
interface B { a: A }
declare const c: B;
"use server";
export async function save(a: typeof c): Promise<void> {}
`,
    },
    {
      name: "imports of types before the directive",
      code: `import type { A } from "./a";
import { type B } from "./b";
import { C } from "./c";
"use server";
export async function save(a: A, b: B, c: C): Promise<void> {}
`,
      files: {
        "app/a.ts": `export interface A {}
`,
        "app/b.ts": `export interface B {}
`,
        "app/c.ts": `export class C {}
`,
      },
    },
    {
      name: "a type before a function's directive",
      code: `export async function save() {
  type A = string;
  "use server";
  const a: A = "";
  return a;
}
`,
    },
    {
      name: "this in a function inside an action",
      code: `export const api = {
  async save() {
    "use server";
    const helper = {
      self() {
        return this;
      },
    };
    class Row {
      id = 1;
      read() {
        return this.id;
      }
    }
    return [helper, Row, function () { return [this, arguments]; }];
  },
};
`,
    },
    {
      name: "this in a handler behind a call",
      code: `"use server";
import { withAuth } from "./auth";
export const save = withAuth(async function () {
  return [this, arguments];
});
`,
    },
    {
      name: "this in a function that is no action",
      code: `"use server";
function local() {
  return this;
}
export async function save() {
  return local.call({});
}
`,
    },
    {
      name: "this after an action written as a function",
      code: `export class Page {
  save = async function () {
    "use server";
  };
  render() {
    return this.save;
  }
}
`,
    },
    {
      name: "a property named arguments",
      code: `export async function save(call) {
  "use server";
  return { arguments: call.arguments };
}
`,
    },
    {
      name: "a this parameter",
      code: `export async function save(this: void) {
  "use server";
}
`,
    },
    {
      name: "a static method, an object's method and fields",
      code: `export class Api {
  static async save() {
    "use server";
  }
  load = async () => {
    "use server";
  };
}
export const api = {
  async save() {
    "use server";
  },
};
`,
    },
    {
      name: "an inline action of a client module is another rule's",
      code: `"use client";
export function Form() {
  async function save() {
    const first = 1;
    "use server";
    return first;
  }
  return <form action={save} />;
}
`,
    },
    {
      name: "a string that is near no directive",
      code: `"use strict server";
"server";
export const a = 1;
`,
    },
    {
      name: "a misspelt use client after a statement",
      code: `const first = 1;
"use cleint";
export { first };
`,
    },
    {
      name: "another framework",
      code: `import { query } from "@solidjs/router";
export const load = query(async () => {
  const first = 1;
  "use server";
  return first;
}, "load");
`,
    },
  ],
  invalid: [
    {
      name: "the file directive after a statement",
      code: `const limit = 10;
"use server";
export async function save() {
  return limit;
}
`,
      errors: [
        {
          messageId: "misplaced",
          data: { directive: "use server", place: "file" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 13,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `"use server";
const limit = 10;
export async function save() {
  return limit;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the file directive after an import",
      code: `// The actions.
import { db } from "./db";

'use server'

export async function save() {
  await db.save();
}
`,
      files: {
        "app/db.ts": `export const db = { async save() {} };
`,
      },
      errors: [
        {
          messageId: "misplaced",
          line: 4,
          column: 1,
          endLine: 4,
          endColumn: 13,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `// The actions.
'use server'
import { db } from "./db";


export async function save() {
  await db.save();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an unused import in JavaScript",
      code: `import { db } from "./db";
"use server";
export async function save() {}
`,
      filename: "app/actions.js",
      files: {
        "app/db.js": `export const db = 1;
`,
      },
      errors: [
        {
          messageId: "misplaced",
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 13,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `"use server";
import { db } from "./db";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "use client after an import",
      code: `import { useState } from "react";
"use client";
export function Form() {
  return useState(0)[0];
}
`,
      errors: [
        {
          messageId: "misplaced",
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 13,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `"use client";
import { useState } from "react";
export function Form() {
  return useState(0)[0];
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a function's directive after a statement",
      code: `export function Page() {
  async function save() {
    const now = Date.now();
    "use server";
    return now;
  }
  return <form action={save} />;
}
`,
      errors: [
        {
          messageId: "misplaced",
          data: { directive: "use server", place: "function" },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 17,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `export function Page() {
  async function save() {
    "use server";
    const now = Date.now();
    return now;
  }
  return <form action={save} />;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a function's directive on one line",
      code: `export const save = async () => { log(); "use server"; };
declare function log(): void;
`,
      errors: [
        {
          messageId: "misplaced",
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 54,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `export const save = async () => { "use server"; log(); };
declare function log(): void;
`,
            },
          ],
        },
      ],
    },
    {
      name: "a second one after a statement",
      code: `export async function save() {
  "use server";
  const now = Date.now();
  "use server";
  return now;
}
`,
      errors: [
        {
          messageId: "misplaced",
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 15,
          suggestions: [
            {
              messageId: "remove",
              output: `export async function save() {
  "use server";
  const now = Date.now();
  return now;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "inside a wrapper",
      code: `import { withAuth } from "./auth";
export const save = withAuth(async () => {
  await 1;
  "use server";
});
`,
      files: {
        "app/auth.ts": `export function withAuth<T>(fn: T): T {
  return fn;
}
`,
      },
      errors: [
        {
          messageId: "misplaced",
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 15,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `import { withAuth } from "./auth";
export const save = withAuth(async () => {
  "use server";
  await 1;
});
`,
            },
          ],
        },
      ],
    },
    {
      name: "use cache after a statement",
      code: `export async function load() {
  const now = Date.now();
  "use cache";
  return now;
}
`,
      errors: [
        {
          messageId: "misplaced",
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 14,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `export async function load() {
  "use cache";
  const now = Date.now();
  return now;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "in a block",
      code: `export async function save(form) {
  if (form) {
    "use server";
    await form;
  }
}
`,
      errors: [
        {
          messageId: "nested",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `export async function save(form) {
  "use server";
  if (form) {
    await form;
  }
}
`,
            },
            {
              messageId: "remove",
              output: `export async function save(form) {
  if (form) {
    await form;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "in a block of a function that is not async",
      code: `export function Page(form) {
  if (form) {
    'use server'
  }
}
`,
      errors: [
        {
          messageId: "nested",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
          suggestions: [
            {
              messageId: "remove",
              output: `export function Page(form) {
  if (form) {
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "in a block of the file",
      code: `{
  "use server";
}
`,
      errors: [
        {
          messageId: "nested",
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 15,
          suggestions: [
            {
              messageId: "remove",
              output: `{
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "in a constructor and a static block",
      code: `export class Api {
  static {
    "use server";
  }
  constructor() {
    "use server";
  }
}
`,
      errors: [
        {
          messageId: "nested",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
          suggestions: [
            {
              messageId: "remove",
              output: `export class Api {
  static {
  }
  constructor() {
    "use server";
  }
}
`,
            },
          ],
        },
        {
          messageId: "nested",
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 17,
          suggestions: [
            {
              messageId: "remove",
              output: `export class Api {
  static {
    "use server";
  }
  constructor() {
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "use client in a function",
      code: `export function Button() {
  "use client";
  return <button />;
}
`,
      errors: [
        {
          messageId: "clientInFunction",
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 15,
          suggestions: [
            {
              messageId: "remove",
              output: `export function Button() {
  return <button />;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "use client in a block",
      code: `export function Button() {
  {
    "use client";
  }
}
`,
      errors: [
        {
          messageId: "nested",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
          suggestions: [
            {
              messageId: "remove",
              output: `export function Button() {
  {
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an escape in a directive that stands too late",
      code: `import { db } from "./db";
db();
"use\\x20server";
export async function save() {}
`,
      errors: [
        {
          messageId: "misplaced",
          data: { directive: "use server", place: "file" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 16,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `"use server";
import { db } from "./db";
db();
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a cast in parentheses",
      code: `("use server" as string);
export async function save() {}
`,
      errors: [
        {
          messageId: "wrapped",
          line: 1,
          column: 2,
          endLine: 1,
          endColumn: 24,
          suggestions: [
            {
              messageId: "unwrap",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a cast of parentheses",
      code: `("use server") as string;
export async function save() {}
`,
      errors: [
        {
          messageId: "wrapped",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 25,
          suggestions: [
            {
              messageId: "unwrap",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a cast misspelling",
      code: `"use sever" as string;
export async function save() {}
`,
      errors: [
        {
          messageId: "misspelt",
          data: { written: "use sever", directive: "use server" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 22,
          suggestions: [
            {
              messageId: "respell",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a cast template",
      code: `\`use server\` as string;
export async function save() {}
`,
      errors: [
        {
          messageId: "template",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 23,
          suggestions: [
            {
              messageId: "useQuotes",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "in parentheses",
      code: `("use server");
export async function save() {}
`,
      errors: [
        {
          messageId: "wrapped",
          line: 1,
          column: 2,
          endLine: 1,
          endColumn: 14,
          suggestions: [
            {
              messageId: "unwrap",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "in parentheses with a comment, in single quotes",
      code: `export async function save() {
  ( 'use server' /* why */ );
}
`,
      errors: [
        {
          messageId: "wrapped",
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 17,
        },
      ],
    },
    {
      name: "in parentheses with spaces, in single quotes",
      code: `export async function save() {
  ( 'use server' )
}
`,
      errors: [
        {
          messageId: "wrapped",
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 17,
          suggestions: [
            {
              messageId: "unwrap",
              output: `export async function save() {
  'use server'
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "before code that starts with a parenthesis",
      code: `(async () => {})()
'use server'
export async function save() {}
`,
      errors: [
        {
          messageId: "misplaced",
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 13,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `'use server';
(async () => {})()
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "in two pairs of parentheses",
      code: `export async function save() {
  (("use server"));
}
`,
      errors: [
        {
          messageId: "wrapped",
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 17,
          suggestions: [
            {
              messageId: "unwrap",
              output: `export async function save() {
  "use server";
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "use client in parentheses, after a statement",
      code: `const first = 1;
("use client");
export { first };
`,
      errors: [
        {
          messageId: "wrappedBelow",
          line: 2,
          column: 2,
          endLine: 2,
          endColumn: 14,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `"use client";
const first = 1;
export { first };
`,
            },
          ],
        },
      ],
    },
    {
      name: "in backticks",
      code: "export async function save() {\n  `use server`;\n}\n",
      errors: [
        {
          messageId: "template",
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 15,
          suggestions: [
            {
              messageId: "useQuotes",
              output: `export async function save() {
  "use server";
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "in backticks after a statement",
      code: "export async function save() {\n  await 1;\n  `use server`;\n}\n",
      errors: [
        {
          messageId: "template",
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 15,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `export async function save() {
  "use server";
  await 1;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "use client in backticks",
      code: "`use client`;\nexport function Form() {}\n",
      errors: [
        {
          messageId: "templateClient",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
          suggestions: [
            {
              messageId: "useQuotes",
              output: `"use client";
export function Form() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt: use sever",
      code: `"use sever";
export async function save() {}
`,
      errors: [
        {
          messageId: "misspelt",
          data: { written: "use sever", directive: "use server" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 12,
          suggestions: [
            {
              messageId: "respell",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt: use servers",
      code: `"use servers";
export async function save() {}
`,
      errors: [
        {
          messageId: "misspelt",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 14,
          suggestions: [
            {
              messageId: "respell",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt: user server",
      code: `"user server";
export async function save() {}
`,
      errors: [
        {
          messageId: "misspelt",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 14,
          suggestions: [
            {
              messageId: "respell",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt: Use Server",
      code: `"Use Server";
export async function save() {}
`,
      errors: [
        {
          messageId: "misspelt",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
          suggestions: [
            {
              messageId: "respell",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt: use-server",
      code: `"use-server";
export async function save() {}
`,
      errors: [
        {
          messageId: "misspelt",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
          suggestions: [
            {
              messageId: "respell",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt: use  server",
      code: `"use  server";
export async function save() {}
`,
      errors: [
        {
          messageId: "misspelt",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 14,
          suggestions: [
            {
              messageId: "respell",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt: useserver",
      code: `"useserver";
export async function save() {}
`,
      errors: [
        {
          messageId: "misspelt",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 12,
          suggestions: [
            {
              messageId: "respell",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt: use action",
      code: `"use action";
export async function save() {}
`,
      errors: [
        {
          messageId: "misspelt",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
          suggestions: [
            {
              messageId: "respell",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt: USE SERVER",
      code: `"USE SERVER";
export async function save() {}
`,
      errors: [
        {
          messageId: "misspelt",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
          suggestions: [
            {
              messageId: "respell",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt in a function, after a statement",
      code: `export async function save() {
  await 1;
  'use sever'
}
`,
      errors: [
        {
          messageId: "misspelt",
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 14,
          suggestions: [
            {
              messageId: "moveToTop",
              output: `export async function save() {
  'use server'
  await 1;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt use cache",
      code: `export async function load() {
  "use cahe";
}
export async function more() {
  "use cache:remote";
}
`,
      errors: [
        {
          messageId: "misspelt",
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 13,
          suggestions: [
            {
              messageId: "respell",
              output: `export async function load() {
  "use cache";
}
export async function more() {
  "use cache:remote";
}
`,
            },
          ],
        },
        {
          messageId: "misspelt",
          line: 5,
          column: 3,
          endLine: 5,
          endColumn: 21,
          suggestions: [
            {
              messageId: "respell",
              output: `export async function load() {
  "use cahe";
}
export async function more() {
  "use cache: remote";
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt use client",
      code: `'use cleint';
export function Form() {}
`,
      errors: [
        {
          messageId: "misspelt",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
          suggestions: [
            {
              messageId: "respell",
              output: `'use client';
export function Form() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "use client, then use server",
      code: `"use client";
"use server";
export async function save() {}
`,
      errors: [
        {
          messageId: "bothBoundaries",
          data: { directive: "use server", other: "use client" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 13,
          suggestions: [
            {
              messageId: "remove",
              output: `"use client";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "use server, then use client",
      code: `"use server"; "use client";
export async function save() {}
`,
      errors: [
        {
          messageId: "bothBoundaries",
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 27,
          suggestions: [
            {
              messageId: "remove",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "use server and use cache in a file",
      code: `"use server";
"use cache";
export async function save() {}
`,
      errors: [
        {
          messageId: "conflict",
          data: { directive: "use cache", other: "use server", place: "file" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 12,
          suggestions: [
            {
              messageId: "remove",
              output: `"use server";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "use cache and use server in a function",
      code: `export async function save() {
  "use cache: remote";
  "use server";
}
`,
      errors: [
        {
          messageId: "conflict",
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 15,
          suggestions: [
            {
              messageId: "remove",
              output: `export async function save() {
  "use cache: remote";
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an instance method",
      code: `export class Api {
  async save() {
    "use server";
  }
}
`,
      errors: [
        {
          messageId: "instanceMember",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
          suggestions: [
            {
              messageId: "makeStatic",
              output: `export class Api {
  static async save() {
    "use server";
  }
}
`,
            },
            {
              messageId: "remove",
              output: `export class Api {
  async save() {
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an instance method with a modifier",
      code: `export class Api {
  private async save() {
    "use server";
  }
}
`,
      errors: [
        {
          messageId: "instanceMember",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
          suggestions: [
            {
              messageId: "makeStatic",
              output: `export class Api {
  private static async save() {
    "use server";
  }
}
`,
            },
            {
              messageId: "remove",
              output: `export class Api {
  private async save() {
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an instance method that uses this",
      code: `export class Api {
  id = 1;
  async save() {
    "use server";
    return () => this.id;
  }
}
`,
      errors: [
        {
          messageId: "instanceMember",
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 17,
          suggestions: [
            {
              messageId: "remove",
              output: `export class Api {
  id = 1;
  async save() {
    return () => this.id;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an instance's accessor",
      code: `export class Api {
  get save() {
    "use server";
    return 1;
  }
}
`,
      errors: [
        {
          messageId: "instanceMember",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
          suggestions: [
            {
              messageId: "remove",
              output: `export class Api {
  get save() {
    return 1;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a private method",
      code: `export class Api {
  async #save() {
    "use server";
  }
  run() {
    return this.#save();
  }
}
`,
      errors: [
        {
          messageId: "privateMember",
          data: { name: "#save" },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
          suggestions: [
            {
              messageId: "remove",
              output: `export class Api {
  async #save() {
  }
  run() {
    return this.#save();
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an instance method of a client module",
      code: `"use client";
export class Api {
  async save() {
    "use server";
  }
}
`,
      errors: [
        {
          messageId: "instanceMember",
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 17,
          suggestions: [
            {
              messageId: "remove",
              output: `"use client";
export class Api {
  async save() {
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "this in an exported function",
      code: `"use server";
export async function save() {
  return this.id;
}
`,
      errors: [
        {
          messageId: "keyword",
          data: { keyword: "this" },
          line: 3,
          column: 10,
          endLine: 3,
          endColumn: 14,
        },
      ],
    },
    {
      name: "arguments in an exported arrow function",
      code: `"use server";
export const save = async () => arguments.length;
`,
      errors: [
        {
          messageId: "keyword",
          line: 2,
          column: 33,
          endLine: 2,
          endColumn: 42,
        },
      ],
    },
    {
      name: "this in a listed function",
      code: `"use server";
const save = async function () {
  return () => this;
};
export { save as renamed };
`,
      errors: [
        {
          messageId: "keyword",
          line: 3,
          column: 16,
          endLine: 3,
          endColumn: 20,
        },
      ],
    },
    {
      name: "this in an inline action inside a wrapper",
      code: `import { withAuth } from "./auth";
export const save = withAuth(async function () {
  "use server";
  return this;
});
`,
      errors: [
        {
          messageId: "keyword",
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 14,
        },
      ],
    },
    {
      name: "super and arguments in a method",
      code: `export const api = {
  async save() {
    "use server";
    super.save(arguments);
  },
};
`,
      errors: [
        {
          messageId: "keyword",
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 10,
        },
        {
          messageId: "keyword",
          line: 4,
          column: 16,
          endLine: 4,
          endColumn: 25,
        },
      ],
    },
    {
      name: "the shorthand arguments",
      code: `export async function save() {
  "use server";
  return { arguments };
}
`,
      errors: [
        {
          messageId: "keyword",
          line: 3,
          column: 12,
          endLine: 3,
          endColumn: 21,
        },
      ],
    },
    {
      name: "this in a default value",
      code: `export const api = {
  id: 1,
  async save(id = this.id) {
    "use server";
    return id;
  },
};
`,
      errors: [
        {
          messageId: "keyword",
          line: 3,
          column: 19,
          endLine: 3,
          endColumn: 23,
        },
      ],
    },
    {
      name: "this in a getter inside an action",
      code: `export async function save() {
  "use server";
  return { id: 1, get same() { return this.id; } };
}
`,
      errors: [
        {
          messageId: "keyword",
          line: 3,
          column: 39,
          endLine: 3,
          endColumn: 43,
        },
      ],
    },
    {
      name: "this in a method after an action in a field",
      code: `export class Page {
  save = async () => {
    "use server";
  };
  render() {
    return this.save;
  }
}
`,
      errors: [
        {
          messageId: "keywordAfter",
          data: { keyword: "this" },
          line: 6,
          column: 12,
          endLine: 6,
          endColumn: 16,
          suggestions: [
            {
              messageId: "writeAsFunction",
              output: `export class Page {
  save = async function () {
    "use server";
  };
  render() {
    return this.save;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "this after an action with parameters and a return type",
      code: `export class Page {
  save = async (id: string): Promise<void> => {
    "use server";
  };
  render() {
    return this.save;
  }
}
`,
      errors: [
        {
          messageId: "keywordAfter",
          line: 6,
          column: 12,
          endLine: 6,
          endColumn: 16,
          suggestions: [
            {
              messageId: "writeAsFunction",
              output: `export class Page {
  save = async function (id: string): Promise<void> {
    "use server";
  };
  render() {
    return this.save;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "this after an action that uses it, too",
      code: `export class Page {
  save = async () => {
    "use server";
    return this;
  };
  render() {
    return this.save;
  }
}
`,
      errors: [
        {
          messageId: "keyword",
          line: 4,
          column: 12,
          endLine: 4,
          endColumn: 16,
        },
        {
          messageId: "keywordAfter",
          line: 7,
          column: 12,
          endLine: 7,
          endColumn: 16,
        },
      ],
    },
  ],
});
