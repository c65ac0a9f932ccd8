import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { routeOf } from "../../../shared/src/flow/error-route.ts";
import { outcomeOfHandler } from "../../../shared/src/flow/handler-outcome.ts";
import { importedNavigation } from "../../../shared/src/flow/imported-navigation.ts";
import { parseWith } from "../../helpers/parse.ts";

const header = `
import { redirect, notFound, unstable_rethrow, unstable_rethrow as rethrow } from "next/navigation";
import * as nav from "next/navigation";
import { isRedirectError, REDIRECT_ERROR_CODE } from "next/dist/client/components/redirect-error";
import { isHTTPAccessFallbackError } from "next/dist/client/components/http-access-fallback/http-access-fallback";
import { isNextRouterError } from "next/dist/client/components/is-next-router-error";
import { isDynamicServerError } from "next/dist/client/components/hooks-server-context";
import { AuthError } from "next-auth";
import { handleError, isKnownError, getMessage, logger, toast, CODE } from "@/lib/unknown";
import * as Sentry from "@sentry/nextjs";
class HttpError extends Error {}
const NEXT = "NEXT_REDIRECT";
function isNavigation(error) { return error instanceof Error && "digest" in error && error.digest.startsWith("NEXT_"); }
function throwAgain(error) { log(error); throw error; }
function throwNavigation(error) { if (isRedirectError(error)) throw error; }
function log(error) { console.error(error); }
function toState(error) { if (error instanceof HttpError) return { message: error.message }; return { message: "Failed" }; }
async function throwLater(error) { throw error; }
`;

/** What becomes of the error of `call` in a `catch (e)` with this body. */
function outcome(call: string, body: string, clause = "catch (e)"): string {
  const module = analyzeModule(
    parseWith(
      "typescript-estree",
      `${header} async function action(flag, xs) { try { ${call}; } ${clause} { ${body} } }`,
      "/app/file.tsx",
    ),
  );
  const node = module.nodesOfType("CallExpression").find((candidate) => module.text.slice(...candidate.range) === call);
  const navigation = node && importedNavigation(module, node);
  if (!node || !navigation) throw new Error("no navigation call");
  const step = routeOf(module, { how: "throws", node }).next();
  if (step.done || step.value.kind === "passed") throw new Error("no handler");
  return outcomeOfHandler(
    module,
    step.value,
    { kind: navigation.kind, call: node },
    {
      foreign: () => "unknown",
      isNavigation: (candidate) => importedNavigation(module, candidate) !== undefined,
    },
  );
}

type Row = readonly [body: string, redirect: string, notFound: string];

