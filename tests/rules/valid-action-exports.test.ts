import { runRule } from "../helpers/rule-tester.ts";

runRule("valid-action-exports", {
  valid: [
    {
      name: "functions and what may be one",
      code: `"use server";
import { withAuth } from "./auth";
import { load } from "./mixed";
export async function a() {}
export const b = async () => {};
export const c = withAuth(async () => {});
export const d = load;
export const e = (load);
export const { f } = withAuth({ f: load });
export const g = Math.random() > 1 ? load : b;
export const h = load.bind(null);
export { load };
export default withAuth(load);
`,
      files: {
        "app/auth.ts": `export function withAuth<T>(fn: T): T {
  return fn;
}
`,
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
    },
    {
      name: "TypeScript's wrappers",
      code: `"use server";
import { load } from "./mixed";
export const a = load as () => Promise<void>;
export const b = load satisfies () => Promise<void>;
export const c = load!;
export default load as () => Promise<void>;
`,
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
    },
    {
      name: "types",
      code: `"use server";
import type { Row } from "./types";
export type A = Row;
export interface B { a: A }
type C = B;
export type { C };
export { type Row };
export type { Other } from "./types";
export { type Other as Another } from "./types";
export type * from "./types";
declare const d: C;
export async function save() {
  return d;
}
`,
      files: {
        "app/types.ts": `export type Row = { id: string };
export interface Other { id: string }
`,
      },
    },
    {
      name: "a local type in a list, marked as one",
      code: `"use server";
type Row = { id: string };
async function save() {}
export { save, type Row };
`,
    },
    {
      name: "a namespace of types",
      code: `"use server";
export namespace Api {
  export type Row = string;
}
export async function save() {}
`,
    },
    {
      name: "an async generator",
      code: `"use server";
export async function* stream() {
  yield 1;
}
`,
    },
    {
      name: "assigned later",
      code: `"use server";
let save;
save = async () => {};
export { save };
`,
    },
    {
      name: "a sync function is another rule's",
      code: `"use server";
export function save() {
  return 1;
}
`,
    },
    {
      name: "constants that are not exported",
      code: `"use server";
const limit = 10;
class Store {}
export async function save() {
  return [limit, new Store()];
}
`,
    },
    {
      name: "a default function declaration that is listed, too",
      code: `"use server";
export default async function save() {}
export { save };
`,
    },
    {
      name: "two names of one function through an alias",
      code: `"use server";
export async function save() {}
export const store = save;
`,
    },
    {
      name: "a file without the directive",
      code: `export const limit = 10;
export class Store {}
export * from "./types";
export default {};
`,
      files: {
        "app/types.ts": `export type Row = { id: string };
export interface Other { id: string }
`,
      },
    },
    {
      name: "a file in which a function has the directive",
      code: `export const limit = 10;
export async function save() {
  "use server";
}
`,
    },
    {
      name: "a sync function and an unknown import",
      code: `"use server";
import { sync } from "./mixed";
import { unknown } from "somewhere";
export { sync, unknown };
`,
      parsers: ["typescript", "oxc", "espree", "babel"],
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
    },
    {
      name: "a value whose type may be a function",
      code: `"use server";
declare function make<T>(): T;
export const a = make<any>();
export const b = make<unknown>();
export const c = make<(() => Promise<void>) | undefined>();
export const d = make<Function>();
export const e = make<{ (): Promise<void>; id: string }>();
`,
    },
    {
      name: "a shadowed name",
      code: `"use server";
export { save };
async function save() {
  const save = 1;
  return save;
}
`,
    },
    {
      name: "another framework",
      code: `"use server";
import { query } from "@solidjs/router";
export const load = query;
export const limit = 10;
`,
      parsers: ["typescript", "oxc", "espree", "babel"],
    },
  ],
  invalid: [
    {
      name: "literals",
      code: `"use server";
export const a = 10;
export const b = "x";
export const c = null;
export const d = /x/;
export const e = 1n;
export let f = true;
`,
      errors: [
        {
          messageId: "notFunction",
          data: { name: "a", value: "a number", failure: "Next.js does not compile it" },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const a = 10;
export const b = "x";
export const c = null;
export const d = /x/;
export const e = 1n;
export let f = true;
`,
            },
          ],
        },
        {
          messageId: "notFunction",
          data: { name: "b", value: "a string", failure: "Next.js does not compile it" },
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
export const a = 10;
const b = "x";
export const c = null;
export const d = /x/;
export const e = 1n;
export let f = true;
`,
            },
          ],
        },
        {
          messageId: "notFunction",
          data: { name: "c", value: "`null`", failure: "Next.js does not compile it" },
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
export const a = 10;
export const b = "x";
const c = null;
export const d = /x/;
export const e = 1n;
export let f = true;
`,
            },
          ],
        },
        {
          messageId: "notFunction",
          data: { name: "d", value: "a regular expression", failure: "Next.js does not compile it" },
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
export const a = 10;
export const b = "x";
export const c = null;
const d = /x/;
export const e = 1n;
export let f = true;
`,
            },
          ],
        },
        {
          messageId: "notFunction",
          data: { name: "e", value: "a bigint", failure: "Next.js does not compile it" },
          line: 6,
          column: 14,
          endLine: 6,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
export const a = 10;
export const b = "x";
export const c = null;
export const d = /x/;
const e = 1n;
export let f = true;
`,
            },
          ],
        },
        {
          messageId: "notFunction",
          line: 7,
          column: 12,
          endLine: 7,
          endColumn: 13,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
export const a = 10;
export const b = "x";
export const c = null;
export const d = /x/;
export const e = 1n;
let f = true;
`,
            },
          ],
        },
      ],
    },
    {
      name: "a literal behind as const",
      code: `"use server";
export const mode = "fast" as const;
`,
      errors: [
        {
          messageId: "notFunction",
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 18,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const mode = "fast" as const;
`,
            },
          ],
        },
      ],
    },
    {
      name: "one of several declarators",
      code: `"use server";
export const save = async () => {}, limit = 10;
`,
      errors: [
        {
          messageId: "notFunction",
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 42,
        },
      ],
    },
    {
      name: "a class",
      code: `"use server";
export class Store {
  rows = [];
}
`,
      errors: [
        {
          messageId: "notFunction",
          data: { name: "Store", value: "a class", failure: "Next.js does not compile it" },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 19,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
class Store {
  rows = [];
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an abstract class, a default class",
      code: `"use server";
export abstract class Store {}
export default class Page {}
`,
      errors: [
        {
          messageId: "notFunction",
          line: 2,
          column: 23,
          endLine: 2,
          endColumn: 28,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
abstract class Store {}
export default class Page {}
`,
            },
          ],
        },
        {
          messageId: "notFunction",
          line: 3,
          column: 22,
          endLine: 3,
          endColumn: 26,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
export abstract class Store {}
class Page {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an anonymous default class",
      code: `"use server";
export default class {}
`,
      errors: [
        {
          messageId: "notFunction",
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 24,
        },
      ],
    },
    {
      name: "a star",
      code: `"use server";
export * from "./mixed";
`,
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
      errors: [
        {
          messageId: "star",
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 25,
        },
      ],
    },
    {
      name: "a star of types",
      code: `"use server";
export * from "./types";
`,
      parsers: ["typescript", "typescript-typed", "oxc"],
      files: {
        "app/types.ts": `export type Row = { id: string };
export interface Other { id: string }
`,
      },
      errors: [
        {
          messageId: "star",
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 25,
          suggestions: [
            {
              messageId: "exportType",
              output: `"use server";
export type * from "./types";
`,
            },
          ],
        },
      ],
    },
    {
      name: "a star under a name",
      code: `"use server";
export * as rows from "./mixed";
`,
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
      errors: [
        {
          messageId: "reexport",
          line: 2,
          column: 13,
          endLine: 2,
          endColumn: 17,
        },
      ],
    },
    {
      name: "a re-exported function",
      code: `"use server";
export { load } from "./mixed";
`,
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
      errors: [
        {
          messageId: "reexport",
          data: { name: "load" },
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 14,
          suggestions: [
            {
              messageId: "importFirst",
              output: `"use server";
import { load } from "./mixed";
export { load };
`,
            },
          ],
        },
      ],
    },
    {
      name: "a re-exported function under another name",
      code: `'use server'
export { load as fetch } from './mixed'
`,
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
      errors: [
        {
          messageId: "reexport",
          line: 2,
          column: 18,
          endLine: 2,
          endColumn: 23,
          suggestions: [
            {
              messageId: "importFirst",
              output: `'use server'
import { load as fetch } from './mixed'
export { fetch }
`,
            },
          ],
        },
      ],
    },
    {
      name: "a re-exported type",
      code: `"use server";
export { Row } from "./types";
`,
      parsers: ["typescript", "typescript-typed", "oxc"],
      files: {
        "app/types.ts": `export type Row = { id: string };
export interface Other { id: string }
`,
      },
      errors: [
        {
          messageId: "reexport",
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 13,
          suggestions: [
            {
              messageId: "exportType",
              output: `"use server";
export { type Row } from "./types";
`,
            },
          ],
        },
      ],
    },
    {
      name: "re-exports, one of which is a type already",
      code: `"use server";
export { type Row, load, sync } from "./mixed";
`,
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
      errors: [
        {
          messageId: "reexport",
          line: 2,
          column: 20,
          endLine: 2,
          endColumn: 24,
        },
        {
          messageId: "reexport",
          line: 2,
          column: 26,
          endLine: 2,
          endColumn: 30,
        },
      ],
    },
    {
      name: "re-exported defaults",
      code: `"use server";
export { default } from "./a";
export { default as a } from "./a";
`,
      files: {
        "app/a.ts": `export default async function a() {}
`,
      },
      errors: [
        {
          messageId: "reexport",
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 17,
        },
        {
          messageId: "reexport",
          line: 3,
          column: 21,
          endLine: 3,
          endColumn: 22,
        },
      ],
    },
    {
      name: "a default that is no name, function or call",
      code: `"use server";
import * as mixed from "./mixed";
export default mixed.load;
`,
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
      errors: [
        {
          messageId: "defaultExpression",
          line: 3,
          column: 16,
          endLine: 3,
          endColumn: 26,
          suggestions: [
            {
              messageId: "nameDefault",
              output: `"use server";
import * as mixed from "./mixed";
const action = mixed.load;
export default action;
`,
            },
          ],
        },
      ],
    },
    {
      name: "a default function in parentheses",
      code: `"use server"
export default (async () => {})
`,
      errors: [
        {
          messageId: "defaultExpression",
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 31,
          suggestions: [
            {
              messageId: "nameDefault",
              output: `"use server"
const action = (async () => {})
export default action
`,
            },
          ],
        },
      ],
    },
    {
      name: "a default name in parentheses",
      code: `"use server";
import { load } from "./mixed";
const action = 1;
void action;
export default (load as () => Promise<void>);
`,
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
      errors: [
        {
          messageId: "defaultExpression",
          line: 5,
          column: 17,
          endLine: 5,
          endColumn: 44,
          suggestions: [
            {
              messageId: "nameDefault",
              output: `"use server";
import { load } from "./mixed";
const action = 1;
void action;
const action2 = (load as () => Promise<void>);
export default action2;
`,
            },
          ],
        },
      ],
    },
    {
      name: "a default object",
      code: `"use server";
export default { a: 1 };
`,
      errors: [
        {
          messageId: "notFunction",
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 24,
        },
      ],
    },
    {
      name: "a default literal",
      code: `"use server";
export default 10;
`,
      errors: [
        {
          messageId: "notFunction",
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 18,
        },
      ],
    },
    {
      name: "route segment config",
      code: `"use server";
export const maxDuration = 60;
export const dynamic = "force-dynamic";
export async function save() {}
`,
      errors: [
        {
          messageId: "segmentConfig",
          data: { name: "maxDuration" },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 25,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const maxDuration = 60;
export const dynamic = "force-dynamic";
export async function save() {}
`,
            },
          ],
        },
        {
          messageId: "segmentConfig",
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 21,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
export const maxDuration = 60;
const dynamic = "force-dynamic";
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "objects, arrays, instances, templates",
      code: '"use server";\nexport const a = { b: 1 };\nexport const c = [1];\nexport const d = new Map();\nexport const e = `x`;\nexport const f = -1;\nexport const g = class {};\nexport const h = undefined;\n',
      errors: [
        {
          messageId: "notFunction",
          data: { name: "a", value: "an object", failure: "loading the file throws" },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output:
                '"use server";\nconst a = { b: 1 };\nexport const c = [1];\nexport const d = new Map();\nexport const e = `x`;\nexport const f = -1;\nexport const g = class {};\nexport const h = undefined;\n',
            },
          ],
        },
        {
          messageId: "notFunction",
          data: { name: "c", value: "an array", failure: "loading the file throws" },
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output:
                '"use server";\nexport const a = { b: 1 };\nconst c = [1];\nexport const d = new Map();\nexport const e = `x`;\nexport const f = -1;\nexport const g = class {};\nexport const h = undefined;\n',
            },
          ],
        },
        {
          messageId: "notFunction",
          data: { name: "d", value: "an instance of `Map`", failure: "loading the file throws" },
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output:
                '"use server";\nexport const a = { b: 1 };\nexport const c = [1];\nconst d = new Map();\nexport const e = `x`;\nexport const f = -1;\nexport const g = class {};\nexport const h = undefined;\n',
            },
          ],
        },
        {
          messageId: "notFunction",
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output:
                '"use server";\nexport const a = { b: 1 };\nexport const c = [1];\nexport const d = new Map();\nconst e = `x`;\nexport const f = -1;\nexport const g = class {};\nexport const h = undefined;\n',
            },
          ],
        },
        {
          messageId: "notFunction",
          line: 6,
          column: 14,
          endLine: 6,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output:
                '"use server";\nexport const a = { b: 1 };\nexport const c = [1];\nexport const d = new Map();\nexport const e = `x`;\nconst f = -1;\nexport const g = class {};\nexport const h = undefined;\n',
            },
          ],
        },
        {
          messageId: "notFunction",
          data: { name: "g", value: "a class", failure: "calling it throws" },
          line: 7,
          column: 14,
          endLine: 7,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output:
                '"use server";\nexport const a = { b: 1 };\nexport const c = [1];\nexport const d = new Map();\nexport const e = `x`;\nexport const f = -1;\nconst g = class {};\nexport const h = undefined;\n',
            },
          ],
        },
        {
          messageId: "notFunction",
          line: 8,
          column: 14,
          endLine: 8,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output:
                '"use server";\nexport const a = { b: 1 };\nexport const c = [1];\nexport const d = new Map();\nexport const e = `x`;\nexport const f = -1;\nexport const g = class {};\nconst h = undefined;\n',
            },
          ],
        },
      ],
    },
    {
      name: "a literal in parentheses, a choice of two",
      code: `"use server";
export const a = (10);
export const b = Math.random() > 1 ? 1 : "x";
`,
      errors: [
        {
          messageId: "notFunction",
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const a = (10);
export const b = Math.random() > 1 ? 1 : "x";
`,
            },
          ],
        },
        {
          messageId: "notFunction",
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
export const a = (10);
const b = Math.random() > 1 ? 1 : "x";
`,
            },
          ],
        },
      ],
    },
    {
      name: "an element",
      code: `"use server";
export const icon = <svg />;
`,
      errors: [
        {
          messageId: "notFunction",
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 18,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const icon = <svg />;
`,
            },
          ],
        },
      ],
    },
    {
      name: "an enum and a namespace",
      code: `"use server";
export enum Role { Admin }
export const enum Mode { On }
export namespace Space { export const a = 1; }
`,
      errors: [
        {
          messageId: "notFunction",
          data: { name: "Role", value: "an enum", failure: "loading the file throws" },
          line: 2,
          column: 13,
          endLine: 2,
          endColumn: 17,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
enum Role { Admin }
export const enum Mode { On }
export namespace Space { export const a = 1; }
`,
            },
          ],
        },
        {
          messageId: "notFunction",
          line: 3,
          column: 19,
          endLine: 3,
          endColumn: 23,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
export enum Role { Admin }
const enum Mode { On }
export namespace Space { export const a = 1; }
`,
            },
          ],
        },
        {
          messageId: "notFunction",
          line: 4,
          column: 18,
          endLine: 4,
          endColumn: 23,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
export enum Role { Admin }
export const enum Mode { On }
namespace Space { export const a = 1; }
`,
            },
          ],
        },
      ],
    },
    {
      name: "constants in a list",
      code: `"use server";
const limit = 10;
async function save() {}
class Store {}
export { limit, save, Store };
`,
      errors: [
        {
          messageId: "notFunction",
          line: 5,
          column: 10,
          endLine: 5,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const limit = 10;
async function save() {}
class Store {}
export { save, Store };
`,
            },
          ],
        },
        {
          messageId: "notFunction",
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 28,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const limit = 10;
async function save() {}
class Store {}
export { limit, save };
`,
            },
          ],
        },
      ],
    },
    {
      name: "the last of a list",
      code: `"use server";
const limit = 10;
async function save() {}
export { save, limit as max };
`,
      errors: [
        {
          messageId: "notFunction",
          line: 4,
          column: 25,
          endLine: 4,
          endColumn: 28,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const limit = 10;
async function save() {}
export { save };
`,
            },
          ],
        },
      ],
    },
    {
      name: "the only one of a list",
      code: `"use server";
const limit = 10;
export { limit };
export async function save() {}
`,
      errors: [
        {
          messageId: "notFunction",
          line: 3,
          column: 10,
          endLine: 3,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const limit = 10;
export async function save() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a constant as default",
      code: `"use server";
const limit = 10;
export default limit;
`,
      errors: [
        {
          messageId: "notFunction",
          line: 3,
          column: 16,
          endLine: 3,
          endColumn: 21,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const limit = 10;
`,
            },
          ],
        },
      ],
    },
    {
      name: "a destructured constant",
      code: `"use server";
export const { limit } = { limit: 10 };
`,
      errors: [
        {
          messageId: "notFunction",
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 21,
        },
      ],
    },
    {
      name: "an alias of an object",
      code: `"use server";
const options = { a: 1 };
export const config = options;
`,
      errors: [
        {
          messageId: "notFunction",
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 20,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const options = { a: 1 };
const config = options;
`,
            },
          ],
        },
      ],
    },
    {
      name: "a variable that never gets a value",
      code: `"use server";
export let save;
`,
      errors: [
        {
          messageId: "uninitialized",
          data: { name: "save" },
          line: 2,
          column: 12,
          endLine: 2,
          endColumn: 16,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
let save;
`,
            },
          ],
        },
      ],
    },
    {
      name: "a local type in a list",
      code: `"use server";
type Row = { id: string };
async function save() {}
export { save, Row };
`,
      errors: [
        {
          messageId: "implicitType",
          data: { name: "Row" },
          line: 4,
          column: 16,
          endLine: 4,
          endColumn: 19,
          suggestions: [
            {
              messageId: "exportType",
              output: `"use server";
type Row = { id: string };
async function save() {}
export { save, type Row };
`,
            },
          ],
        },
      ],
    },
    {
      name: "a declared constant",
      code: `"use server";
export declare const limit: number;
`,
      errors: [
        {
          messageId: "declared",
          data: { name: "limit" },
          line: 2,
          column: 22,
          endLine: 2,
          endColumn: 27,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
declare const limit: number;
`,
            },
          ],
        },
      ],
    },
    {
      name: "a declared function",
      code: `"use server";
export declare function other(): Promise<void>;
`,
      errors: [
        {
          messageId: "declared",
          data: { name: "other" },
          line: 2,
          column: 25,
          endLine: 2,
          endColumn: 30,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
declare function other(): Promise<void>;
`,
            },
          ],
        },
      ],
    },
    {
      name: "a variable for types only",
      code: `"use server";
declare const Row: string;
export { Row };
`,
      errors: [
        {
          messageId: "ambient",
          data: { name: "Row" },
          line: 3,
          column: 10,
          endLine: 3,
          endColumn: 13,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
declare const Row: string;
`,
            },
          ],
        },
      ],
    },
    {
      name: "a module's namespace",
      code: `"use server";
import * as mixed from "./mixed";
export { mixed };
`,
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
      errors: [
        {
          messageId: "notFunction",
          data: { name: "mixed", value: "a module's namespace", failure: "loading the file throws" },
          line: 3,
          column: 10,
          endLine: 3,
          endColumn: 15,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
import * as mixed from "./mixed";
`,
            },
          ],
        },
      ],
    },
    {
      name: "an imported type without the word type",
      code: `"use server";
import { Row } from "./types";
async function save(row: Row) {
  return row;
}
export { save, Row };
`,
      parsers: ["typescript", "typescript-typed", "oxc"],
      files: {
        "app/types.ts": `export type Row = { id: string };
export interface Other { id: string }
`,
      },
      errors: [
        {
          messageId: "implicitType",
          data: { name: "Row" },
          line: 6,
          column: 16,
          endLine: 6,
          endColumn: 19,
          suggestions: [
            {
              messageId: "exportType",
              output: `"use server";
import { Row } from "./types";
async function save(row: Row) {
  return row;
}
export { save, type Row };
`,
            },
          ],
        },
      ],
    },
    {
      name: "imported values that are no functions",
      code: `"use server";
import { limit as max, Store } from "./mixed";
export { max, Store };
`,
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
      errors: [
        {
          messageId: "notFunction",
          data: { name: "max", value: "no function", failure: "loading the file throws" },
          line: 3,
          column: 10,
          endLine: 3,
          endColumn: 13,
        },
        {
          messageId: "notFunction",
          data: { name: "Store", value: "a class", failure: "calling it throws" },
          line: 3,
          column: 15,
          endLine: 3,
          endColumn: 20,
        },
      ],
    },
    {
      name: "two names of a list",
      code: `"use server";
async function save() {}
export { save as a, save as b };
`,
      errors: [
        {
          messageId: "duplicate",
          data: { name: "a", kept: "b" },
          line: 3,
          column: 18,
          endLine: 3,
          endColumn: 19,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
async function save() {}
export { save as b };
`,
            },
          ],
        },
      ],
    },
    {
      name: "a name and the default",
      code: `"use server";
export const save = async () => {};
export default save;
`,
      errors: [
        {
          messageId: "duplicate",
          data: { name: "save", kept: "default" },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 18,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
const save = async () => {};
export default save;
`,
            },
          ],
        },
      ],
    },
    {
      name: "the default and a name",
      code: `"use server";
async function save() {}
export default save;
export { save };
`,
      errors: [
        {
          messageId: "duplicate",
          data: { name: "default", kept: "save" },
          line: 3,
          column: 16,
          endLine: 3,
          endColumn: 20,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
async function save() {}
export { save };
`,
            },
          ],
        },
      ],
    },
    {
      name: "two names of an import",
      code: `"use server";
import { load } from "./mixed";
export { load, load as fetch };
`,
      files: {
        "app/mixed.ts": `export type Row = { id: string };
export const limit = 10;
export class Store {}
export async function load() {}
export function sync() {}
`,
      },
      errors: [
        {
          messageId: "duplicate",
          line: 3,
          column: 10,
          endLine: 3,
          endColumn: 14,
          suggestions: [
            {
              messageId: "unexport",
              output: `"use server";
import { load } from "./mixed";
export { load as fetch };
`,
            },
          ],
        },
      ],
    },
    {
      name: "a comment in a list is not lost",
      code: `"use server";
const limit = 10;
async function save() {}
export { limit, /* the action */ save };
`,
      errors: [
        {
          messageId: "notFunction",
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 15,
        },
      ],
    },
  ],
});

