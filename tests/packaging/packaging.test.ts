/** What users install works without this repository: the packed packages, in fresh apps, under real ESLints and a real tsserver. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTsServer } from "../helpers/tsserver.ts";
import { type Files, install, lint, node, npm, pack, temporaryFolder } from "./app.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tarballs = temporaryFolder("tarballs");
let eslintPlugin: string;
let tsPlugin: string;

beforeAll(() => {
  eslintPlugin = pack(join(root, "eslint-plugin"), tarballs);
  tsPlugin = pack(join(root, "ts-plugin"), tarballs);
});

afterAll(() => rmSync(tarballs, { recursive: true, force: true }));

describe("the packed packages", () => {
  it.each([
    [
      "eslint-plugin",
      ["dist/oxlint/all.json", "dist/oxlint/recommended.json", "dist/oxlint/security.json", "dist/oxlint/strict.json"],
    ],
    ["ts-plugin", ["dist/cli.cjs"]],
  ] as const)("hold what is built in %s and nothing else", (folder, own) => {
    const [packed] = JSON.parse(npm(join(root, folder), "pack", "--dry-run", "--json")) as readonly {
      readonly files: readonly { readonly path: string }[];
    }[];
    const common = [
      "LICENSE",
      "README.md",
      "dist/THIRD-PARTY-LICENSES.txt",
      "dist/index.cjs",
      "dist/index.d.cts",
      "package.json",
    ];
    expect(packed?.files.map(({ path }) => path).sort()).toEqual([...common, ...own].sort());
  });
});

/** An action that swallows the redirect of a helper in another file, and a client entry whose prop a server module gives a function. */
const app: Files = {
  "app/actions.ts": `"use server";

import { leave } from "@/lib/leave";

export async function save() {
  try {
    leave();
  } catch {
    return { error: "Saving failed." };
  }
}

export async function saveRight() {
  leave();
}
`,
  "app/page.tsx": `import { Picker } from "@/components/picker";
import { save } from "./actions";

export default function Page() {
  return <Picker saveAction={save} onPick={() => undefined} />;
}
`,
  "components/picker.tsx": `"use client";

interface PickerProps {
  saveAction: () => Promise<unknown>;
  onPick: () => void;
}

export function Picker({ saveAction, onPick }: PickerProps) {
  return (
    <form action={saveAction}>
      <button onClick={onPick}>Pick</button>
    </form>
  );
}
`,
  "lib/leave.ts": `import { redirect } from "next/navigation";

export function leave(): never {
  redirect("/");
}
`,
};

const typescriptFiles: Files = {
  // Next.js and React themselves are large, and nothing here needs more of them than these names.
  "types.d.ts": `declare module "next/navigation" {
  export function redirect(path: string): never;
}
declare namespace JSX {
  interface IntrinsicElements {
    [name: string]: any;
  }
}
`,
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      strict: true,
      noEmit: true,
      jsx: "preserve",
      module: "esnext",
      moduleResolution: "bundler",
      types: [],
      skipLibCheck: true,
      paths: { "@/*": ["./*"] },
      plugins: [{ name: "typescript-plugin-server-actions" }],
    },
    include: ["app", "components", "lib", "types.d.ts"],
  }),
  "tsconfig.node.json": JSON.stringify({
    compilerOptions: {
      strict: true,
      noEmit: true,
      module: "nodenext",
      moduleResolution: "nodenext",
      types: [],
      skipLibCheck: true,
    },
    include: ["eslint.config.mts", "use-plugin.cts"],
  }),
  "eslint.config.mjs": `import { defineConfig } from "eslint/config";
import parser from "@typescript-eslint/parser";
import serverActions from "eslint-plugin-server-actions";

export default defineConfig([
  {
    files: ["**/*.{ts,tsx}"],
    ignores: ["**/*.d.ts"],
    languageOptions: { parser },
    plugins: { "server-actions": serverActions },
    extends: ["server-actions/recommended"],
  },
]);
`,
  // For the types alone: the same config, and what else a user may write.
  "eslint.config.mts": `import { defineConfig } from "eslint/config";
import serverActions, { configs } from "eslint-plugin-server-actions";

const severity: "error" | "warn" | undefined = configs.strict.rules["server-actions/no-redirect-in-try-catch"];
// @ts-expect-error there is no such rule
const unknownRule: unknown = configs.strict.rules["server-actions/no-such-rule"];

export const used = [severity, unknownRule, serverActions.meta.version, serverActions.rules["no-redirect-in-try-catch"].meta.type];
export default defineConfig([
  { plugins: { "server-actions": serverActions }, extends: ["server-actions/recommended"] },
  serverActions.configs.all,
  { ...configs.security },
]);
`,
  "use-plugin.cts": `import ts = require("typescript");
import init = require("typescript-plugin-server-actions");

export const plugin: ts.server.PluginModule = init({ typescript: ts });
`,
};

