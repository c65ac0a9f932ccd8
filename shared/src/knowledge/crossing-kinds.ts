/**
 * What becomes of a value that crosses, by what kind of value it is. Judged by React itself: tests/oracles/react-flight runs every row on
 * React 19.0 to 19.3 and the copies in next 16, in development and production.
 *
 * The order in which React asks is that of `resolveToJSON` (react-client/src/ReactFlightReplyClient.js) and `renderModelDestructive`
 * (react-server/src/ReactFlightServer.js).
 */

import { isBefore } from "./versions.ts";

/** From then on Next.js sends arguments with temporary references (`fetchServerAction`). */
const referencesSince = "15.0.0";

/** Whether a call throws for an argument that React cannot send. */
export function throwsForArguments(nextVersion: string | undefined): boolean {
  return nextVersion !== undefined && isBefore(nextVersion, referencesSince);
}

/**
 * `argument`: client to server. `root`: what a Server Function returns, and what a promise resolves to. `nested`: inside a result; also
 * props of client components, and values that an inline action captures. The last two differ in when `toJSON` runs.
 */
export type Channel = "argument" | "nested" | "root";

/**
 * `yes`: arrives as it is. `lossy`: arrives, as something else. `no`: refused: the call or rendering throws, and an argument arrives on Next 15+
 * as an opaque reference that throws when it is read. `gone`: arrives in development; in production without its message and fields.
 */
export type CrossingVerdict = "gone" | "lossy" | "no" | "yes";

export interface Crossing {
  readonly verdict: CrossingVerdict;
  /** For `lossy`: what arrives, in code. */
  readonly arrives?: string;
}

export type CrossingKind = keyof typeof crossings;

const yes: Crossing = { verdict: "yes" };
const no: Crossing = { verdict: "no" };
const lossy = (arrives: string): Crossing => ({ verdict: "lossy", arrives });
const everywhere = (crossing: Crossing): Record<Channel, Crossing> => ({
  argument: crossing,
  nested: crossing,
  root: crossing,
});

export const crossings = {
  /** `Date`, `Map`, `FormData`, typed arrays, promises, streams, iterators, plain objects. */
  data: everywhere(yes),
  serverReference: everywhere(yes),
  clientReference: { argument: no, nested: yes, root: yes },
  element: { argument: no, nested: yes, root: yes },
  function: everywhere(no),
  class: everywhere(no),
  /** Of a class of the project, of a package or of the host (`RegExp`, `Response`, DOM nodes). */
  instance: everywhere(no),
  /** An instance with a `toJSON` method. It runs before React looks at the class, but not on the root of a result. */
  instanceWithJson: { argument: lossy("what `toJSON` returns"), nested: lossy("what `toJSON` returns"), root: no },
  plainWithJson: everywhere(lossy("what `toJSON` returns")),
  error: { argument: no, nested: { verdict: "gone" }, root: { verdict: "gone" } },
  errorWithJson: {
    argument: lossy("what `toJSON` returns"),
    nested: lossy("what `toJSON` returns"),
    root: { verdict: "gone" },
  },
  /** Anything with `[Symbol.iterator]` that React does not know: `Headers`, `URLSearchParams`, `FileList`. */
  iterable: everywhere(lossy("an array")),
  arraySubclass: everywhere(lossy("an array")),
  dateSubclass: everywhere(lossy("a `Date`")),
  mapSubclass: everywhere(lossy("a `Map`")),
  setSubclass: everywhere(lossy("a `Set`")),
  bytesSubclass: everywhere(lossy("the typed array it extends")),
  buffer: {
    argument: lossy("`{ type, data: number[] }`"),
    nested: lossy("`{ type, data: number[] }`"),
    root: lossy("a `Uint8Array`"),
  },
  file: { argument: yes, nested: lossy("a `Blob` without a name"), root: lossy("a `Blob` without a name") },
  /** `Symbol.for()` too, as an argument. */
  symbol: { argument: no, nested: yes, root: yes },
  uniqueSymbol: everywhere(no),
} satisfies Record<string, Record<Channel, Crossing>>;
