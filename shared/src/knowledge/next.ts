/**
 * What Next.js exports that matters to flow and effects, as data. Versions are Next.js versions; `until` is exclusive.
 *
 * Source: `next/dist/client/components/{redirect,redirect-error,not-found,forbidden,unauthorized,unstable-rethrow}.js` of
 * 13.0 - 16.4 (tests/oracles/next-navigation runs the installed ones).
 */

/** What a navigation call throws: the two families that Next's own guards tell apart. */
export type NavigationKind = "access-fallback" | "redirect";

export interface NavigationExport {
  readonly name: string;
  readonly kind: NavigationKind;
  readonly since: string;
  readonly until?: string;
}

/** Modules whose exports are those of `next/navigation` (the deep ones hold a part of them). */
const navigationModules: ReadonlySet<string> = new Set([
  "next/navigation",
  "next/navigation.js",
  "next/dist/api/navigation",
  "next/dist/api/navigation.react-server",
  "next/dist/client/components/navigation",
  "next/dist/client/components/navigation.react-server",
  "next/dist/client/components/redirect",
  "next/dist/client/components/redirect-error",
  "next/dist/client/components/not-found",
  "next/dist/client/components/forbidden",
  "next/dist/client/components/unauthorized",
  "next/dist/client/components/unstable-rethrow",
  "next/dist/client/components/unstable-rethrow.server",
  "next/dist/client/components/http-access-fallback/http-access-fallback",
  "next/dist/client/components/is-next-router-error",
]);

/** The calls that leave by throwing. */
export const navigationExports: readonly NavigationExport[] = [
  { name: "redirect", kind: "redirect", since: "13.0.0" },
  { name: "permanentRedirect", kind: "redirect", since: "14.0.0" },
  { name: "notFound", kind: "access-fallback", since: "13.0.0" },
  { name: "forbidden", kind: "access-fallback", since: "15.1.0" },
  { name: "unauthorized", kind: "access-fallback", since: "15.1.0" },
];

/** Functions that throw a navigation error again when given one, and do nothing otherwise. */
export const rethrowExports = [{ name: "unstable_rethrow", since: "15.0.0" }] as const;

/** Guards: which navigation errors each is true for. */
const navigationErrorGuards: readonly {
  readonly name: string;
  readonly trueFor: readonly NavigationKind[];
  readonly since: string;
  readonly until?: string;
}[] = [
  { name: "isRedirectError", trueFor: ["redirect"], since: "13.0.0" },
  { name: "isHTTPAccessFallbackError", trueFor: ["access-fallback"], since: "15.0.0" },
  { name: "isNotFoundError", trueFor: ["access-fallback"], since: "13.0.0", until: "15.0.0" },
  { name: "isNextRouterError", trueFor: ["access-fallback", "redirect"], since: "13.4.0" },
];

/** Guards of Next.js for other errors: false for every navigation error. */
const otherErrorGuards: ReadonlySet<string> = new Set([
  "isBailoutToCSRError",
  "isDynamicPostpone",
  "isDynamicServerError",
  "isDynamicUsageError",
  "isHangingPromiseRejectionError",
  "isPostpone",
  "isPrerenderInterruptedError",
]);

/** A text of which the beginning is known, or the `whole`; several where versions or calls differ: a test for any of them is a test for it. */
export interface KnownText {
  readonly starts: readonly string[];
  readonly whole: boolean;
}

const accessFallbackTexts: KnownText = {
  starts: [
    "NEXT_HTTP_ERROR_FALLBACK;404",
    "NEXT_HTTP_ERROR_FALLBACK;403",
    "NEXT_HTTP_ERROR_FALLBACK;401",
    "NEXT_NOT_FOUND",
  ],
  whole: true,
};

/** What a navigation error looks like: always a plain `Error` with a string `digest`. Before 15.0 `notFound()` used `NEXT_NOT_FOUND`. */
export const navigationErrorTexts: Readonly<
  Record<NavigationKind, { readonly message: KnownText; readonly digest: KnownText }>
> = {
  redirect: {
    message: { starts: ["NEXT_REDIRECT"], whole: true },
    digest: { starts: ["NEXT_REDIRECT;"], whole: false },
  },
  "access-fallback": { message: accessFallbackTexts, digest: accessFallbackTexts },
};

/** Constants that Next.js exports beside its guards. */
export const navigationErrorCodes: Readonly<Record<string, string>> = {
  REDIRECT_ERROR_CODE: "NEXT_REDIRECT",
  HTTP_ERROR_FALLBACK_ERROR_CODE: "NEXT_HTTP_ERROR_FALLBACK",
};

/** `next-intl` factories whose results hold `redirect` and `permanentRedirect` (thrown by Next's own). */
export const navigationFactories: readonly {
  readonly name: string;
  readonly source: string;
  readonly since: string;
  readonly until?: string;
}[] = [
  { name: "createNavigation", source: "next-intl/navigation", since: "3.22.0" },
  { name: "createSharedPathnamesNavigation", source: "next-intl/navigation", since: "3.0.0", until: "4.0.0" },
  { name: "createLocalizedPathnamesNavigation", source: "next-intl/navigation", since: "3.0.0", until: "4.0.0" },
];

/** The navigation call exported as `name` by `source`. */
export function findNavigationExport(source: string, name: string): NavigationExport | undefined {
  if (!navigationModules.has(source)) return undefined;
  return navigationExports.find((row) => row.name === name);
}

/** Whether `source` is `next/navigation` or one of the modules behind it. */
export function isNavigationModule(source: string): boolean {
  return navigationModules.has(source);
}

/** Whether `name` of `source` throws navigation errors again. */
export function isRethrowExport(source: string, name: string): boolean {
  return navigationModules.has(source) && rethrowExports.some((row) => row.name === name);
}

/** For which navigation errors the guard `name` of a Next.js module is true; `undefined` when it is no guard. */
export function guardOf(source: string, name: string): readonly NavigationKind[] | undefined {
  if (source !== "next" && !source.startsWith("next/")) return undefined;
  if (otherErrorGuards.has(name)) return [];
  return navigationErrorGuards.find((row) => row.name === name)?.trueFor;
}

/** Whether `name` of `source` creates i18n navigation functions. */
export function isNavigationFactory(source: string, name: string): boolean {
  return navigationFactories.some((row) => row.source === source && row.name === name);
}

/**
 * Whether this makes a response that redirects, of `source` or of the platform: it is returned, unlike what `redirect()` throws.
 * `next/dist/server/web/spec-extension/response.js` (12.0 - 16.4), https://fetch.spec.whatwg.org/#dom-response-redirect
 */
export function isRedirectResponse(source: string | undefined, [owner, method, ...rest]: readonly string[]): boolean {
  if (method !== "redirect" || rest.length > 0) return false;
  if (source === undefined) return owner === "Response";
  return owner === "NextResponse" && (source === "next/server" || source === "next/server.js");
}

/** Functions of a `proxy` or `middleware` file that see each request; a default export does, too. (middleware: 12.2, proxy: 16.0) */
export const requestHooks: ReadonlySet<string> = new Set(["middleware", "proxy"]);

/** The exports of a `route` file that answer requests. https://nextjs.org/docs/app/api-reference/file-conventions/route (13.2 - 16.4) */
export const httpMethods: ReadonlySet<string> = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);
