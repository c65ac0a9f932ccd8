/** docs/architecture.md describes the house as it is: it names every folder of sources and tests, and no folder that is not there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = readFileSync(join(root, "docs/architecture.md"), "utf8");
const named = [...page.matchAll(/^\| `([\w/-]+?)\/?`/gmu)].map((match) => match[1] ?? "");

it("names every folder", () => {
  const parents = ["shared/src", "eslint-plugin/src", "tests"];
  const folders = parents.flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${parent}/${entry.name}`),
  );
  expect(folders.filter((folder) => !named.includes(folder))).toEqual([]);
});

it("names no folder that is not there", () => {
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
});
