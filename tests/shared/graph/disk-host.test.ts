import { chmodSync, utimesSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createModuleGraph } from "../../../shared/src/graph/module-graph.ts";
import { createDiskHost, type DiskHost, type OpenFile } from "../../../shared/src/host/disk-host.ts";
import type { ParsedSource } from "../../../shared/src/model/module.ts";
import { defaultSettings } from "../../../shared/src/settings/defaults.ts";
import { parseWith } from "../../helpers/parse.ts";
import { temporaryProject, type TemporaryProject } from "./temporary-project.ts";

/** What `specifier` leads to from `main.ts`, as a path from the root. */
function resolveFrom(
  host: DiskHost,
  project: TemporaryProject,
  specifier: string,
  from = "main.ts",
): string | undefined {
  return host.resolve(specifier, project.path(from))?.slice(project.root.length + 1);
}

function namesOf(host: DiskHost, project: TemporaryProject): string[] {
  return host
    .files()
    .map((file) => file.slice(project.root.length + 1))
    .sort();
}

describe("the files of a project", () => {
  it("are its source modules, without builds, packages and dot folders", () => {
    const project = temporaryProject({
      "package.json": {},
      "app/page.tsx": "",
      "lib/a.ts": "",
      "lib/b.js": "",
      "lib/c.mjs": "",
      "lib/d.jsx": "",
      "lib/e.cts": "",
      "lib/f.mts": "",
      "lib/g.cjs": "",
      "lib/types.d.ts": "",
      "lib/style.css": "",
      "lib/data.json": "",
      "README.md": "",
      "node_modules/x/index.js": "",
      ".next/server.js": "",
      "dist/a.js": "",
      "build/a.js": "",
      "out/a.js": "",
      "coverage/a.js": "",
      "app/.hidden/a.ts": "",
      "app/out/page.tsx": "",
      "app/build/page.tsx": "",
      "packages/p/package.json": {},
      "packages/p/dist/a.js": "",
      "packages/p/src/a.ts": "",
    });
    project.link("linked", "lib");
    const host = createDiskHost({ rootDir: project.root });
    expect(namesOf(host, project)).toEqual([
      "app/build/page.tsx",
      "app/out/page.tsx",
      "app/page.tsx",
      "lib/a.ts",
      "lib/b.js",
      "lib/c.mjs",
      "lib/d.jsx",
      "lib/e.cts",
      "lib/f.mts",
      "lib/g.cjs",
      "packages/p/src/a.ts",
    ]);
  });

  it("include more folders, each file once", () => {
    const project = temporaryProject({ "app/a.ts": "", "common/b.ts": "", "other/c.ts": "" });
    const host = createDiskHost({
      rootDir: project.path("app"),
      rootDirs: ["../common", project.path("common"), "missing"],
    });
    expect(namesOf(host, project)).toEqual(["app/a.ts", "common/b.ts"]);
  });

  it("are none in a folder that is not there", () => {
    const host = createDiskHost({ rootDir: "/nowhere/at/all" });
    expect([
      host.files(),
      host.version("/nowhere/a.ts"),
      host.imports("/nowhere/a.ts"),
      host.parse("/nowhere/a.ts"),
      host.resolve("./b", "/nowhere/a.ts"),
      host.problems,
    ]).toEqual([[], undefined, undefined, undefined, undefined, []]);
  });

  it("have one name, by whatever link the root is reached", () => {
    const project = temporaryProject({ "real/main.ts": `import "./a";`, "real/a.ts": "" });
    project.link("link", "real");
    const host = createDiskHost({ rootDir: project.path("link") });
    expect(host.rootDir).toBe(project.path("real"));
    expect(host.canonical(project.path("link/main.ts"))).toBe(project.path("real/main.ts"));
    expect(host.resolve("./a", project.path("link/main.ts"))).toBe(project.path("real/a.ts"));
    expect(host.files()).toEqual([project.path("real/a.ts"), project.path("real/main.ts")]);
    const graph = createModuleGraph(host, defaultSettings);
    expect(graph.summary(project.path("link/main.ts"))).toBe(graph.summary(project.path("real/main.ts")));
  });
});

