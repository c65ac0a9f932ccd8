/** The installed next's own compiler, as the judge of what a Server Function is. */
import { getLoaderSWCOptions } from "next/dist/build/swc/options.js";
import { installBindings } from "next/dist/build/swc/install-bindings.js";
import { transform } from "next/dist/build/swc/index.js";
import { WEBPACK_LAYERS } from "next/dist/lib/constants.js";
import { referencesIn, type CompiledReference } from "./compiled-output.ts";
import { compileErrors, type CompileError } from "./diagnostics.ts";

/** What the file is compiled for: a side of the App Router, a page of the Pages Router, or `proxy` (`middleware`). */
export type Layer = "client" | "middleware" | "pages" | "pages-browser" | "server";

const bundleLayers: Readonly<Record<Layer, string>> = {
  client: WEBPACK_LAYERS.appPagesBrowser,
  middleware: WEBPACK_LAYERS.middleware,
  pages: WEBPACK_LAYERS.pagesDirNode,
  "pages-browser": WEBPACK_LAYERS.pagesDirBrowser,
  server: WEBPACK_LAYERS.reactServerComponents,
};

export type Compiled =
  | {
      readonly ok: true;
      readonly code: string;
      /** Export names in the compiler's order; inline ones are called `$$RSC_SERVER_ACTION_<n>`. */
      readonly actions: readonly string[];
      readonly references: readonly CompiledReference[];
    }
  /** `message`: the first error's. */
  | { readonly ok: false; readonly message: string; readonly errors: readonly CompileError[] };

/** Compiles `text` as next does a file of the app directory in a production build. Throws when the compiler itself cannot run. */
export async function compileWithNext(
  text: string,
  filename = "/app/app/file.tsx",
  layer: Layer = "server",
): Promise<Compiled> {
  await installBindings();
  const options = { ...optionsFor(filename, layer), filename, sourceFileName: filename, sourceMaps: false };
  const output = await transform(text, options).then(
    ({ code }: { code: string }) => ({ code, report: "" }),
    (error: unknown) => ({ code: "", report: error instanceof Error ? error.message : String(error) }),
  );
  if (output.report !== "") {
    const errors = compileErrors(output.report);
    return { ok: false, message: errors[0]?.message ?? "", errors };
  }
  const references = referencesIn(output.code);
  return { ok: true, code: output.code, references, actions: references.map(({ name }) => name) };
}

/** How many of the compiler's actions are inline ones, and the export names of the others, sorted. */
export function splitActions(actions: readonly string[]): { inline: number; names: string[] } {
  const names = actions.filter((name) => !name.startsWith("$$RSC_SERVER_ACTION_")).sort();
  return { inline: actions.length - names.length, names };
}

function optionsFor(filename: string, layer: Layer): Record<string, unknown> {
  const isServer = layer !== "client" && layer !== "pages-browser";
  const options = {
    filename,
    development: false,
    isServer,
    pagesDir: undefined,
    appDir: "/app/app",
    isPageFile: false,
    isCacheComponents: false,
    hasReactRefresh: false,
    configDir: "/app",
    modularizeImports: undefined,
    optimizePackageImports: undefined,
    swcPlugins: undefined,
    swcEnvOptions: undefined,
    compilerOptions: {},
    jsConfig: {},
    supportedBrowsers: undefined,
    swcCacheDir: undefined,
    relativeFilePathFromRoot: "app/file.tsx",
    serverComponents: true,
    serverReferenceHashSalt: "salt",
    bundleLayer: bundleLayers[layer],
    esm: true,
    cacheHandlers: undefined,
    useCacheEnabled: false,
    taintEnabled: false,
    trackDynamicImports: false,
    pageExtensions: ["tsx", "ts", "jsx", "js"],
  };
  const loaderOptions: unknown = getLoaderSWCOptions(options as never);
  return loaderOptions as Record<string, unknown>;
}
