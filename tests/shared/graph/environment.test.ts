import { describe, expect, it } from "vitest";
import type { Environment } from "../../../shared/src/model/module.ts";
import { graphOf } from "./graph-of.ts";

function environmentsOf(files: Readonly<Record<string, string>>): Record<string, Environment> {
  const graph = graphOf(files);
  return Object.fromEntries(Object.keys(files).map((file) => [file, graph.environmentOf(file)]));
}

describe("the side a module runs on", () => {
  it("is the server's from an entry to a client boundary, the client's from there", () => {
    expect(
      environmentsOf({
        "/app/page.tsx": `import "./server-part"; import { Button } from "./button"; import "./shared";`,
        "/app/server-part.ts": `import "./deep";`,
        "/app/deep.ts": ``,
        "/app/button.tsx": `"use client"; import "./client-part"; import "./shared"; import { save } from "./actions";`,
        "/app/client-part.ts": ``,
        "/app/shared.ts": ``,
        "/app/actions.ts": `"use server"; import "./database"; export async function save() {}`,
        "/app/database.ts": ``,
        "/app/nobody.ts": ``,
        "/app/nobody-client.tsx": `"use client"; import "./nobody-deep";`,
        "/app/nobody-deep.ts": ``,
      }),
    ).toEqual({
      "/app/page.tsx": "server",
      "/app/server-part.ts": "server",
      "/app/deep.ts": "server",
      "/app/button.tsx": "client",
      "/app/client-part.ts": "client",
      "/app/shared.ts": "both",
      "/app/actions.ts": "server",
      "/app/database.ts": "server",
      "/app/nobody.ts": "unknown",
      "/app/nobody-client.tsx": "client",
      "/app/nobody-deep.ts": "unknown",
    });
  });

  it("comes from each of the framework's entries, and from no other file", () => {
    expect(
      environmentsOf({
        "/src/app/(group)/[id]/layout.tsx": ``,
        "/src/app/a/route.ts": ``,
        "/src/app/a/opengraph-image2.tsx": ``,
        "/src/app/sitemap.ts": ``,
        "/src/app/a/helper.ts": ``,
        "/src/app/a/mypage.tsx": ``,
        "/src/app/a/page.test.tsx": ``,
        "/src/app/a/error.vitest.spec.tsx": ``,
        "/src/pages/index.tsx": ``,
        "/src/pages/api/hook.ts": ``,
        "/src/middleware.ts": ``,
        "/proxy.ts": ``,
        "/instrumentation.ts": ``,
        "/instrumentation-client.ts": ``,
        "/lib/app/page.tsx": ``,
        "/lib/middleware.ts": ``,
        "/packages/site/next.config.js": ``,
        "/packages/site/app/page.tsx": ``,
      }),
    ).toEqual({
      "/src/app/(group)/[id]/layout.tsx": "server",
      "/src/app/a/route.ts": "server",
      "/src/app/a/opengraph-image2.tsx": "server",
      "/src/app/sitemap.ts": "server",
      "/src/app/a/helper.ts": "unknown",
      "/src/app/a/mypage.tsx": "unknown",
      "/src/app/a/page.test.tsx": "unknown",
      "/src/app/a/error.vitest.spec.tsx": "unknown",
      "/src/pages/index.tsx": "both",
      "/src/pages/api/hook.ts": "server",
      "/src/middleware.ts": "server",
      "/proxy.ts": "server",
      "/instrumentation.ts": "server",
      "/instrumentation-client.ts": "client",
      "/lib/app/page.tsx": "unknown",
      "/lib/middleware.ts": "unknown",
      "/packages/site/next.config.js": "unknown",
      "/packages/site/app/page.tsx": "server",
    });
  });

  it("does not follow types, and follows re-exports and dynamic imports", () => {
    expect(
      environmentsOf({
        "/app/page.tsx": `
          import type { A } from "./type-import";
          import { type B } from "./type-name";
          export type { C } from "./type-export";
          export * from "./barrel";
          const later = () => import("./dynamic");
          type D = typeof import("./type-query");`,
        "/app/type-import.ts": ``,
        "/app/type-name.ts": ``,
        "/app/type-export.ts": ``,
        "/app/type-query.ts": ``,
        "/app/barrel.ts": `export { x } from "./named";`,
        "/app/named.ts": ``,
        "/app/dynamic.ts": ``,
      }),
    ).toEqual({
      "/app/page.tsx": "server",
      "/app/type-import.ts": "unknown",
      "/app/type-name.ts": "unknown",
      "/app/type-export.ts": "unknown",
      "/app/type-query.ts": "unknown",
      "/app/barrel.ts": "server",
      "/app/named.ts": "server",
      "/app/dynamic.ts": "server",
    });
  });

  it("is the client's where client hooks are called without the directive", () => {
    expect(
      environmentsOf({
        "/app/page.tsx": `import { Label } from "../ui"; import "./quiet";`,
        "/ui/index.ts": `export * from "./label"; export * from "./toggle"; export * from "./namespace";`,
        "/ui/label.tsx": `import * as React from "react"; export const Label = () => <b />;`,
        "/ui/toggle.tsx": `import { useState } from "react"; import "./toggle-part"; export const Toggle = () => { useState(0); return <b />; };`,
        "/ui/toggle-part.ts": ``,
        "/ui/namespace.tsx": `import * as React from "react"; export const Other = () => { React.useState(0); return <b />; };`,
        "/app/quiet.ts": `import { useState } from "react"; export { useState };`,
      }),
    ).toEqual({
      "/app/page.tsx": "server",
      "/ui/index.ts": "server",
      "/ui/label.tsx": "server",
      "/ui/toggle.tsx": "client",
      "/ui/toggle-part.ts": "client",
      "/ui/namespace.tsx": "client",
      "/app/quiet.ts": "server",
    });
  });

  it("ends in cycles", () => {
    expect(
      environmentsOf({ "/app/page.tsx": `import "./a";`, "/app/a.ts": `import "./b";`, "/app/b.ts": `import "./a";` }),
    ).toEqual({
      "/app/page.tsx": "server",
      "/app/a.ts": "server",
      "/app/b.ts": "server",
    });
  });

  it("follows changes", () => {
    const graph = graphOf({ "/app/page.tsx": `import "./a";`, "/app/a.ts": `import "./b";`, "/app/b.ts": `` });
    expect(graph.environmentOf("/app/b.ts")).toBe("server");
    graph.host.write("/app/a.ts", `"use client"; import "./b";`);
    expect(graph.environmentOf("/app/b.ts")).toBe("client");
    graph.host.write("/app/a.ts", ``);
    expect(graph.environmentOf("/app/b.ts")).toBe("unknown");
  });

  it("is known of directives by themselves", () => {
    const graph = graphOf({ "/a.ts": `"use server";`, "/b.ts": `'use client'`, "/c.ts": `` });
    expect(["/a.ts", "/b.ts", "/c.ts", "/d.ts"].map((file) => graph.boundaryOf(file))).toEqual([
      "server",
      "client",
      "none",
      undefined,
    ]);
    expect(["/a.ts", "/b.ts", "/c.ts", "/d.ts"].map((file) => graph.environmentOf(file))).toEqual([
      "server",
      "client",
      "unknown",
      "unknown",
    ]);
  });
});
