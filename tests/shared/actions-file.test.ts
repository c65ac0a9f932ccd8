/** Which file of Server Functions an action of `/web/app/items/page.tsx` moves to, and how the page imports it. */
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import { findActionsFile } from "../../shared/src/checks/actions-file.ts";
import { movedSpecifier, relativeSpecifier } from "../../shared/src/edits/relative-specifier.ts";
import { graphOf } from "./graph/graph-of.ts";

const page = "/web/app/items/page.tsx";
const served = '"use server";\nexport async function a() {}\n';

function found(
  files: readonly string[],
  code = "",
  hasElements = false,
): readonly [file: string, source: string] | undefined {
  const texts = Object.fromEntries(files.map((file) => [file, file.endsWith("db.ts") ? "" : served]));
  const graph = graphOf({ "/package.json": "{}", "/web/package.json": "{}", ...texts, [page]: code });
  const target = findActionsFile(graph, analyzeModule(graph.host.parse(page)!), { hasElements });
  return target && [target.file, target.source];
}

describe("the nearest file of Server Functions", () => {
  it.each<[name: string, files: readonly string[], file: string, source: string]>([
    ["beside", ["/web/app/items/actions.ts", "/web/app/actions.ts"], "/web/app/items/actions.ts", "./actions"],
    ["with an underscore", ["/web/app/items/_actions.ts"], "/web/app/items/_actions.ts", "./_actions"],
    ["named for the module", ["/web/app/items/page-actions.ts"], "/web/app/items/page-actions.ts", "./page-actions"],
    ["a folder up", ["/web/app/actions.ts", "/web/lib/actions.ts"], "/web/app/actions.ts", "../actions"],
    ["in `lib` of a folder up", ["/web/app/lib/actions.ts"], "/web/app/lib/actions.ts", "../lib/actions"],
    ["before a folder of them", ["/web/app/actions/a.ts", "/web/app/actions.ts"], "/web/app/actions.ts", "../actions"],
    ["the only one of a folder", ["/web/app/actions/save.ts"], "/web/app/actions/save.ts", "../actions/save"],
    [
      "named for a folder around",
      ["/web/actions/auth.ts", "/web/actions/items.ts"],
      "/web/actions/items.ts",
      "../../actions/items",
    ],
    ["`index` of several", ["/web/actions/auth.ts", "/web/actions/index.ts"], "/web/actions/index.ts", "../../actions"],
    [
      "none of several others",
      ["/web/actions/auth.ts", "/web/actions/users.ts"],
      "/web/app/items/actions.ts",
      "./actions",
    ],
    ["not deeper", ["/web/app/items/edit/actions.ts"], "/web/app/items/actions.ts", "./actions"],
    ["not of a sibling", ["/web/app/users/actions.ts"], "/web/app/items/actions.ts", "./actions"],
    ["not of another package", ["/actions.ts", "/lib/actions.ts"], "/web/app/items/actions.ts", "./actions"],
    ["not in JavaScript", ["/web/app/actions.js"], "/web/app/items/actions.ts", "./actions"],
    ["not a file that happens to serve functions", ["/web/app/queries.ts"], "/web/app/items/actions.ts", "./actions"],
  ])("%s", (_name, files, file, source) => {
    expect(found(files)).toEqual([file, source]);
  });

  it("one that the module imports from comes first, whatever its name; of two the nearer one", () => {
    const files = ["/web/app/items/actions.ts", "/web/app/mutations.ts", "/web/data.ts"];
    const imports = 'import { a } from "../../data";\nimport { a as b } from "@/web/app/mutations";\n';
    expect(found(files, imports)).toEqual(["/web/app/mutations.ts", "@/web/app/mutations"]);
    expect(found(files, `import type { A } from "../../data";\n`)).toEqual(["/web/app/items/actions.ts", "./actions"]);
  });

  it("an alias is used where the module uses it", () => {
    const files = ["/web/lib/actions.ts", "/web/lib/db.ts"];
    expect(found(files, 'import { db } from "@/web/lib/db";\n')?.[1]).toBe("@/web/lib/actions");
    expect(found(["/web/actions.ts"], 'import { db } from "react/jsx";\n')?.[1]).toBe("../../actions");
  });

  it("a file with JSX in its name where elements have to stand in it", () => {
    expect(found(["/web/app/actions.ts"], "", true)).toEqual(["/web/app/items/actions.tsx", "./actions"]);
    expect(found(["/web/app/actions.tsx"], "", true)).toEqual(["/web/app/actions.tsx", "../actions"]);
  });
});

it("specifiers as seen from elsewhere", () => {
  expect(relativeSpecifier("/a/b/c.ts", "/a/d/e.tsx")).toBe("../d/e");
  expect(relativeSpecifier("/a/b.ts", "/a/b/index.ts")).toBe("./b");
  expect(relativeSpecifier("/a/b.ts", "/a/c.test.ts")).toBe("./c.test");
  expect(movedSpecifier("./x", "/a/b/c.ts", "/a/d.ts")).toBe("./b/x");
  expect(movedSpecifier("../x.js", "/a/b/c.ts", "/a/b/e/d.ts")).toBe("../../x.js");
  expect(movedSpecifier("react", "/a/b/c.ts", "/a/d.ts")).toBe("react");
});
