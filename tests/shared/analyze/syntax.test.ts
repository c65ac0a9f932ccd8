import { describe, expect, it } from "vitest";
import { callChain, importedModule, positionalArguments, stringValue } from "../../../shared/src/syntax/calls.ts";
import { functionName } from "../../../shared/src/syntax/functions.ts";
import {
  attributeExpression,
  attributeText,
  decodeEntities,
  findAttribute,
  isHostElement,
  jsxText,
  soleChildExpression,
} from "../../../shared/src/syntax/jsx.ts";
import { mentionsAny } from "../../../shared/src/syntax/text-probe.ts";
import { unwrap, unwrapAwait, wrapped } from "../../../shared/src/syntax/unwrap.ts";
import { analyzeText, parsersFor, type ParserName } from "../../helpers/parse.ts";

const slice = (text: string, node: { readonly range: readonly [number, number] } | undefined) =>
  node && text.slice(...node.range);

describe("callChain", () => {
  const chainOf = (text: string) => {
    const [call] = analyzeText(text).nodesOfType("CallExpression");
    if (!call) throw new Error("no call in the text");
    const { root, links } = callChain(call);
    return { root: slice(text, root), links: links.map(({ method, call: link }) => [method, slice(text, link)]) };
  };

  it.each<[text: string, root: string, links: [string | undefined, string][]]>([
    ["f(x)", "f", [[undefined, "f(x)"]]],
    [
      "f(x)(y)",
      "f",
      [
        [undefined, "f(x)"],
        [undefined, "f(x)(y)"],
      ],
    ],
    [
      "a.b(x).c(y)",
      "a",
      [
        ["b", "a.b(x)"],
        ["c", "a.b(x).c(y)"],
      ],
    ],
    ["a.b.c(x)", "a.b", [["c", "a.b.c(x)"]]],
    [
      "f(x).c(y)",
      "f",
      [
        [undefined, "f(x)"],
        ["c", "f(x).c(y)"],
      ],
    ],
    [
      "a.b(x)(y)",
      "a",
      [
        ["b", "a.b(x)"],
        [undefined, "a.b(x)(y)"],
      ],
    ],
    [
      "a.b(x).c.d(y)",
      "a",
      [
        ["b", "a.b(x)"],
        ["d", "a.b(x).c.d(y)"],
      ],
    ],
    [
      "a?.b(x)?.c(y)",
      "a",
      [
        ["b", "a?.b(x)"],
        ["c", "a?.b(x)?.c(y)"],
      ],
    ],
    ["a['b'](x)", "a", [["b", "a['b'](x)"]]],
    ["a[b](x)", "a", [[undefined, "a[b](x)"]]],
    ["new A().b(x)", "new A()", [["b", "new A().b(x)"]]],
    [
      "(await a()).b(x)",
      "a",
      [
        [undefined, "a()"],
        ["b", "(await a()).b(x)"],
      ],
    ],
    ["a!.b(x)", "a", [["b", "a!.b(x)"]]],
  ])("%s", (text, root, links) => {
    expect(chainOf(text)).toEqual({ root, links });
  });
});

describe("calls", () => {
  const callOf = (text: string) => {
    const [call] = analyzeText(text).nodesOfType("CallExpression");
    if (!call) throw new Error("no call in the text");
    return call;
  };

  it("positionalArguments stops at a spread", () => {
    expect(positionalArguments(callOf("f(a, b, ...c, d)"))).toHaveLength(2);
  });

  it("importedModule reads require and import", () => {
    expect(importedModule(callOf(`require("a")`))).toBe("a");
    expect(importedModule(callOf(`load("a")`))).toBeUndefined();
    expect(importedModule(callOf("require(`a`)"))).toBe("a");
    expect(importedModule(callOf("require(`a${b}`)"))).toBeUndefined();
    const [expression] = analyzeText(`import("a")`).nodesOfType("ImportExpression");
    expect(expression && importedModule(expression)).toBe("a");
  });

  it("stringValue reads literals and templates without holes", () => {
    const values = callOf("f('a', `b`, `c${d}`, 1, ('e' as string))").arguments.map((argument) =>
      stringValue(argument),
    );
    expect(values).toEqual(["a", "b", undefined, undefined, "e"]);
  });
});

describe("functionName", () => {
  it.each<[text: string, name: string | undefined]>([
    ["function a() {}", "a"],
    ["const a = () => 1", "a"],
    ["const a = (() => 1) satisfies F", "a"],
    ["const a = function b() {}", "b"],
    ["x = { a() {} }", "a"],
    ["x = { 'a b'() {} }", "a b"],
    ["x = { [a]() {} }", undefined],
    ["x = { ['a']() {} }", "a"],
    ["class C { a = () => 1 }", "a"],
    ["class C { #a() {} }", undefined],
    ["a.b = () => 1", "b"],
    ["f(() => 1)", undefined],
    ["const { a = () => 1 } = x", "a"],
    ["const [a] = [() => 1]", undefined],
  ])("%s", (text, name) => {
    const [node] = analyzeText(text).functions;
    expect(node && functionName(node)).toBe(name);
  });
});

