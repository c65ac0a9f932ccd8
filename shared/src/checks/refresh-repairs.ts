/** The calls that could refresh what a page shows, for a suggestion. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { StaleCaller } from "../facts/callers.ts";
import { codeStyleOf } from "../edits/layout.ts";
import { hasFeature } from "../knowledge/next-cache.ts";
import { refreshSince, revalidationExports } from "../knowledge/revalidation.ts";
import type { CheckContext } from "../model/check.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { stringValue } from "../syntax/calls.ts";
import { cacheCallsOf } from "./cache-calls.ts";

/** A call of `name` of `source` with `args`, as text. */
export interface RefreshCall {
  readonly name: string;
  readonly source: string;
  readonly args: string;
}

/** What a message names: `refresh` where Next.js has it. */
export function refresherOf(nextVersion: string | undefined): string {
  return hasFeature(nextVersion, refreshSince) ? "refresh()" : "revalidatePath()";
}

/** What this file does in its other functions, where it is one thing; and what renews the page of `caller` in this version of Next.js. */
export function refreshCalls(
  { module, graph, settings }: CheckContext<object>,
  { file }: StaleCaller,
): readonly RefreshCall[] {
  const source = "next/cache";
  const own = callOfModule(module);
  if (hasFeature(settings.nextVersion, refreshSince)) return [...own, { name: "refresh", source, args: "" }];
  const route = own.length === 0 && graph.roleOf(file)?.name === "page" ? routeOf(file) : undefined;
  return route === undefined
    ? own
    : [{ name: "revalidatePath", source, args: argumentsFor(route, codeStyleOf(module).quote) }];
}

const names: ReadonlySet<string> = new Set(revalidationExports.map(({ name }) => name));

/** The refreshing call of the file, where all of them are the same and are given texts alone. */
function callOfModule(module: ModuleAnalysis): RefreshCall[] {
  const calls = [...cacheCallsOf(module, names)];
  const [first, ...others] = calls.map(({ call }) => textOfArguments(module, call));
  if (first === undefined || others.some((text) => text !== first)) return [];
  const [name, ...otherNames] = new Set(calls.map((call) => call.name));
  return name === undefined || otherNames.length > 0 ? [] : [{ name, source: "next/cache", args: first }];
}

function textOfArguments({ text }: ModuleAnalysis, { arguments: given }: TSESTree.CallExpression): string | undefined {
  const [first] = given;
  const last = given.at(-1);
  if (!first || !last) return "";
  return given.every((argument) => stringValue(argument) !== undefined)
    ? text.slice(first.range[0], last.range[1])
    : undefined;
}

/** `/shop/[id]` of `app/(store)/shop/[id]/page.tsx`; `undefined` for parallel and intercepting routes. */
function routeOf(file: string): string | undefined {
  const [, below] = file.split(/\/app\/(.*)/su, 2);
  const segments = (below ?? "").split("/").slice(0, -1);
  if (segments.some((segment) => segment.startsWith("@") || segment.startsWith("(."))) return undefined;
  return `/${segments.filter((segment) => !segment.startsWith("(")).join("/")}`;
}

function argumentsFor(route: string, quote: string): string {
  const texts = route.includes("[") ? [route, "page"] : [route];
  return texts.map((text) => `${quote}${text}${quote}`).join(", ");
}
