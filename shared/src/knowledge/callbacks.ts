/**
 * When a call runs a function it is given, and where that function's error goes.
 *
 * - `during`: before the call returns; what the function returns is not passed on (`forEach`).
 * - `mapped`: before the call returns; what it returns is collected in an array (`map`).
 * - `returned`: before the call returns, which returns what the function returns (`storage.run`).
 * - `promised`: the call gives a promise that rejects with the function's error (`.then`).
 * - `executor`: `new Promise(fn)`: what the function throws rejects the promise, what it returns is dropped.
 * - `later`: after the function around it has gone on, which never sees the error.
 */
import { lastName } from "./words.ts";

export type CallbackTiming = "during" | "executor" | "later" | "mapped" | "promised" | "returned";

interface MethodRow {
  readonly method: string;
  readonly timing: CallbackTiming;
  /** Position of the function among the arguments; absent: any. */
  readonly argument?: number;
}

/** By method name, whatever the receiver: names that mean one thing in practice. */
const methods: readonly MethodRow[] = [
  ...["map", "flatMap"].map((method) => ({ method, timing: "mapped", argument: 0 }) as const),
  ...[
    "every",
    "filter",
    "find",
    "findIndex",
    "findLast",
    "findLastIndex",
    "forEach",
    "reduce",
    "reduceRight",
    "some",
    "sort",
    "toSorted",
  ].map((method) => ({ method, timing: "during", argument: 0 }) as const),
  ...["catch", "finally", "then"].map((method) => ({ method, timing: "promised" }) as const),
  // Database transactions run the function once, and reject with its error after rolling back (Drizzle, Kysely, Prisma).
  ...["$transaction", "transaction", "withTransaction"].map((method) => ({ method, timing: "promised" }) as const),
  // `AsyncLocalStorage.run(store, fn)`.
  { method: "run", timing: "returned", argument: 1 },
  // Sentry and OpenTelemetry spans pass results and errors through.
  ...["startActiveSpan", "startSpan", "withScope"].map((method) => ({ method, timing: "returned" }) as const),
  { method: "withServerActionInstrumentation", timing: "promised" },
  ...["addEventListener", "nextTick", "on", "once", "subscribe", "waitUntil"].map(
    (method) => ({ method, timing: "later" }) as const,
  ),
];

/** Functions imported from a package. */
const imported: Readonly<Record<string, Readonly<Record<string, CallbackTiming>>>> = {
  "next/server": { after: "later", unstable_after: "later" },
  "@vercel/functions": { waitUntil: "later" },
  // React reports an error of a transition itself (React 19: through the nearest error boundary).
  react: { startTransition: "later" },
};

const globals: Readonly<Record<string, CallbackTiming>> = {
  queueMicrotask: "later",
  requestAnimationFrame: "later",
  requestIdleCallback: "later",
  setImmediate: "later",
  setInterval: "later",
  setTimeout: "later",
};

/** When a method of this name runs the function at position `argument`. */
export function timingOfMethod(method: string, argument: number): CallbackTiming | undefined {
  return methods.find((row) => row.method === method && (row.argument ?? argument) === argument)?.timing;
}

export function timingOfImport(source: string, name: string): CallbackTiming | undefined {
  const row = imported[source];
  return row && Object.hasOwn(row, name) ? row[name] : undefined;
}

export function timingOfGlobal(name: string): CallbackTiming | undefined {
  return Object.hasOwn(globals, name) ? globals[name] : undefined;
}

/** The same by how the callee is written: `db.transaction`, `after`. */
export function callbackTimingByName(name: string, argument: number): CallbackTiming | undefined {
  const last = lastName(name);
  return name.includes(".")
    ? timingOfMethod(last, argument)
    : (timingOfGlobal(last) ?? timingOfImport("next/server", last));
}