describe("changes in one process", () => {
  /** A host that looks again only when it is told to. */
  function watched(project: TemporaryProject): DiskHost {
    return createDiskHost({ rootDir: project.root, quietTime: Number.POSITIVE_INFINITY });
  }

  it("are seen in the next run: a changed file", () => {
    const project = temporaryProject({ "main.ts": `"use client";` });
    const host = watched(project);
    const before = host.version(project.path("main.ts"));
    expect(host.imports(project.path("main.ts"))).toMatchObject({ boundary: "client", edges: [] });
    project.write("main.ts", `"use server"; import "./a";`);
    expect(host.version(project.path("main.ts"))).toBe(before);
    host.startRun();
    expect(host.version(project.path("main.ts"))).not.toBe(before);
    expect(host.imports(project.path("main.ts"))).toMatchObject({ boundary: "server", edges: [{ source: "./a" }] });
  });

  it("are seen by the modification time alone", () => {
    const project = temporaryProject({ "main.ts": `"use client";` });
    const host = watched(project);
    const before = host.version(project.path("main.ts"));
    utimesSync(project.path("main.ts"), 1, 1);
    host.startRun();
    expect(host.version(project.path("main.ts"))).not.toBe(before);
  });

  it("are seen in the next run: new and deleted files", () => {
    const project = temporaryProject({ "main.ts": "", "old.ts": "" });
    const host = watched(project);
    const look = () => [
      namesOf(host, project),
      resolveFrom(host, project, "./old"),
      resolveFrom(host, project, "./new"),
    ];
    const before = [["main.ts", "old.ts"], "old.ts", undefined];
    expect(look()).toEqual(before);
    project.remove("old.ts");
    project.write("new.tsx", "");
    expect(look()).toEqual(before);
    host.startRun();
    expect(look()).toEqual([["main.ts", "new.tsx"], undefined, "new.tsx"]);
    project.remove("new.tsx");
    project.write("new/index.ts", "");
    host.startRun();
    expect(look()).toEqual([["main.ts", "new/index.ts"], undefined, "new/index.ts"]);
  });

  it("are seen in the next run: configuration", () => {
    const project = temporaryProject({
      "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./one/*"] } } },
      "sub/main.ts": "",
      "one/a.ts": "",
      "two/a.ts": "",
      "sub/three/a.ts": "",
    });
    const host = watched(project);
    const look = () => {
      host.startRun();
      return resolveFrom(host, project, "@/a", "sub/main.ts");
    };
    expect(look()).toBe("one/a.ts");
    project.write("tsconfig.json", `{ "compilerOptions": { "paths": { "@/*": ["./two/*"] } } }`);
    expect(look()).toBe("two/a.ts");
    project.write("sub/tsconfig.json", `{ "compilerOptions": { "paths": { "@/*": ["./three/*"] } } }`);
    expect(look()).toBe("sub/three/a.ts");
    project.remove("sub/tsconfig.json");
    expect(look()).toBe("two/a.ts");
  });

  it("are seen in the next run: a new workspace package", () => {
    const project = temporaryProject({
      "package.json": { workspaces: ["packages/*"] },
      "main.ts": "",
      "packages/a/package.json": { name: "a", main: "a.ts" },
      "packages/a/a.ts": "",
    });
    const host = watched(project);
    expect([resolveFrom(host, project, "a"), resolveFrom(host, project, "b")]).toEqual(["packages/a/a.ts", undefined]);
    project.write("packages/b/package.json", `{ "name": "b", "main": "b.ts" }`);
    project.write("packages/b/b.ts", "");
    host.startRun();
    expect([resolveFrom(host, project, "a"), resolveFrom(host, project, "b")]).toEqual([
      "packages/a/a.ts",
      "packages/b/b.ts",
    ]);
  });

  it("are seen without being told, after a quiet time", async () => {
    const project = temporaryProject({ "main.ts": `"use client";` });
    const host = createDiskHost({ rootDir: project.root, quietTime: 20 });
    const before = [host.generation(), host.version(project.path("main.ts"))];
    project.write("main.ts", `"use server"; // longer`);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(host.imports(project.path("main.ts"))?.boundary).toBe("server");
    expect([host.generation(), host.version(project.path("main.ts"))]).not.toEqual(before);
  });

  it("reach the graph's answers", () => {
    const project = temporaryProject({
      "app/page.tsx": `import { Form } from "../form"; export default () => <Form />;`,
      "form.tsx": `"use client"; export function Form() {}`,
    });
    const host = watched(project);
    const graph = createModuleGraph(host, defaultSettings);
    const look = () => [
      graph.environmentOf(project.path("form.tsx")),
      graph.renderSitesOf(project.path("form.tsx"), "Form").length,
    ];
    expect(look()).toEqual(["client", 1]);
    project.write("form.tsx", `export function Form() {} // no boundary any more`);
    project.write(
      "app/other/page.tsx",
      `import { Form } from "../../form"; export default () => <><Form /><Form /></>;`,
    );
    host.startRun();
    expect(look()).toEqual(["server", 3]);
    project.remove("app/page.tsx");
    host.startRun();
    expect(look()).toEqual(["server", 2]);
  });
});

