import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { fatesIn } from "../../../shared/src/flow/input-fates.ts";
import { inputFlowOf, inputsOf } from "../../../shared/src/flow/input-values.ts";
import { handlerArgumentsOf } from "../../../shared/src/flow/handler-arguments.ts";
import { parseWith } from "../../helpers/parse.ts";

const analyzed = (text: string) => analyzeModule(parseWith("typescript-estree", text, "/app/file.ts"));

/**
 * What the argument of `sink(...)` holds of the parameters `(a, b)` of the function around it: `0.name` is the member `name` of the first;
 * then `ok` or `?` where it was checked or may be, `text`, `coerced`, `encoded`, and `start` or `inside`.
 */
function held(body: string, parameters = "a, b"): readonly string[] {
  const module = analyzed(
    `import { z } from "zod"; import * as v from "valibot"; async function f(${parameters}) { ${body} }`,
  );
  const owner = module.functions.find((node) => node.id?.name === "f");
  const call = module
    .nodesOfType("CallExpression")
    .find(({ callee }) => callee.type === "Identifier" && callee.name === "sink");
  const [argument] = call?.arguments ?? [];
  if (!owner || !argument) throw new Error("no sink");
  return inputsOf(inputFlowOf(module, owner), argument).map(
    ({ parameter, path, checked, shape, place, coerced, encoded, partly }) =>
      [
        [parameter, ...path].join("."),
        { yes: "ok", no: "", unknown: "?" }[checked],
        shape === "text" ? "text" : "",
        coerced ? "coerced" : "",
        encoded ? "encoded" : "",
        place === "whole" ? "" : place,
        partly ? "partly" : "",
      ]
        .filter(Boolean)
        .join(" "),
  );
}

describe("the way of a parameter", () => {
  it.each<[body: string, values: string[], parameters?: string]>([
    ["sink(a);", ["0"]],
    ["sink(b as string);", ["1"]],
    ["sink(a.user.name);", ["0.user.name"]],
    ["sink(a[b]);", ["0.*"]],
    ["sink(a?.name!);", ["0.name"]],
    ["sink(await a);", ["0"]],
    ["sink(name);", ["0.name"], "{ name }"],
    ["sink(other);", ["0.name"], "{ name: other = 1 }"],
    ["sink(rest);", ["0"], "{ name, ...rest }"],
    ["sink(rest);", ["1"], "a, ...rest"],
    ["sink(first);", ["0.*"], "[first]"],
    ["const { user: { name } } = a; sink(name);", ["0.user.name"]],
    ["let x; x = a; sink(x);", ["0"]],
    ["let x = 1; ({ x } = b); sink(x);", ["1.x"]],
    ["let x = a; while (x.next) x = x.next; sink(x);", ["0", "0.next"]],
    ["for (const x of a) sink(x);", ["0.*"]],
    ["a.forEach((x) => sink(x.id));", ["0.*.id"]],
    ["const xs = a.map((x) => x.id); sink(xs);", ["0.*.id"]],
    ["sink(a.filter(Boolean));", ["0"]],
    ["sink(a ? b : 1);", ["1"]],
    ["sink(a ?? b);", ["0", "1"]],
    ["sink(a && b);", ["1"]],
    [`sink(a.get("name"));`, ["0.name text"]],
    ["sink(a.getAll(b));", ["0.* text"]],
    ["sink(Object.fromEntries(a));", ["0"]],
    ["sink(Object.fromEntries(a.entries()));", ["0"]],
    [`sink(JSON.parse(a.get("json")));`, ["0.json"]],
    ["sink({ ...a, name: b });", ["0", "1 inside"]],
    ["const data = { name: b }; sink(data.name);", ["1"]],
    ["sink([a]);", ["0"]],
    ["sink(`${a}/${b}`);", ["0 text start", "1 text inside"]],
    ["sink(`/x/${a}`);", ["0 text inside"]],
    ["sink(`https://${a}`);", ["0 text start"]],
    [`sink("/x/" + a);`, ["0 text inside"]],
    ["sink(a + b);", ["0 text start", "1 text inside"]],
    ["sink(String(a));", ["0 text coerced start"]],
    ["sink(+a);", ["0 text coerced start"]],
    ["sink(a.trim());", ["0 text coerced start"]],
    ["sink(new Date(a));", ["0 text coerced start"]],
    ["sink(encodeURIComponent(a));", ["0 text encoded inside"]],
    ["sink(`/x/${encodeURIComponent(a)}/${b}`);", ["0 text encoded inside", "1 text inside"]],
    ["sink(decodeURIComponent(encodeURIComponent(a)));", ["0 text inside"]],
    ["sink(encodeURI(a));", ["0 text start"]],
    ["sink(new URLSearchParams({ a }));", ["0 text encoded inside"]],
    ["sink(new URLSearchParams({ ...a }));", ["0"]],
    ["sink(new URLSearchParams(a));", ["0"]],
    ["{ const encodeURIComponent = (x) => x; sink(encodeURIComponent(a)); }", ["0"]],
    ["sink(a.length);", []],
    ["sink(!a);", []],
    ["sink(unknown(a));", []],
    ["sink(await db.find(a));", []],
    ["{ const a = 1; sink(a); }", []],
    ["const help = (x) => x.trim(); sink(help(a));", ["0"]],
    ["const help = (x) => z.string().parse(x); sink(help(a));", ["0 ok"]],
    ["const help = (x) => ({ x }); sink(help(a));", ["0 ?"]],
    ["const help = () => 1; sink(help(a));", []],
  ])("%s", (body, values, parameters) => {
    expect(held(body, parameters)).toEqual(values);
  });
});