/** What only types tell; the parsers without them say nothing. */
const schemaModule = `export declare function object(shape: object): { parse(input: unknown): unknown };
export declare function wrap<A extends unknown[]>(run: (...a: A) => Promise<void>): (...a: A) => Promise<void>;
export declare function load(): any;
`;

runRule("valid-action-exports", {
  valid: [
    {
      name: "a made object, without types",
      code: `"use server";
import { object } from "./schema";
export const schema = object({});
`,
      files: { "app/schema.ts": schemaModule },
      parsers: ["typescript", "oxc", "espree", "babel"],
    },
    {
      name: "a made function, and any",
      code: `"use server";
import { load, wrap } from "./schema";
export const save = wrap(async () => {});
export const fetchRow = load();
`,
      files: { "app/schema.ts": schemaModule },
      parsers: ["typescript-typed"],
    },
    {
      name: "a made object under the name of a local function",
      code: `"use server";
async function object() {}
export { object };
`,
      files: { "app/schema.ts": schemaModule },
      parsers: ["typescript-typed"],
    },
  ],
  invalid: [
    {
      name: "a made object",
      code: `"use server";
import { object as shape } from "./schema";
export const rowSchema = shape({});
export async function save() {}
`,
      files: { "app/schema.ts": schemaModule },
      parsers: ["typescript-typed"],
      errors: [
        {
          messageId: "notCallable",
          data: { name: "rowSchema" },
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 23,
        },
      ],
    },
    {
      name: "a made object in plain JavaScript",
      filename: "app/actions.js",
      code: `"use server";
import { object } from "./schema";
const schema = object({});
export { schema };
`,
      files: { "app/schema.ts": schemaModule },
      parsers: ["typescript-typed"],
      errors: [{ messageId: "notCallable", line: 4, column: 10, endLine: 4, endColumn: 16 }],
    },
  ],
});
