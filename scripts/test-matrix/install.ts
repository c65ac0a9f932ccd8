import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectFolder } from "../../tests/fixtures/projects.ts";
import { install } from "../../tests/packaging/app.ts";
import type { AppName } from "./hosts.ts";

const repositoryModules = fileURLToPath(new URL("../../node_modules", import.meta.url));
/** What the sample apps import, and what its types need: large, and the same beside every host. */
const appPackages = ["next", "react", "react-dom", "@types/node", "@types/react", "@types/react-dom"];

/** Installs the packages into a new folder, with npm. Returns the versions that came, by package. */
export function installHost(home: string, packages: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  mkdirSync(home);
  install(home, packages, {});
  for (const name of appPackages) {
    const link = join(home, "node_modules", name);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(repositoryModules, name), link, "dir");
  }
  const installed = [...Object.keys(packages), ...appPackages].map((name): [string, string] => [
    name,
    versionOf(join(home, "node_modules", name)),
  ]);
  return new Map(installed);
}

/** Copies of the sample apps inside the folder, where they find its packages. */
export function appsOf(home: string, store = projectFolder("acme-store")): Readonly<Record<AppName, string>> {
  const copy = (name: AppName, from: string): string => {
    const to = join(home, name);
    const own = new Set(
      readdirSync(from).filter((entry) => entry === "node_modules" || entry.startsWith("eslint.config.")),
    );
    cpSync(from, to, {
      recursive: true,
      filter: (source) => dirname(source) !== from || !own.has(source.slice(from.length + 1)),
    });
    symlinkSync(join(home, "node_modules"), join(to, "node_modules"), "dir");
    return to;
  };
  return {
    "acme-store": copy("acme-store", store),
    "acme-js": copy("acme-js", projectFolder("acme-js")),
  };
}

function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version: string };
  return version;
}
