import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { mustRunBefore } from "../../../shared/src/flow/dominance.ts";
import { parseWith } from "../../helpers/parse.ts";

function isCallOf(node: TSESTree.Node, name: string): node is TSESTree.CallExpression {
  return node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === name;
}

/** Whether `guard()` was called on every way to `effect()`; `leave()` never returns. */
function isGuarded(body: string): boolean {
  const module = analyzeModule(
    parseWith("typescript-estree", `async function f(a, b, c = 1) { ${body} }`, "/app/file.ts"),
  );
  const effect = module.nodesOfType("CallExpression").find((call) => isCallOf(call, "effect"));
  if (!effect) throw new Error("no effect");
  return mustRunBefore(
    effect,
    (node) => isCallOf(node, "guard"),
    (call) => isCallOf(call, "leave"),
  );
}

describe("mustRunBefore", () => {
  it.each([
    "guard(); effect();",
    "await guard(); effect();",
    "const x = await guard(); if (x) { effect(); }",
    "if (await guard()) effect();",
    "if (!guard()) return; effect();",
    "if (a) guard(); else guard(); effect();",
    "if (a) { guard(); } else { return; } effect();",
    "if (a) { guard(); } else { leave(); } effect();",
    "const x = a ? guard() : await guard(); effect();",
    "guard() && effect();",
    "guard() || effect();",
    "a(guard(), effect());",
    "guard(effect2()).then(effect());",
    "try { guard(); effect(); } catch { }",
    "try { guard(); } catch (e) { throw e; } effect();",
    "try { guard(); } catch (e) { return; } effect();",
    "try { a(); } finally { guard(); } effect();",
    "guard(); try { a(); } catch { effect(); }",
    "guard(); while (a) { effect(); }",
    "while (guard()) { effect(); }",
    "while (guard()) { } effect();",
    "do { guard(); } while (a); effect();",
    "for (const x of await guard()) effect();",
    "for (let i = guard(); i; i++) effect();",
    "switch (guard()) { case 1: effect(); }",
    "switch (a) { case 1: guard(); effect(); }",
    "{ guard(); } effect();",
    "a[guard()] = effect();",
    "const { x = effect() } = guard();",
    "`${guard()} ${effect()}`;",
  ])("guarded: %s", (body) => {
    expect(isGuarded(body)).toBe(true);
  });

  it.each([
    "effect(); guard();",
    "if (a) guard(); effect();",
    "if (a) return guard(); effect();",
    "a && guard(); effect();",
    "a?.(guard()); effect();",
    "a?.b.c(guard()); effect();",
    "const x = a ? guard() : 1; effect();",
    "const { x = guard() } = a; effect();",
    "a(effect(), guard());",
    "a(() => guard()); effect();",
    "function g() { guard(); } effect();",
    "while (a) guard(); effect();",
    "for (const x of a) guard(); effect();",
    "do { if (a) break; guard(); } while (b); effect();",
    "switch (a) { case 1: guard(); break; case 2: effect(); }",
    "switch (a) { case 1: guard(); } effect();",
    "try { guard(); } catch { } effect();",
    "try { guard(); } catch { effect(); }",
    "try { guard(); } finally { effect(); }",
    "out: { if (a) break out; guard(); } effect();",
    "a ||= guard(); effect();",
  ])("not guarded: %s", (body) => {
    expect(isGuarded(body)).toBe(false);
  });

  it("does not count the default value of a parameter, which may be given", () => {
    const module = analyzeModule(
      parseWith("typescript-estree", "const f = (a, b = guard()) => effect();", "/app/file.ts"),
    );
    const effect = module.nodesOfType("CallExpression").find((call) => isCallOf(call, "effect"));
    expect(effect && mustRunBefore(effect, (node) => isCallOf(node, "guard"))).toBe(false);
  });
});