describe("open files", () => {
  it("go before the disk, with a version of their own while they differ", () => {
    const project = temporaryProject({ "main.ts": `"use client";` });
    const file = project.path("main.ts");
    const open = new Map<string, OpenFile | ParsedSource>();
    const host = createDiskHost({ rootDir: project.root, overlay: (path) => open.get(path) });
    const onDisk = host.version(file);

    open.set(file, { text: `"use client";` });
    expect(host.version(file)).toBe(onDisk);
    open.set(file, { text: `"use server"; import "./a";` });
    const edited = host.version(file);
    expect(edited).not.toBe(onDisk);
    expect(host.version(file)).toBe(edited);
    expect(host.imports(file)).toMatchObject({ boundary: "server", edges: [{ source: "./a" }] });
    expect(host.text(file)).toBe(`"use server"; import "./a";`);
    expect(host.parse(file)?.ast.body).toHaveLength(2);
    open.set(file, { text: `"use server"; import "./b";` });
    expect(host.version(file)).not.toBe(edited);
    expect(host.imports(file)).toMatchObject({ edges: [{ source: "./b" }] });
    open.delete(file);
    expect([host.version(file), host.imports(file)?.boundary]).toEqual([onDisk, "client"]);
  });

  it("that are saved while open take the disk's version", () => {
    const project = temporaryProject({ "main.ts": `"use client";` });
    const file = project.path("main.ts");
    const edited = `"use server"; const longer = 1;`;
    const host = createDiskHost({ rootDir: project.root, overlay: () => ({ text: edited }) });
    expect(host.version(file)).toMatch(/^open:/u);
    project.write("main.ts", edited);
    host.startRun();
    expect(host.version(file)).toMatch(/^\d/u);
  });

  it("have the versions they had after many others were opened", () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`many/${index}.ts`, "export {};"]));
    const project = temporaryProject({ "main.ts": "export {};", "other.ts": "export {};", ...many });
    const own = project.path("main.ts");
    const saved = project.path("other.ts");
    const overlay = (path: string) => ({ text: path === own ? "// edited" : "export {};" });
    const host = createDiskHost({ rootDir: project.root, overlay });
    const before = [own, saved].map((file) => host.version(file));
    for (const file of Object.keys(many)) expect(host.version(project.path(file))).toMatch(/^\d/u);
    expect([own, saved].map((file) => host.version(file))).toEqual(before);
  });

  it("give their ready tree", () => {
    const project = temporaryProject({ "main.ts": `const a = 1;` });
    const file = project.path("main.ts");
    const tree = parseWith("typescript-estree", `const a = 1;`, file);
    const host = createDiskHost({ rootDir: project.root, overlay: (path) => (path === file ? tree : undefined) });
    expect(host.parse(file)?.ast).toBe(tree.ast);
    expect(host.text(file)).toBe(`const a = 1;`);
  });

  it("only lend it: oxlint uses the objects of one file for the next", () => {
    const page = `import { Form } from "./form";\nexport const Page = () => <Form />;`;
    const project = temporaryProject({ "page.tsx": page });
    const file = project.path("page.tsx");
    const lent = parseWith("typescript-estree", page, file);
    const open = new Map([[file, lent]]);
    const graph = createModuleGraph(
      createDiskHost({ rootDir: project.root, overlay: (path) => open.get(path) }),
      defaultSettings,
    );
    const summary = graph.summary(file);
    open.delete(file);
    Object.assign(lent.scopes, parseWith("typescript-estree", "", "/other.tsx").scopes);
    expect(summary?.elements.map(({ tag }) => tag)).toEqual([
      { kind: "import", source: "./form", name: "Form", path: [] },
    ]);
  });

  it("may be on no disk", () => {
    const project = temporaryProject({});
    const host = createDiskHost({ rootDir: project.root, overlay: () => ({ text: `"use server";` }) });
    expect(host.imports(project.path("untitled.ts"))?.boundary).toBe("server");
  });
});

