import { describe, expect, it } from "vitest";
import { createModuleGraph } from "../../../shared/src/graph/module-graph.ts";
import { createDiskHost } from "../../../shared/src/host/disk-host.ts";
import { defaultSettings } from "../../../shared/src/settings/defaults.ts";
import { graphOf } from "./graph-of.ts";
import { temporaryProject } from "./temporary-project.ts";

const actions = `"use server"; export async function save() {}`;
const page = `import "../lib/actions"; export default function Page() {}`;

describe("whether a file's users are known", () => {
  const knows = (files: Readonly<Record<string, string>>, file = "/lib/actions.ts") =>
    graphOf({ "/app/page.tsx": page, "/lib/actions.ts": actions, ...files }).hasKnownUsers(file);

  it.each<[string, Readonly<Record<string, string>>]>([
    ["a page imports it", {}],
    ["another import leads nowhere", { "/lib/other.ts": `import "./missing/helpers"; import "some-package/actions";` }],
    ["a type alone leads nowhere", { "/lib/other.ts": `import type { A } from "./missing/actions";` }],
  ])("yes: %s", (_, files) => {
    expect(knows(files)).toBe(true);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["nothing reaches it", { "/app/page.tsx": "" }],
    ["an import of its name leads nowhere", { "/lib/other.ts": `import "./missing/actions";` }],
    ["an import of its name, with an extension, leads nowhere", { "/lib/other.ts": `import "./missing/actions.js";` }],
  ])("no: %s", (_, files) => {
    expect(knows(files)).toBe(false);
  });

  it("an index has its folder's name", () => {
    const files = { "/app/page.tsx": `import "../lib/save";`, "/lib/save/index.ts": actions };
    expect(knows(files, "/lib/save/index.ts")).toBe(true);
    expect(knows({ ...files, "/lib/other.ts": `import "./missing/save";` }, "/lib/save/index.ts")).toBe(false);
  });
});

describe("on a disk", () => {
  const files = {
    "web/package.json": { dependencies: { next: "16" } },
    "web/app/page.tsx": `import { save } from "../../lib/actions"; import "../lib/own"; save();`,
    "web/lib/own.ts": actions,
    "lib/actions.ts": actions,
  };

  function knows(
    file: string,
    more: Readonly<Record<string, unknown>> = {},
    rootDirs: readonly string[] = [],
  ): boolean {
    const project = temporaryProject({ ...files, ...more });
    const host = createDiskHost({ rootDir: project.path("web"), rootDirs: rootDirs.map((dir) => project.path(dir)) });
    return createModuleGraph(host, defaultSettings).hasKnownUsers(project.path(file));
  }

  it("a file in the project: yes", () => {
    expect(knows("web/lib/own.ts")).toBe(true);
  });

  it("a file outside of it: only where `rootDirs` has its folder", () => {
    expect(knows("lib/actions.ts")).toBe(false);
    expect(knows("lib/actions.ts", {}, ["lib"])).toBe(true);
  });

  it("a file that `rootDirs` alone reads: an import of its name that leads nowhere counts there, too", () => {
    const other = { "lib/other.ts": `import "./missing/actions";` };
    expect(knows("lib/actions.ts", other, ["lib"])).toBe(false);
  });

  it("a file of a package with an export map: no", () => {
    expect(knows("web/lib/own.ts", { "web/lib/package.json": { name: "own", exports: "./own.ts" } })).toBe(false);
    expect(knows("web/lib/own.ts", { "web/lib/package.json": { name: "own" } })).toBe(true);
  });
});
