import { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import plugin from "../../eslint-plugin/src/index.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";

const code = `"use server";
import { save } from "../lib/save";
export async function rename(id, name) {
  // Not on disk.
  await save(id, name);
}
`;

let project: TempProject;
beforeAll(() => {
  project = createTempProject({
    "app/actions.js": code.replace("  // Not on disk.\n", ""),
    "lib/save.js": `import { PrismaClient } from "@prisma/client";
const db = new PrismaClient();
export async function save(id, name) {
  await db.post.update({ where: { id }, data: { name } });
}
`,
  });
});
afterAll(() => project.remove());

/** What `require-auth` says under these settings. */
function messages(settings: object): readonly Pick<Linter.LintMessage, "message" | "messageId">[] {
  const config: Linter.Config = {
    files: ["**"],
    plugins: { "server-actions": plugin as object },
    rules: { "server-actions/require-auth": "error" },
    settings: { "server-actions": settings },
  };
  const linter = new Linter({ cwd: project.dir });
  return linter
    .verify(code, [config], { filename: project.pathOf("app/actions.js") })
    .map(({ message, messageId }) => ({ message, ...(messageId !== undefined && { messageId }) }));
}

const message =
  "Anyone can call `rename()`, and it gets to `db.post.update()`, which writes to the database, by `save()` with no check of the caller. Check who calls first.";

describe("the setting `explain`", () => {
  it("ends a message with the way to its reason, through other files", () => {
    const way = ["app/actions.js:5: Calls `save()`.", "lib/save.js:4: `db.post.update()` writes to the database."];
    expect(messages({ explain: true })).toEqual([{ message: [message, ...way].join(" → ") }]);
  });

  it("is off by itself", () => {
    expect(messages({})).toEqual([{ message, messageId: "unguardedEffectInside" }]);
  });
});
