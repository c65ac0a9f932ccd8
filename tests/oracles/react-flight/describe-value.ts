/** A text that tells two values apart exactly when a program that gets them would. Reads streams and iterators to their end. */

/** Whether a function is one that React sends as a reference. */
export type ReferenceTest = (value: unknown) => Promise<boolean>;

/** Stands for what the server was given in place of a value that it cannot read. */
export const opaque = "opaque reference";

/** A promise counts as what it resolves to, as React waits for it. */
export async function describeValue(value: unknown, isReference: ReferenceTest): Promise<string> {
  const seen = new Map<object, number>();
  const list = async (values: Iterable<unknown>): Promise<string> => {
    const parts: string[] = [];
    for (const item of values) parts.push(await visit(item));
    return `[${parts.join(", ")}]`;
  };
  const visit = async (current: unknown): Promise<string> => {
    if (typeof current === "number") return Object.is(current, -0) ? "-0" : String(current);
    if (typeof current === "string") return JSON.stringify(current);
    if (typeof current === "function") return describeFunction(current, isReference);
    if (typeof current !== "object" || current === null) return `${typeof current} ${String(current)}`;
    const known = seen.get(current);
    if (known !== undefined) return `#${known}`;
    seen.set(current, seen.size);
    return describeObject(current, visit, list);
  };
  return visit(value);
}

type Visit = (value: unknown) => Promise<string>;
type List = (values: Iterable<unknown>) => Promise<string>;

async function describeObject(value: object, visit: Visit, list: List): Promise<string> {
  if (isPromiseLike(value)) return visit(await value);
  if (Array.isArray(value))
    return `${prototypeName(value)} ${await list(value)}${await fields(value, visit, Object.keys([...(value as unknown[])]))}`;
  if (value instanceof Map)
    return `${prototypeName(value)} ${await list([...value].map(([key, held]) => ({ key, held })))}`;
  if (value instanceof Set) return `${prototypeName(value)} ${await list(value)}`;
  if (value instanceof Date) return `${prototypeName(value)} ${value.getTime()}`;
  if (value instanceof Error) return `error ${value.name}: ${value.message}${await fields(value, visit)}`;
  if (ArrayBuffer.isView(value))
    return `${prototypeName(value)} ${bytesOf(value.buffer, value.byteOffset, value.byteLength)}`;
  if (value instanceof ArrayBuffer) return `ArrayBuffer ${bytesOf(value, 0, value.byteLength)}`;
  if (value instanceof FormData) return `FormData ${await list([...value].map(([key, held]) => ({ key, held })))}`;
  // A `Blob` that is sent to the server is a `File` there, which is a `Blob` as well.
  if (value instanceof File && value.name !== "blob") return `File ${value.name} ${value.type} ${await value.text()}`;
  if (value instanceof Blob) return `Blob ${value.type} ${await value.text()}`;
  if (value instanceof ReadableStream) return `stream ${await list(joinBytes(await read(value)))}`;
  if (isAsyncIterable(value)) return `async items ${await list(await read(value))}`;
  if (isIterator(value)) return `items ${await list(value)}`;
  if ("$$typeof" in value)
    return `element${await fields(value, visit, ["$$typeof", "_owner", "_store", "_debugInfo", "_debugStack", "_debugTask"])}`;
  return `${prototypeName(value)}${await fields(value, visit)}`;
}

/** A property that is `undefined` counts as none: types seldom tell the two apart, and React drops it. */
async function fields(value: object, visit: Visit, without: readonly string[] = []): Promise<string> {
  const parts: string[] = [];
  for (const [key, field] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (field !== undefined && !without.includes(key)) parts.push(`${key}: ${await visit(field)}`);
  return ` { ${parts.join(", ")} }`;
}

async function describeFunction(value: object, isReference: ReferenceTest): Promise<string> {
  if ((value as { $$typeof?: symbol }).$$typeof === Symbol.for("react.temporary.reference")) return opaque;
  return (await isReference(value)) ? "reference" : "function";
}

function prototypeName(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  return prototype?.constructor?.name ?? "null prototype";
}

function bytesOf(buffer: ArrayBufferLike, start: number, length: number): string {
  return [...new Uint8Array(buffer, start, length)].join(" ");
}

function isPromiseLike(value: object): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown }).then === "function";
}

function isAsyncIterable(value: object): value is AsyncIterable<unknown> {
  return Symbol.asyncIterator in value;
}

function isIterator(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value && (value as Iterable<unknown>)[Symbol.iterator]() === (value as unknown);
}

async function read(values: AsyncIterable<unknown>): Promise<unknown[]> {
  const read: unknown[] = [];
  for await (const item of values) read.push(item);
  return read;
}

/** How a stream cuts its bytes is its own affair. */
function joinBytes(chunks: unknown[]): unknown[] {
  if (!chunks.every((chunk) => chunk instanceof Uint8Array)) return chunks;
  return [
    bytesOf(
      Uint8Array.from(chunks.flatMap((chunk) => [...chunk])).buffer,
      0,
      chunks.reduce((sum, { length }) => sum + length, 0),
    ),
  ];
}
