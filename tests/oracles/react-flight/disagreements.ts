/** Where the classifier and React differ, and why that is right. Everything else has to agree. */
import type { FlightName } from "./load-flight.ts";
import type { Way } from "./send.ts";

export interface Disagreement {
  readonly kind: string;
  /** By default every copy of React, and every way. */
  readonly copies?: readonly FlightName[];
  readonly ways?: readonly Way[];
  /** It cannot be run there: what is sent never ends. */
  readonly hangs?: true;
  readonly why: string;
}

const toClient: readonly Way[] = ["result", "nested", "element prop", "captured", "server bind", "state"];

export const disagreements: readonly Disagreement[] = [
  {
    kind: "nullPrototype",
    why: "An object without a prototype is refused, and has the type of any other object.",
  },
  {
    kind: "fragment",
    ways: toClient,
    why: "A fragment arrives as its children. What is rendered from it is the same.",
  },
  ...["blobStream", "byteStream"].map((kind): Disagreement => ({
    kind,
    copies: ["react 19.0"],
    ways: toClient,
    hangs: true,
    why: "React before 19.2 does not close a byte stream that it sends to the client. A type does not say that a stream is one of bytes.",
  })),
  {
    kind: "byteStream",
    copies: ["react 19.2"],
    ways: toClient,
    why: "React before 19.3 breaks off a byte stream that is closed at once.",
  },
];

export function findDisagreement(kind: string, copy: FlightName, way: Way): Disagreement | undefined {
  return disagreements.find(
    (entry) => entry.kind === kind && (entry.copies?.includes(copy) ?? true) && (entry.ways?.includes(way) ?? true),
  );
}