const rows: readonly Row[] = [
  // Throwing it again
  ["throw e;", "on", "on"],
  ["console.error(e); throw e;", "on", "on"],
  ["const again = e; throw again;", "on", "on"],
  ["const again = e as Error; throw again!;", "on", "on"],
  ["return Promise.reject(e);", "on", "on"],
  ["await Promise.reject(e);", "on", "on"],
  ["if (flag) throw e; else throw e;", "on", "on"],
  ["try { log(e); } finally { throw e; }", "on", "on"],
  ["try { throw e; } catch (inner) { throw inner; }", "on", "on"],
  ["try { throw e; } finally { log(e); }", "on", "on"],
  ["for (;;) { throw e; }", "lost", "lost"],
  ["while (true) { throw e; }", "on", "on"],
  ["throw flag ? e : e;", "on", "on"],
  ["throw e instanceof Error ? e : new Error('x');", "on", "on"],
  // Next's helpers
  ["unstable_rethrow(e); return null;", "on", "on"],
  ["rethrow(e); return null;", "on", "on"],
  ["nav.unstable_rethrow(e); return null;", "on", "on"],
  ["return { error: unstable_rethrow(e) };", "on", "on"],
  ["if (isRedirectError(e)) throw e; return null;", "on", "lost"],
  ["if (isHTTPAccessFallbackError(e)) throw e; return null;", "lost", "on"],
  ["if (isNextRouterError(e)) throw e; return null;", "on", "on"],
  ["if (isRedirectError(e) || isHTTPAccessFallbackError(e)) throw e; return null;", "on", "on"],
  ["isRedirectError(e) && unstable_rethrow(e); return null;", "on", "lost"],
  ["if (!isRedirectError(e)) return null; throw e;", "on", "lost"],
  ["if (isDynamicServerError(e)) throw e; return null;", "lost", "lost"],
  // What a navigation error is
  ["if (e instanceof AuthError) return null; throw e;", "on", "on"],
  ["if (e instanceof HttpError) return null; throw e;", "on", "on"],
  ["if (e instanceof Error) return null; throw e;", "lost", "lost"],
  ["if (!(e instanceof Error)) return null; throw e;", "on", "on"],
  ["if (e instanceof Error && e.message === 'NEXT_REDIRECT') throw e; return null;", "on", "lost"],
  ["if (e.message === NEXT) throw e; return null;", "on", "lost"],
  ["if (e.message === REDIRECT_ERROR_CODE) throw e; return null;", "on", "lost"],
  ["if (e instanceof Error && e.message !== 'NEXT_REDIRECT') { log(e); throw e; } throw e;", "on", "on"],
  ["if (e.digest?.startsWith('NEXT_')) throw e; return null;", "on", "on"],
  ["if (e.digest?.startsWith('NEXT_REDIRECT')) throw e; return null;", "on", "lost"],
  ["if (e.digest === 'NEXT_REDIRECT') throw e; return null;", "lost", "lost"],
  ["if (e.digest.split(';')[0] === 'NEXT_REDIRECT') throw e; return null;", "on", "lost"],
  ["if (e && typeof e === 'object' && 'digest' in e) throw e; return null;", "on", "on"],
  ["if (typeof e === 'string') return null; throw e;", "on", "on"],
  ["if (typeof e?.digest === 'string') throw e; return null;", "on", "on"],
  ["if (`${e}`.includes('NEXT_REDIRECT')) throw e; return null;", "on", "lost"],
  ["if (String(e).includes('NEXT_REDIRECT')) throw e; return null;", "on", "lost"],
  ["if (e.toString().includes('NEXT_REDIRECT')) throw e; return null;", "on", "lost"],
  ["if (e.code === 'P2002') return null; throw e;", "on", "on"],
  ["if (e.code === CODE) return null; throw e;", "on", "on"],
  ["if (e?.status === 202) throw e; return null;", "lost", "lost"],
  ["if (e == null) return null; throw e;", "on", "on"],
  ["const { digest } = e; if (digest?.startsWith('NEXT_')) throw e; return null;", "on", "on"],
  ["switch (e.type) { case 'CredentialsSignin': return null; default: throw e; }", "on", "on"],
  ["switch (e.type) { case 'CredentialsSignin': throw e; default: return null; }", "lost", "lost"],
  [
    "switch (true) { case e instanceof HttpError: return null; case isRedirectError(e): throw e; } return null;",
    "on",
    "lost",
  ],
  // Own functions
  ["if (isNavigation(e)) throw e; return null;", "on", "on"],
  ["throwAgain(e);", "on", "on"],
  ["return throwAgain(e);", "on", "on"],
  ["throwNavigation(e); return null;", "on", "lost"],
  ["await throwLater(e);", "on", "on"],
  ["throwLater(e); return null;", "lost", "lost"],
  ["return toState(e);", "lost", "lost"],
  ["log(e); return null;", "lost", "lost"],
  ["const again = () => { throw e; }; again();", "on", "on"],
  // Not the same error, or not on every path
  ["", "lost", "lost"],
  ["return null;", "lost", "lost"],
  ["console.error(e);", "lost", "lost"],
  ["throw new Error('failed');", "lost", "lost"],
  ["throw Error('failed');", "lost", "lost"],
  ["throw new Error('failed', { cause: e });", "lost", "lost"],
  ["throw e.message;", "lost", "lost"],
  ["if (flag) throw e;", "lost", "lost"],
  ["if (flag) return null; throw e;", "lost", "lost"],
  ["if (process.env.NODE_ENV === 'development') throw e; return null;", "lost", "lost"],
  ["e = new Error('x'); throw e;", "lost", "lost"],
  ["for (const x of xs) throw e;", "lost", "lost"],
  ["try { throw e; } catch { }", "lost", "lost"],
  ["try { throw e; } finally { return null; }", "lost", "lost"],
  ["out: { break out; } return null;", "lost", "lost"],
  ["setTimeout(() => { throw e; }); return null;", "lost", "lost"],
  ["Promise.reject(e); return null;", "lost", "lost"],
  ["return { error: e };", "lost", "lost"],
  ["return { error: getMessage(e) };", "lost", "lost"],
  ["const message = getMessage(e); return { message };", "lost", "lost"],
  ["logger.error({ err: e }, 'failed'); return null;", "lost", "lost"],
  ["Sentry.captureException(e); return null;", "lost", "lost"],
  ["toast.error(e.message); return null;", "lost", "lost"],
  ["handleError(e.message); return null;", "lost", "lost"],
  ["return <p>{e instanceof Error ? e.message : 'x'}</p>;", "lost", "lost"],
  // The same outcome
  ["redirect('/x');", "on", "lost"],
  ["return redirect('/x');", "on", "lost"],
  ["redirect( '/x' as string );", "on", "lost"],
  ["redirect('/y');", "lost", "lost"],
  ["notFound();", "lost", "on"],
  ["if (isRedirectError(e)) throw e; console.error(e); notFound();", "on", "on"],
  ["if (flag) redirect('/x'); else redirect('/x');", "on", "lost"],
  ["if (flag) redirect('/x');", "lost", "lost"],
  // Handled on purpose
  ["if (isRedirectError(e)) return { redirected: true }; throw e;", "unknown", "on"],
  ["if (e.message === 'NEXT_REDIRECT') console.log('redirected');", "unknown", "lost"],
  ["if (!`${e}`.includes('NEXT_REDIRECT')) throw e;", "unknown", "on"],
  [
    "if (`${e}`.includes(CODE)) return null; else if (!`${e}`.includes('NEXT_REDIRECT')) throw e;",
    "unknown",
    "unknown",
  ],
  // Nobody can tell
  ["handleError(e);", "unknown", "unknown"],
  ["return handleError(e);", "unknown", "unknown"],
  ["throw handleError(e);", "unknown", "unknown"],
  ["await handleError({ error: e }); return null;", "unknown", "unknown"],
  ["if (isKnownError(e)) return null; throw e;", "unknown", "unknown"],
  ["if (isKnownError(e)) return 1; return 2;", "lost", "lost"],
  ["handleError(e); throw e;", "on", "on"],
  ["if (flag) handleError(e); return null;", "lost", "lost"],
  ["if (/NEXT_/.test(e.message)) throw e; return null;", "unknown", "unknown"],
  ["const f = () => { e = null; }; f(); throw e;", "unknown", "unknown"],
];

