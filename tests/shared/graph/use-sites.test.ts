import { describe, expect, it } from "vitest";
import { graphOf, imported } from "./graph-of.ts";

const files = {
  "/button.tsx": `
    export function Button(props) { return <b />; }
    export default function Other() { return <Button kind="same file" />; }
    export const memoed = memo(Button);
    export type Size = "big";`,
  "/barrel.ts": `export * from "./button"; export { Button as Renamed, default as OtherByName } from "./button"; export * as ui from "./button";`,
  "/outer-barrel.ts": `import { Renamed } from "./barrel"; export { Renamed as Twice };`,
  "/direct.tsx": `import { Button as B } from "./button"; export const page = () => <B kind="direct" />;`,
  "/namespace.tsx": `import * as ui from "./button"; export const page = () => <ui.Button kind="namespace" />;`,
  "/through-barrel.tsx": `import { Button } from "./barrel"; export const page = () => <Button kind="barrel" />;`,
  "/renamed.tsx": `import { Renamed } from "./barrel"; export const page = () => <Renamed kind="renamed" />;`,
  "/twice.tsx": `import { Twice } from "./outer-barrel"; export const page = () => <><Twice kind="twice" /><Twice kind="again" /></>;`,
  "/member.tsx": `import { ui } from "./barrel"; export const page = () => <ui.Button kind="member" />;`,
  "/default.tsx": `import Any from "./button"; import { OtherByName } from "./barrel"; export const page = () => <><Any kind="default" /><OtherByName kind="by name" /></>;`,
  "/shadowed.tsx": `import { Button } from "./button"; export const page = (Button) => <Button kind="no" />;`,
  "/same-name.tsx": `import { Button } from "./another"; export const page = () => <Button kind="no" />;`,
  "/another.tsx": `export const Button = () => <b />;`,
  "/type-only.tsx": `import type { Button } from "./button"; export const page = () => <Button kind="no" />;`,
};

function kindsOf(exportName: string): string[] {
  const graph = graphOf(files);
  return graph
    .renderSitesOf("/button.tsx", exportName)
    .map(
      ({ element, file }) =>
        `${file} ${element.attributes[0]?.value.kind === "value" ? textOf(file, element.attributes[0].span) : ""}`,
    )
    .sort();
}

function textOf(file: string, span: { readonly start: number; readonly end: number }): string {
  return files[file as keyof typeof files].slice(span.start, span.end);
}

describe("who renders a component", () => {
  it("finds each way to name it", () => {
    expect(kindsOf("Button")).toEqual([
      `/button.tsx kind="same file"`,
      `/direct.tsx kind="direct"`,
      `/member.tsx kind="member"`,
      `/namespace.tsx kind="namespace"`,
      `/renamed.tsx kind="renamed"`,
      `/through-barrel.tsx kind="barrel"`,
      `/twice.tsx kind="again"`,
      `/twice.tsx kind="twice"`,
    ]);
  });

  it("finds a default export by any name", () => {
    expect(kindsOf("default")).toEqual([`/default.tsx kind="by name"`, `/default.tsx kind="default"`]);
  });

  it("finds nothing for what is not rendered, not exported or no value", () => {
    expect([kindsOf("memoed"), kindsOf("absent"), kindsOf("Size")]).toEqual([[], [], []]);
  });

  it.each([
    ["the default of a dynamic import", `dynamic(() => import("./parts"))`, "default"],
    ["the default, with options", `dynamic(() => import("./parts"), { ssr: false })`, "default"],
    ["the default, in a block", `lazy(() => { return import("./parts"); })`, "default"],
    ["a member by then", `dynamic(() => import("./parts").then((m) => m.Part))`, "Part"],
    ["a destructured member by then", `dynamic(() => import("./parts").then(({ Part: P }) => P))`, "Part"],
    ["a member as default by then", `React.lazy(() => import("./parts").then((m) => ({ default: m.Part })))`, "Part"],
    ["a member by await", `dynamic(async () => (await import("./parts")).Part)`, "Part"],
    [
      "a member as default by await",
      `lazy(async () => { const m = await import("./parts"); return { default: m.Part }; })`,
      "Part",
    ],
    ["a member through a barrel", `dynamic(() => import("./index").then((m) => m.Part))`, "Part"],
  ])("finds %s", (_title, loader, exportName) => {
    const graph = graphOf({
      "/parts.tsx": `export function Part() {} export default function Whole() {}`,
      "/index.ts": `export * from "./parts";`,
      "/page.tsx": `import dynamic from "next/dynamic"; import React, { lazy } from "react"; const X = ${loader}; export default () => <X />;`,
    });
    const other = exportName === "Part" ? "default" : "Part";
    expect(graph.renderSitesOf("/parts.tsx", exportName).map((site) => site.file)).toEqual(["/page.tsx"]);
    expect(graph.renderSitesOf("/parts.tsx", other)).toEqual([]);
  });

  it.each([
    `dynamic(() => import(name))`,
    `other(() => import("./parts"))`,
    `dynamic(() => import("./parts").then(pick))`,
    `dynamic(load)`,
  ])("does not guess what %s loads", (loader) => {
    const graph = graphOf({
      "/parts.tsx": `export function Part() {} export default function Whole() {}`,
      "/page.tsx": `import dynamic from "next/dynamic"; import { other } from "./other"; const X = ${loader}; export default () => <X />;`,
    });
    expect([...graph.renderSitesOf("/parts.tsx", "default"), ...graph.renderSitesOf("/parts.tsx", "Part")]).toEqual([]);
  });

  it("follows changes", () => {
    const graph = graphOf(files);
    const count = () => graph.renderSitesOf("/button.tsx", "Button").length;
    expect(count()).toBe(8);
    graph.host.write("/direct.tsx", `import { Button } from "./another"; export const page = () => <Button />;`);
    expect(count()).toBe(7);
    graph.host.write("/new.tsx", `import { Button } from "./button"; export const page = () => <Button />;`);
    expect(count()).toBe(8);
    graph.host.remove("/barrel.ts");
    expect(count()).toBe(3);
  });
});

