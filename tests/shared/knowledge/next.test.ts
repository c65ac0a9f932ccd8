import { describe, expect, it } from "vitest";
import {
  isHarmlessGlobal,
  isFormattingFunction,
  isReportingFunction,
} from "../../../shared/src/knowledge/error-receivers.ts";
import { findRedirectingMember } from "../../../shared/src/knowledge/auth.ts";
import {
  findNavigationExport,
  guardOf,
  isNavigationFactory,
  isRethrowExport,
} from "../../../shared/src/knowledge/next.ts";
import { isTestFile } from "../../../shared/src/knowledge/test-files.ts";
import { isBefore } from "../../../shared/src/knowledge/versions.ts";

describe("isBefore", () => {
  it.each([
    ["14.2.0", "15.0.0", true],
    ["14", "15.0.0", true],
    ["15", "15.0.0", false],
    ["15.0.0-rc.1", "15.0.0", false],
    ["^14.1.0", "15.0.0", true],
    ["~16.4.6", "15.0.0", false],
    ["9.5.0", "15.0.0", true],
    ["15.1.2", "15.1.10", true],
    ["latest", "15.0.0", false],
    ["", "15.0.0", false],
  ])("%s before %s: %s", (version, other, expected) => {
    expect(isBefore(version, other)).toBe(expected);
  });
});

describe("tables", () => {
  it("know navigation functions by their module", () => {
    expect(findNavigationExport("next/navigation", "notFound")?.kind).toBe("access-fallback");
    expect(findNavigationExport("next/dist/client/components/redirect", "permanentRedirect")?.kind).toBe("redirect");
    expect(findNavigationExport("next/navigation", "useRouter")).toBeUndefined();
    expect(findNavigationExport("next/server", "redirect")).toBeUndefined();
    expect(findNavigationExport("next/navigation", "toString")).toBeUndefined();
  });

  it("know guards and rethrowing functions of Next.js only", () => {
    expect(guardOf("next/dist/client/components/redirect-error", "isRedirectError")).toEqual(["redirect"]);
    expect(guardOf("next/dist/client/components/hooks-server-context", "isDynamicServerError")).toEqual([]);
    expect(guardOf("next-safe-action", "isRedirectError")).toBeUndefined();
    expect(isRethrowExport("next/navigation", "unstable_rethrow")).toBe(true);
    expect(isRethrowExport("./errors", "unstable_rethrow")).toBe(false);
  });

  it("know factories by package and name", () => {
    expect(isNavigationFactory("next-intl/navigation", "createNavigation")).toBe(true);
    expect(isNavigationFactory("next-intl", "createNavigation")).toBe(false);
    expect(findRedirectingMember("next-auth", "default", "signOut")?.optionsArgument).toBe(0);
    expect(findRedirectingMember("next-auth/react", "default", "signOut")).toBeUndefined();
  });

  it("tell words apart from beginnings of other words", () => {
    expect(["toString", "get_message", "is"].map(isFormattingFunction)).toEqual([true, true, true]);
    expect(["tomorrow", "issue", "handleError"].map(isFormattingFunction)).toEqual([false, false, false]);
    expect(["logError", "captureException", "login"].map(isReportingFunction)).toEqual([true, true, false]);
    expect(["console", "JSON", "handle"].map(isHarmlessGlobal)).toEqual([true, true, false]);
  });
});

describe("isTestFile", () => {
  it.each([
    ["/app/actions.test.ts", true],
    ["/app/actions.spec.tsx", true],
    ["/app/__tests__/actions.ts", true],
    ["/app/test.ts", false],
    ["/app/tests/actions.ts", false],
    ["/app/latest.ts", false],
  ])("%s: %s", (filename, expected) => {
    expect(isTestFile(filename)).toBe(expected);
  });
});
