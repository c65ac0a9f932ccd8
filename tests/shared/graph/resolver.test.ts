import ts from "typescript";
import { describe, expect, it } from "vitest";
import { createDiskHost } from "../../../shared/src/host/disk-host.ts";
import { temporaryProject, type TemporaryProject } from "./temporary-project.ts";

interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, unknown>>;
  /** Symbolic links: path to target. */
  readonly links?: Readonly<Record<string, string>>;
  /** The importing file; `main.ts` if absent. */
  readonly from?: string;
  /** The configured tsconfig. */
  readonly tsconfig?: string;
  readonly expected: Readonly<Record<string, string | undefined>>;
  /** Specifiers where TypeScript says something else, and why. */
  readonly differs?: Readonly<Record<string, string>>;
}

const declaration = "a declaration file is no module of the project";
const cases: readonly Case[] = [
  {
    title: "relative paths",
    files: {
      "src/main.ts": "",
      "src/a.ts": "",
      "src/b.tsx": "",
      "src/c.js": "",
      "src/d.jsx": "",
      "src/e.mts": "",
      "src/f.cts": "",
      "src/folder/index.tsx": "",
      "src/both.ts": "",
      "src/both/index.ts": "",
      "src/dotted.name.ts": "",
      "src/g.mjs": "",
      "src.ts": "",
      "src/style.css": "",
      "src/types.d.ts": "",
      "root.ts": "",
      "index.ts": "",
      "src/data.json": "{}",
    },
    from: "src/main.ts",
    expected: {
      "./a": "src/a.ts",
      "./a.ts": "src/a.ts",
      "./a.js": "src/a.ts",
      "./b": "src/b.tsx",
      "./b.js": "src/b.tsx",
      "./b.jsx": "src/b.tsx",
      "./c": "src/c.js",
      "./c.js": "src/c.js",
      "./d": "src/d.jsx",
      "./e.mjs": "src/e.mts",
      "./f.cjs": "src/f.cts",
      "./g.mjs": "src/g.mjs",
      "./folder": "src/folder/index.tsx",
      "./folder/": "src/folder/index.tsx",
      "./both": "src/both.ts",
      "./both/": "src/both/index.ts",
      "./dotted.name": "src/dotted.name.ts",
      "../root": "root.ts",
      "..": "index.ts",
      "../": "index.ts",
      "./style.css": undefined,
      "./types": undefined,
      "./absent": undefined,
      "./data.json": undefined,
      "./main": "src/main.ts",
      ".": undefined,
    },
    differs: { "./types": declaration, "./data.json": "JSON holds no module" },
  },
  {
    title: "tsconfig paths without baseUrl",
    files: {
      "tsconfig.json": `{ // comments and trailing commas are allowed
        "compilerOptions": { "paths": { "@/*": ["./src/*"], "@/lib/*": ["./lib/*", "./fallback/*"], "exact": ["./src/a.ts"], "*.gen": ["./generated/*"], }, }, }`,
      "main.ts": "",
      "src/a.ts": "",
      "src/lib/x.ts": "",
      "lib/y.ts": "",
      "fallback/z.ts": "",
      "generated/q.ts": "",
      "src/folder/index.ts": "",
    },
    expected: {
      "@/a": "src/a.ts",
      "@/a.js": "src/a.ts",
      "@/folder": "src/folder/index.ts",
      "@/lib/y": "lib/y.ts",
      "@/lib/z": "fallback/z.ts",
      "@/lib/x": undefined,
      exact: "src/a.ts",
      "exact/more": undefined,
      "q.gen": "generated/q.ts",
      "@/absent": undefined,
      "src/a": undefined,
    },
  },
  {
    title: "baseUrl, and paths from it",
    files: {
      "tsconfig.json": {
        compilerOptions: { baseUrl: "./src", paths: { "~/*": ["./deep/*"] }, ignoreDeprecations: "6.0" },
      },
      "main.ts": "",
      "src/a.ts": "",
      "src/deep/b.ts": "",
      "src/react/index.ts": "",
    },
    expected: {
      a: "src/a.ts",
      "~/b": "src/deep/b.ts",
      "deep/b": "src/deep/b.ts",
      react: "src/react/index.ts",
      "react-dom": undefined,
    },
  },
  {
    title: "extends: a chain of files, each path from its own folder",
    files: {
      "tsconfig.json": { extends: "./config/app.json", compilerOptions: { strict: true } },
      "config/app.json": { extends: "./base" },
      "config/base.json": { compilerOptions: { paths: { "@/*": ["../src/*"] } } },
      "main.ts": "",
      "src/a.ts": "",
    },
    expected: { "@/a": "src/a.ts" },
  },
  {
    title: "extends: a list, later ones win; own paths replace all",
    files: {
      "tsconfig.json": { extends: ["./one.json", "./two.json"] },
      "one.json": { compilerOptions: { paths: { "#1/*": ["./one/*"] } } },
      "two.json": { compilerOptions: { paths: { "#2/*": ["./two/*"] } } },
      "own/tsconfig.json": { extends: "../one.json", compilerOptions: { paths: { "#own/*": ["./*"] } } },
      "main.ts": "",
      "one/a.ts": "",
      "two/a.ts": "",
      "own/a.ts": "",
    },
    expected: { "#1/a": undefined, "#2/a": "two/a.ts" },
  },
  {
    title: "extends: a file of an installed package",
    files: {
      "tsconfig.json": { extends: "@acme/tsconfig/next.json" },
      "node_modules/@acme/tsconfig/package.json": { name: "@acme/tsconfig" },
      "node_modules/@acme/tsconfig/next.json": {
        extends: "./base.json",
        compilerOptions: { baseUrl: "../../../src", ignoreDeprecations: "6.0" },
      },
      "node_modules/@acme/tsconfig/base.json": { compilerOptions: { paths: { "lib/*": ["./deep/*"] } } },
      "main.ts": "",
      "src/a.ts": "",
      "src/deep/b.ts": "",
    },
    expected: { a: "src/a.ts", "lib/b": "src/deep/b.ts" },
  },
  {
    title: "extends: an installed package",
    files: {
      "tsconfig.json": { extends: "plain" },
      "node_modules/plain/tsconfig.json": { compilerOptions: { paths: { "p/*": ["../../plain/*"] } } },
      "node_modules/plain/package.json": { name: "plain" },
      "main.ts": "",
      "plain/a.ts": "",
    },
    expected: { "p/a": "plain/a.ts" },
  },
  {
    title: "extends: an export of an installed package",
    files: {
      "tsconfig.json": { extends: "with-exports/strict" },
      "node_modules/with-exports/package.json": {
        name: "with-exports",
        exports: { "./strict": "./configs/strict.json" },
      },
      "node_modules/with-exports/configs/strict.json": {
        compilerOptions: { paths: { "x/*": ["../../../exported/*"] } },
      },
      "main.ts": "",
      "exported/a.ts": "",
    },
    expected: { "x/a": "exported/a.ts" },
  },
  {
    title: "extends: a workspace package that is not installed",
    files: {
      "package.json": { name: "root", workspaces: ["packages/*", "apps/*"] },
      "packages/tsconfig/package.json": { name: "tsconfig" },
      "packages/tsconfig/nextjs.json": { compilerOptions: { paths: { "@/*": ["${configDir}/src/*"] } } },
      "apps/web/tsconfig.json": { extends: "tsconfig/nextjs.json" },
      "apps/web/main.ts": "",
      "apps/web/src/a.ts": "",
    },
    from: "apps/web/main.ts",
    expected: { "@/a": "apps/web/src/a.ts" },
    differs: { "@/a": "not linked" },
  },
  {
    title: "extends: ${configDir}",
    files: {
      "app/tsconfig.json": { extends: "../base.json" },
      "base.json": { compilerOptions: { paths: { "@/*": ["${configDir}/src/*"] } } },
      "app/main.ts": "",
      "app/src/a.ts": "",
    },
    from: "app/main.ts",
    expected: { "@/a": "app/src/a.ts" },
  },
  {
    title: "extends: a circle",
    files: {
      "tsconfig.json": { extends: "./other.json", compilerOptions: { paths: { "@/*": ["./src/*"] } } },
      "other.json": { extends: "./tsconfig.json" },
      "main.ts": "",
      "src/a.ts": "",
    },
    expected: { "@/a": "src/a.ts" },
  },
  {
    title: "the nearest tsconfig of each file",
    files: {
      "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./*"] } } },
      "apps/web/tsconfig.json": { compilerOptions: { paths: { "@/*": ["./src/*"] } } },
      "apps/web/deep/main.ts": "",
      "apps/web/src/a.ts": "",
      "a.ts": "",
    },
    from: "apps/web/deep/main.ts",
    expected: { "@/a": "apps/web/src/a.ts" },
  },
  {
    title: "a configured tsconfig for all files",
    files: {
      "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./wrong/*"] } } },
      "tsconfig.app.json": { compilerOptions: { paths: { "@/*": ["./src/*"] } } },
      "main.ts": "",
      "src/a.ts": "",
      "wrong/a.ts": "",
    },
    tsconfig: "tsconfig.app.json",
    expected: { "@/a": "src/a.ts" },
  },
  {
    title: "references: the config that includes the file",
    files: {
      "tsconfig.json": {
        files: [],
        references: [{ path: "./tsconfig.test.json" }, { path: "./tsconfig.app.json" }, { path: "./packages/lib" }],
      },
      "tsconfig.test.json": { include: ["tests/**/*"], compilerOptions: { paths: { "@/*": ["./tests/*"] } } },
      "tsconfig.app.json": { include: ["src"], compilerOptions: { paths: { "@/*": ["./src/*"] } } },
      "packages/lib/tsconfig.json": { include: ["../../other"] },
      "src/deep/main.ts": "",
      "src/a.ts": "",
      "tests/a.ts": "",
    },
    from: "src/deep/main.ts",
    tsconfig: "tsconfig.json",
    expected: { "@/a": "src/a.ts" },
    differs: { "@/a": "resolveModuleName is given one config and follows no references" },
  },
  {
    title: "jsconfig.json",
    files: {
      "jsconfig.json": { compilerOptions: { baseUrl: ".", paths: { "@/*": ["src/*"] } } },
      "main.js": "",
      "src/a.js": "",
      "src/b/index.jsx": "",
    },
    from: "main.js",
    expected: { "@/a": "src/a.js", "@/b": "src/b/index.jsx" },
  },
  {
    title: "package.json imports",
    files: {
      "package.json": {
        name: "app",
        imports: {
          "#a": "./src/a.js",
          "#lib/*": "./src/lib/*.ts",
          "#cond": { browser: "./src/no.ts", import: "./src/yes.ts" },
          "#built/*": "./dist/*.js",
          "#pkg": "some-package",
        },
      },
      "main.ts": "",
      "src/a.ts": "",
      "src/lib/x.ts": "",
      "src/yes.ts": "",
      "src/no.ts": "",
      "src/deep.ts": "",
      "node_modules/some-package/package.json": { name: "some-package", main: "index.js" },
      "node_modules/some-package/index.js": "",
    },
    expected: {
      "#a": "src/a.ts",
      "#lib/x": "src/lib/x.ts",
      "#cond": "src/yes.ts",
      "#absent": undefined,
      "#built/deep": "src/deep.ts",
      "#pkg": undefined,
    },
    differs: {
      "#pkg": "packages in node_modules are not the project's",
      "#built/deep": "the build is not there: its source is",
    },
  },
  {
    title: "packages in node_modules",
    files: {
      "package.json": { name: "app", dependencies: { react: "*" } },
      "main.ts": "",
      "node_modules/react/package.json": { name: "react", main: "index.js", types: "index.d.ts" },
      "node_modules/react/index.js": "",
      "node_modules/react/index.d.ts": "export {};",
      "node_modules/source-only/package.json": { name: "source-only", exports: "./index.ts" },
      "node_modules/source-only/index.ts": "",
    },
    expected: {
      react: undefined,
      "react/jsx-runtime": undefined,
      "source-only": undefined,
      "not-installed": undefined,
      fs: undefined,
      "node:fs": undefined,
    },
    differs: {
      react: "packages in node_modules are not the project's",
      "source-only": "packages in node_modules are not the project's",
    },
  },
  {
    title: "workspace packages that lead to sources, linked",
    files: {
      "package.json": { name: "root", workspaces: ["packages/*"] },
      "apps/web/main.ts": "",
      "packages/ui/package.json": {
        name: "@acme/ui",
        exports: { ".": "./src/index.ts", "./button": "./src/components/button.tsx", "./*": "./src/*.ts" },
      },
      "packages/ui/src/index.ts": "",
      "packages/ui/src/components/button.tsx": "",
      "packages/ui/src/hooks.ts": "",
    },
    links: { "node_modules/@acme/ui": "packages/ui" },
    from: "apps/web/main.ts",
    expected: {
      "@acme/ui": "packages/ui/src/index.ts",
      "@acme/ui/button": "packages/ui/src/components/button.tsx",
      "@acme/ui/hooks": "packages/ui/src/hooks.ts",
      "@acme/ui/absent": undefined,
      "@acme/other": undefined,
    },
  },
  {
    title: "workspace packages that are not installed",
    files: {
      "pnpm-workspace.yaml": "packages:\n  - 'packages/*' # all\n  - apps/**\n  - '!packages/ignored'\n",
      "apps/web/package.json": { name: "web" },
      "apps/web/main.ts": "",
      "packages/ui/package.json": {
        name: "@acme/ui",
        exports: { ".": "./src/index.ts", "./array": ["./src/none.ts", "./src/array.ts"] },
      },
      "packages/ui/src/index.ts": "",
      "packages/ui/src/array.ts": "",
      "packages/main-only/package.json": { name: "main-only", main: "./lib/main.ts" },
      "packages/main-only/lib/main.ts": "",
      "packages/main-only/utils/a.ts": "",
      "packages/no-entry/package.json": { name: "no-entry" },
      "packages/no-entry/index.ts": "",
    },
    from: "apps/web/main.ts",
    expected: {
      "@acme/ui": "packages/ui/src/index.ts",
      "@acme/ui/array": "packages/ui/src/array.ts",
      "@acme/ui/absent": undefined,
      "main-only": "packages/main-only/lib/main.ts",
      "main-only/utils/a": "packages/main-only/utils/a.ts",
      "no-entry": "packages/no-entry/index.ts",
      web: undefined,
    },
    differs: {
      "@acme/ui": "not linked",
      "@acme/ui/array": "not linked",
      "main-only": "not linked",
      "main-only/utils/a": "not linked",
      "no-entry": "not linked",
    },
  },
  {
    title: "workspace packages that are not built",
    files: {
      "package.json": { name: "root", workspaces: { packages: ["packages/*"] } },
      "main.ts": "",
      "packages/a/package.json": {
        name: "a",
        main: "./dist/index.js",
        module: "./dist/index.mjs",
        types: "./dist/index.d.ts",
      },
      "packages/a/src/index.tsx": "",
      "packages/b/package.json": {
        name: "b",
        exports: {
          ".": { types: "./dist/index.d.ts", import: "./dist/index.mjs" },
          "./icons": { import: "./dist/icons/index.mjs" },
          "./deep/*": { import: "./dist/esm/deep/*.js" },
          "./src-kept": "./dist/src/kept.js",
        },
      },
      "packages/b/src/index.ts": "",
      "packages/b/src/icons/index.tsx": "",
      "packages/b/src/deep/x.ts": "",
      "packages/b/src/kept.ts": "",
      "packages/c/package.json": { name: "c", main: "dist/main.js" },
      "packages/c/main.ts": "",
      "packages/d/package.json": {
        name: "d",
        exports: { ".": { types: "./src/entry.ts", default: "./build/bundle.js" } },
      },
      "packages/d/src/entry.ts": "",
      "packages/e/package.json": { name: "e", main: "dist/e.js" },
    },
    expected: {
      a: "packages/a/src/index.tsx",
      b: "packages/b/src/index.ts",
      "b/icons": "packages/b/src/icons/index.tsx",
      "b/deep/x": "packages/b/src/deep/x.ts",
      "b/src-kept": "packages/b/src/kept.ts",
      c: "packages/c/main.ts",
      d: "packages/d/src/entry.ts",
      e: undefined,
    },
    differs: Object.fromEntries(
      ["a", "b", "b/icons", "b/deep/x", "b/src-kept", "c", "d"].map((name) => [name, "not linked and not built"]),
    ),
  },
  {
    title: "workspace packages that are linked and built: the source all the same",
    files: {
      "package.json": { name: "root", workspaces: ["packages/*"] },
      "main.ts": "",
      "packages/a/package.json": { name: "a", exports: "./dist/index.js" },
      "packages/a/dist/index.js": "",
      "packages/a/src/index.ts": "",
      "packages/bundle/package.json": { name: "bundle", exports: "./dist/bundle.js" },
      "packages/bundle/dist/bundle.js": "",
    },
    links: { "node_modules/a": "packages/a", "node_modules/bundle": "packages/bundle" },
    expected: { a: "packages/a/src/index.ts", bundle: "packages/bundle/dist/bundle.js" },
    differs: { a: "TypeScript takes the build" },
  },
  {
    title: "a package of the workspace's name that is installed from elsewhere",
    files: {
      "package.json": { name: "root", workspaces: ["packages/*"] },
      "app/package.json": { name: "app" },
      "app/main.ts": "",
      "app/node_modules/a/package.json": { name: "a", main: "index.js" },
      "app/node_modules/a/index.js": "",
      "packages/a/package.json": { name: "a", main: "index.ts" },
      "packages/a/index.ts": "",
    },
    from: "app/main.ts",
    expected: { a: undefined },
    differs: { a: "packages in node_modules are not the project's" },
  },
  {
    title: "a package that imports itself",
    files: {
      "package.json": { name: "me", exports: { "./tools": "./src/tools.ts" } },
      "main.ts": "",
      "src/tools.ts": "",
    },
    expected: { "me/tools": "src/tools.ts", "me/absent": undefined },
  },
  {
    title: "symbolic links inside the project: the real file",
    files: { "main.ts": "", "real/a.ts": "", "real/file.ts": "" },
    links: { linked: "real", "other.ts": "real/file.ts" },
    expected: { "./linked/a": "real/a.ts", "./other": "real/file.ts" },
    differs: {
      "./linked/a": "TypeScript follows links of packages only",
      "./other": "TypeScript follows links of packages only",
    },
  },
  {
    title: "custom conditions of the tsconfig",
    files: {
      "tsconfig.json": { compilerOptions: { customConditions: ["@acme/source"] } },
      "package.json": { name: "root", workspaces: ["packages/*"] },
      "main.ts": "",
      "packages/a/package.json": { name: "a", exports: { "@acme/source": "./code/a.ts", default: "./dist/a.js" } },
      "packages/a/code/a.ts": "",
    },
    links: { "node_modules/a": "packages/a" },
    expected: { a: "packages/a/code/a.ts" },
  },
];

