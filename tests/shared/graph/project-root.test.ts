import { describe, expect, it } from "vitest";
import { detectVersions, findProjectRoot } from "../../../shared/src/host/project-root.ts";
import { temporaryProject } from "./temporary-project.ts";

describe("the root of a file's project", () => {
  it.each([
    [
      "the package that depends on next",
      { "package.json": { dependencies: { next: "15" } }, "src/app/page.tsx": "" },
      "src/app/page.tsx",
      ".",
    ],
    [
      "the package that depends on react",
      { "package.json": {}, "ui/package.json": { peerDependencies: { react: "*" } } },
      "ui/src/button.tsx",
      "ui",
    ],
    [
      "the folder with a next.config",
      { "package.json": {}, "apps/web/next.config.mjs": "" },
      "apps/web/app/page.tsx",
      "apps/web",
    ],
    [
      "above a package without either",
      { "package.json": { dependencies: { next: "15" } }, "lib/package.json": { type: "module" } },
      "lib/a.ts",
      ".",
    ],
    [
      "the nearest package when none has either",
      { "package.json": {}, "lib/package.json": {} },
      "lib/deep/a.ts",
      "lib",
    ],
    [
      "not above the workspace",
      {
        "package.json": { dependencies: { react: "19" } },
        "mono/package.json": { workspaces: ["packages/*"] },
        "mono/packages/a/package.json": {},
      },
      "mono/packages/a/b.ts",
      "mono/packages/a",
    ],
    [
      "also when package.json is malformed",
      { "package.json": { dependencies: { next: "15" } }, "lib/package.json": "{" },
      "lib/a.ts",
      ".",
    ],
  ] as const)("is %s", (_title, files, file, expected) => {
    const project = temporaryProject(files);
    expect(findProjectRoot(project.path(file))).toBe(expected === "." ? project.root : project.path(expected));
  });
});

describe("the versions of a project", () => {
  it.each([
    [
      "installed",
      {
        "package.json": { dependencies: { next: "^14.0.0" } },
        "node_modules/next/package.json": { version: "15.2.3" },
      },
      "15.2.3",
    ],
    [
      "installed above",
      { "node_modules/next/package.json": { version: "16.0.0-canary.1" }, "app/package.json": {} },
      "16.0.0-canary.1",
    ],
    ["a caret range", { "app/package.json": { dependencies: { next: "^15.1.0" } } }, "15.1.0"],
    ["a number", { "app/package.json": { devDependencies: { next: "14" } } }, "14.0.0"],
    ["an x range", { "app/package.json": { peerDependencies: { next: "15.x" } } }, "15.0.0"],
    [
      "alternatives: the lowest stands first",
      { "app/package.json": { peerDependencies: { next: "^14 || ^15" } } },
      "14.0.0",
    ],
    ["at least", { "app/package.json": { dependencies: { next: ">= 15.0.0-rc.1 <17" } } }, "15.0.0-rc.1"],
    ["an alias", { "app/package.json": { dependencies: { next: "npm:@acme/next@15.3.1" } } }, "15.3.1"],
    [
      "of the workspace above",
      { "package.json": { dependencies: { next: "15.0.1" } }, "app/package.json": {} },
      "15.0.1",
    ],
    ["a tag", { "app/package.json": { dependencies: { next: "latest" } } }, undefined],
    ["a catalog", { "app/package.json": { dependencies: { next: "catalog:" } } }, undefined],
    ["the workspace protocol", { "app/package.json": { dependencies: { next: "workspace:*" } } }, undefined],
    ["no dependency", { "app/package.json": {} }, undefined],
    ["a dependency of another type", { "app/package.json": { dependencies: { next: 15 } } }, undefined],
  ] as const)("%s", (_title, files, expected) => {
    const project = temporaryProject(files);
    expect(detectVersions(project.path("app"))).toEqual({ next: expected, react: undefined });
  });
});