describe("a tree", () => {
  it("is the same for all who ask soon, while the text is", () => {
    const project = temporaryProject({ "main.ts": "a();" });
    const file = project.path("main.ts");
    const open = new Map([[file, { text: "a();" }]]);
    const host = createDiskHost({ rootDir: project.root, overlay: (path) => open.get(path) });
    const first = host.parse(file);
    expect(first).toBeDefined();
    expect(host.parse(file)).toBe(first);
    open.set(file, { text: "b();" });
    expect(host.parse(file)?.text).toBe("b();");
    open.delete(file);
    expect(host.parse(file)?.text).toBe("a();");
  });

  it("is not kept for long", () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`many/${index}.ts`, "b();"]));
    const project = temporaryProject({ "main.ts": "a();", ...many });
    const host = createDiskHost({ rootDir: project.root });
    const first = host.parse(project.path("main.ts"));
    for (const file of Object.keys(many)) host.parse(project.path(file));
    expect(host.parse(project.path("main.ts"))).not.toBe(first);
  });

  it("is none where there is no file, or none that parses", () => {
    const project = temporaryProject({ "broken.ts": "function (" });
    const host = createDiskHost({ rootDir: project.root });
    expect([host.parse(project.path("broken.ts")), host.parse(project.path("none.ts"))]).toEqual([
      undefined,
      undefined,
    ]);
    project.write("none.ts", "a();");
    host.startRun();
    expect(host.parse(project.path("none.ts"))?.text).toBe("a();");
  });
});

