import { describe, expect, it } from "vitest";
import type { Resolution } from "../../../shared/src/graph/resolution.ts";
import { graphOf, imported, local } from "./graph-of.ts";

/** Where a resolution ends, in one line. */
function endOf(resolution: Resolution): string {
  if (resolution.kind === "unknown") return "unknown";
  const path = resolution.path.length > 0 ? ` .${resolution.path.join(".")}` : "";
  if (resolution.kind === "external") return `external ${resolution.source} ${resolution.name}${path}`;
  if (resolution.kind === "global") return `global ${resolution.name}${path}`;
  const { file, summary, value } = resolution;
  const detail = value.kind === "function" ? `function ${summary.functions[value.index]?.name ?? "-"}` : value.kind;
  return `${file} ${detail}${path}`;
}

const files = {
  "/functions.ts": `
    export function declared() {}
    export const arrow = () => {};
    function hidden() {}
    export { hidden as renamed };
    export const alias = arrow;
    export const made = create();
    export const table = { add() {}, nested: { remove: declared } };
    export const { first, second: { third } } = load();
    export const number = 1;
    export class Thing {}
    export type OnlyType = string;
    export interface Both {}
    export const Both = () => {};
    export const first2 = table.add;`,
  "/default-function.ts": `export default function named() {}`,
  "/default-anonymous.ts": `export default () => {};`,
  "/default-identifier.ts": `const later = function inner() {}; export default later;`,
  "/default-imported.ts": `import { declared } from "./functions"; export default declared;`,
  "/default-object.ts": `import { declared } from "./functions"; export default { go: declared };`,
  "/barrel.ts": `
    export * from "./functions";
    export { default as Named, default } from "./default-function";
    export * as all from "./functions";
    export { declared as again } from "./functions";
    export type { arrow as arrowType } from "./functions";`,
  "/barrel-of-barrel.ts": `export * from "./barrel";`,
  "/import-then-export.ts": `import { declared as d, arrow } from "./functions"; import * as ns from "./functions"; export { d as passed, arrow, ns };`,
  "/cycle-a.ts": `export * from "./cycle-b"; export const inA = () => {};`,
  "/cycle-b.ts": `export * from "./cycle-a"; export { inB } from "./cycle-a";`,
  "/alias-cycle.ts": `export const x = y; export const y = x;`,
  "/conflict-1.ts": `export const same = () => {}; export const one = () => {};`,
  "/conflict-2.ts": `export const same = () => {}; export const two = () => {};`,
  "/conflict.ts": `export * from "./conflict-1"; export * from "./conflict-2";`,
  "/conflict-settled.ts": `export * from "./conflict-1"; export * from "./conflict-2"; export { same } from "./conflict-2";`,
  "/diamond.ts": `export * from "./barrel"; export * from "./functions";`,
  "/star-of-package.ts": `export * from "some-package"; export * from "./conflict-1";`,
  "/star-of-packages.ts": `export * from "some-package"; export * from "other-package";`,
  "/star-of-missing.ts": `export * from "./missing";`,
  "/from-package.ts": `export { redirect as go, notFound } from "next/navigation"; export * as nav from "next/navigation"; import { cookies } from "next/headers"; export { cookies };`,
  "/broken.ts": `export const = ;`,
  "/data.json": `{}`,
  "/prototype.ts": `export const table = {}; export const other = 1;`,
  "/main.ts": `
    import { declared } from "./functions";
    import * as fns from "./functions";
    import { actions } from "./object";
    const { add } = fns.table;
    const here = () => {};
    export const local = here;`,
};

