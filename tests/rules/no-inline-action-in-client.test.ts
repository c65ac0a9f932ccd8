import { runRule } from "../helpers/rule-tester.ts";

runRule("no-inline-action-in-client", {
  valid: [
    {
      name: "an inline action of a server file",
      code: `export default function Page() {
  async function save() {
    "use server";
  }
  return <form action={save} />;
}
`,
      filename: "app/page.tsx",
    },
    {
      name: "a client module that imports its actions",
      code: `"use client";
import { save } from "./actions";
export function Form() {
  return <form action={save} />;
}
`,
      filename: "app/form.tsx",
      files: {
        "app/actions.ts": `"use server";
export async function save() {}
`,
      },
    },
    {
      name: "a module that a page imports",
      code: `export function Inner() {
  async function save() {
    "use server";
  }
  return <form action={save} />;
}
`,
      filename: "app/inner.tsx",
      files: {
        "app/layout.tsx": `export default function Layout({ children }: { children: unknown }) {
  return <html>{String(children)}</html>;
}
`,
        "next.config.ts": `export default {};
`,
        "app/page.tsx": `import { Inner } from "./inner";
export default function Page() {
  return <Inner />;
}
`,
      },
    },
    {
      name: "a module that both sides import",
      code: `export function Inner() {
  async function save() {
    "use server";
  }
  return <form action={save} />;
}
`,
      filename: "app/inner.tsx",
      files: {
        "app/layout.tsx": `export default function Layout({ children }: { children: unknown }) {
  return <html>{String(children)}</html>;
}
`,
        "next.config.ts": `export default {};
`,
        "app/page.tsx": `import { Form } from "./form";
import { Inner } from "./inner";
export default function Page() {
  return <><Form /><Inner /></>;
}
`,
        "app/form.tsx": `"use client";
import { Inner } from "./inner";
export function Form() {
  return <Inner />;
}
`,
      },
    },
    {
      name: "a module that nobody imports",
      code: `export function Inner() {
  async function save() {
    "use server";
  }
  return <form action={save} />;
}
`,
      filename: "app/inner.tsx",
      files: {
        "app/layout.tsx": `export default function Layout({ children }: { children: unknown }) {
  return <html>{String(children)}</html>;
}
`,
        "next.config.ts": `export default {};
`,
        "app/page.tsx": `import { Form } from "./form";
export default function Page() {
  return <Form />;
}
`,
        "app/form.tsx": `"use client";
export function Form() {
  return null;
}
`,
      },
    },
    {
      name: "a render function of a server file",
      code: `import { Pump } from "./pump";
export default function Page() {
  return <Pump>{async (data: string) => {
    "use server";
    return <b>{data}</b>;
  }}</Pump>;
}
`,
      filename: "app/page.tsx",
      files: {
        "app/pump.tsx": `export function Pump({ children }: { children: (data: string) => unknown }) {
  return <b>{String(children)}</b>;
}
`,
      },
    },
    {
      name: "a server module in which an action has one inside",
      code: `"use server";
export async function outer() {
  const inner = async () => {
    "use server";
  };
  return inner;
}
`,
    },
    {
      name: "the string in a client module",
      code: `"use client";
export const directive = "use server";
export function isDirective(value) {
  return value === "use server";
}
`,
    },
    {
      name: "in a block of a client module it is another rule's",
      code: `"use client";
export function Form(open) {
  if (open) {
    "use server";
  }
}
`,
    },
    {
      name: "an instance's method is another rule's",
      code: `"use client";
export class Api {
  async save() {
    "use server";
  }
}
`,
    },
    {
      name: "another framework",
      code: `"use client";
import { query } from "@solidjs/router";
export const load = query(async () => {
  "use server";
});
`,
      parsers: ["typescript", "oxc", "espree", "babel"],
    },
  ],
  invalid: [
    {
      name: "a function in a component",
      code: `"use client";
export function Form() {
  async function save() {
    "use server";
  }
  return <form action={save} />;
}
`,
      errors: [
        {
          messageId: "clientModule",
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 17,
        },
      ],
    },
    {
      name: "an arrow function of an attribute",
      code: `'use client'
export const Form = () => <form action={async () => { 'use server' }} />
`,
      errors: [
        {
          messageId: "clientModule",
          line: 2,
          column: 55,
          endLine: 2,
          endColumn: 67,
        },
      ],
    },
    {
      name: "in a wrapper and in a builder's chain",
      code: `"use client";
import { withAuth } from "./auth";
export const a = withAuth(async () => {
  "use server";
});
export const b = withAuth({ action: (fn) => fn }).action(async () => {
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
          messageId: "clientModule",
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 15,
        },
        {
          messageId: "clientModule",
          line: 7,
          column: 3,
          endLine: 7,
          endColumn: 15,
        },
      ],
    },
    {
      name: "an object's and a static method",
      code: `"use client";
export const api = {
  async save() {
    "use server";
  },
};
export class Api {
  static async save() {
    "use server";
  }
}
`,
      errors: [
        {
          messageId: "clientModule",
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 17,
        },
        {
          messageId: "clientModule",
          line: 9,
          column: 5,
          endLine: 9,
          endColumn: 17,
        },
      ],
    },
    {
      name: "a function that is not async",
      code: `"use client";
export function Form() {
  const save = () => {
    "use server";
  };
  return <form action={save} />;
}
`,
      errors: [
        {
          messageId: "clientModule",
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 17,
        },
      ],
    },
    {
      name: "after another statement",
      code: `"use client";
export function Form() {
  async function save() {
    await 1;
    "use server";
  }
  return <form action={save} />;
}
`,
      errors: [
        {
          messageId: "clientModule",
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 17,
        },
      ],
    },
    {
      name: "a function at the top level",
      code: `"use client";
export async function save() {
  "use server";
}
`,
      errors: [
        {
          messageId: "clientModule",
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 15,
        },
      ],
    },
    {
      name: "a client directive after a type",
      code: `type Props = { id: string };
"use client";
export function Form({ id }: Props) {
  return <form action={async () => {
    "use server";
  }}>{id}</form>;
}
`,
      errors: [
        {
          messageId: "clientModule",
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 17,
        },
      ],
    },
    {
      name: "a module that only a client module imports",
      code: `export function Inner() {
  async function save() {
    "use server";
  }
  return <form action={save} />;
}
`,
      filename: "app/inner.tsx",
      files: {
        "app/layout.tsx": `export default function Layout({ children }: { children: unknown }) {
  return <html>{String(children)}</html>;
}
`,
        "next.config.ts": `export default {};
`,
        "app/page.tsx": `import { Form } from "./form";
export default function Page() {
  return <Form />;
}
`,
        "app/form.tsx": `"use client";
import { Inner } from "./inner";
export function Form() {
  return <Inner />;
}
`,
      },
      errors: [
        {
          messageId: "clientOnlyModule",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
        },
      ],
    },
    {
      name: "a module that only a client module imports, through a barrel and under another name",
      code: `export function Inner() {
  async function save() {
    "use server";
  }
  return <form action={save} />;
}
`,
      filename: "app/inner.tsx",
      files: {
        "app/layout.tsx": `export default function Layout({ children }: { children: unknown }) {
  return <html>{String(children)}</html>;
}
`,
        "next.config.ts": `export default {};
`,
        "app/page.tsx": `import { Form } from "./form";
export default function Page() {
  return <Form />;
}
`,
        "app/form.tsx": `"use client";
import { Other } from "./barrel";
export function Form() {
  return <Other />;
}
`,
        "app/barrel.ts": `export { Inner as Other } from "./inner";
`,
      },
      errors: [
        {
          messageId: "clientOnlyModule",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
        },
      ],
    },
  ],
});
