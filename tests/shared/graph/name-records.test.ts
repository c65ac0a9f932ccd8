import { describe, expect, it } from "vitest";
import { createModuleGraph, type ModuleGraph } from "../../../shared/src/graph/module-graph.ts";
import type { ExportTest, ImportedName } from "../../../shared/src/graph/name-records.ts";
import { createMemoryHost } from "../../../shared/src/host/memory-host.ts";
import { isNavigationExport } from "../../../shared/src/navigation/navigation-probes.ts";
import { defaultSettings } from "../../../shared/src/settings/defaults.ts";

/** A graph that fails as soon as it asks for a tree. */
function graphWithoutTrees(files: Readonly<Record<string, string>>): ModuleGraph {
  const host = createMemoryHost(files);
  return createModuleGraph(
    {
      ...host,
      parse: (file) => {
        throw new Error(`a tree of ${file}`);
      },
    },
    defaultSettings,
  );
}

function named(source: string, name: string): ImportedName {
  return { kind: "import", source, name, path: [] };
}

describe("mayUseExport", () => {
  const graph = graphWithoutTrees({
    "/leave.ts": `import { redirect } from "next/navigation";\nexport function leave() { redirect("/"); }`,
    "/router.ts": `import { useRouter } from "next/navigation";\nexport function useBack() { return useRouter().back; }`,
    "/typed.ts": `import type { redirect } from "next/navigation";\nexport function typed() {}`,
    "/alias.ts": `export { redirect as go } from "next/navigation";`,
    "/by-alias.ts": `import { go } from "./alias";\nexport async function byAlias() { go("/"); }`,
    "/by-helper.ts": `import { leave } from "./leave";\nexport function byHelper() { leave(); }`,
    "/constant.ts": `import { leave } from "./leave";\nexport const later = wrap(leave);`,
    "/arrow.ts": `import { byHelper } from "./by-helper";\nexport const arrow = async (a: () => void, b = ")"): Promise<void> => byHelper();`,
    "/called.ts": `import { leave } from "./leave";\nexport const called = (() => leave)();`,
    "/chosen.ts": `import { leave } from "./leave";\nexport const chosen = (1 > 0) ? leave : undefined;`,
    "/passed.ts": `import { later } from "./constant";\nexport const passed = [later];`,
    "/arrow-leave.ts": `import { redirect } from "next/navigation";\nexport const arrowLeave = () => redirect("/");`,
    "/plain.ts": `import { helper } from "./more";\nexport const plain = () => helper();`,
    "/more.ts": `export function helper() {}`,
    "/factory.ts": `import { createNavigation } from "next-intl/navigation";\nexport const { redirect } = createNavigation({});`,
    "/required.ts": `const { redirect } = require("next/navigation");\nexport function required() { redirect("/"); }`,
    "/lazy.ts": `export async function lazy() { (await import("next/navigation")).redirect("/"); }`,
    "/hidden.ts": `/*\nexport function hidden() {}\n*/\nimport { leave } from "./leave";\nexport const hidden = leave;`,
    "/barrel.ts": `export * from "./leave";\nexport * from "./more";\nexport { useBack as back } from "./router";`,
    "/loop-a.ts": `export * from "./loop-b";`,
    "/loop-b.ts": `export * from "./loop-a";`,
    "/cycle-a.ts": `export { x } from "./cycle-b";`,
    "/cycle-b.ts": `export { x } from "./cycle-a";`,
  });
  const uses = (source: string, name: string, isWanted: ExportTest = isNavigationExport): boolean =>
    graph.mayUseExport(named(source, name), "/page.ts", isWanted);

  it.each([
    ["the export itself", "next/navigation", "redirect"],
    ["everything of its package", "next/navigation", "*"],
    ["the export under another name", "./alias", "go"],
    ["a function that calls it", "./leave", "leave"],
    ["a function that calls it under another name", "./by-alias", "byAlias"],
    ["such a function through `export *`", "./barrel", "leave"],
    ["a constant made of such a function", "./constant", "later"],
    ["an arrow function that calls it", "./arrow-leave", "arrowLeave"],
    ["a constant made of such a constant", "./passed", "passed"],
    ["what a function gives that is called at once", "./called", "called"],
    ["one of two functions", "./chosen", "chosen"],
    ["what a factory gives", "./factory", "redirect"],
    ["a function of a module with `require`", "./required", "required"],
    ["a function with a dynamic import", "./lazy", "lazy"],
    ["a constant beside a declaration in a comment", "./hidden", "hidden"],
    ["a namespace of a module that imports it", "./leave", "*"],
  ])("yes: %s", (_title, source, name) => {
    expect(uses(source, name)).toBe(true);
  });

  it.each([
    ["another export of the package", "next/navigation", "useRouter"],
    ["a function that calls another export of the package", "./router", "useBack"],
    ["that function through a barrel", "./barrel", "back"],
    ["a function of a module that imports its type", "./typed", "typed"],
    ["a function that calls a function that calls it: nobody follows that far", "./by-helper", "byHelper"],
    ["an arrow function that calls a function that calls it", "./arrow", "arrow"],
    ["a constant of a module that imports nothing of the kind", "./plain", "plain"],
    ["a function beside others in a barrel", "./barrel", "helper"],
    ["another package", "some-package", "redirect"],
    ["a module that is not found", "./missing", "redirect"],
    ["modules that pass everything on to each other", "./loop-a", "leave"],
    ["modules that pass a name on to each other", "./cycle-a", "x"],
  ])("no: %s", (_title, source, name) => {
    expect(uses(source, name)).toBe(false);
  });

  it("answers each test by itself", () => {
    const isRouter: ExportTest = (source, name) => source === "next/navigation" && name === "useRouter";
    expect([uses("./router", "useBack", isRouter), uses("./router", "useBack")]).toEqual([true, false]);
  });

  it("sees a file that has changed", () => {
    const host = createMemoryHost({ "/helper.ts": `export function helper() {}` });
    const changing = createModuleGraph(host, defaultSettings);
    const ask = (): boolean => changing.mayUseExport(named("./helper", "helper"), "/page.ts", isNavigationExport);
    expect(ask()).toBe(false);
    host.write(
      "/helper.ts",
      `import { redirect } from "next/navigation";\nexport function helper() { redirect("/"); }`,
    );
    expect(ask()).toBe(true);
  });
});