describe("what an import names", () => {
  const { resolve } = graphOf(files);
  it.each([
    // The module itself
    ["a function declaration", imported("./functions", "declared"), "/functions.ts function declared"],
    ["an arrow", imported("./functions", "arrow"), "/functions.ts function arrow"],
    ["a renamed export", imported("./functions", "renamed"), "/functions.ts function hidden"],
    ["an alias of a binding", imported("./functions", "alias"), "/functions.ts function arrow"],
    ["the result of a call", imported("./functions", "made"), "/functions.ts call"],
    ["a class", imported("./functions", "Thing"), "/functions.ts class"],
    ["a literal", imported("./functions", "number"), "/functions.ts value"],
    ["a destructured export", imported("./functions", "first"), "/functions.ts call"],
    ["a nested destructured export", imported("./functions", "third"), "/functions.ts call"],
    ["a type", imported("./functions", "OnlyType"), "unknown"],
    ["a value beside a type of its name", imported("./functions", "Both"), "/functions.ts function Both"],
    ["a name that is not exported", imported("./functions", "absent"), "unknown"],
    ["a name that is bound but not exported", imported("./functions", "hidden"), "unknown"],
    // Members
    ["a method of an object", imported("./functions", "table", "add"), "/functions.ts function add"],
    [
      "a nested member that is a reference",
      imported("./functions", "table", "nested", "remove"),
      "/functions.ts function declared",
    ],
    ["a missing member", imported("./functions", "table", "absent"), "unknown"],
    ["a member of every object's prototype", imported("./prototype", "table", "toString"), "unknown"],
    ["an export named like one", imported("./prototype", "constructor"), "unknown"],
    ["a member of a function", imported("./functions", "declared", "bind"), "/functions.ts function declared .bind"],
    ["an alias of a member", imported("./functions", "first2"), "/functions.ts function add"],
    // Default exports
    ["a named default function", imported("./default-function", "default"), "/default-function.ts function named"],
    ["an anonymous default", imported("./default-anonymous", "default"), "/default-anonymous.ts function -"],
    ["a default identifier", imported("./default-identifier", "default"), "/default-identifier.ts function inner"],
    ["an imported default identifier", imported("./default-imported", "default"), "/functions.ts function declared"],
    ["a member of a default object", imported("./default-object", "default", "go"), "/functions.ts function declared"],
    // Namespaces
    ["a member of a namespace", imported("./functions", "*", "arrow"), "/functions.ts function arrow"],
    [
      "the default of a namespace",
      imported("./default-function", "*", "default"),
      "/default-function.ts function named",
    ],
    ["a namespace itself", imported("./functions", "*"), "unknown"],
    // Barrels
    ["a name through export *", imported("./barrel", "declared"), "/functions.ts function declared"],
    ["a name through two export *", imported("./barrel-of-barrel", "arrow"), "/functions.ts function arrow"],
    ["a renamed re-export", imported("./barrel", "again"), "/functions.ts function declared"],
    ["a default re-exported by name", imported("./barrel", "Named"), "/default-function.ts function named"],
    ["a default re-exported as default", imported("./barrel", "default"), "/default-function.ts function named"],
    ["a default, which export * leaves out", imported("./barrel-of-barrel", "default"), "unknown"],
    ["export * as", imported("./barrel", "all", "declared"), "/functions.ts function declared"],
    ["a namespace in a namespace", imported("./barrel", "*", "all", "table", "add"), "/functions.ts function add"],
    ["a type-only re-export", imported("./barrel", "arrowType"), "unknown"],
    ["imported, then exported", imported("./import-then-export", "passed"), "/functions.ts function declared"],
    [
      "an imported namespace, then exported",
      imported("./import-then-export", "ns", "arrow"),
      "/functions.ts function arrow",
    ],
    ["one definition by two paths", imported("./diamond", "declared"), "/functions.ts function declared"],
    // Conflicts and cycles
    ["two definitions by export *", imported("./conflict", "same"), "unknown"],
    ["what only one of them has", imported("./conflict", "two"), "/conflict-2.ts function two"],
    ["a named re-export before export *", imported("./conflict-settled", "same"), "/conflict-2.ts function same"],
    ["a name in a cycle of barrels", imported("./cycle-b", "inA"), "/cycle-a.ts function inA"],
    ["a name that only goes round", imported("./cycle-b", "inB"), "unknown"],
    ["a name that a cycle does not have", imported("./cycle-a", "absent"), "unknown"],
    ["bindings that name each other", imported("./alias-cycle", "x"), "unknown"],
    // Packages
    ["a package's export", imported("next/navigation", "redirect"), "external next/navigation redirect"],
    [
      "a member of a package's namespace",
      imported("next/navigation", "*", "redirect"),
      "external next/navigation redirect",
    ],
    ["a package's namespace", imported("next/navigation", "*"), "external next/navigation *"],
    [
      "a member of a package's default",
      imported("next-auth", "default", "signIn"),
      "external next-auth default .signIn",
    ],
    ["a package's export, renamed on the way", imported("./from-package", "go"), "external next/navigation redirect"],
    [
      "a package's namespace on the way",
      imported("./from-package", "nav", "notFound"),
      "external next/navigation notFound",
    ],
    [
      "a package's export, imported then exported",
      imported("./from-package", "cookies"),
      "external next/headers cookies",
    ],
    ["a name a package's export * may have", imported("./star-of-package", "other"), "external some-package other"],
    ["a name the project has beside it", imported("./star-of-package", "one"), "/conflict-1.ts function one"],
    ["a name that two packages may have", imported("./star-of-packages", "other"), "unknown"],
    // What cannot be seen
    ["a missing file", imported("./missing", "a"), "unknown"],
    ["a missing file behind export *", imported("./star-of-missing", "a"), "unknown"],
    ["an alias that leads nowhere", imported("@/missing", "a"), "unknown"],
    ["a module with a syntax error", imported("./broken", "a"), "unknown"],
    ["a module that is none", imported("./data.json", "a"), "unknown"],
    ["by an alias of paths", imported("@/functions", "declared"), "/functions.ts function declared"],
    // Not imports
    ["a local binding", local("here"), "/main.ts function here"],
    ["a local alias", local("local"), "/main.ts function here"],
    ["an imported name as a local one", local("declared"), "/functions.ts function declared"],
    ["destructured from a namespace's object", local("add"), "/functions.ts function add"],
    ["an unbound local", local("nobody"), "unknown"],
    ["a global", { kind: "global", name: "fetch", path: [] } as const, "global fetch"],
    ["an unknown reference", { kind: "unknown" } as const, "unknown"],
  ] as const)("%s", (_title, reference, expected) => {
    expect(endOf(resolve(reference, "/main.ts"))).toBe(expected);
  });

  it("resolves an export name of a module like an import of it", () => {
    const graph = graphOf(files);
    expect(endOf(graph.resolveExport("/barrel.ts", "again"))).toBe("/functions.ts function declared");
    expect(endOf(graph.resolveExport("/nowhere.ts", "again"))).toBe("unknown");
  });

  it("sees a changed, a new and a removed file", () => {
    const graph = graphOf({ "/a.ts": `export { x } from "./b";`, "/b.ts": `export const x = 1;` });
    expect(endOf(graph.resolveExport("/a.ts", "x"))).toBe("/b.ts value");
    graph.host.write("/b.ts", `export function x() {}`);
    expect(endOf(graph.resolveExport("/a.ts", "x"))).toBe("/b.ts function x");
    graph.host.write("/a.ts", `export { x } from "./c";`);
    expect(endOf(graph.resolveExport("/a.ts", "x"))).toBe("unknown");
    graph.host.write("/c.ts", `export class x {}`);
    expect(endOf(graph.resolveExport("/a.ts", "x"))).toBe("/c.ts class");
    graph.host.remove("/c.ts");
    expect(endOf(graph.resolveExport("/a.ts", "x"))).toBe("unknown");
  });
});
