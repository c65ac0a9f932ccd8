/**
 * What an inline action takes along to the browser, and how: the facts that `no-sensitive-capture` stands on. Pages are compiled by next, run, and
 * rendered by React's Flight; the encryption is replaced by one that anybody can recognise.
 */
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { createElement } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { describe, expect, it } from "vitest";
import { formsIn } from "../../../scripts/prove/use.ts";
import { loadFlight, type ServerReference } from "../react-flight/load-flight.ts";
import { runCompiled } from "./run-module.ts";
import { compileWithNext } from "./transform.ts";

interface Rendered {
  /** What was given to be encrypted. */
  readonly encrypted: readonly unknown[];
  /** What the browser gets of the action that the page returns. */
  readonly payload: string;
}

const { server } = loadFlight("next with webpack", "production");
const user = { id: "id-1", passwordHash: "hash-1" };

/** The action that `body` returns, in a page that has `user`. */
async function render(body: string): Promise<Rendered> {
  const compiled = await compileWithNext(
    `import { save } from "./actions";\nexport default function Page({ user }) {\n${body}\n}`,
  );
  if (!compiled.ok) throw new Error(compiled.message);
  const encrypted: unknown[] = [];
  const run = await runCompiled(compiled.code, {
    "./actions": { save: server.registerServerReference(() => Promise.resolve(), "actions", "save") },
    "private-next-rsc-server-reference": { registerServerReference: server.registerServerReference },
    "private-next-rsc-action-encryption": {
      encryptActionBoundArgs: (_id: string, ...values: readonly unknown[]) => `sealed-${encrypted.push(...values)}`,
      decryptActionBoundArgs: () => [],
    },
  });
  if (!run.ok) throw run.error;
  const page = run.exports["default"] as (props: object) => unknown;
  const stream = server.renderToReadableStream({ action: page({ user }) }, {});
  return { encrypted, payload: await new Response(stream).text() };
}

describe("what the page's payload has of the values of an action", () => {
  it("a captured member: encrypted, and the rest of the object is not there", async () => {
    const { encrypted, payload } = await render(
      `const act = async () => { "use server"; return [user.passwordHash]; }; return act;`,
    );
    expect(encrypted).toEqual(["hash-1"]);
    expect(payload).toContain("sealed-1");
    expect(payload).not.toMatch(/hash-1|id-1/u);
  });

  it.each([
    ["a condition", `if (!user) return; return [user.id];`],
    ["an argument", `return [save(user), user.id];`],
  ])("%s takes the whole object along, once, encrypted", async (_, use) => {
    const { encrypted, payload } = await render(`const act = async () => { "use server"; ${use} }; return act;`);
    expect(encrypted).toEqual([user]);
    expect(payload).not.toMatch(/hash-1|id-1/u);
  });

  it("a value that `.bind` passes: as it is", async () => {
    const { encrypted, payload } = await render(`return save.bind(null, user.passwordHash);`);
    expect(encrypted).toEqual([]);
    expect(payload).toContain("hash-1");
  });

  it("a record that `.bind` passes: all its fields, also to an inline action", async () => {
    const { encrypted, payload } = await render(
      `const act = async (given) => { "use server"; return [given.id]; }; return act.bind(null, user);`,
    );
    expect(encrypted).toEqual([]);
    expect(payload).toContain(`"passwordHash":"hash-1"`);
  });
});

describe("what the HTML of a form has of a bound value", () => {
  const { createServerReference } = createRequire(import.meta.url)("react-server-dom-webpack/client.node") as {
    createServerReference(id: string): ServerReference;
  };

  async function fieldsOf(action: ServerReference): Promise<string[]> {
    const { prelude } = await prerenderToNodeStream(createElement("form", { action }));
    const html = await text(prelude);
    return formsIn(html).flatMap((form) => [...form.values()].map(String));
  }

  it("all of it, in a hidden field", async () => {
    const save = createServerReference("actions#save");
    expect(await fieldsOf(save.bind(null, user))).toContain(JSON.stringify([user]));
    expect((await fieldsOf(save)).join()).not.toContain("hash-1");
  });
});
