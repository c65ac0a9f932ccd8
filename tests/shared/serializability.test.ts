import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCheckerViews } from "../../shared/src/types/checker-view.ts";
import { isFlaw, pathText } from "../../shared/src/types/sendability.ts";
import { type Direction, judgeSending } from "../../shared/src/types/serializability.ts";
import { typeFlagsOf } from "../../shared/src/types/type-flags.ts";
import type { TypeView } from "../../shared/src/types/type-view.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";

/** What `@types/react` does where the DOM's types are left out: the names exist, and are empty. */
const reactTypes = `
declare global { interface Event {} interface HTMLElement {} }
export = React;
export as namespace React;
declare namespace React {
  interface ReactElement { type: string; props: unknown; key: string | null }
  interface FunctionComponent<P> { (props: P): ReactNode; displayName?: string }
  type ReactNode = ReactElement | string | number | Iterable<ReactNode> | null | undefined;
  interface RefObject<T> { current: T }
  type Dispatch<A> = (value: A) => void;
}
`;

const declarations = `
import type * as React from "react";
type Brand<T, B> = T & { readonly __brand: B };
declare const unit: unique symbol;
class Dto { id = ""; at = new Date(); }
class PricedDto { price!: Decimal; }
class Decimal { private d = [1]; toJSON(): string { return ""; } plus(): Decimal { return this; } }
class Service { private secret = 1; find(): string { return ""; } }
interface Moment { format(): string; toJSON(): string; add(n: number): Moment }
interface Big { plus(n: number): Big; toString(): string; toJSON(): string }
interface Order { id: string; items: { price: Decimal; tags: Set<string> }[]; parent?: Order }
interface Shown { secret: string; toJSON(): { shown: string } }
interface ErrorLike extends Error { status: number }
interface Growing<T> { value: T; next: Growing<T[]> }
interface Wide extends Array<string> { extra: string }
declare global { interface URL { href: string; toJSON(): string; search: string } var URL: { new (url: string): URL; prototype: URL } }
`;

const types = {
  any: "any",
  unknown: "unknown",
  object: "object",
  empty: "{}",
  record: "Record<string, unknown>",
  brand: "Brand<string, 'id'>",
  symbolBrand: "number & { readonly [unit]: 'm' }",
  brandedObject: "{ id: string; readonly [unit]: true }",
  promise: "Promise<Date>",
  asyncFunction: "() => Promise<void>",
  anyFunction: "() => any",
  voidFunction: "() => void",
  dto: "Dto",
  pricedDto: "PricedDto",
  service: "Service",
  moment: "Moment",
  big: "Big",
  shown: "Shown",
  optionalMethod: "{ id: string; done?: () => void }",
  order: "Order",
  orders: "Map<string, Order>",
  growing: "Growing<string>",
  node: "React.ReactNode",
  component: "React.FunctionComponent<{}>",
  setter: "React.Dispatch<string>",
  ref: "React.RefObject<Service>",
  emptyEvent: "HTMLElement",
  errorLike: "ErrorLike",
  wide: "Wide",
  arm: "string | Service",
  bothArms: "{ a: Service } | Service",
  nullable: "Service | null",
  mapped: "{ [Key in keyof Order]: Order[Key] }",
  conditional: "Order extends { id: string } ? Service : string",
  literalEnum: "'a' | 'b'",
  tuple: "[string, Service]",
  keyed: "{ 'a-b': Service }",
  url: "URL",
} as const;

const generics = "export function generic<T, U extends Service, V extends { id: string }>(t: T, u: U, v: V): void {}";