const swallowed = ["app/actions.ts", 7, "server-actions/no-redirect-in-try-catch"];

describe.each([
  { eslint: "~9.39.0", typescript: "~5.9.3" },
  { eslint: "^10.0.0", typescript: "~6.0.3" },
])("in a fresh app with ESLint $eslint and TypeScript $typescript", ({ eslint, typescript }) => {
  const folder = temporaryFolder("app");

  beforeAll(() => {
    const tools = { eslint, typescript, "@typescript-eslint/parser": "^8.73.0" };
    const ours = {
      "eslint-plugin-server-actions": `file:${eslintPlugin}`,
      "typescript-plugin-server-actions": `file:${tsPlugin}`,
    };
    install(folder, { ...tools, ...ours }, { ...app, ...typescriptFiles });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("ESLint finds the swallowed redirect and the function that cannot cross through `extends` in `defineConfig`", () => {
    expect(lint(folder)).toEqual([swallowed, ["app/page.tsx", 5, "server-actions/serializable-props"]]);
  });

  it("`require` and `import` give the same plugin", () => {
    const script = `const plugin = require("eslint-plugin-server-actions");
      import("eslint-plugin-server-actions").then((module) => console.log(module.default === plugin, module.configs === plugin.configs));`;
    expect(node(folder, "-e", script)).toBe("true true");
  });

  it("the types of both packages fit ESLint's and TypeScript's own", () => {
    expect(node(folder, "node_modules/typescript/bin/tsc", "-p", "tsconfig.node.json")).toBe("");
  });

  it("a real tsserver loads the TypeScript plugin from tsconfig and reports them, and the prop's declaration", async () => {
    const server = await startTsServer({ inPlace: folder, typescript: join(folder, "node_modules/typescript") });
    try {
      const found = [];
      for (const file of Object.keys(app)) {
        server.open(file);
        for (const { source, line, code } of await server.semanticDiagnostics(file))
          found.push([file, line, source, code]);
      }
      expect(found).toEqual([
        ["app/actions.ts", 7, "server-actions", expect.any(Number)],
        ["app/page.tsx", 5, "server-actions", expect.any(Number)],
        ["components/picker.tsx", 5, "server-actions", expect.any(Number)],
      ]);
    } finally {
      await server.stop();
    }
  });

  it("npm links the command, which reports what tsserver reports, types included", () => {
    const bin = join(folder, "node_modules/.bin/server-actions");
    expect(node(folder, bin, "check", "--format", "github")).toMatch(
      /^::error file=app\/actions\.ts,line=7,.*\n::error file=app\/page\.tsx,line=5,.*\n::error file=components\/picker\.tsx,line=5,.*$/u,
    );
  });

  it("brings no second TypeScript", () => {
    expect(existsSync(join(folder, "node_modules/typescript-plugin-server-actions/node_modules"))).toBe(false);
    expect(existsSync(join(folder, "node_modules/eslint-plugin-server-actions/node_modules"))).toBe(false);
  });
});

describe("in a fresh JavaScript app with ESLint 8.57, without TypeScript", () => {
  const folder = temporaryFolder("legacy-app");
  const files: Files = {
    "app/actions.js": app["app/actions.ts"] ?? "",
    "lib/leave.js": (app["lib/leave.ts"] ?? "").replace("(): never", "()"),
    "jsconfig.json": JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } }),
    ".eslintrc.json": JSON.stringify({
      root: true,
      parserOptions: { ecmaVersion: 2022, sourceType: "module", ecmaFeatures: { jsx: true } },
      extends: ["plugin:server-actions/legacy-recommended"],
    }),
  };

  beforeAll(() => {
    install(folder, { eslint: "~8.57.1", "eslint-plugin-server-actions": `file:${eslintPlugin}` }, files);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("ESLint finds the swallowed redirect through the eslintrc preset", () => {
    expect(lint(folder)).toEqual([["app/actions.js", 7, "server-actions/no-redirect-in-try-catch"]]);
  });

  it("has no TypeScript because of the plugin", () => {
    expect(existsSync(join(folder, "node_modules/typescript"))).toBe(false);
  });
});
