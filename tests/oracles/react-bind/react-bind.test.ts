/** What React's own `bind` does with its first argument: the fact that `valid-bind` stands on, asked of both halves of React's Flight. */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";

type Action = (...values: unknown[]) => Promise<unknown>;
type BindArguments = [unknown, ...unknown[]];
interface FlightClient {
  createServerReference(id: string, callServer?: (id: string, values: readonly unknown[]) => Promise<unknown>): Action;
  encodeReply(value: unknown): Promise<FormData | string>;
}

const complaint = 'Cannot bind "this" of a Server Action. Pass null or undefined as the first argument to .bind().';
const load = createRequire(import.meta.url);
const nullish: readonly unknown[] = [null, undefined, void 0];
const values: readonly unknown[] = [{}, "user-1", 0, false];

afterEach(() => void vi.restoreAllMocks());

function silenceErrors() {
  return vi.spyOn(console, "error").mockReturnValue();
}

describe("a client reference while a page is rendered to HTML", () => {
  /** What a reference carries to the server. */
  async function boundValues(...bound: BindArguments): Promise<unknown> {
    const { createServerReference, encodeReply } = load("react-server-dom-webpack/client.node") as FlightClient;
    const reply = await encodeReply(createServerReference("module#save").bind(...bound));
    const parts = (typeof reply === "string" ? [reply] : [...reply.values()]).filter(
      (part) => typeof part === "string",
    );
    // The reference is one part and says where its bound values are: the only part that is a list.
    return parts.map((part) => JSON.parse(part) as unknown).find(Array.isArray);
  }

  it.each(nullish)("takes %o in silence", async (first) => {
    const error = silenceErrors();
    expect(await boundValues(first, "a", "b")).toEqual(["a", "b"]);
    expect(error).not.toHaveBeenCalled();
  });

  it.each(values)("drops %o and logs an error", async (first) => {
    const error = silenceErrors();
    expect(await boundValues(first, "a")).toEqual(["a"]);
    expect(error.mock.calls).toEqual([[complaint]]);
  });
});

describe("a client reference in the browser", () => {
  const scope = globalThis as { __webpack_require__?: object };
  beforeAll(() => void (scope.__webpack_require__ = {}));
  afterAll(() => {
    delete scope.__webpack_require__;
  });

  it.each([...nullish, ...values])("drops %o in silence", async (first) => {
    const { createServerReference } = load("react-server-dom-webpack/client.browser") as FlightClient;
    const error = silenceErrors();
    const sent: unknown[] = [];
    const action = createServerReference("module#save", (_id, args) => Promise.resolve(void sent.push(args)));
    await action.bind(...([first, "a"] as BindArguments))("last");
    expect(sent).toEqual([["a", "last"]]);
    expect(error).not.toHaveBeenCalled();
  });
});

describe("a Server Function on the server", () => {
  // The server half needs React's `react-server` condition, which a process has or has not.
  const script = `
    const { registerServerReference } = require("react-server-dom-webpack/server.node");
    const logged = [];
    console.error = (...texts) => logged.push(texts);
    const save = registerServerReference(async () => {}, "module", "save");
    const results = [null, undefined, void 0, {}, "user-1", 0].map((first) => {
      logged.length = 0;
      const bound = save.bind(first, "a").bind(null, "b");
      return { bound: bound.$$bound, logged: [...logged] };
    });
    process.stdout.write(JSON.stringify(results));
  `;
  const run = (environment: string) => {
    const output = execFileSync(process.execPath, ["--conditions=react-server", "-e", script], {
      cwd: fileURLToPath(new URL(".", import.meta.url)),
      env: { ...process.env, NODE_ENV: environment },
      encoding: "utf8",
    });
    return JSON.parse(output) as readonly { readonly bound: readonly unknown[]; readonly logged: readonly unknown[] }[];
  };

  it("drops the first argument, and logs an error in development unless it is nullish", () => {
    const results = run("development");
    expect(results.map(({ bound }) => bound)).toEqual(Array.from({ length: 6 }, () => ["a", "b"]));
    expect(results.map(({ logged }) => logged)).toEqual([[], [], [], [[complaint]], [[complaint]], [[complaint]]]);
  });

  it("drops it in silence in production", () => {
    const results = run("production");
    expect(results.map(({ bound }) => bound)).toEqual(Array.from({ length: 6 }, () => ["a", "b"]));
    expect(results.flatMap(({ logged }) => logged)).toEqual([]);
  });
});
