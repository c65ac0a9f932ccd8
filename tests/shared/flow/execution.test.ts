import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { runsWithin } from "../../../shared/src/flow/execution.ts";
import { parseWith } from "../../helpers/parse.ts";

const imports = `import { after } from "next/server"; import { startTransition, cache } from "react"; import { helper } from "./helper";`;

/** The answer for the innermost function of the body, which is written last. */
function fate(body: string): string {
  const module = analyzeModule(
    parseWith("typescript-estree", `${imports} async function outer(xs, p, db) { ${body} }`, "/app/file.ts"),
  );
  const callback = module.functions.at(-1);
  if (!callback) throw new Error("no function");
  return runsWithin(module, callback);
}

describe("runsWithin", () => {
  it.each([
    ["xs.forEach((x) => x);", "yes"],
    ["const ys = xs.map((x) => x);", "yes"],
    ["xs.forEach(async (x) => x);", "no"],
    ["await Promise.all(xs.map(async (x) => x));", "yes"],
    ["return Promise.all(xs.map(async (x) => x));", "yes"],
    ["const all = Promise.all(xs.map(async (x) => x)); await all;", "yes"],
    ["const ps = xs.map(async (x) => x); await Promise.all(ps);", "yes"],
    ["await Promise.all([p, ...xs.map(async (x) => x)]);", "yes"],
    ["Promise.all(xs.map(async (x) => x));", "no"],
    ["void Promise.all(xs.map(async (x) => x));", "no"],
    ["await Promise.allSettled(xs.map(async (x) => x));", "unknown"],
    ["xs.map(async (x) => x);", "no"],
    ["await p.then(() => 1);", "yes"],
    ["await p.then(() => 1).finally(xs);", "yes"],
    ["await p.catch(() => 1);", "yes"],
    ["return p.then(() => 1);", "yes"],
    ["p.then(() => 1);", "no"],
    ["(() => 1)();", "yes"],
    ["await (async () => 1)();", "yes"],
    ["(async () => 1)();", "no"],
    ["await db.transaction(async (tx) => 1);", "yes"],
    ["await new Promise((resolve) => resolve());", "yes"],
    ["await new Promise(async (resolve) => resolve());", "no"],
    ["const ys = Array.from(xs, (x) => x);", "yes"],
    ["after(() => 1);", "no"],
    ["setTimeout(() => 1);", "no"],
    ["queueMicrotask(() => 1);", "no"],
    ["startTransition(() => 1);", "no"],
    ["xs.addEventListener('x', () => 1);", "no"],
    ["const local = () => 1; local();", "no"],
    ["function local() {}", "no"],
    ["helper(() => 1);", "unknown"],
    ["await helper(async () => 1);", "unknown"],
    ["xs.forEach(function* () {});", "unknown"],
    ["return { onClick: () => 1 };", "no"],
  ])("%s %s", (body, expected) => {
    expect(fate(body)).toBe(expected);
  });

  it("knows a shadowed timer is not the global one", () => {
    expect(fate("const setTimeout = helper; setTimeout(() => 1);")).toBe("unknown");
  });
});