describe("unwrap", () => {
  const initOf = (text: string) => {
    const module = analyzeText(`export const a = ${text};`, "/app/file.ts");
    const init = module.nodesOfType("VariableDeclarator")[0]?.init;
    if (!init) throw new Error("no initialiser");
    return { init, slice: (node: { readonly range: readonly [number, number] }) => module.text.slice(...node.range) };
  };

  it.each(["x as T", "x satisfies T", "x!", "<T>x", "x<T>", "(x)", "((x as T)!) satisfies U"])("%s is x", (text) => {
    const { init, slice: written } = initOf(text);
    expect(written(unwrap(init))).toBe("x");
    expect(wrapped(unwrap(init))).toBe(init);
  });

  it("an optional chain is its member", () => {
    const { init } = initOf("x?.y");
    expect(unwrap(init).type).toBe("MemberExpression");
  });

  it("await only where asked", () => {
    const { init, slice: written } = initOf("(await (x as T))!");
    expect(written(unwrap(init))).toBe("await (x as T)");
    expect(written(unwrapAwait(init))).toBe("x");
  });
});

describe.each(parsersFor("file.jsx"))("jsx, %s", (parser: ParserName) => {
  const elementOf = (text: string) => {
    const [opening] = analyzeText(text, "/app/file.jsx", parser).nodesOfType("JSXOpeningElement");
    if (!opening) throw new Error("no element in the text");
    return opening;
  };

  it("attributeText decodes entities, whatever the parser does", () => {
    const text = (source: string) => {
      const attribute = findAttribute(elementOf(source), "a");
      return attribute && attributeText(attribute);
    };
    expect(text(`<b a="x &amp; y" />`)).toBe("x & y");
    expect(text(`<b a='&lt;&#39;&#x41;&gt;' />`)).toBe("<'A>");
    expect(text(`<b a="&nbsp;&bogus; &" />`)).toBe("\u00A0&bogus; &");
    expect(text(`<b a={"x &amp; y"} />`)).toBe("x &amp; y");
    expect(text(`<b a={x} />`)).toBeUndefined();
    expect(text(`<b a />`)).toBeUndefined();
  });

  it("jsxText decodes entities", () => {
    const [node] = analyzeText(`<b>x &amp; y</b>`, "/app/file.jsx", parser).nodesOfType("JSXText");
    expect(node && jsxText(node)).toBe("x & y");
  });

  it("findAttribute: the last one, and none that a spread may override", () => {
    expect(findAttribute(elementOf(`<b a="1" a="2" />`), "a")?.range).toEqual([9, 14]);
    expect(findAttribute(elementOf(`<b {...p} a="2" />`), "a")?.range).toEqual([10, 15]);
    expect(findAttribute(elementOf(`<b a="1" {...p} />`), "a")).toBeUndefined();
    expect(findAttribute(elementOf(`<b x:a="1" />`), "x:a")?.range).toEqual([3, 10]);
  });

  it("attributeExpression", () => {
    const attribute = findAttribute(elementOf(`<b a={x} />`), "a");
    expect(attribute && attributeExpression(attribute)?.type).toBe("Identifier");
  });

  it.each<[source: string, host: boolean]>([
    ["<b />", true],
    ["<my-element />", true],
    ["<x:y />", true],
    ["<B />", false],
    ["<motion.div />", false],
    ["<_b />", false],
    ["<$b />", false],
  ])("isHostElement %s", (source, host) => {
    expect(isHostElement(elementOf(source))).toBe(host);
  });

  it.each<[source: string, type: string | undefined]>([
    ["<b>{() => 1}</b>", "ArrowFunctionExpression"],
    ["<b>\n  {x}\n</b>", "Identifier"],
    ["<b>a {x}</b>", undefined],
    ["<b>{x}{y}</b>", undefined],
    ["<b>{/* no */}</b>", undefined],
    ["<b />", undefined],
  ])("soleChildExpression %s", (source, type) => {
    expect(soleChildExpression(elementOf(source))?.type).toBe(type);
  });
});

describe("decodeEntities", () => {
  it.each([
    ["a", "a"],
    ["&quot;&apos;", `"'`],
    ["&constructor;", "&constructor;"],
    ["&#x110000;", "&#x110000;"],
    ["&#;&#x;", "&#;&#x;"],
    ["&amp;amp;", "&amp;"],
  ])("%s", (text, decoded) => {
    expect(decodeEntities(text)).toBe(decoded);
  });
});

describe("text probes", () => {
  it("mentionsAny", () => {
    expect(mentionsAny("await redirect()", ["notFound", "redirect"])).toBe(true);
    expect(mentionsAny("await redirect()", ["notFound"])).toBe(false);
  });
});