describe("outcomeOfHandler", () => {
  it.each(rows)("%s", (body, ofRedirect, ofNotFound) => {
    expect([outcome("redirect('/x')", body), outcome("notFound()", body)]).toEqual([ofRedirect, ofNotFound]);
  });

  it.each([
    ["catch", "return null;", "lost"],
    ["catch", "redirect('/x');", "on"],
    ["catch ({ message })", "return message;", "lost"],
    ["catch ({ digest })", "if (digest?.startsWith('NEXT_')) redirect('/x'); return null;", "on"],
    ["catch (redirect)", "throw redirect;", "on"],
    ["finally", "return null;", "lost"],
    ["finally", "throw new Error('x');", "lost"],
    ["finally", "redirect('/x');", "on"],
    ["finally", "redirect('/y');", "lost"],
  ])("%s { %s } %s", (clause, body, expected) => {
    expect(outcome("redirect('/x')", body, clause)).toBe(expected);
  });

  it("sees the same navigation call right after the statement", () => {
    expect(outcome("redirect('/x')", "} redirect('/x'); {", "catch")).toBe("on");
    expect(outcome("redirect('/x')", "} return redirect('/x'); {", "catch")).toBe("on");
    expect(outcome("redirect('/x')", "} redirect('/y'); {", "catch")).toBe("lost");
  });

  it("gives up on a handler with too many paths", () => {
    const tests = Array.from({ length: 30 }, (_, index) => `if (flag[${index}]) log(e);`).join(" ");
    expect(outcome("redirect('/x')", `${tests} return null;`)).toBe("lost");
    expect(outcome("redirect('/x')", `${tests} throw e;`)).toBe("unknown");
  });
});