describe("mayBeServerFunction", () => {
  const graph = graphWithoutTrees({
    "/actions.ts": `"use server";\nexport async function save() {}\nexport const update = build();`,
    "/inline.ts": `export async function inline() { "use server"; }\nexport async function plain() {}`,
    "/escaped.ts": `"use\\x20server";\nexport async function escaped() {}`,
    "/helper.ts": `import { save } from "./actions";\nexport function helper() { return save(); }`,
    "/bound.ts": `import { save } from "./actions";\nexport const bound = save.bind(null, 1);`,
    "/barrel.ts": `export * from "./actions";\nexport { helper } from "./helper";`,
    "/served.ts": `"use server";\nexport { plain } from "./plain";`,
    "/plain.ts": `export async function plain() {}`,
    "/constant.ts": `import { plain } from "./plain";\nexport const constant = plain;`,
  });
  const may = (source: string, name: string): boolean => graph.mayBeServerFunction(named(source, name), "/page.ts");

  it.each([
    ["what a `use server` module exports", "./actions", "save"],
    ["what it builds", "./actions", "update"],
    ["a directive with escapes", "./escaped", "escaped"],
    ["a function with the directive in it", "./inline", "inline"],
    ["a function beside it", "./inline", "plain"],
    ["through `export *`", "./barrel", "save"],
    ["what is bound", "./bound", "bound"],
    ["a plain function that a `use server` module passes on", "./served", "plain"],
    ["a namespace", "./actions", "*"],
  ])("yes: %s", (_title, source, name) => {
    expect(may(source, name)).toBe(true);
  });

  it.each([
    ["a function that calls one", "./helper", "helper"],
    ["that function through a barrel", "./barrel", "helper"],
    ["a plain function", "./plain", "plain"],
    ["a constant that holds it", "./constant", "constant"],
    ["what a package exports", "some-package", "save"],
    ["a module that is not found", "./missing", "save"],
  ])("no: %s", (_title, source, name) => {
    expect(may(source, name)).toBe(false);
  });
});

