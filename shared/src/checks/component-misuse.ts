/** Which `"use server"` files are files of components and handlers rather than of actions, for `no-use-server-on-component`. */
import type { RenderSite } from "../graph/use-sites.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { CheckContext } from "../model/check.ts";
import type { RelatedSpan } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { findFunction } from "../syntax/bindings.ts";
import { baseName } from "../syntax/file-paths.ts";
import { isCapitalized } from "../syntax/first-letter.ts";
import { returnsElement } from "../syntax/jsx.ts";
import { mentionsWord } from "../syntax/text-probe.ts";

type Context = Pick<CheckContext<object>, "graph" | "module">;

/** What makes a file one of components rather than of actions. */
export interface Misuse {
  readonly messageId: "entryFile" | "renderedComponent";
  readonly data: Readonly<Record<string, string>>;
  /** The exports that are no actions. */
  readonly names: readonly string[];
  readonly related?: RelatedSpan;
}

/** Why the exports of a file are no actions; `undefined` when nothing says so. */
export function findMisuse(context: Context): Misuse | undefined {
  const misuse = misuseOfEntry(context) ?? misuseOfView(context);
  if (misuse || !mayHoldMore(context.module)) return misuse;
  return misuseOfPassedOn(context) ?? misuseOfRendered(context);
}

/**
 * Whether anything in the file looks like a component or a handler of requests. Who renders it or passes it on is a question to the whole
 * project, so it is not asked about files of plain actions.
 */
function mayHoldMore(module: ModuleAnalysis): boolean {
  if (mentionsWord(module.text, ["NextResponse", "Response", "createElement"])) return true;
  if (module.nodesOfType("JSXElement").length > 0 || module.nodesOfType("JSXFragment").length > 0) return true;
  return module.exports.some((exported) => exported.kind !== "star" && isNamedLikeComponent(exported));
}

/** Named like a component or `GET`; a default export has the name of what is behind it, if any. */
function isNamedLikeComponent(exported: ModuleAnalysis["exports"][number]): boolean {
  const local = exported.kind === "local" ? exported.local : undefined;
  const name = exported.name === "default" ? (local ?? "Default") : exported.name;
  return isCapitalized(name);
}

/** The names of the exports that exist at run time, but those of `export *`. */
export function valueNames({ exports }: ModuleAnalysis): string[] {
  return exports.flatMap((exported) => (exported.typeOnly || exported.kind === "star" ? [] : [exported.name]));
}

/** A file that Next.js loads by its name. */
function misuseOfEntry({ graph, module }: Context): Misuse | undefined {
  const own = graph.roleOf(module.filename);
  if (own?.kind !== "app") return undefined;
  const names = valueNames(module);
  const isUsed = own.name === "route" ? names.some((name) => httpMethods.has(name)) : names.includes("default");
  return isUsed ? { messageId: "entryFile", data: { kind: kindOf(own.name) }, names } : undefined;
}

/** A file whose export such a file passes on. */
function misuseOfPassedOn({ graph, module }: Context): Misuse | undefined {
  if (graph.roleOf(module.filename)?.kind === "app") return undefined;
  for (const name of valueNames(module)) {
    for (const passed of graph.reexportsOf(module.filename, name)) {
      const role = graph.roleOf(passed.file);
      if (role?.kind !== "app") continue;
      const isUsed = role.name === "route" ? httpMethods.has(passed.name) : passed.name === "default";
      if (isUsed) return { messageId: "entryFile", data: { kind: kindOf(role.name) }, names: [name] };
    }
  }
  return undefined;
}

/** `page.tsx` and the like anywhere: nobody keeps actions in a file of that name, so an export that returns elements is the view. */
function misuseOfView({ module }: Context): Misuse | undefined {
  const kind = baseName(module.filename);
  if (!viewNames.has(kind)) return undefined;
  const names = valueNames(module).filter((name) => isView(module, name));
  return names.length > 0 ? { messageId: "entryFile", data: { kind: kindOf(kind) }, names } : undefined;
}

function misuseOfRendered({ graph, module }: Context): Misuse | undefined {
  const rendered = valueNames(module).flatMap((name) => {
    const site = graph.renderSitesOf(module.filename, name).find(({ file }) => !isTestFile(file));
    return site ? [{ name, site }] : [];
  });
  const [first] = rendered;
  if (!first) return undefined;
  const name = first.name === "default" ? localName(module) : first.name;
  return {
    messageId: "renderedComponent",
    data: { name },
    names: rendered.map((one) => one.name),
    related: relatedTo(first.site),
  };
}

function isView(module: ModuleAnalysis, name: string): boolean {
  const found = module.exports.find((exported) => exported.kind === "local" && exported.name === name);
  const value = found?.kind === "local" ? found.value : undefined;
  const view = value && findFunction(module, value);
  return view !== undefined && returnsElement(module, view);
}

function localName({ exports }: ModuleAnalysis): string {
  const found = exports.find(({ name }) => name === "default");
  return (found?.kind === "local" ? found.local : undefined) ?? "default";
}

function kindOf(name: string): string {
  return name === "route" ? "route handler" : metadataNames.has(name) ? `${name} file` : name;
}

function relatedTo({ element, file }: RenderSite): RelatedSpan {
  return { file, ...element.span, message: "It is rendered here." };
}

const httpMethods: ReadonlySet<string> = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);
const metadataNames: ReadonlySet<string> = new Set([
  "apple-icon",
  "icon",
  "manifest",
  "opengraph-image",
  "robots",
  "sitemap",
  "twitter-image",
]);
const viewNames: ReadonlySet<string> = new Set(["layout", "loading", "not-found", "page", "template"]);
