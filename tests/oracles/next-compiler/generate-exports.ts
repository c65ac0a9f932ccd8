/** Random files with directives in every position and spelling, and with every export and function shape. */
import * as fc from "fast-check";

/** `n` is the number of the item, so that names differ. */
type Item = (n: number) => string;

const goodDirectives = [
  `"use server";`,
  `'use server'`,
  `"use server"`,
  `/* c */ "use server";`,
  `"use strict";\n"use server";`,
  `"a"; "use server";`,
];
const otherDirectives = [
  ``,
  `"use client";`,
  `"use client"; "use server";`,
  `"use server"; "use client";`,
  `("use server");`,
  `\`use server\`;`,
  `"use servers";`,
  `"use sevrer";`,
  `"use-server";`,
  `"Use Server";`,
  `"use action";`,
  `"server";`,
  `foo();\n"use server";`,
  `import { x } from "./x";\nx();\n"use server";`,
  `const before = 1;\n'use server';`,
  `"use strict";`,
  `"use memo";`,
];
const bodyDirectives = [`"use server";`, `'use server'`, `"use strict"; "use server";`, `// c\n"use server";`];
const oddBodyDirectives = [
  `("use server");`,
  `foo(); "use server";`,
  `const s = 1; 'use server';`,
  `"use sever";`,
  `\`use server\`;`,
  `if (foo) { "use server"; }`,
  `return 1; "use server";`,
  `"use workflow";`,
];

/** Function expressions by how they are written; the first four are what an action should be. */
const functionValues = [
  (body: string) => `async () => {${body}}`,
  (body: string) => `async function () {${body}}`,
  (body: string) => `async function inner(x) {${body}}`,
  (body: string) => `async (a: string, ...rest: any[]): Promise<void> => {${body}}`,
  (body: string) => `() => {${body}}`,
  (body: string) => `function () {${body}}`,
  (body: string) => `async function* () {${body}}`,
  (body: string) => `function* () {${body}}`,
];
const bodies = [
  "",
  " return 1; ",
  " foo(); ",
  " this; ",
  " arguments; ",
  " (() => this)(); ",
  " (function () { this; arguments; })(); ",
  " const o = { m() { this; } }; ",
];

const weighted = <T>(common: readonly T[], rare: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...common) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });
const body: fc.Arbitrary<string> = weighted(bodies.slice(0, 3), bodies);
const directed: fc.Arbitrary<string> = fc
  .tuple(weighted(bodyDirectives, oddBodyDirectives), body)
  .map((parts) => parts.join("\n"));
const anyBody: fc.Arbitrary<string> = fc.oneof({ weight: 3, arbitrary: body }, { weight: 1, arbitrary: directed });
const functionValue = (bodyOf: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(weighted(functionValues.slice(0, 4), functionValues), bodyOf).map(([write, text]) => write(text));

const value: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: functionValue(anyBody) },
  { weight: 2, arbitrary: functionValue(body).map((inner) => `wrap(${inner})`) },
  {
    weight: 1,
    arbitrary: functionValue(body).map((inner) => `client.use((x) => x).schema({ a: 1 }).action(${inner})`),
  },
  { weight: 1, arbitrary: functionValue(body).map((inner) => `cache((${inner}))`) },
  { weight: 1, arbitrary: functionValue(body).map((inner) => `foo ? (${inner}) : wrap`) },
  { weight: 1, arbitrary: functionValue(body).map((inner) => `(${inner})`) },
  { weight: 1, arbitrary: functionValue(body).map((inner) => `(${inner}) as any`) },
  { weight: 1, arbitrary: functionValue(body).map((inner) => `(${inner}) satisfies unknown`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      `foo`,
      `foo!`,
      `client.act`,
      `await wrap()`,
      `helper`,
      `helper.bind(null, 1)`,
      `wrap(helper)`,
      `undefined`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      `1`,
      `"text"`,
      `null`,
      `true`,
      `-1`,
      `\`t\``,
      `[foo]`,
      `{ a: 1 }`,
      `new Map()`,
      `class {}`,
      `/x/`,
    ),
  },
);

