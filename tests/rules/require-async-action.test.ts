import { runRule } from "../helpers/rule-tester.ts";

runRule("require-async-action", {
  valid: [
    {
      name: "async functions of every form",
      code: `"use server";
export async function a() {}
export const b = async () => {};
export const c = async function () {};
export async function* d() {
  yield 1;
}
async function e() {}
export { e };
export default async () => {};
`,
    },
    {
      name: "a sync function that is not exported",
      code: `"use server";
function helper() {
  return 1;
}
export async function save() {
  return helper();
}
`,
    },
    {
      name: "a sync function exported as a type only",
      code: `"use server";
function helper() {
  return 1;
}
export type { helper };
`,
    },
    {
      name: "sync callbacks of a wrapper and a builder",
      code: `"use server";
import { withAuth } from "./auth";
import { client } from "./client";
export const a = withAuth(() => 1);
export const b = client.use((x) => x + 1).schema({}).action(async () => {});
`,
      files: {
        "app/auth.ts": `export function withAuth<T>(fn: T): T {
  return fn;
}
`,
        "app/client.ts": `interface Client { use(fn: (x: number) => number): Client; schema(x: object): Client; action<T>(fn: T): T }
export const client = {} as Client;
`,
      },
    },
    {
      name: "an alias of a sync function",
      code: `"use server";
const helper = () => 1;
export const save = helper;
`,
    },
    {
      name: "a sync function in parentheses",
      code: `"use server";
export const save = (() => 1);
`,
    },
    {
      name: "overload signatures of an async function",
      code: `"use server";
export function save(id: string): Promise<void>;
export function save(id: number): Promise<void>;
export async function save(id: unknown) {
  await id;
}
`,
    },
    {
      name: "methods of an object",
      code: `"use server";
export async function save() {
  return { format() {
    return 1;
  } };
}
`,
    },
    {
      name: "an ambient function",
      code: `"use server";
export declare function save(): void;
`,
    },
    {
      name: "a file without the directive",
      code: `export function save() {
  return 1;
}
`,
    },
    {
      name: "the directive in a block",
      code: `export function save(id: number) {
  if (id) {
    "use server";
  }
}
`,
    },
    {
      name: "an inline action of a client module is another rule's",
      code: `"use client";
export function Form() {
  const save = () => {
    "use server";
  };
  return <form action={save} />;
}
`,
    },
    {
      name: "an instance's method is another rule's",
      code: `export class Api {
  save() {
    "use server";
  }
}
`,
    },
    {
      name: "a local name that shadows the exported one",
      code: `"use server";
export async function save() {
  function save() {
    return 1;
  }
  return save();
}
`,
    },
    {
      name: "another framework",
      code: `"use server";
import { query } from "@solidjs/router";
export const load = query;
export function save() {
  return 1;
}
`,
      parsers: ["typescript", "oxc", "espree", "babel"],
    },
  ],
  invalid: [
    {
      name: "an exported function",
      code: `"use server";
export function save() {
  return 1;
}
`,
      output: `"use server";
export async function save() {
  return 1;
}
`,
      errors: [
        {
          messageId: "notAsync",
          data: { name: "save" },
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 21,
        },
      ],
    },
    {
      name: "an exported arrow function",
      code: `"use server";
export const save = () => 1;
`,
      output: `"use server";
export const save = async () => 1;
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 18,
        },
      ],
    },
    {
      name: "an exported arrow function without parentheses",
      code: `"use server";
export const save = id => id;
`,
      output: `"use server";
export const save = async id => id;
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 18,
        },
      ],
    },
    {
      name: "an exported function expression",
      code: `"use server";
export const save = function () {
  return 1;
};
`,
      output: `"use server";
export const save = async function () {
  return 1;
};
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 18,
        },
      ],
    },
    {
      name: "a named function expression",
      code: `"use server";
export const save = function inner() {
  return 1;
};
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 30,
          endLine: 2,
          endColumn: 35,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `"use server";
export const save = async function inner() {
  return 1;
};
`,
            },
          ],
        },
      ],
    },
    {
      name: "a second declarator",
      code: `"use server";
export const a = async () => {}, b = () => 1;
`,
      output: `"use server";
export const a = async () => {}, b = async () => 1;
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 34,
          endLine: 2,
          endColumn: 35,
        },
      ],
    },
    {
      name: "a default function",
      code: `"use server";
export default function save() {
  return 1;
}
`,
      output: `"use server";
export default async function save() {
  return 1;
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 25,
          endLine: 2,
          endColumn: 29,
        },
      ],
    },
    {
      name: "an anonymous default function",
      code: `"use server";
export default function () {
  return 1;
}
`,
      output: `"use server";
export default async function () {
  return 1;
}
`,
      errors: [
        {
          messageId: "anonymousNotAsync",
          data: { name: "" },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 27,
        },
      ],
    },
    {
      name: "a default arrow function",
      code: `"use server";
export default () => 1;
`,
      output: `"use server";
export default async () => 1;
`,
      errors: [
        {
          messageId: "anonymousNotAsync",
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 23,
        },
      ],
    },
    {
      name: "a function exported by a list, under another name",
      code: `"use server";
export { save as store };
function save() {
  return 1;
}
`,
      output: `"use server";
export { save as store };
async function save() {
  return 1;
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 3,
          column: 10,
          endLine: 3,
          endColumn: 14,
        },
      ],
    },
    {
      name: "a constant exported as default",
      code: `"use server";
const save = () => 1;
export default save;
`,
      output: `"use server";
const save = async () => 1;
export default save;
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 7,
          endLine: 2,
          endColumn: 11,
        },
      ],
    },
    {
      name: "behind as and satisfies",
      code: `"use server";
export const a = function () {} as () => void;
export const b = function () {} satisfies () => void;
`,
      output: `"use server";
export const a = async function () {} as () => void;
export const b = async function () {} satisfies () => void;
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 29,
        },
        {
          messageId: "notAsync",
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 29,
        },
      ],
    },
    {
      name: "a function that returns a promise",
      code: `"use server";
export function save() {
  return Promise.resolve(1);
}
`,
      output: `"use server";
export async function save() {
  return Promise.resolve(1);
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 21,
        },
      ],
    },
    {
      name: "a caller that awaits",
      code: `"use server";
export function save() {
  return 1;
}
export async function twice() {
  return (await save()) * 2;
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 21,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `"use server";
export async function save() {
  return 1;
}
export async function twice() {
  return (await save()) * 2;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a caller that does not wait",
      code: `"use server";
export function save() {
  return 1;
}
export async function twice() {
  return [save()];
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 21,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `"use server";
export async function save() {
  return 1;
}
export async function twice() {
  return [save()];
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "given to a callback",
      code: `"use server";
export const format = (id) => String(id);
export async function all(ids) {
  return ids.map(format);
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 20,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `"use server";
export const format = async (id) => String(id);
export async function all(ids) {
  return ids.map(format);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "called in another file",
      code: `"use server";
export function save() {
  return 1;
}
`,
      filename: "app/actions.ts",
      files: {
        "app/page.tsx": `import { save as store } from "./actions";
export default function Page() {
  return <b>{store()}</b>;
}
`,
      },
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 21,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `"use server";
export async function save() {
  return 1;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "given to a form in another file",
      code: `"use server";
export function save() {}
`,
      filename: "app/actions.ts",
      files: {
        "app/page.tsx": `import { save } from "./actions";
export default function Page() {
  return <form action={save} />;
}
`,
      },
      output: `"use server";
export async function save() {}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 21,
        },
      ],
    },
    {
      name: "a default function that another file calls",
      code: `"use server";
export default () => 1;
`,
      filename: "app/actions.ts",
      files: {
        "app/page.tsx": `import save from "./actions";
export default function Page() {
  return <b>{save()}</b>;
}
`,
      },
      errors: [
        {
          messageId: "anonymousNotAsync",
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 23,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `"use server";
export default async () => 1;
`,
            },
          ],
        },
      ],
    },
    {
      name: "a return type",
      code: `"use server";
export function save(): number {
  return 1;
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 21,
          suggestions: [
            {
              messageId: "makeAsyncReturn",
              output: `"use server";
export async function save(): Promise<number> {
  return 1;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a return type that is a promise",
      code: `"use server";
export function save(): Promise<number> {
  return Promise.resolve(1);
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 21,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `"use server";
export async function save(): Promise<number> {
  return Promise.resolve(1);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an arrow function's union return type",
      code: `"use server";
export const save = (id: string): string | undefined => id;
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 18,
          suggestions: [
            {
              messageId: "makeAsyncReturn",
              output: `"use server";
export const save = async (id: string): Promise<string | undefined> => id;
`,
            },
          ],
        },
      ],
    },
    {
      name: "overloads",
      code: `"use server";
export function save(id: string): string;
export function save(id: number): Promise<number>;
export function save(id: any): any {
  return id;
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 4,
          column: 17,
          endLine: 4,
          endColumn: 21,
          suggestions: [
            {
              messageId: "makeAsyncReturn",
              output: `"use server";
export function save(id: string): Promise<string>;
export function save(id: number): Promise<number>;
export async function save(id: any): Promise<any> {
  return id;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a type guard",
      code: `"use server";
export function isId(id: unknown): id is string {
  return typeof id === "string";
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 21,
        },
      ],
    },
    {
      name: "an inline function",
      code: `export default function Page() {
  function save() {
    "use server";
  }
  return <form action={save} />;
}
`,
      output: `export default function Page() {
  async function save() {
    "use server";
  }
  return <form action={save} />;
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 12,
          endLine: 2,
          endColumn: 16,
        },
      ],
    },
    {
      name: "an inline arrow function of an attribute",
      code: `export default function Page() {
  return <form action={() => {
    "use server";
  }} />;
}
`,
      output: `export default function Page() {
  return <form action={async () => {
    "use server";
  }} />;
}
`,
      errors: [
        {
          messageId: "anonymousNotAsync",
          line: 2,
          column: 24,
          endLine: 2,
          endColumn: 29,
        },
      ],
    },
    {
      name: "an inline function in a wrapper",
      code: `import { withAuth } from "./auth";
export const save = withAuth(() => {
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
          messageId: "anonymousNotAsync",
          line: 2,
          column: 30,
          endLine: 2,
          endColumn: 35,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `import { withAuth } from "./auth";
export const save = withAuth(async () => {
  "use server";
});
`,
            },
          ],
        },
      ],
    },
    {
      name: "a builder's handler",
      code: `import { client } from "./client";
export const save = client.schema({}).action(function handle() {
  "use server";
});
`,
      files: {
        "app/client.ts": `interface Client { use(fn: (x: number) => number): Client; schema(x: object): Client; action<T>(fn: T): T }
export const client = {} as Client;
`,
      },
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 46,
          endLine: 2,
          endColumn: 63,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `import { client } from "./client";
export const save = client.schema({}).action(async function handle() {
  "use server";
});
`,
            },
          ],
        },
      ],
    },
    {
      name: "an object's method and property",
      code: `export const api = {
  save() {
    "use server";
  },
  load: () => {
    "use server";
  },
  ["other"]() {
    "use server";
  },
};
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 7,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `export const api = {
  async save() {
    "use server";
  },
  load: () => {
    "use server";
  },
  ["other"]() {
    "use server";
  },
};
`,
            },
          ],
        },
        {
          messageId: "notAsync",
          line: 5,
          column: 3,
          endLine: 5,
          endColumn: 7,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `export const api = {
  save() {
    "use server";
  },
  load: async () => {
    "use server";
  },
  ["other"]() {
    "use server";
  },
};
`,
            },
          ],
        },
        {
          messageId: "notAsync",
          line: 8,
          column: 4,
          endLine: 8,
          endColumn: 14,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `export const api = {
  save() {
    "use server";
  },
  load: () => {
    "use server";
  },
  async ["other"]() {
    "use server";
  },
};
`,
            },
          ],
        },
      ],
    },
    {
      name: "a static method",
      code: `export class Api {
  static save() {
    "use server";
  }
  static private = 1;
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 14,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `export class Api {
  static async save() {
    "use server";
  }
  static private = 1;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a class field",
      code: `export class Api {
  save = () => {
    "use server";
  };
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 15,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `export class Api {
  save = async () => {
    "use server";
  };
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "accessors",
      code: `export const api = {
  get save() {
    "use server";
    return 1;
  },
};
export class Api {
  static get save() {
    "use server";
    return 1;
  }
}
`,
      errors: [
        {
          messageId: "accessor",
          data: { name: "save" },
          line: 2,
          column: 7,
          endLine: 2,
          endColumn: 11,
        },
        {
          messageId: "accessor",
          line: 8,
          column: 14,
          endLine: 8,
          endColumn: 18,
        },
      ],
    },
    {
      name: "a generator",
      code: `"use server";
export function* save() {
  yield 1;
}
`,
      errors: [
        {
          messageId: "generator",
          data: { name: "save" },
          line: 2,
          column: 18,
          endLine: 2,
          endColumn: 22,
        },
      ],
    },
    {
      name: "the handler of an assignment",
      code: `let save;
save = () => {
  "use server";
};
export { save };
`,
      errors: [
        {
          messageId: "notAsync",
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 5,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `let save;
save = async () => {
  "use server";
};
export { save };
`,
            },
          ],
        },
      ],
    },
    {
      name: "an inline function in a file that has the directive",
      code: `"use server";
export async function outer() {
  const inner = () => {
    "use server";
  };
  return inner;
}
`,
      errors: [
        {
          messageId: "notAsync",
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 14,
          suggestions: [
            {
              messageId: "makeAsync",
              output: `"use server";
export async function outer() {
  const inner = async () => {
    "use server";
  };
  return inner;
}
`,
            },
          ],
        },
      ],
    },
  ],
});
