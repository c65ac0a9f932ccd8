import { expect, it, vi } from "vitest";
import { createModuleGraph } from "../../../shared/src/graph/module-graph.ts";
import { createDiskHost } from "../../../shared/src/host/disk-host.ts";
import { defaultSettings } from "../../../shared/src/settings/defaults.ts";
import { parseWith } from "../../helpers/parse.ts";
import { temporaryProject } from "./temporary-project.ts";

vi.mock("../../../shared/src/host/lazy-package.ts", () => ({
  loadPackage: (name: string) => ({ value: undefined, error: `no ${name}` }),
}));

const files = {
  "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./*"] } } },
  "app/page.tsx": `import { Form } from "@/form"; import "react"; export default () => <p>it's <Form /></p>;`,
  "form.tsx": `export function Form() { return <p>it's</p>; }`,
};

it("without oxc-parser nothing but the lexer reads, and it is said once", () => {
  const project = temporaryProject(files);
  const host = createDiskHost({ rootDir: project.root });
  const graph = createModuleGraph(host, defaultSettings);
  expect(host.problems).toEqual([]);
  expect(graph.summary(project.path("form.tsx"))).toBeUndefined();
  expect(graph.resolveExport(project.path("form.tsx"), "Form")).toEqual({ kind: "unknown" });
  expect(graph.environmentOf(project.path("form.tsx"))).toBe("unknown");
  expect(host.problems.filter((problem) => problem.includes("oxc-parser"))).toEqual([
    "oxc-parser cannot be loaded (no oxc-parser): other files are not analysed.",
  ]);
});

it("without oxc-parser the given parser reads all, JSX too", () => {
  const project = temporaryProject(files);
  const host = createDiskHost({
    rootDir: project.root,
    parse: (file, text) => parseWith("typescript-estree", text, file),
  });
  const graph = createModuleGraph(host, defaultSettings);
  expect(graph.resolveExport(project.path("form.tsx"), "Form")).toMatchObject({
    kind: "value",
    value: { kind: "function" },
  });
  expect(graph.environmentOf(project.path("form.tsx"))).toBe("server");
  expect(graph.renderSitesOf(project.path("form.tsx"), "Form")).toHaveLength(1);
  expect(host.problems.filter((problem) => problem.includes("oxc-parser"))).toEqual([]);
});

it("without oxc-resolver files are found by path, packages are not, and it is said once", () => {
  const project = temporaryProject({
    ...files,
    "package.json": { workspaces: ["packages/*"] },
    "packages/ui/package.json": { name: "ui", exports: "./dist/x.js" },
    "packages/ui/src/x.ts": "",
  });
  const host = createDiskHost({ rootDir: project.root });
  const resolved = ["../form", "@/form", "./page.js", "react", "ui"].map((specifier) =>
    host.resolve(specifier, project.path("app/page.tsx")),
  );
  expect(resolved).toEqual([
    project.path("form.tsx"),
    project.path("form.tsx"),
    project.path("app/page.tsx"),
    undefined,
    project.path("packages/ui/src/x.ts"),
  ]);
  expect(host.problems).toEqual(["oxc-resolver cannot be loaded (no oxc-resolver): imports of packages lead nowhere."]);
});
