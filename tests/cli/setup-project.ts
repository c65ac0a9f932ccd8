import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";
import { typescripts, type TypeScriptVersion } from "../helpers/typescripts.ts";

const repositoryModules = fileURLToPath(new URL("../../node_modules", import.meta.url));

export interface SetupOptions {
  readonly files?: Readonly<Record<string, string>>;
  /** Packages of the repository that are installed, by name. */
  readonly linked?: readonly string[];
  /** An ESLint of an older major version. */
  readonly eslint?: "8" | "9";
  /** A real TypeScript. */
  readonly typescript?: TypeScriptVersion;
  /** Packages of which there is only the package.json: `path in the project` to version, or to `name@version` for an alias. */
  readonly installed?: Readonly<Record<string, string>>;
}

/** A project with some packages installed, right or wrong. */
export function createSetup({
  files = {},
  linked = [],
  installed = {},
  eslint,
  typescript,
}: SetupOptions): TempProject {
  const manifests = Object.entries(installed).map(([path, text]) => {
    const own = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const at = text.lastIndexOf("@");
    const [name, version] = at > 0 ? [text.slice(0, at), text.slice(at + 1)] : [own, text];
    return [`${path}/package.json`, JSON.stringify({ name, version })] as const;
  });
  const project = createTempProject({
    "package.json": '{ "dependencies": { "next": "16.4.5" } }',
    "app/actions.ts": '"use server";\nexport async function save() {}\n',
    ...(Object.fromEntries(manifests) as Record<string, string>),
    ...files,
  });
  const link = (name: string, target: string): void => {
    const path = join(project.dir, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
  };
  for (const name of linked) link(name, join(repositoryModules, name));
  if (eslint) link("eslint", fileURLToPath(new URL(`../eslints/${eslint}/node_modules/eslint`, import.meta.url)));
  if (typescript) link("typescript", typescripts[typescript]);
  return project;
}

/** The text of a tsconfig with these plugins. */
export function tsconfigWith(...plugins: readonly object[]): string {
  return JSON.stringify({ compilerOptions: { plugins } });
}