const exported: fc.Arbitrary<Item> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(weighted(["async "], ["", "async "]), anyBody).map(
      ([async, text]): Item =>
        (n) =>
          `export ${async}function f${n}(fd) {${text}}`,
    ),
  },
  {
    weight: 6,
    arbitrary: value.map(
      (text): Item =>
        (n) =>
          `export const c${n} = ${text};`,
    ),
  },
  {
    weight: 1,
    arbitrary: value.map(
      (text): Item =>
        (n) =>
          `export let l${n} = ${text};`,
    ),
  },
  {
    weight: 1,
    arbitrary: value.map(
      (text): Item =>
        (n) =>
          `export const c${n} = ${text}, d${n} = async () => {};`,
    ),
  },
  {
    weight: 1,
    arbitrary: value.map(
      (text): Item =>
        (n) =>
          `const e${n} = ${text};\nexport { e${n} };`,
    ),
  },
  {
    weight: 1,
    arbitrary: value.map(
      (text): Item =>
        (n) =>
          `const e${n} = ${text};\nexport { e${n} as g${n}, e${n} as h${n} };`,
    ),
  },
  {
    weight: 1,
    arbitrary: value.map(
      (text): Item =>
        (n) =>
          `export const { k: p${n}, q${n}, r: s${n} = 1, t: [u${n}], ...v${n} } = foo(${text});`,
    ),
  },
  { weight: 1, arbitrary: fc.constant<Item>((n) => `export const [x${n}, , y${n} = 1, ...z${n}] = foo();`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Item>(
      (n) => `export class K${n} {}`,
      (n) => `export enum E${n} { A }`,
      (n) => `export namespace N${n} { export const x = 1; }`,
      (n) => `export abstract class A${n} {}`,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Item>(
      (n) => `export type T${n} = string;`,
      (n) => `export interface I${n} { a: string }`,
      (n) => `type T${n} = 1;\nexport type { T${n} };`,
      () => `export type * from "./t";`,
      (n) => `export type { Q${n} } from "./t";`,
      (n) => `export { type Q${n} } from "./t";`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Item>(
      () => `export * from "./other";`,
      (n) => `export * as ns${n} from "./other";`,
      (n) => `export { r${n} } from "./other";`,
      () => `export { foo };`,
      (n) => `export { foo as foo${n} };`,
      () => `export {};`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Item>(
      (n) => `export declare const dc${n}: string;`,
      (n) => `export declare function df${n}(): void;`,
      (n) => `export function o${n}(a: string): Promise<void>;\nexport async function o${n}(a: any) {}`,
    ),
  },
);

const unexported: fc.Arbitrary<Item> = fc.oneof(
  fc.tuple(weighted(["async "], ["", "async "]), anyBody).map(
    ([async, text]): Item =>
      (n) =>
        `${async}function u${n}() {${text}}`,
  ),
  functionValue(anyBody).map(
    (text): Item =>
      (n) =>
        `const u${n} = ${text};`,
  ),
  functionValue(directed).map(
    (text): Item =>
      (n) =>
        `function u${n}(p) { const a = ${text}; return [a, p]; }`,
  ),
  functionValue(directed).map(
    (text): Item =>
      (n) =>
        `const o${n} = { act: ${text}, list: [${text}] };`,
  ),
  fc.tuple(weighted(["async "], ["", "get ", "set ", "async *"]), directed).map(
    ([kind, text]): Item =>
      (n) =>
        `const o${n} = { ${kind}act(${kind === "get " ? "" : "x"}) {${text}} };`,
  ),
  fc
    .tuple(
      weighted(["static async "], ["", "async ", "static ", "get ", "static get ", "private async ", "static async *"]),
      directed,
    )
    .map(
      ([kind, text]): Item =>
        (n) =>
          `class K${n} { ${kind}act() {${text}} }`,
    ),
  functionValue(directed).map(
    (text): Item =>
      (n) =>
        `class K${n} { act = ${text}; static act2 = ${text}; }`,
  ),
  fc.constantFrom<Item>(
    (n) => `interface I${n} {}`,
    (n) => `foo(${n});`,
    (n) => `type T${n} = 1;`,
  ),
);

const defaultExport: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constant("") },
  {
    weight: 2,
    arbitrary: fc
      .tuple(weighted(["async "], [""]), fc.constantFrom("", " Page"), anyBody)
      .map(([async, name, text]) => `export default ${async}function${name}() {${text}}`),
  },
  { weight: 1, arbitrary: value.map((text) => `export default ${text.startsWith("{") ? `(${text})` : text};`) },
  { weight: 1, arbitrary: value.map((text) => `const last = ${text};\nexport default last;`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      `export default interface D {}`,
      `export default class {}`,
      `export { foo as default };`,
    ),
  },
);

/** A module of any kind, most of them with a file directive. */
export const exportsFile: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...goodDirectives) },
      { weight: 3, arbitrary: fc.constant("") },
      { weight: 2, arbitrary: fc.constantFrom(...otherDirectives) },
    ),
    fc.array(fc.oneof({ weight: 3, arbitrary: exported }, { weight: 1, arbitrary: unexported }), {
      minLength: 1,
      maxLength: 3,
    }),
    defaultExport,
  )
  .map(([directive, items, last]) =>
    [
      directive,
      `import { foo, wrap, client, cache } from "./lib";`,
      `async function helper() {}`,
      ...items.map((item, n) => item(n)),
      last,
      "void [foo, wrap, client, cache, helper];",
    ].join("\n"),
  );
