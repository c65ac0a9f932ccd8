/** What one file does is found out through others: an edit there counts here, though no import has changed. */
import ts from "typescript";
import { expect, it } from "vitest";
import { requireRevalidation } from "../../shared/src/checks/require-revalidation.ts";
import { createPluginModule } from "../../ts-plugin/src/plugin.ts";
import { createMemoryProject } from "../helpers/language-service.ts";

const store = (body: string) => `import { PrismaClient } from "@prisma/client";
const db = new PrismaClient();
export async function write(): Promise<void> {
  ${body}
}
`;

it("an edit of a helper that begins to write", () => {
  const project = createMemoryProject({
    "app/page.tsx":
      'import { save } from "./actions";\nexport default function Page() { return <form action={save} />; }\n',
    "app/actions.ts":
      '"use server";\nimport { write } from "./store";\nexport async function save() {\n  await write();\n}\n',
    "app/store.ts": store("void db;"),
    "node_modules/@prisma/client/index.d.ts": "export class PrismaClient { item: { deleteMany(): Promise<void> } }\n",
  });
  const entry = { name: "typescript-plugin-server-actions", rules: { "require-revalidation": "warn" } };
  const service = createPluginModule(ts, [requireRevalidation]).create(project.createInfo(entry));
  const codes = () => service.getSemanticDiagnostics(project.path("app/actions.ts")).map(({ code }) => code);
  expect(codes()).toEqual([]);
  project.write("app/store.ts", store("await db.item.deleteMany();"));
  expect(codes()).toEqual([requireRevalidation.code]);
  project.write("app/store.ts", store("void db;"));
  expect(codes()).toEqual([]);
});
