/**
 * The refactoring "Move to an actions file" of an inline action that is right where it is. What it leaves type-checks, has no finding, and is
 * compiled by Next.js: the page for the server, the action into a Server Function.
 */
import { describe, expect, it } from "vitest";
import { noInlineActionInClient } from "../../shared/src/checks/no-inline-action-in-client.ts";
import { expectGood, type Files, refactoringOf } from "../helpers/code-fixes.ts";

const library: Files = {
  "app/lib/db.ts": `export interface Row { id: string; name: string }
export const db = { rename: async (id: string, name: string): Promise<void> => { void [id, name]; } };
export async function find(id: string): Promise<Row> { return { id, name: id }; }
`,
};
const refactor = "server-actions/extract-action";

const page = (action: string, before = ""): string => `import { db, find } from "../lib/db";
${before}
export default async function Page({ params }: { params: { id: string } }) {
  const row = await find(params.id);
  ${action}
  return <form action={save}>{row.name}</form>;
}
`;
const rename = `async function ▲save(data: FormData) {
    "use server";
    await db.rename(row.id, String(data.get("name")));
  }`;

const extract = (files: Files) => refactoringOf({ ...library, ...files }, refactor);

describe("what it does", () => {
  it("captured members become parameters and are bound; imports are written for the other folder", async () => {
    const files = {
      "app/items/page.tsx": page(rename),
      "app/actions.ts": `"use server";\n\nexport async function other() {}\n`,
    };
    const found = extract(files);
    expect(found).toEqual({
      title: "Move `saveAction` to `../actions.ts`, and bind `row.id`: not encrypted, as its closure is",
      files: {
        "app/items/page.tsx": page("const save = saveAction.bind(null, row.id);")
          .replace("db, find", "find")
          .replace('lib/db";\n', 'lib/db";\nimport { saveAction } from "../actions";\n'),
        "app/actions.ts": `"use server";
import { db } from "./lib/db";

export async function other() {}

export async function saveAction(id: string, data: FormData) {
  await db.rename(id, String(data.get("name")));
}
`,
      },
    });
    await expectGood(noInlineActionInClient, { ...library, ...files, ...found?.files });
  });

  it("an import that is there already is not written again", async () => {
    const files = {
      "app/items/page.tsx": page(rename),
      "app/items/actions.ts": `"use server";
import { db } from "@/../lib/db";
export async function other() { await db.rename("", ""); }
`.replace("@/..", ".."),
    };
    const found = extract(files);
    expect(found?.files["app/items/actions.ts"]).toBe(`${files["app/items/actions.ts"]}
export async function saveAction(id: string, data: FormData) {
  await db.rename(id, String(data.get("name")));
}
`);
    await expectGood(noInlineActionInClient, { ...library, ...files, ...found?.files });
  });

  it("an action of that file is called there by its name, and the import of it becomes the import of the new one", async () => {
    const files = {
      "app/page.tsx": `import { other } from "./actions";
export default function Page() {
  return <form action={async ▲() => {
    "use server";
    await other();
  }} />;
}
`,
      "app/actions.ts": `"use server";\nexport async function other() {}\n`,
    };
    const found = extract(files);
    expect(found?.title).toBe("Move `pageAction` to `actions.ts`");
    expect(found?.files).toEqual({
      "app/page.tsx": `import { pageAction } from "./actions";
export default function Page() {
  return <form action={pageAction} />;
}
`,
      "app/actions.ts": `"use server";\nexport async function other() {}

export async function pageAction() {
  await other();
}
`,
    });
    await expectGood(noInlineActionInClient, { ...library, ...files, ...found?.files });
  });

  it("a name that the other file has for itself is not taken", async () => {
    const files = {
      "app/page.tsx": `export default function Page() {
  const save = async () => {
    "use ▲server";
  };
  return <form action={save} />;
}
`,
      "app/actions.ts": `"use server";\nexport async function save() {}\n`,
    };
    const found = extract(files);
    expect(found?.files["app/page.tsx"]).toContain("const save = saveAction;");
    await expectGood(noInlineActionInClient, { ...library, ...files, ...found?.files });
  });

  it("an action that makes elements goes to a file that can hold them", () => {
    const files = {
      "app/page.tsx": `export default function Page() {
  const ▲load = async (): Promise<object> => {
    "use server";
    return <p />;
  };
  return <form action={async () => { "use server"; await 1; }} title={String(load)} />;
}
`,
      "app/actions.ts": `"use server";\nexport async function save() {}\n`,
    };
    const found = extract(files);
    expect(Object.keys(found?.files ?? {})).toEqual(["app/page.tsx", "app/page-actions.tsx"]);
    expect(found?.title).toBe("Move `load` to `page-actions.tsx`");
  });
});

describe("what keeps it where it is", () => {
  it.each<[reason: string, action: string, before?: string]>([
    [
      "`secret` would be bound, and anybody can read what is bound.",
      `const secret = process.env.SECRET;\n  const ▲save = async () => { "use server"; void secret; };`,
    ],
    [
      "`find2`, which it closes over, may be something that cannot be sent.",
      `const find2 = () => find("");\n  const ▲save = async () => { "use server"; await find2(); };`,
    ],
    [
      "The type of `row` cannot be written in another file.",
      `const ▲save = async () => { "use server"; void [row]; };`,
    ],
    [
      "It uses `limit`, which this file does not export.",
      `const ▲save = async () => { "use server"; void limit; };`,
      "const limit = 1;",
    ],
    [
      "It uses `limit` of this file, which is not for others to import.",
      `const ▲save = async () => { "use server"; void limit; };`,
      "export const limit = 1;",
    ],
    ["It uses `this`, `super` or `arguments`.", `async function ▲save() { "use server"; void arguments; }`],
    [
      "It is used before it is declared.",
      `const early = () => save;\n  void early;\n  async function ▲save() { "use server"; void params.id; }`,
    ],
    [
      "It uses `title` of a client module, which is only a reference on the server.",
      `const ▲save = async () => { "use server"; void title; };`,
      'import { title } from "./title";',
    ],
    ["`find` means something else in `actions.ts`.", `const ▲save = async () => { "use server"; await find("1"); };`],
  ])("%s", (reason, action, before) => {
    const found = extract({
      "app/items/page.tsx": page(action, before),
      "app/items/title.ts": '"use client";\nexport const title = "";\n',
      ...(reason.includes("`find` means") && {
        "app/items/actions.ts":
          '"use server";\nasync function find() {}\nexport async function other() { await find(); }\n',
      }),
    });
    expect(found).toEqual({ title: "Move to an actions file", files: {}, reason });
  });

  it.each<[name: string, files: Files]>([
    ["the body", { "app/page.tsx": page(rename.replace("▲", "").replace("await", "▲await")) }],
    [
      "another function",
      { "app/page.tsx": page(rename.replace("▲", "")).replace("async function Page", "async function ▲Page") },
    ],
    [
      "a file of Server Functions",
      { "app/actions.ts": `"use server";\nexport async function a() { return async () => {▲ "use server"; }; }\n` },
    ],
    [
      "a client module",
      {
        "app/form.tsx": `"use client";\nexport const F = () => { const ▲a = async () => { "use server"; }; return a; };\n`,
      },
    ],
  ])("not offered in %s", (_name, files) => {
    expect(extract(files)).toBeUndefined();
  });
});
