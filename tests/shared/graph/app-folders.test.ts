import { describe, expect, it } from "vitest";
import { findAppFolders, roleOf } from "../../../shared/src/graph/app-folders.ts";
import { graphOf } from "./graph-of.ts";

/** What Next.js takes `file` for, in an app at `/shop` with these files (and `file`). */
function roleIn(file: string, ...others: readonly string[]): string | undefined {
  const files = [file, ...others].map((path) => `/shop/${path}`);
  const role = roleOf(`/shop/${file}`, findAppFolders(files, "/shop"));
  return role && `${role.kind} ${role.name}${role.isCertain ? "" : "?"}`;
}

const config = "next.config.mjs";

describe("what Next.js takes a file for", () => {
  it.each([
    ["app/page.tsx", "app page"],
    ["app/(group)/[id]/@slot/default.jsx", "app default"],
    ["app/api/route.ts", "app route"],
    ["app/opengraph-image2.tsx", "app opengraph-image"],
    ["app/page.test.tsx", undefined],
    ["app/actions.ts", undefined],
    ["lib/app/page.tsx", undefined],
    ["pages/shop/home.tsx", "pages shop/home"],
    ["pages/api/save.ts", "pages api/save"],
    ["lib/pages/home.tsx", undefined],
    ["lib/proxy.ts", undefined],
  ])("%s", (file, role) => {
    expect(roleIn(file, config)).toBe(role);
  });

  it("knows the files beside `app`, wherever that is", () => {
    expect(roleIn("proxy.ts", config, "app/page.tsx")).toBe("root proxy");
    expect(roleIn("src/proxy.ts", config, "app/page.tsx")).toBeUndefined();
    expect(roleIn("src/middleware.ts", config, "src/app/page.tsx")).toBe("root middleware");
    expect(roleIn("middleware.ts", config, "src/app/page.tsx")).toBeUndefined();
    expect(roleIn("middleware.ts", config, "pages/home.tsx")).toBe("root middleware");
  });

  it("takes the first of `pages` and `src/pages`, and only beside `app`", () => {
    expect(roleIn("src/pages/home.tsx", config)).toBe("pages home");
    expect(roleIn("src/pages/home.tsx", config, "src/app/page.tsx")).toBe("pages home");
    expect(roleIn("src/pages/home.tsx", config, "app/page.tsx")).toBeUndefined();
    expect(roleIn("src/pages/home.tsx", config, "pages/_app.tsx")).toBeUndefined();
  });

  it("is certain of an app by a config, a layout or page at the top, or `_app`", () => {
    expect(roleIn("pages/home.tsx")).toBe("pages home?");
    expect(roleIn("pages/home.tsx", "pages/_app.jsx")).toBe("pages home");
    expect(roleIn("pages/home.tsx", "app/layout.js")).toBe("pages home");
    expect(roleIn("pages/home.tsx", "app/shop/layout.js")).toBe("pages home?");
  });

  it("knows the apps of a repository by their configs", () => {
    expect(roleIn("apps/admin/src/app/page.tsx", "apps/admin/next.config.ts")).toBe("app page");
    expect(roleIn("apps/admin/src/app/page.tsx")).toBeUndefined();
  });
});

it("asks the files of the host", () => {
  expect(graphOf({ "/app/page.tsx": "", "/lib/page.tsx": "" }).roleOf("/app/page.tsx")).toEqual({
    kind: "app",
    name: "page",
    isCertain: true,
  });
});

describe("the exports that pass one on", () => {
  const graph = graphOf({
    "/view.tsx": `export const View = () => <b />; export default 1;`,
    "/barrel.ts": `export * from "./view"; export { View as Renamed } from "./view"; export * as all from "./view";`,
    "/app/page.tsx": `export { View as default } from "../barrel";`,
    "/app/layout.tsx": `import { Renamed } from "../barrel"; export default Renamed;`,
    "/app/loading.tsx": `import { Renamed } from "../barrel"; export default function Loading() { return <Renamed />; }`,
  });

  it("through barrels, an `import` and an `export`, but not in namespaces", () => {
    expect(
      graph
        .reexportsOf("/view.tsx", "View")
        .map(({ file, name }) => `${file} ${name}`)
        .sort(),
    ).toEqual(["/app/layout.tsx default", "/app/page.tsx default", "/barrel.ts Renamed", "/barrel.ts View"]);
  });

  it("none for what nobody passes on", () => {
    expect(graph.reexportsOf("/view.tsx", "default")).toEqual([]);
  });
});
