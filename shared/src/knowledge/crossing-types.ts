/** The kind of a value by the name of its type, for types that TypeScript's libraries, Node.js, React and packages declare. */
import type { CrossingKind } from "./crossing-kinds.ts";

/** What a container holds, by position of its type arguments. `values`: as in an object; `result`: as what a function returns. */
export type Content = "keys" | "result" | "values";

/** Containers of TypeScript's default libraries and of Node.js that React sends, with what they hold. */
export const containers: ReadonlyMap<string, readonly Content[]> = new Map([
  ["Map", ["keys", "values"]],
  ["ReadonlyMap", ["keys", "values"]],
  ["Set", ["values"]],
  ["ReadonlySet", ["values"]],
  ["Promise", ["result"]],
  ["PromiseLike", ["result"]],
  ["ReadableStream", ["values"]],
  ["AsyncIterable", ["values"]],
  ["AsyncIterator", ["values"]],
  ["AsyncIterableIterator", ["values"]],
  ["AsyncIteratorObject", ["values"]],
  ["AsyncGenerator", ["values"]],
  ["Iterator", ["values"]],
  ["IterableIterator", ["values"]],
  ["IteratorObject", ["values"]],
  ["Generator", ["values"]],
  ["ArrayIterator", ["values"]],
  ["MapIterator", ["values"]],
  ["SetIterator", ["values"]],
  ["StringIterator", ["values"]],
] satisfies [string, Content[]][]);

const data = [
  "ArrayBuffer",
  "BigInt64Array",
  "BigUint64Array",
  "Blob",
  "DataView",
  "Date",
  "Float32Array",
  "Float64Array",
  "FormData",
  "Int16Array",
  "Int32Array",
  "Int8Array",
  "Uint16Array",
  "Uint32Array",
  "Uint8Array",
  "Uint8ClampedArray",
] as const;

/** Other types of the default libraries and of Node.js. An instance of any other class of the host is refused. */
export const hostTypes: ReadonlyMap<string, CrossingKind | "opaque"> = new Map<string, CrossingKind | "opaque">([
  ...data.map((name) => [name, "data"] as const),
  ["Buffer", "buffer"],
  ["File", "file"],
  ["Function", "function"],
  ["CallableFunction", "function"],
  ["NewableFunction", "function"],
  // Types that a plain value has, too.
  ["Object", "opaque"],
  ["String", "opaque"],
  ["Number", "opaque"],
  ["Boolean", "opaque"],
  ["BigInt", "opaque"],
  ["Symbol", "opaque"],
  ["ArrayLike", "opaque"],
  ["Iterable", "opaque"],
]);

/** The kind of an instance by what its class extends, for classes of the default libraries. */
export const subclasses: ReadonlyMap<string, CrossingKind> = new Map<string, CrossingKind>([
  ["Error", "error"],
  ["Array", "arraySubclass"],
  ["ReadonlyArray", "arraySubclass"],
  ["Date", "dateSubclass"],
  ["Map", "mapSubclass"],
  ["Set", "setSubclass"],
  ...data.filter((name) => name.endsWith("Array")).map((name): [string, CrossingKind] => [name, "bytesSubclass"]),
]);

/** What JSX evaluates to, and what may be rendered, by fully qualified name in `@types/react`. */
export const elementTypes: ReadonlySet<string> = new Set([
  "JSX.Element",
  "React.AwaitedReactNode",
  "React.JSX.Element",
  "React.ReactElement",
  "React.ReactNode",
  "React.ReactPortal",
  "global.JSX.Element",
]);