describe("judgeSending", () => {
  let project: TempProject;
  const views = new Map<string, TypeView>();

  beforeAll(() => {
    const body = Object.entries(types).map(([name, type]) => `export declare const ${name}: ${type};`);
    project = createTempProject({
      "node_modules/@types/react/index.d.ts": reactTypes,
      "a.ts": [declarations, ...body, generics].join("\n"),
    });
    const file = project.pathOf("a.ts");
    const program = ts.createProgram([file], {
      strict: true,
      lib: ["lib.es2023.d.ts"],
      types: [],
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      module: ts.ModuleKind.ESNext,
    });
    const checker = program.getTypeChecker();
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    const flags = typeFlagsOf(checker);
    if (!module || !flags) throw new Error("the program has no such module");
    expect(program.getSemanticDiagnostics(source).map(({ messageText }) => messageText)).toEqual([]);
    const viewOf = createCheckerViews(program, flags);
    for (const symbol of checker.getExportsOfModule(module)) {
      const type = checker.getTypeOfSymbol(symbol);
      views.set(symbol.name, viewOf(type));
      for (const parameter of type.getCallSignatures()[0]?.getParameters() ?? [])
        views.set(`${symbol.name}.${parameter.name}`, viewOf(checker.getTypeOfSymbol(parameter)));
    }
  });
  afterAll(() => project.remove());

  /** `no at v.items[]: Service`; `?` where an arm of a union is sendable. */
  const answer = (name: string, direction: Direction): string => {
    const view = views.get(name);
    if (!view) throw new Error(`no view of ${name}`);
    const found = judgeSending(view, direction);
    if (!isFlaw(found)) return found.verdict;
    const arrives = found.arrives === undefined ? "" : ` -> ${found.arrives}`;
    return `${found.verdict}${found.certain ? "" : "?"} at ${pathText("v", found.path)}: ${found.kind}${arrives}`;
  };

  it.each([
    ["any", "unknown", "unknown"],
    ["unknown", "unknown", "unknown"],
    ["object", "unknown", "unknown"],
    ["empty", "unknown", "unknown"],
    ["record", "unknown", "unknown"],
    ["generic.t", "unknown", "unknown"],
    ["generic.u", "no at v: instance", "no at v: instance"],
    ["generic.v", "unknown", "unknown"],
    ["brand", "yes", "yes"],
    ["symbolBrand", "yes", "yes"],
    ["brandedObject", "yes", "yes"],
    ["literalEnum", "yes", "yes"],
    ["promise", "yes", "yes"],
    ["asyncFunction", "unknown", "unknown"],
    ["anyFunction", "unknown", "unknown"],
    ["voidFunction", "no at v: function", "no at v: function"],
    ["setter", "no at v: function", "no at v: function"],
    ["dto", "unknown", "unknown"],
    ["pricedDto", "lossy at v.price: instanceWithJson -> `string`", "lossy at v.price: instanceWithJson -> `string`"],
    ["service", "no at v: instance", "no at v: instance"],
    ["moment", "lossy at v: instanceWithJson -> `string`", "no at v: instanceWithJson"],
    ["big", "lossy at v: instanceWithJson -> `string`", "no at v: instanceWithJson"],
    ["url", "lossy at v: instanceWithJson -> `string`", "no at v: instanceWithJson"],
    ["shown", "lossy at v: plainWithJson -> `{ shown: string; }`", "lossy at v: plainWithJson -> `{ shown: string; }`"],
    ["optionalMethod", "unknown", "unknown"],
    [
      "order",
      "lossy at v.items[].price: instanceWithJson -> `string`",
      "lossy at v.items[].price: instanceWithJson -> `string`",
    ],
    [
      "mapped",
      "lossy at v.items[].price: instanceWithJson -> `string`",
      "lossy at v.items[].price: instanceWithJson -> `string`",
    ],
    [
      "orders",
      "lossy at v[value].items[].price: instanceWithJson -> `string`",
      "lossy at v[value].items[].price: instanceWithJson -> `string`",
    ],
    ["growing", "unknown", "unknown"],
    ["node", "no at v: element", "yes"],
    ["component", "no at v: function", "unknown"],
    ["ref", "no at v.current: instance", "no at v.current: instance"],
    ["emptyEvent", "yes", "yes"],
    ["errorLike", "no at v: error", "gone at v: error"],
    ["wide", "unknown", "unknown"],
    ["arm", "no? at v: instance", "no? at v: instance"],
    ["bothArms", "no at v: instance", "no at v: instance"],
    ["nullable", "no at v: instance", "no at v: instance"],
    ["conditional", "no at v: instance", "no at v: instance"],
    ["tuple", "no at v[]: instance", "no at v[]: instance"],
    ["keyed", 'no at v["a-b"]: instance', 'no at v["a-b"]: instance'],
  ])("%s: argument %s, result %s", (name, argument, result) => {
    expect([answer(name, "argument"), answer(name, "result")]).toEqual([argument, result]);
  });

  it("judges both ways of what travels twice", () => {
    expect(answer("node", "state")).toBe("no at v: element");
    expect(answer("errorLike", "state")).toBe("no at v: error");
    expect(answer("url", "prop")).toBe("lossy at v: instanceWithJson -> `string`");
    expect(answer("node", "bound")).toBe("no at v: element");
  });

  it("gives a type the same answer wherever the question starts", () => {
    const again = new Map([...views].reverse().map(([name]) => [name, answer(name, "result")]));
    for (const [name, known] of again) expect(answer(name, "result")).toBe(known);
  });
});
