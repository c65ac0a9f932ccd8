/** Facts about React's own exports, by package. */
export interface ReactExport {
  readonly name: string;
  readonly from: "react" | "react-dom";
  /** React version that brought it in; absent: as old as Server Components (18.0). */
  readonly since?: string;
  /** First React version without it. */
  readonly until?: string;
}

/**
 * What exists on the client only: next's compiler refuses these imports in a Server Component
 * (`react_server_components.rs`, next 16.4). `useContext` it lets through, but React's `react-server` build has none.
 */
export const clientOnlyExports: readonly ReactExport[] = [
  { name: "Component", from: "react" },
  { name: "PureComponent", from: "react" },
  { name: "createContext", from: "react" },
  { name: "createFactory", from: "react", until: "19.0" },
  { name: "experimental_useOptimistic", from: "react", until: "19.0" },
  { name: "useActionState", from: "react", since: "19.0" },
  { name: "useContext", from: "react" },
  { name: "useDeferredValue", from: "react" },
  { name: "useEffect", from: "react" },
  { name: "useEffectEvent", from: "react", since: "19.2" },
  { name: "useImperativeHandle", from: "react" },
  { name: "useInsertionEffect", from: "react" },
  { name: "useLayoutEffect", from: "react" },
  { name: "useOptimistic", from: "react", since: "19.0" },
  { name: "useReducer", from: "react" },
  { name: "useRef", from: "react" },
  { name: "useState", from: "react" },
  { name: "useSyncExternalStore", from: "react" },
  { name: "useTransition", from: "react" },
  { name: "useFormState", from: "react-dom" },
  { name: "useFormStatus", from: "react-dom" },
];

/** Hooks of other packages that run on the client only. */
export const clientOnlyHooks: Readonly<Record<string, readonly string[]>> = {
  "next/navigation": [
    "useParams",
    "usePathname",
    "useRouter",
    "useSearchParams",
    "useSelectedLayoutSegment",
    "useSelectedLayoutSegments",
    "useServerInsertedHTML",
  ],
  "next/link": ["useLinkStatus"],
};

/** Packages whose import says: this file's `"use server"` is another framework's. A trailing `/` matches any subpath. */
export const otherFrameworks: readonly string[] = [
  "@builder.io/qwik",
  "@builder.io/qwik-city",
  "@qwik.dev/core",
  "@qwik.dev/router",
  "@solidjs/",
  "@tanstack/react-start",
  "@tanstack/react-start/",
  "@tanstack/solid-start",
  "@tanstack/solid-start/",
  "@tanstack/start",
  "@tanstack/start/",
  "@vinxi/",
  "solid-js",
  "solid-js/",
  "solid-start",
  "solid-start/",
  "vinxi",
  "vinxi/",
];
