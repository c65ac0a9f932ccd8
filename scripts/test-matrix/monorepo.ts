/**
 * The set-up for a remote cache that docs/getting-started.md describes, word by word, with the real Turborepo and its local cache: a package's lint is
 * served from it, until a change in another package decides a finding.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "../../tests/packaging/app.ts";

const page = readFileSync(fileURLToPath(new URL("../../docs/getting-started.md", import.meta.url)), "utf8");

/** Of what is installed beside the plugin. */
export const monorepoPackages = {
  turbo: "^2.11.11",
  eslint: "^10.15.0",
  typescript: "~6.0.3",
  "@typescript-eslint/parser": "^8.73.0",
};

const returning = "export function leave() {}\n";
const leaving = `import { redirect } from "next/navigation";\n\nexport function leave() {\n  redirect("/");\n}\n`;
const files: Readonly<Record<string, string>> = {
  "turbo.json": blockWith("json", "globalDependencies"),
  "scripts/lint.mjs": blockWith("js", "// scripts/lint.mjs"),
  "eslint.config.mjs": `import parser from "@typescript-eslint/parser";
import serverActions from "eslint-plugin-server-actions";

export default [{ files: ["**/*.ts"], languageOptions: { parser }, ...serverActions.configs.recommended }];
`,
  "tsconfig.base.json": "{}\n",
  // Turborepo writes its logs into the packages; those that git ignores are no inputs.
  ".gitignore": "node_modules\n.turbo\n",
  "packages/app/package.json": manifest("@acme/app", { "@acme/lib": "*" }),
  "packages/app/app/actions.ts": `"use server";
import { leave } from "@acme/lib/leave";

export async function save() {
  try {
    leave();
  } catch {
    return null;
  }
}
`,
  "packages/lib/package.json": manifest("@acme/lib", {}),
  "packages/lib/src/leave.ts": returning,
};

/** What differs from what the page promises; none: all is as it says. */
export function tryMonorepo(home: string, packages: Readonly<Record<string, string>>): readonly string[] {
  mkdirSync(home);
  const root = { name: "acme", private: true, packageManager: "npm@10.8.2", workspaces: ["packages/*"] };
  install(home, {}, { ...files, "package.json": JSON.stringify({ ...root, devDependencies: packages }) });
  spawnSync("git", ["init", "--quiet"], { cwd: home });
  const finding = "no-redirect-in-try-catch";
  const expectations: readonly (readonly [string, () => void, "hit" | "miss", boolean])[] = [
    ["the first run", () => undefined, "miss", false],
    ["nothing has changed", () => undefined, "hit", false],
    ["a page of prose in another package", () => write(home, "packages/lib/README.md", "# lib\n"), "hit", false],
    ["a function of another package leaves now", () => write(home, "packages/lib/src/leave.ts", leaving), "miss", true],
    ["it does not any more", () => write(home, "packages/lib/src/leave.ts", returning), "hit", false],
  ];
  return expectations.flatMap(([name, change, cache, isFound]) => {
    change();
    const { output, status } = lint(home);
    const isAsSaid =
      output.includes(`@acme/app:lint: cache ${cache}`) &&
      output.includes(finding) === isFound &&
      (status === 0) !== isFound;
    return isAsSaid ? [] : [`${name}: expected a cache ${cache}, ${isFound ? "and" : "without"} a finding\n${output}`];
  });
}

function lint(home: string): { readonly output: string; readonly status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["scripts/lint.mjs"], {
    cwd: home,
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", NO_COLOR: "1" },
  });
  return { output: stdout + stderr, status };
}

function manifest(name: string, dependencies: Readonly<Record<string, string>>): string {
  const isLibrary = Object.keys(dependencies).length === 0;
  const exported = isLibrary ? { exports: { "./*": "./src/*.ts" } } : { dependencies };
  return JSON.stringify({ name, version: "0.0.0", private: true, scripts: { lint: "eslint ." }, ...exported });
}

function write(home: string, file: string, text: string): void {
  const path = join(home, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The block of code of the page that holds the text. */
function blockWith(language: string, text: string): string {
  const blocks = page.split("```").filter((block) => block.startsWith(`${language}\n`) && block.includes(text));
  const [block] = blocks;
  if (block === undefined) throw new Error(`docs/getting-started.md has no ${language} block with "${text}".`);
  return block.slice(language.length + 1);
}
