/** The configuration files of a small Next.js app, for tests that write their own modules. */
export interface AppOptions {
  /** The `plugins` of tsconfig, in order: names, or whole entries. */
  readonly plugins?: readonly (string | Readonly<Record<string, unknown>>)[];
  readonly folder?: string;
}

export const ourPlugin = "typescript-plugin-server-actions";

export function appFiles({ plugins = ["next", ourPlugin], folder = "" }: AppOptions = {}): Record<string, string> {
  const prefix = folder === "" ? "" : `${folder}/`;
  const tsconfig = {
    compilerOptions: {
      target: "ES2022",
      lib: ["dom", "dom.iterable", "esnext"],
      allowJs: true,
      skipLibCheck: true,
      strict: true,
      noEmit: true,
      module: "esnext",
      moduleResolution: "bundler",
      jsx: "react-jsx",
      types: [],
      plugins: plugins.map((plugin) => (typeof plugin === "string" ? { name: plugin } : plugin)),
      paths: { "@/*": ["./*"], "acme-ui": ["./packages/acme-ui.tsx"] },
    },
    include: ["**/*.ts", "**/*.tsx"],
    exclude: ["node_modules"],
  };
  return {
    [`${prefix}tsconfig.json`]: JSON.stringify(tsconfig, undefined, 2),
    [`${prefix}package.json`]: JSON.stringify({
      name: "app",
      private: true,
      dependencies: { next: "16", react: "19" },
    }),
    [`${prefix}next.config.ts`]: "export default {};\n",
  };
}

/** Enough of Next.js's types for projects without `node_modules`: loading the real ones takes a server seconds. */
export const nextTypes: Readonly<Record<string, string>> = {
  "next-types.d.ts": `declare module "next/navigation" {
  export function redirect(url: string): never;
  export function notFound(): never;
  export function unstable_rethrow(error: unknown): void;
}
declare module "next/cache" {
  export function revalidatePath(path: string): void;
}
`,
};
