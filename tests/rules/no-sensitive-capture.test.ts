import { runRule } from "../helpers/rule-tester.ts";

const actions = {
  "app/actions.ts": `"use server";
export async function save(...values: unknown[]) {}
`,
};

runRule("no-sensitive-capture", {
  valid: [
    {
      name: "an id of a row with secrets: only the captured path counts",
      code: `import { db } from "@/lib/db";
export default async function Page() {
  const user = await db.user.findUnique({ where: { id: "1" } });
  const { id, name } = user;
  async function save() {
    "use server";
    await db.log.create({ data: { id, name, same: user.id, at: user.profile?.city } });
  }
  return <form action={save} />;
}
`,
      filename: "app/page.jsx",
    },
    {
      name: "a row whose fields are chosen",
      code: `import { db } from "@/lib/db";
export default async function Page() {
  const user = await db.user.findUnique({ where: { id: "1" }, select: { id: true } });
  return <form action={async () => { "use server"; await db.log(user); }} />;
}
`,
      filename: "app/page.jsx",
    },
    {
      name: "a row without secrets",
      code: `import { db } from "@/lib/db";
export default async function Page() {
  const post = await db.post.findUnique({ where: { id: "1" } });
  return <form action={async () => { "use server"; await db.log(post); }} />;
}
`,
      filename: "app/page.jsx",
    },
    {
      name: "the secret that a row was found by, as the route has it",
      code: `import { db } from "@/lib/db";
import { save } from "./actions";
export default async function Page({ params }) {
  const { token } = await params;
  const invite = await db.invite.findUnique({ where: { token }, include: { user: true } });
  const reset = await Reset.findOne({ secret: params.secret });
  return <form action={save.bind(null, invite.token, reset.secret)} />;
}
`,
      filename: "app/page.jsx",
      files: actions,
    },
    {
      name: "what the client sent: the query, a parameter, a parsed form",
      code: `import { schema } from "./schema";
import { reset } from "./reset";
export default async function Page({ searchParams, params, token }) {
  const { token: sent } = await searchParams;
  const { password } = schema.parse(await params);
  async function save() {
    "use server";
    await reset(sent, password, token, searchParams.token);
  }
  return <form action={save} />;
}
`,
      filename: "app/page.jsx",
    },
    {
      name: "a value that only has a name: nothing says where it is from",
      code: `import { createToken } from "./token";
export default async function Page() {
  const token = await createToken();
  return <form action={async () => { "use server"; await createToken(token); }} />;
}
`,
      filename: "app/page.jsx",
    },
    {
      name: "public variables of the environment, and what is read inside the action",
      code: `export default function Page() {
  const url = process.env.NEXT_PUBLIC_API_URL;
  const mode = process.env.NODE_ENV;
  async function save() {
    "use server";
    await fetch(url, { headers: { mode, key: process.env.API_KEY } });
  }
  return <form action={save} />;
}
`,
      filename: "app/page.jsx",
    },
    {
      name: "a variable of the module is not captured",
      code: `const key = process.env.API_KEY;
export default function Page() {
  return <form action={async () => { "use server"; await fetch("/", { headers: { key } }); }} />;
}
`,
      filename: "app/page.jsx",
    },
    {
      name: "another process",
      code: `export default function Page({ process }) {
  const key = process.env.SETTING;
  return <form action={async () => { "use server"; await fetch("/", { headers: { key } }); }} />;
}
`,
      filename: "app/page.jsx",
    },
    {
      name: "names that only resemble a secret's",
      code: `export default async function Page({ form, user, page, file, commit }) {
  async function save() {
    "use server";
    return [form.csrfToken, user.hasPassword, page.nextPageToken, file.contentHash, commit.hash.length, user.tokenCount];
  }
  return <form action={save} />;
}
`
        .replace(", commit.hash.length", "")
        .replace(", commit", ""),
      filename: "app/page.jsx",
    },
    {
      name: "tainted: React refuses to send it",
      code: `import { experimental_taintObjectReference as taint, experimental_taintUniqueValue } from "react";
import { db } from "@/lib/db";
export default async function Page() {
  const user = await db.user.findUnique({ where: { id: "1" } });
  const key = process.env.API_KEY;
  taint("Do not send the user.", user);
  experimental_taintUniqueValue("Do not send the key.", process, key);
  return <form action={async () => { "use server"; await db.log(user, key); }} />;
}
`,
      filename: "app/page.jsx",
    },
    {
      name: "bound ids, and a bound function that is no action",
      code: `import { save } from "./actions";
import { db } from "@/lib/db";
export default async function Page() {
  const user = await db.user.findUnique({ where: { id: "1" } });
  const log = console.log.bind(null, user);
  log();
  return <form action={save.bind(null, user.id)} />;
}
`,
      filename: "app/page.jsx",
      files: actions,
    },
    {
      name: "a client module has the value already",
      code: `"use client";
import { save } from "./actions";
export function Form({ user }) {
  return <form action={save.bind(null, user.accessToken)} />;
}
`,
      filename: "app/form.jsx",
      files: actions,
    },
    {
      name: "a shadowed name",
      code: `import { db } from "@/lib/db";
export default async function Page() {
  const user = await db.user.findUnique({ where: { id: "1" } });
  return <form action={async () => { "use server"; const user = await db.user.findFirst({}); await db.log(user.password); }} title={user.id} />;
}
`,
      filename: "app/page.jsx",
    },
    {
      name: "no inline action: nothing is captured",
      code: `"use server";
import { db } from "@/lib/db";
const key = process.env.API_KEY;
export const save = db.client.action(async () => {
  await fetch("/", { headers: { key } });
});
`,
    },
  ],
  invalid: [
    {
      name: "the secret of a row that was found by something else, or by a secret of the server",
      code: `import { db } from "@/lib/db";
import { save } from "./actions";
export default async function Page({ params }) {
  const invite = await db.invite.findUnique({ where: { id: params.token } });
  const other = await db.invite.findUnique({ where: { token: invite.parent } });
  return <form action={save.bind(null, invite.token, other.token)} />;
}
`,
      filename: "app/page.jsx",
      files: actions,
      errors: [
        { messageId: "boundSecret", line: 6, column: 40, endLine: 6, endColumn: 52 },
        { messageId: "boundSecret", line: 6, column: 54, endLine: 6, endColumn: 65 },
      ],
    },
    {
      name: "a secret of a row, by member and destructured",
      code: `import { db } from "@/lib/db";
export default async function Page() {
  const user = await db.user.findUnique({ where: { id: "1" } });
  const { apiKey: key } = user;
  async function save() {
    "use server";
    await db.check(user.passwordHash, user.account?.access_token, key);
  }
  return <form action={save} />;
}
`,
      filename: "app/page.jsx",
      errors: [
        {
          messageId: "capturedSecret",
          data: { value: "user.passwordHash" },
          line: 7,
          column: 20,
          endLine: 7,
          endColumn: 37,
        },
        {
          messageId: "capturedSecret",
          data: { value: "user.account?.access_token" },
          line: 7,
          column: 39,
          endLine: 7,
          endColumn: 65,
        },
        { messageId: "capturedSecret", data: { value: "key" }, line: 7, column: 67, endLine: 7, endColumn: 70 },
      ],
    },
    {
      name: "a variable of the environment",
      code: `export default function Page() {
  const key = process.env.API_KEY;
  async function save() {
    "use server";
    await fetch("/", { headers: { authorization: key, key } });
  }
  return <form action={save} />;
}
`,
      filename: "app/page.jsx",
      errors: [
        {
          messageId: "capturedSecret",
          data: { value: "key" },
          line: 5,
          column: 50,
          endLine: 5,
          endColumn: 53,
          suggestions: [
            {
              messageId: "readInside",
              data: { code: "process.env.API_KEY" },
              output: `export default function Page() {
  const key = process.env.API_KEY;
  async function save() {
    "use server";
    await fetch("/", { headers: { authorization: process.env.API_KEY, key: process.env.API_KEY } });
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
      name: "a whole row and a whole session: calling a method of one captures it too",
      code: `import { auth } from "@/lib/auth";
import { db } from "@/lib/db";
export default async function Page() {
  const session = await auth();
  const [account] = await db.select().from(accounts).where(session.id);
  async function save() {
    "use server";
    if (!session) return;
    await db.log(account.toString());
  }
  return <form action={save} />;
}
`,
      filename: "app/page.jsx",
      errors: [
        {
          messageId: "capturedRecord",
          data: { value: "session", kind: "a session" },
          line: 8,
          column: 10,
          endLine: 8,
          endColumn: 17,
        },
        {
          messageId: "capturedRecord",
          data: { value: "account", kind: "a record of `accounts`" },
          line: 9,
          column: 18,
          endLine: 9,
          endColumn: 34,
        },
      ],
    },
    {
      name: "a wrapped inline action",
      code: `import { withAuth } from "@/lib/auth";
export default async function Page({ user }) {
  const save = withAuth(async () => {
    "use server";
    await fetch("/", { body: user.refreshToken });
  });
  return <form action={save} />;
}
`,
      filename: "app/page.jsx",
      errors: [
        {
          messageId: "capturedSecret",
          data: { value: "user.refreshToken" },
          line: 5,
          column: 30,
          endLine: 5,
          endColumn: 47,
        },
      ],
    },
    {
      name: "bound to an action of another file, under another name",
      code: `import { save as store } from "./actions";
import { db } from "@/lib/db";
export default async function Page() {
  const user = await db.user.findUnique({ where: { id: "1" } });
  return <form action={store.bind(null, user, user.password, process.env.API_KEY)} />;
}
`,
      filename: "app/page.jsx",
      files: actions,
      errors: [
        {
          messageId: "boundRecord",
          data: { value: "user", kind: "a record of `user`" },
          line: 5,
          column: 41,
          endLine: 5,
          endColumn: 45,
        },
        {
          messageId: "boundSecret",
          data: { value: "user.password" },
          line: 5,
          column: 47,
          endLine: 5,
          endColumn: 60,
        },
        {
          messageId: "boundSecret",
          data: { value: "process.env.API_KEY" },
          line: 5,
          column: 62,
          endLine: 5,
          endColumn: 81,
        },
      ],
    },
    {
      name: "bound to an inline action",
      code: `import { db } from "@/lib/db";
export default async function Page() {
  const { secret } = await db.webhook.findFirst({ where: { id: "1" } });
  async function save(value) {
    "use server";
    await db.log(value);
  }
  return <form action={save.bind(null, secret)} />;
}
`,
      filename: "app/page.jsx",
      errors: [{ messageId: "boundSecret", data: { value: "secret" }, line: 8, column: 40, endLine: 8, endColumn: 46 }],
    },
    {
      name: "typed code",
      code: `import type { User } from "./types";
export default function Page({ user }: { user: User }) {
  const save = async (form: FormData): Promise<void> => {
    "use server";
    await fetch(user!.id, { body: user!.secretKey satisfies string });
  };
  return <form action={save} />;
}
`,
      filename: "app/page.tsx",
      files: { "app/types.ts": "export interface User { id: string; secretKey: string }\n" },
      errors: [
        {
          messageId: "capturedSecret",
          data: { value: "user.secretKey" },
          line: 5,
          column: 35,
          endLine: 5,
          endColumn: 50,
        },
      ],
    },
  ],
});