describe("where a specifier leads", () => {
  it.each(cases)("$title", ({ expected, files, from = "main.ts", links = {}, tsconfig }) => {
    const project = projectOf(files, links);
    const host = createDiskHost({ rootDir: project.root, tsconfig });
    const resolved = Object.fromEntries(
      Object.keys(expected).map((specifier) => [
        specifier,
        fromRoot(project, host.resolve(specifier, project.path(from))),
      ]),
    );
    expect(resolved).toEqual(expected);
    expect(host.problems).toEqual([]);
  });

  it.each(cases)(
    "agrees with TypeScript: $title",
    ({ differs = {}, expected, files, from = "main.ts", links = {}, tsconfig }) => {
      const project = projectOf(files, links);
      for (const [specifier, file] of Object.entries(expected)) {
        const answer = fromRoot(project, resolveWithTypeScript(project, specifier, from, tsconfig));
        if (specifier in differs) expect(answer, specifier).not.toBe(file);
        else expect(answer, specifier).toBe(file);
      }
    },
  );
});

function projectOf(files: Case["files"], links: Readonly<Record<string, string>>): TemporaryProject {
  const project = temporaryProject(files);
  for (const [path, target] of Object.entries(links)) project.link(path, target);
  return project;
}

function fromRoot(project: TemporaryProject, path: string | undefined): string | undefined {
  return path?.startsWith(`${project.root}/`) ? path.slice(project.root.length + 1) : path;
}

/** `moduleResolution: "bundler"`, as Next.js sets it. */
function resolveWithTypeScript(
  project: TemporaryProject,
  specifier: string,
  from: string,
  tsconfig: string | undefined,
): string | undefined {
  const file = project.path(from);
  const config =
    tsconfig === undefined
      ? (ts.findConfigFile(file, ts.sys.fileExists) ?? ts.findConfigFile(file, ts.sys.fileExists, "jsconfig.json"))
      : project.path(tsconfig);
  const read = config?.startsWith(project.root) ? ts.readConfigFile(config, ts.sys.readFile) : undefined;
  const parsed =
    read && config
      ? ts.parseJsonConfigFileContent(read.config, ts.sys, config.slice(0, config.lastIndexOf("/")), undefined, config)
      : undefined;
  const options = {
    ...parsed?.options,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    allowJs: true,
    resolveJsonModule: true,
  };
  return ts.resolveModuleName(specifier, file, options, ts.sys).resolvedModule?.resolvedFileName;
}
