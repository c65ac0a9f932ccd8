import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { completionOf } from "../../../shared/src/flow/completion.ts";
import { parseWith } from "../../helpers/parse.ts";

/** `leave()` never returns. Answers with the ways the body of a function can end. */
function endings(body: string): string[] {
  const module = analyzeModule(parseWith("typescript-estree", `async function f(a, b) { ${body} }`, "/app/file.ts"));
  const [node] = module.functions;
  if (!node) throw new Error("no function");
  const { normal, returns, throws, jumps } = completionOf(
    node.body,
    ({ callee }) => callee.type === "Identifier" && callee.name === "leave",
  );
  return [...(normal ? ["normal"] : []), ...(returns ? ["returns"] : []), ...(throws ? ["throws"] : []), ...jumps];
}

describe("completionOf", () => {
  it.each<[string, string[]]>([
    ["a();", ["normal"]],
    ["return a;", ["returns"]],
    ["throw a;", ["throws"]],
    ["leave();", ["throws"]],
    ["await leave();", ["throws"]],
    ["const x = leave();", ["throws"]],
    ["return leave();", ["throws"]],
    ["a(leave());", ["throws"]],
    ["a && leave();", ["normal"]],
    ["a?.b(leave());", ["normal"]],
    ["a(() => leave());", ["normal"]],
    ["leave(); return a;", ["throws"]],
    ["if (a) return;", ["normal", "returns"]],
    ["if (a) return; else throw b;", ["returns", "throws"]],
    ["if (a) leave(); else leave();", ["throws"]],
    ["if (leave()) a();", ["throws"]],
    ["if (true) return;", ["returns"]],
    ["if (false) return;", ["normal"]],
    ["while (true) a();", []],
    ["while (true) { if (a) break; }", ["normal"]],
    ["while (a) return;", ["normal", "returns"]],
    ["for (;;) { if (a) return; }", ["returns"]],
    ["for (;;) { if (a) continue; a(); }", []],
    ["for (const x of a) leave();", ["normal", "throws"]],
    ["for (const x of leave()) a();", ["throws"]],
    ["for (const x in a) break;", ["normal"]],
    ["do { leave(); } while (a);", ["throws"]],
    ["do { if (a) continue; leave(); } while (b);", ["normal", "throws"]],
    ["do { a(); } while (true);", []],
    ["outer: while (true) { while (true) { break outer; } }", ["normal"]],
    ["outer: while (true) { while (true) { continue outer; } }", []],
    ["outer: { if (a) break outer; return; }", ["normal", "returns"]],
    ["switch (a) { case 1: return; }", ["normal", "returns"]],
    ["switch (a) { case 1: return; default: throw b; }", ["returns", "throws"]],
    ["switch (a) { case 1: break; default: throw b; }", ["normal", "throws"]],
    ["switch (a) { case 1: a(); default: return; }", ["returns"]],
    ["switch (a) { default: return; case 1: a(); }", ["normal", "returns"]],
    ["try { return a; } catch { }", ["normal", "returns"]],
    ["try { throw a; } catch { return; }", ["returns"]],
    ["try { leave(); } catch { a(); }", ["normal"]],
    ["try { leave(); } catch (e) { throw e; }", ["throws"]],
    ["try { leave(); } finally { a(); }", ["throws"]],
    ["try { return a; } finally { throw b; }", ["throws"]],
    ["try { throw a; } finally { return b; }", ["returns"]],
    ["try { a(); } finally { if (a) return; }", ["normal", "returns"]],
    ["while (a) { try { return; } finally { break; } }", ["normal"]],
    ["function g() { return; } class C { m() { throw a; } }", ["normal"]],
  ])("%s", (body, expected) => {
    expect(endings(body)).toEqual(expected);
  });

  it("keeps the jumps that leave the statement itself", () => {
    const module = analyzeModule(
      parseWith(
        "typescript-estree",
        "outer: for (;;) { while (a) { if (b) continue outer; else break; } }",
        "/app/file.ts",
      ),
    );
    const [inner] = module.nodesOfType("WhileStatement");
    if (!inner) throw new Error("no loop");
    expect(completionOf(inner)).toEqual({
      normal: true,
      returns: false,
      throws: false,
      jumps: new Set(["continue outer"]),
    });
  });
});