describe("a check on the way", () => {
  it.each<[body: string, values: string[]]>([
    ["sink(z.string().parse(a));", ["0 ok"]],
    ["const r = z.object({}).safeParse(a); sink(r.data.name);", ["0.data.name ok"]],
    ["z.string().parse(a); sink(a);", ["0 ok"]],
    ["sink(a); z.string().parse(a);", ["0"]],
    ["z.string().parse(a); sink(a.name);", ["0.name ok"]],
    ["z.string().parse(a.name); sink(a);", ["0 partly"]],
    ["z.string().parse(b); sink(a);", ["0"]],
    ["const S = v.string(); sink(v.parse(S, a));", ["0 ok"]],
    ["if (!v.is(v.string(), a)) return; sink(a);", ["0 ok"]],
    [`if (typeof a !== "string") return; sink(a);`, ["0 ok"]],
    [`sink(typeof a === "string" ? a : 1);`, ["0 ok"]],
    ["if (!Array.isArray(a)) return; sink(a);", ["0 ok"]],
    ["if (!(a instanceof File)) return; sink(a);", ["0 ok"]],
    [`if (!["x"].includes(a)) return; sink(a);`, ["0 ok"]],
    ["if (!/^x$/.test(a)) return; sink(a);", ["0 ok"]],
    [`switch (a) { case "x": break; default: return; } sink(a);`, ["0 ok"]],
    [`switch (a) { case "x": break; } sink(a);`, ["0 ?"]],
    [`if (a === "x") return; sink(a);`, ["0 ?"]],
    ["const plan = plans[a]; sink(a);", ["0 ?"]],
    ["if (!isPlan(a)) return; sink(a);", ["0 ?"]],
    ["await validate(a); sink(a);", ["0 ?"]],
    ["function isPlan(x): x is string { return true } if (!isPlan(a)) return; sink(a);", ["0 ok"]],
    ["function check(x) { if (typeof x !== 'string') throw 1; } check(a); sink(a);", ["0 ok"]],
    ["function check(x) { return x; } check(a); sink(a);", ["0"]],
    ["if (!a) return; sink(a);", ["0"]],
    ["if (a == null || a === '') return; sink(a);", ["0"]],
    ["if (a.length > 3) return; sink(a);", ["0"]],
    ["console.log(a); JSON.parse(a); sink(a);", ["0"]],
    ["decodeURIComponent(a); sink(a);", ["0"]],
    [`if (!a.has("name")) return; sink(a.get("name"));`, ["0.name text"]],
    [`if (!a.includes("name")) return; sink(a);`, ["0 ?"]],
    ["if (!names.has(a)) return; sink(a);", ["0 ok"]],
    ["decodeRow(a); sink(a);", ["0 ?"]],
    ["const z = { string: () => ({ parse: (x) => x }) }; sink(z.string().parse(a));", []],
  ])("%s", (body, values) => {
    expect(held(body)).toEqual(values);
  });
});

describe("fatesIn", () => {
  const fates = (text: string) => {
    const module = analyzed(`import { z } from "zod"; ${text}`);
    const [owner] = module.functions;
    if (!owner) throw new Error("no function");
    return fatesIn(module, inputFlowOf(module, owner));
  };

  it.each<[text: string, found: object[]]>([
    ["const f = (a) => z.string().parse(a)", [{ parameter: 0, checks: "yes", returns: "checked" }]],
    ["const f = (a, b) => b", [{ parameter: 1, checks: "no", returns: "raw" }]],
    [
      "function f(a) { if (typeof a.id !== 'string') throw 1; }",
      [{ parameter: 0, checks: "unknown", returns: "nothing" }],
    ],
    ["function f(a): asserts a is string { other(a); }", [{ parameter: 0, checks: "yes", returns: "nothing" }]],
    [
      "function f(...pairs) { for (const [value] of pairs) z.string().parse(value); }",
      [{ parameter: 0, rest: true, checks: "yes", returns: "nothing" }],
    ],
    ["function f(a) { db.insert(a); }", []],
  ])("%s", (text, found) => {
    expect(fates(text)).toEqual(found);
  });
});

describe("handlerArgumentsOf", () => {
  const passed = (text: string) => {
    const module = analyzed(`import { z } from "zod"; ${text}`);
    const [wrapper] = module.functions;
    if (!wrapper) throw new Error("no function");
    return handlerArgumentsOf(module, wrapper);
  };

  it.each<[text: string, found: object[]]>([
    ["const w = (run) => async (a) => run(a)", [{ parameter: 0, inputs: ["no"] }]],
    [
      "const w = (run) => async (...args) => run(await user(), ...args)",
      [{ parameter: 0, inputs: ["none"], rest: "no" }],
    ],
    ["const w = (schema, run) => async (a) => run(schema.parse(a))", [{ parameter: 1, inputs: ["yes"] }]],
    ["const w = (run) => run()", []],
    ["const w = (run) => async (a) => other(a)", []],
  ])("%s", (text, found) => {
    expect(passed(text)).toEqual(found);
  });
});

describe("an encoded value in an address", () => {
  const addressOf = (value: string) =>
    new URL(`https://api.example/posts/${encodeURIComponent(value)}?${new URLSearchParams({ value }).toString()}`);

  it.each(["1", "a/b", "../users", "?all=1", "#x", "//evil.example", "a&all=1", "%2e%2e%2f"])(
    "%s is one part of it",
    (value) => {
      const { host, pathname, searchParams, hash } = addressOf(value);
      expect(host).toBe("api.example");
      expect(pathname.split("/")).toHaveLength(3);
      expect(decodeURIComponent(pathname.split("/")[2] ?? "")).toBe(value);
      expect([...searchParams]).toEqual([["value", value]]);
      expect(hash).toBe("");
    },
  );

  it("leads one folder up where it is `..`", () => {
    expect(addressOf("..").pathname).toBe("/");
  });
});
