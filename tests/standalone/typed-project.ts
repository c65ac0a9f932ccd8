import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";
import { typescripts, type TypeScriptVersion } from "../helpers/typescripts.ts";

const repositoryModules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const linked = [
  "@types/node",
  "@types/react",
  "@types/luxon",
  "bson",
  "csstype",
  "dayjs",
  "decimal.js",
  "moment",
  "undici-types",
  "zod",
];

/** What an app of Next.js has. */
export const tsconfig = {
  compilerOptions: {
    strict: true,
    target: "es2022",
    lib: ["esnext", "dom", "dom.iterable"],
    module: "esnext",
    moduleResolution: "bundler",
    jsx: "react-jsx",
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: ["node"],
  },
};

/** A project with one TypeScript installed, or none; `null` for a file leaves it out. */
export function createTypedProject(
  version: TypeScriptVersion | null,
  files: Readonly<Record<string, string | null>>,
): TempProject {
  const all = { "tsconfig.json": JSON.stringify(tsconfig), ...files };
  const texts = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  const project = createTempProject(Object.fromEntries(texts));
  const link = (name: string, target: string): void => {
    const path = join(project.dir, "node_modules", name);
    if (existsSync(path)) return;
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path, "dir");
  };
  if (version !== null) link("typescript", typescripts[version]);
  for (const name of linked) link(name, join(repositoryModules, name));
  return project;
}
