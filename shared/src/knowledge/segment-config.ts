/**
 * Exports by which a page, layout or route handler configures itself; in a file of Server Functions they are only values.
 * Source: https://nextjs.org/docs/app/api-reference/file-conventions/route-segment-config (13.4 - 16.4).
 */
export const reservedExports: ReadonlySet<string> = new Set([
  "dynamic",
  "dynamicParams",
  "experimental_ppr",
  "fetchCache",
  "maxDuration",
  "preferredRegion",
  "prefetch",
  "revalidate",
  "runtime",
  "unstable_instant",
  "unstable_prefetch",
]);
