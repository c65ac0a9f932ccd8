/** What client components do about the data they show, as data: which hooks and calls may hold or renew it. */

/** Hooks that by themselves neither hold data of the server nor fetch it again, by package. Any other hook may. */
const plainHooks: Readonly<Record<string, readonly string[]>> = {
  react: [
    "useCallback",
    "useEffect",
    "useId",
    "useImperativeHandle",
    "useInsertionEffect",
    "useLayoutEffect",
    "useMemo",
    "useRef",
    "useState",
    "useTransition",
  ],
  "react-dom": ["useFormStatus"],
  "react-hook-form": ["useForm", "useFormContext"],
  "next/navigation": [
    "useParams",
    "usePathname",
    "useRouter",
    "useSearchParams",
    "useSelectedLayoutSegment",
    "useSelectedLayoutSegments",
  ],
  "next/link": ["useLinkStatus"],
  "next-intl": ["useFormatter", "useLocale", "useTranslations"],
  "next-themes": ["useTheme"],
};

/** Packages that keep data of the server on the client. A trailing `/` matches any subpath. */
const dataPackages: readonly string[] = [
  "@apollo/",
  "@reduxjs/",
  "@tanstack/",
  "@trpc/",
  "convex/",
  "jotai",
  "next-safe-action/",
  "react-query",
  "react-redux",
  "swr",
  "swr/",
  "urql",
  "zsa-react",
  "zustand",
];

/** Whether `name` of `source`, called, may hold or renew what is shown: what a data package exports, or a hook that is not known to be plain. */
export function mayHoldData(source: string, name: string): boolean {
  if (dataPackages.some((row) => source === row || (row.endsWith("/") && source.startsWith(row)))) return true;
  return isHookName(name) && !(plainHooks[source]?.includes(name) ?? false);
}

/** Whether a function of this name is a hook. */
export function isHookName(name: string): boolean {
  const next = name.charAt(3);
  return name === "use" || (name.startsWith("use") && next !== "" && next === next.toUpperCase());
}

/** Functions and methods that tell the user something, read a form or start a transition: beside them a handler renews nothing. */
export const plainHandlerCalls: ReadonlySet<string> = new Set([
  "FormData",
  "String",
  "Number",
  "alert",
  "append",
  "blur",
  "confirm",
  "debug",
  "error",
  "focus",
  "get",
  "getAll",
  "info",
  "log",
  "parse",
  "preventDefault",
  "safeParse",
  "startTransition",
  "stopPropagation",
  "stringify",
  "success",
  "t",
  "toString",
  "toast",
  "trim",
  "warn",
]);