describe("what a name certainly is", () => {
  const graph = graphWithoutTrees({
    "/actions.ts": `"use server";\nexport async function save() {}\nexport const update = build();`,
    "/classes.ts": `"use server";\nexport class Save {}`,
    "/stars.ts": `"use server";\nexport * from "./plain";`,
    "/passed.ts": `"use server";\nexport { plain } from "./plain";`,
    "/inline.ts": `export async function inline() { "use server"; }`,
    "/barrel.ts": `export { save as store } from "./actions";\nexport { Form } from "./form";`,
    "/plain.ts": `export async function plain() {}`,
    "/form.tsx": `"use client";\nexport function Form() {}\nexport const Other = Form;`,
  });

  it.each([
    ["a function of a `use server` module", "./actions", "save", true],
    ["what such a module builds", "./actions", "update", true],
    ["the function by another name", "./barrel", "store", true],
    ["a function that such a module passes on", "./passed", "plain", true],
    ["a class, which no reference is made for", "./classes", "Save", false],
    ["what `export *` passes on", "./stars", "plain", false],
    ["a function with a directive of its own", "./inline", "inline", false],
    ["a plain function", "./plain", "plain", false],
    ["what a package exports", "some-package", "save", false],
  ])("served by an export: %s: %s %s: %s", (_title, source, name, expected) => {
    expect(graph.isServedByExport(named(source, name), "/page.ts")).toBe(expected);
  });

  it("is served itself, not what is taken from it", () => {
    expect(graph.isServedByExport({ ...named("./actions", "save"), path: ["bind"] }, "/page.ts")).toBe(false);
  });

  it.each([
    ["a client component", "./form", "Form", "client"],
    ["the component through a barrel", "./barrel", "Form", "client"],
    ["a plain function", "./plain", "plain", "none"],
    ["a Server Function", "./actions", "save", "server"],
    ["a constant, which may hold what another module declares", "./form", "Other", undefined],
    ["what a package exports", "some-package", "Form", undefined],
  ])("the side of the function: %s: %s %s: %s", (_title, source, name, expected) => {
    expect(graph.boundaryOfFunction(named(source, name), "/page.ts")).toBe(expected);
  });
});

describe("what a file imports", () => {
  const graph = graphWithoutTrees({
    "/actions.ts": `"use server";\nexport async function save() {}`,
    "/plain.ts": `export const plain = 1;`,
    "/form.tsx": `"use client";\nexport function Form() {}`,
    "/view.tsx": `import { Form } from "./form";\nexport const View = () => <Form />;`,
    "/by-name.ts": `import { save } from "./actions";`,
    "/by-other-name.ts": `import { save as persist } from "./actions";`,
    "/by-namespace.ts": `import * as actions from "./actions";`,
    "/passing-on.ts": `export { save } from "./actions";`,
    "/by-expression.ts": `const actions = () => import("./actions");`,
    "/by-require.ts": `const { save } = require("./actions");`,
    "/by-type.ts": `import type { save } from "./actions";\nimport { plain } from "./plain";`,
    "/page.tsx": `import { View } from "./view";\nimport { notFound } from "next/navigation";`,
    "/broken.tsx": `mport { View } from "./view"; <p>it's`,
  });

  it.each([
    ["/by-name.ts", ["save"]],
    ["/by-other-name.ts", ["persist"]],
    ["/by-namespace.ts", ["actions"]],
    ["/by-expression.ts", ["*"]],
    ["/by-require.ts", undefined],
    ["/broken.tsx", undefined],
    ["/passing-on.ts", []],
    ["/by-type.ts", []],
    ["/form.tsx", []],
    ["/page.tsx", []],
  ])("can be Server Functions: %s: %j", (file, expected) => {
    expect(graph.serverFunctionNames(file)).toEqual(expected);
  });

  it.each([
    ["/form.tsx", true],
    ["/page.tsx", true],
    ["/by-require.ts", true],
    ["/broken.tsx", true],
    ["/by-name.ts", false],
  ])("can lead to a client entry: %s: %s", (file, expected) => {
    expect(graph.mayReachClientEntry(file)).toBe(expected);
  });

  it.each([
    ["/page.tsx", true],
    ["/by-require.ts", true],
    ["/broken.tsx", true],
    ["/view.tsx", false],
  ])("can be a navigation call: %s: %s", (file, expected) => {
    expect(graph.mayImportExport(file, isNavigationExport)).toBe(expected);
  });
});

describe("what a file calls", () => {
  const isHook = (source: string, name: string): boolean => source === "./hooks" && name.startsWith("use");

  it.each([
    ["by its name", `import { useView } from "./hooks"; useView();`, true],
    ["by another name", `import { useView as view } from "./hooks"; view();`, true],
    ["by the name of a default export", `import useView from "./hooks"; useView();`, true],
    ["with a type", `import { useView } from "./hooks"; useView<string>();`, true],
    ["with blanks before the arguments", `import { useView } from "./hooks"; useView /* now */ ();`, true],
    ["nowhere", `"use client"; import { useView } from "./hooks"; export const uses = [useView];`, false],
    ["by a name of somebody else", `import { useView } from "./others"; useView();`, false],
    ["by a name that is a type", `import type { useView } from "./hooks"; useView();`, false],
    ["what it passes on", `export { useView } from "./hooks"; useView();`, false],
    ["of a namespace, which nobody looks into", `import * as hooks from "./hooks"; hooks.useView();`, false],
    ["where nobody can list the imports", `const { useView } = require("./hooks"); useView();`, false],
  ])("%s", (_title, text, expected) => {
    const graph = graphWithoutTrees({ "/view.ts": text, "/hooks.ts": "export const useView = () => {};" });
    expect(graph.callsImport("/view.ts", isHook)).toBe(expected);
  });
});
