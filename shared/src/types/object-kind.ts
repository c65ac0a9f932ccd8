/** What an object type is to React: data, an instance, something with `toJSON`, or plain, in which case its properties decide. */
import type { CrossingKind } from "../knowledge/crossing-kinds.ts";
import { containers, hostTypes, subclasses } from "../knowledge/crossing-types.ts";
import type { PathStep } from "./sendability.ts";
import { findProperty, type SymbolView, type TypeView } from "./type-view.ts";

/** `plain`: its properties decide. `opaque`: the type does not say what the value is made of. */
export type ObjectKind = CrossingKind | "opaque" | "plain";

export function kindOfObject(view: TypeView): ObjectKind {
  const { symbol } = view;
  const host = symbol && isOfHost(symbol) ? hostTypes.get(symbol.name) : undefined;
  if (host) return host;
  if (view.isConstructor) return "class";
  const inherited = inheritedKind(view);
  if (inherited && inherited !== "error") return inherited;
  if (jsonType(view)) return inherited ? "errorWithJson" : kindWithJson(view);
  if (inherited) return inherited;
  if (findProperty(view, "@@asyncIterator")) return "data";
  if (findProperty(view, "@@iterator")) return kindOfIterable(view);
  if (findProperty(view, "then")) return "opaque";
  return nominalKind(view);
}

/** Its members decide whether it can be sent, and it is no array, function or container. */
export function isPlainObject(view: TypeView): boolean {
  if (view.certain || (view.kind !== "object" && view.kind !== "intersection")) return false;
  return !view.elements && view.callReturns.length === 0 && !contentsOf(view) && kindOfObject(view) === "plain";
}

/** What a container of the host holds. */
export function contentsOf(
  view: TypeView,
): readonly { readonly step: PathStep | undefined; readonly view: TypeView; readonly isResult: boolean }[] | undefined {
  const { symbol } = view;
  const contents = symbol && isOfHost(symbol) ? containers.get(symbol.name) : undefined;
  return contents?.flatMap((content, index) => {
    const held = view.typeArguments[index];
    if (!held) return [];
    const step = stepTo(content, contents.length);
    return [{ step, view: held, isResult: content === "result" }];
  });
}

/** What `toJSON` returns; `undefined` for a type without it. */
export function jsonType(view: TypeView): TypeView | undefined {
  return findProperty(view, "toJSON")?.type.callReturns[0];
}

/** Declared by TypeScript's libraries or by Node.js, under its own name: `Intl.Locale` is not the global `Locale`. */
function isOfHost({ name, origin, qualifiedName }: SymbolView): boolean {
  if (origin === "lib") return qualifiedName === name;
  return origin === "node" || origin === "undici-types";
}

function stepTo(content: "keys" | "result" | "values", count: number): PathStep | undefined {
  if (content === "result") return undefined;
  if (content === "keys") return { kind: "key" };
  return { kind: count > 1 ? "value" : "item" };
}

/** The kind it has by what it extends, or is. An interface of the project that extends `Array` may be no more than a wide name for one. */
function inheritedKind(view: TypeView): CrossingKind | undefined {
  for (const ancestor of ancestorsOf(view)) {
    const { symbol } = ancestor;
    const kind = symbol?.origin === "lib" ? subclasses.get(symbol.name) : undefined;
    if (kind && (kind === "error" || view.symbol?.isClass || view.symbol?.origin === "lib")) return kind;
  }
  return undefined;
}

const maxAncestors = 30;

function ancestorsOf(view: TypeView): readonly TypeView[] {
  const found = [view];
  for (const next of found) {
    if (found.length > maxAncestors) break;
    found.push(...next.bases.filter((base) => !found.includes(base)));
  }
  return found;
}

function kindWithJson(view: TypeView): CrossingKind {
  return isClassLike(view) ? "instanceWithJson" : "plainWithJson";
}

/** An array has the type of any interface that asks for an iterator only. */
function kindOfIterable(view: TypeView): ObjectKind {
  if (findProperty(view, "next")) return "data";
  return isNominal(view) ? "iterable" : "opaque";
}

/** Made by a class: of the project, a package or the host. */
function isNominal({ symbol }: TypeView): boolean {
  return symbol?.isClass === true || symbol?.hasConstructor === true;
}

/** Date libraries declare interfaces for what are classes. */
function isClassLike(view: TypeView): boolean {
  if (isNominal(view)) return true;
  return view.properties.filter(({ isMethod, name }) => isMethod && !name.startsWith("@@")).length > 1;
}

/**
 * No plain object has the type of a class with private members or methods, nor of a class of the host. A class of data alone is often used as
 * the type of plain data.
 */
function nominalKind({ symbol, properties }: TypeView): ObjectKind {
  if (symbol?.hasConstructor && (symbol.origin === "lib" || isOfHost(symbol))) return "instance";
  if (!symbol?.isClass) return "plain";
  return properties.some(({ isMethod, isPrivate }) => isMethod || isPrivate) ? "instance" : "opaque";
}
