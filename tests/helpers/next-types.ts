/** The types of `next/navigation`, in a case's `files`: so that the typed runs see what a repair imports, and calls that never return. */
export const nextTypes: Readonly<Record<string, string>> = {
  "node_modules/next/package.json": `{ "name": "next", "version": "16.0.0" }`,
  "node_modules/next/navigation.d.ts": `
export declare function redirect(url: string, type?: "push" | "replace"): never;
export declare function permanentRedirect(url: string, type?: "push" | "replace"): never;
export declare function notFound(): never;
export declare function forbidden(): never;
export declare function unauthorized(): never;
export declare function unstable_rethrow(error: unknown): void;
export declare function useRouter(): { push(url: string): void };
`,
};
