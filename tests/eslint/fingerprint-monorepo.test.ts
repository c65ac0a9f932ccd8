/** The fingerprint as part of a cache key in a monorepo, where each package is linted by a task of its own. */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import plugin from "../../eslint-plugin/src/index.ts";
import { copyProject, projectFolder, type ProjectCopy } from "../fixtures/projects.ts";

let copy: ProjectCopy;
beforeAll(() => {
  copy = copyProject(projectFolder("acme-monorepo"));
});
afterAll(() => copy.remove());

/** What becomes of the fingerprints of the whole, of one app and of the other. */
function afterChange(change: () => void): { readonly whole: string; readonly shop: string; readonly admin: string } {
  const folders = { whole: copy.root, shop: join(copy.root, "apps/shop"), admin: join(copy.root, "apps/admin") };
  const before = Object.values(folders).map((folder) => plugin.fingerprint(folder));
  change();
  const [whole = "", shop = "", admin = ""] = Object.values(folders).map((folder, index) =>
    plugin.fingerprint(folder) === before[index] ? "same" : "another",
  );
  return { whole, shop, admin };
}

const append = (file: string) => () => appendFileSync(join(copy.root, file), "\n// One more line.\n");
const replace = (file: string, before: string, after: string) => () => {
  const text = readFileSync(join(copy.root, file), "utf8");
  if (!text.includes(before)) throw new Error(`${file} does not hold ${before}.`);
  writeFileSync(join(copy.root, file), text.replace(before, after));
};

describe("the fingerprint of a monorepo, and of its apps", () => {
  it("is another when a module of another package changes that actions of both apps reach through two barrels", () => {
    const change = replace("packages/auth/src/guards.ts", "redirect(", "console.log(");
    expect(afterChange(change)).toEqual({ whole: "another", shop: "another", admin: "another" });
  });

  it("is another for the app alone that imports the module", () => {
    expect(afterChange(append("apps/shop/lib/orders.ts"))).toEqual({
      whole: "another",
      shop: "another",
      admin: "same",
    });
  });

  it("is another when a component of another package becomes a client entry", () => {
    const change = replace("packages/ui/src/button.tsx", '"use client";', "");
    expect(afterChange(change).whole).toBe("another");
  });

  it("is the same when nothing changes that a finding depends on", () => {
    const change = () => {
      for (const file of ["README.md", "apps/admin/next-env.d.ts", "apps/shop/app/layout.tsx"]) append(file)();
    };
    expect(afterChange(change)).toEqual({ whole: "same", shop: "same", admin: "same" });
  });
});