describe("who can name an export", () => {
  it("gives each importing module with what it calls it", () => {
    const { importersOf } = graphOf(files);
    const sites = importersOf("/button.tsx", "Button").map(({ file, reference }) => [file, reference] as const);
    expect(Object.fromEntries(sites)).toEqual({
      "/direct.tsx": imported("./button", "Button"),
      "/namespace.tsx": imported("./button", "*", "Button"),
      "/through-barrel.tsx": imported("./barrel", "Button"),
      "/renamed.tsx": imported("./barrel", "Renamed"),
      "/outer-barrel.ts": imported("./barrel", "Renamed"),
      "/twice.tsx": imported("./outer-barrel", "Twice"),
      "/member.tsx": imported("./barrel", "ui", "Button"),
      "/shadowed.tsx": imported("./button", "Button"),
    });
  });

  it("counts a dynamic import", () => {
    const { importersOf } = graphOf({ "/a.ts": `export const x = 1;`, "/b.ts": `const later = () => import("./a");` });
    expect(importersOf("/a.ts", "x")).toEqual([{ file: "/b.ts", reference: imported("./a", "*", "x") }]);
  });
});

describe("who can name any export", () => {
  it("gives each importing module once", () => {
    const { usersOf } = graphOf({ ...files, "/later.ts": `const later = () => import("./outer-barrel");` });
    expect([...usersOf("/button.tsx")].sort()).toEqual([
      "/default.tsx",
      "/direct.tsx",
      "/later.ts",
      "/member.tsx",
      "/namespace.tsx",
      "/outer-barrel.ts",
      "/renamed.tsx",
      "/shadowed.tsx",
      "/through-barrel.tsx",
      "/twice.tsx",
    ]);
  });

  it("comes to an end where barrels pass on each other", () => {
    const { usersOf } = graphOf({
      "/a.ts": `export * from "./b"; export const a = 1;`,
      "/b.ts": `export * from "./a";`,
      "/c.ts": `import { a } from "./b";`,
    });
    expect(usersOf("/a.ts")).toEqual(["/c.ts"]);
  });
});

describe("who calls a function", () => {
  it("finds calls by name, alias, namespace and barrel, with the calling function", () => {
    const graph = graphOf({
      "/lib.ts": `export function save(id) {} export function other() { save(1); }`,
      "/index.ts": `export * from "./lib"; export { save as store } from "./lib";`,
      "/a.ts": `import { save } from "./lib"; export function inA() { save(2); other(); } save(3);`,
      "/b.ts": `import { store } from "./index"; import * as lib from "./lib"; const again = store; export const inB = () => { store(4); lib.save(5); again(6); };`,
      "/c.ts": `import { other } from "./lib"; other(); const save = () => {}; save(7);`,
    });
    const sites = graph
      .callSitesOf("/lib.ts", "save")
      .map(
        ({ call, caller, file }) =>
          `${file} ${graph.host.text?.(file)?.slice(call.span.start, call.span.end)} in ${caller?.name ?? "the module"}`,
      );
    expect(sites.sort()).toEqual([
      "/a.ts save(2) in inA",
      "/a.ts save(3) in the module",
      "/b.ts again(6) in inB",
      "/b.ts lib.save(5) in inB",
      "/b.ts store(4) in inB",
      "/lib.ts save(1) in other",
    ]);
  });
});