describe("what cannot be read", () => {
  it("is said once, with the file's name, and the rest goes on: a malformed tsconfig", () => {
    const project = temporaryProject({
      "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } }, oops`,
      "main.ts": "",
      "src/a.ts": "",
      "b.ts": "",
    });
    const host = createDiskHost({ rootDir: project.root });
    expect([
      resolveFrom(host, project, "./b"),
      resolveFrom(host, project, "@/a"),
      resolveFrom(host, project, "@/none"),
    ]).toEqual(["b.ts", "src/a.ts", undefined]);
    expect(host.problems).toEqual([
      `${project.path("tsconfig.json")} is malformed (InvalidSymbol in line 1): what could not be read of it is ignored.`,
    ]);
  });

  it.each([
    ["an empty one", ""],
    ["a list", "[]"],
    ["a number", "1"],
    [
      "values of other types",
      `{ "extends": 1, "compilerOptions": { "paths": [], "baseUrl": {} }, "include": "src", "references": "x", "files": 1 }`,
    ],
    ["paths of other types", `{ "compilerOptions": { "paths": { "@/*": "src/*", "b": [1, null] } } }`],
  ])("does not stop resolution: a tsconfig that is %s", (_title, text) => {
    const project = temporaryProject({ "tsconfig.json": text, "main.ts": "", "b.ts": "" });
    const host = createDiskHost({ rootDir: project.root });
    expect([resolveFrom(host, project, "./b"), resolveFrom(host, project, "@/b")]).toEqual(["b.ts", undefined]);
  });

  it("is said: a configured tsconfig that is missing", () => {
    const project = temporaryProject({
      "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./*"] } } },
      "main.ts": "",
      "b.ts": "",
    });
    const host = createDiskHost({ rootDir: project.root, tsconfig: "tsconfig.none.json" });
    expect(resolveFrom(host, project, "@/b")).toBe("b.ts");
    expect(host.problems).toEqual([
      `${project.path("tsconfig.none.json")}, set as tsconfig, cannot be read: the nearest tsconfig.json of each file is used.`,
    ]);
  });

  it("is said: a tsconfig that extends nothing", () => {
    const project = temporaryProject({
      "tsconfig.json": { extends: ["./none.json", "@none/tsconfig"], compilerOptions: { paths: { "@/*": ["./*"] } } },
      "main.ts": "",
      "b.ts": "",
    });
    const host = createDiskHost({ rootDir: project.root });
    expect(resolveFrom(host, project, "@/b")).toBe("b.ts");
    expect(host.problems).toEqual([
      `${project.path("tsconfig.json")} extends "./none.json", which cannot be found: it is ignored.`,
      `${project.path("tsconfig.json")} extends "@none/tsconfig", which cannot be found: it is ignored.`,
    ]);
  });

  it("is said: a malformed package.json or pnpm-workspace.yaml", () => {
    const project = temporaryProject({
      "package.json": `{ "name": `,
      "pnpm-workspace.yaml": "packages: [",
      "main.ts": "",
      "b/index.tsx": "",
      "c.ts": "",
      "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./*"] } } },
    });
    const host = createDiskHost({ rootDir: project.root });
    expect(["./b", "./c.js", "@/c", "#x", "react"].map((specifier) => resolveFrom(host, project, specifier))).toEqual([
      "b/index.tsx",
      "c.ts",
      "c.ts",
      undefined,
      undefined,
    ]);
    expect(host.problems).toHaveLength(2);
    expect(host.problems[0]).toContain(`${project.path("package.json")} is malformed (`);
    expect(host.problems[1]).toContain(`${project.path("pnpm-workspace.yaml")} is malformed (`);
  });

  it("is no problem any more once it is mended", () => {
    const project = temporaryProject({ "tsconfig.json": `{`, "main.ts": "" });
    const host = createDiskHost({ rootDir: project.root });
    host.resolve("@/b", project.path("main.ts"));
    expect(host.problems).toHaveLength(1);
    project.write("tsconfig.json", `{ "compilerOptions": {} }`);
    host.startRun();
    host.resolve("@/b", project.path("main.ts"));
    expect(host.problems).toEqual([]);
  });

  it("is undefined: an unreadable file, a folder, a syntax error, a tree without scopes", () => {
    const project = temporaryProject({
      "secret.ts": "",
      "folder.ts/a.ts": "",
      "broken.tsx": "const = <p>it's",
      "broken-word.tsx": `mport { a } from "./a";\nconst = <p>it's`,
      "binary.ts": "\0\uFFFD",
    });
    if (process.getuid?.() !== 0) chmodSync(project.path("secret.ts"), 0);
    const host = createDiskHost({ rootDir: project.root });
    for (const file of ["folder.ts", "broken.tsx", "binary.ts"])
      expect(host.parse(project.path(file)), file).toBeUndefined();
    if (process.getuid?.() !== 0) expect(host.parse(project.path("secret.ts"))).toBeUndefined();
    expect(host.version(project.path("folder.ts"))).toBeUndefined();
    expect(host.imports(project.path("broken-word.tsx"))).toBeUndefined();
    expect(host.imports(project.path("broken.tsx"))?.edges).toEqual([]);
    expect(createModuleGraph(host, defaultSettings).summary(project.path("broken.tsx"))).toBeUndefined();
  });

  it("leaves a byte order mark out of the text, so that offsets agree with ESLint's", () => {
    const project = temporaryProject({ "main.ts": `\uFEFF"use server"; const a = 1;` });
    const source = createDiskHost({ rootDir: project.root }).parse(project.path("main.ts"));
    expect([source?.text, source?.ast.body[1]?.range]).toEqual([`"use server"; const a = 1;`, [14, 26]]);
  });

  it("is parsed by the given parser where oxc cannot", () => {
    const project = temporaryProject({ "broken.ts": "const = 1;" });
    const tree = parseWith("typescript-estree", "", "/x.ts");
    expect(createDiskHost({ rootDir: project.root, parse: () => tree }).parse(project.path("broken.ts"))).toBe(tree);
    const throwing = () => {
      throw new SyntaxError("no");
    };
    expect(createDiskHost({ rootDir: project.root, parse: throwing }).parse(project.path("broken.ts"))).toBeUndefined();
  });
});
