/**
 * The run-time facts that the rules about navigation stand on, asked of the installed Next.js itself (the functions that server code gets).
 */
import { createRequire } from "node:module";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  guardOf,
  navigationErrorTexts,
  navigationExports,
  type NavigationKind,
} from "../../../shared/src/knowledge/next.ts";

type Leave = (target?: string) => never;
interface NavigationModule {
  readonly redirect: Leave;
  readonly permanentRedirect: Leave;
  readonly notFound: Leave;
  readonly forbidden: Leave;
  readonly unauthorized: Leave;
  readonly unstable_rethrow: (error: unknown) => void;
}
type Guard = (error: unknown) => boolean;

const load = createRequire(import.meta.url);
// What the condition `react-server` of Next.js's compiler puts in place of `next/navigation`.
const nav = load("next/dist/client/components/navigation.react-server.js") as NavigationModule;
const guards: Readonly<Record<string, Guard>> = {
  isRedirectError: (load("next/dist/client/components/redirect-error.js") as { isRedirectError: Guard })
    .isRedirectError,
  isHTTPAccessFallbackError: (
    load("next/dist/client/components/http-access-fallback/http-access-fallback.js") as {
      isHTTPAccessFallbackError: Guard;
    }
  ).isHTTPAccessFallbackError,
  isNextRouterError: (load("next/dist/client/components/is-next-router-error.js") as { isNextRouterError: Guard })
    .isNextRouterError,
};

beforeEach(() => {
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

const calls = navigationExports.map(({ name, kind }) => ({
  name,
  kind,
  leave: nav[name as keyof NavigationModule] as Leave,
}));

describe.each(calls)("$name()", ({ kind, leave }) => {
  it("throws a plain Error with a digest, as the table of texts says", () => {
    const error = thrownBy(() => leave("/x")) as Error & { digest: string };
    expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
    expect(error.name).toBe("Error");
    const { message, digest } = navigationErrorTexts[kind];
    expect(message.starts).toContain(error.message);
    expect(
      digest.starts.filter((start) => (digest.whole ? error.digest === start : error.digest.startsWith(start))),
    ).toHaveLength(1);
    expect(Object.keys(error)).toEqual(["digest"]);
    for (const member of ["code", "type", "status", "statusCode", "cause", "errors"])
      expect(member in error).toBe(false);
  });

  it("is thrown again by unstable_rethrow, alone", () => {
    const error = thrownBy(() => leave("/x"));
    expect(thrownBy(() => nav.unstable_rethrow(error))).toBe(error);
    for (const other of [new Error("other"), "text", undefined, null, { message: "NEXT_REDIRECT" }])
      expect(() => nav.unstable_rethrow(other)).not.toThrow();
  });

  it.each(Object.entries(guards))("is told by %s as the table of guards says", (name, guard) => {
    const trueFor = guardOf("next/dist/client/components/x", name) as readonly NavigationKind[];
    expect(guard(thrownBy(() => leave("/x")))).toBe(trueFor.includes(kind));
    expect(guard(new Error("other"))).toBe(false);
  });

  it("unwraps the cause for unstable_rethrow, so a wrapped error is not lost there", () => {
    const error = thrownBy(() => leave("/x"));
    expect(thrownBy(() => nav.unstable_rethrow(new Error("wrapper", { cause: error })))).toBe(error);
  });
});

describe("what the tests of an error say of a redirect", () => {
  const error = thrownBy(() => nav.redirect("/x")) as Error & { digest: string };
  it("has the texts that handlers look for", () => {
    expect(error.message).toBe("NEXT_REDIRECT");
    expect(`${error}`).toBe("Error: NEXT_REDIRECT");
    expect(error.digest).toBe("NEXT_REDIRECT;replace;/x;307;");
    expect(error.digest.split(";")[0]).toBe("NEXT_REDIRECT");
  });
});

describe("how the error travels", () => {
  const leave = () => nav.redirect("/x");
  const asyncLeave = () => Promise.resolve().then((): string => nav.redirect("/x"));

  it("is swallowed by a catch that goes on", () => {
    const action = () => {
      try {
        leave();
      } catch {
        return "swallowed";
      }
    };
    expect(action()).toBe("swallowed");
  });

  it("is swallowed by a finally that returns, without a catch", () => {
    const action = () => {
      try {
        leave();
      } finally {
        // eslint-disable-next-line no-unsafe-finally -- that is what is asked
        return "swallowed";
      }
    };
    expect(action()).toBe("swallowed");
  });

  it("is replaced by an error thrown instead", () => {
    const action = () => {
      try {
        leave();
      } catch (error) {
        throw new Error("Failed", { cause: error });
      }
    };
    expect(guards["isRedirectError"]?.(thrownBy(action))).toBe(false);
  });

  it("is not caught where a promise is returned without await", async () => {
    const action = async () => {
      try {
        // eslint-disable-next-line @typescript-eslint/return-await -- that is what is asked
        return asyncLeave();
      } catch {
        return "swallowed";
      }
    };
    await expect(action()).rejects.toThrow("NEXT_REDIRECT");
  });

  it("is caught where the promise is awaited", async () => {
    const action = async () => {
      try {
        return await asyncLeave();
      } catch {
        return "swallowed";
      }
    };
    expect(await action()).toBe("swallowed");
  });

  it("comes out of awaited callbacks of map, and synchronous ones of forEach", async () => {
    const swallow = async (run: () => unknown) => {
      try {
        await run();
      } catch {
        return "swallowed";
      }
    };
    expect(await swallow(() => Promise.all([1].map(asyncLeave)))).toBe("swallowed");
    expect(await swallow(() => [1].forEach(() => leave()))).toBe("swallowed");
    expect(await swallow(() => new Promise(() => leave()))).toBe("swallowed");
  });

  it("is swallowed by .catch() and by the second callback of a later .then(), not of the same", async () => {
    const text = Promise.resolve("text");
    expect(await text.then(leave).catch(() => "swallowed")).toBe("swallowed");
    expect(await text.then(leave).then(undefined, () => "swallowed")).toBe("swallowed");
    await expect(text.then(leave, () => "swallowed")).rejects.toThrow("NEXT_REDIRECT");
    await expect(text.then(leave).catch((error: unknown) => Promise.reject(error as Error))).rejects.toThrow(
      "NEXT_REDIRECT",
    );
    await expect(text.then(leave).finally(() => "ignored")).rejects.toThrow("NEXT_REDIRECT");
  });

  it("is thrown at once by an eagerly evaluated argument, before .catch() is there", () => {
    expect(
      guards["isRedirectError"]?.(
        thrownBy(() =>
          Promise.resolve("text")
            .then(leave())
            .catch(() => "swallowed"),
        ),
      ),
    ).toBe(true);
  });

  it("does not come out of asynchronous callbacks of forEach", async () => {
    const rejections: unknown[] = [];
    const callback = () => asyncLeave().catch((error: unknown) => rejections.push(error));
    const run = () => {
      // eslint-disable-next-line @typescript-eslint/no-misused-promises -- that is what is asked
      [1].forEach(callback);
    };
    expect(run).not.toThrow();
    await new Promise((resolve) => setTimeout(resolve));
    expect(rejections).toHaveLength(1);
  });
});

it("throws another error where auth interrupts are off", () => {
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "");
  expect(guards["isHTTPAccessFallbackError"]?.(thrownBy(() => nav.forbidden()))).toBe(false);
});
