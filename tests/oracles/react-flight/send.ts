/** Sends a value as React does, and says what became of it. */
import { describeValue, opaque } from "./describe-value.ts";
import type { Environment } from "./kinds/environment.ts";
import { bundledModules, type Flight, manifest, type ReactModule, type ServerReference } from "./load-flight.ts";

export type Make = (environment: Environment) => unknown;

/**
 * `bare argument`: without temporary references, as Next.js 14 and the form path do it. `element prop`: of a client component that is part of
 * the result. `server bind`: bound on the server, sent to the client, and given back with the call. `state`: returned, then passed as an argument.
 */
export const ways = [
  "argument",
  "bare argument",
  "result",
  "nested",
  "element prop",
  "captured",
  "client bind",
  "server bind",
  "state",
] as const;
export type Way = (typeof ways)[number];

export type Outcome = "gone" | "lossy" | "no" | "yes";

/** What a value is like before it is sent, and what arrives; `undefined` where sending throws or the receiver gets an opaque reference. */
export interface Sent {
  readonly before: string;
  readonly after: string | undefined;
}

export async function send(flight: Flight, way: Way, make: Make): Promise<Sent> {
  const from = senderOf(flight, way);
  const isReference = (value: unknown): Promise<boolean> => isReferenceOf(flight, value);
  const before = await describeValue(make(from), isReference);
  try {
    return { before, after: await describeValue(await routes[way](flight, make(from)), isReference) };
  } catch {
    return { before, after: undefined };
  }
}

export function outcomeOf({ before, after }: Sent): Outcome {
  if (after === undefined || after.includes(opaque)) return "no";
  if (before === after) return "yes";
  return isMasked(after) && !isMasked(before) ? "gone" : "lossy";
}

function isMasked(text: string): boolean {
  return text.includes("An error occurred in the Server Components render") || text.includes("Minified React error");
}

const routes: Readonly<Record<Way, (flight: Flight, value: unknown) => Promise<unknown>>> = {
  argument: (flight, value) => sendArgument(flight, value, true),
  "bare argument": (flight, value) => sendArgument(flight, value, false),
  result: sendResult,
  nested: async (flight, value) => ((await sendResult(flight, { value })) as { value: unknown }).value,
  async "element prop"(flight, value) {
    const button = flight.server.registerClientReference(() => {}, "client#Button", "Button");
    const element = await sendResult(flight, flight.serverReact.createElement(button, { value }));
    // An element whose props take time is wrapped like `React.lazy`.
    const { _payload: chunk } = element as { _payload?: PromiseLike<unknown> };
    return ((chunk ? await chunk : element) as { props: { value: unknown } }).props.value;
  },
  captured: async (flight, value) => ((await sendResult(flight, [value])) as [unknown])[0],
  async "client bind"(flight, value) {
    const bound: ServerReference = clientReference(flight).bind(null, value);
    return sendArgument(flight, ((await bound()) as [unknown])[0], true);
  },
  async "server bind"(flight, value) {
    const bound = (await sendResult(flight, serverReference(flight).bind(null, value))) as ServerReference;
    return sendArgument(flight, ((await bound()) as [unknown])[0], true);
  },
  state: async (flight, value) => sendArgument(flight, await sendResult(flight, value), true),
};

async function sendArgument({ client, server }: Flight, value: unknown, withReferences: boolean): Promise<unknown> {
  const references = (half: { createTemporaryReferenceSet(): object }): object =>
    withReferences ? { temporaryReferences: half.createTemporaryReferenceSet() } : {};
  const body = await client.encodeReply([value], references(client));
  const [received] = (await server.decodeReply(body, manifest, references(server))) as [unknown];
  return received;
}

/** A part that fails fails the whole: Next.js rejects what the client waits for. */
async function sendResult({ client, server, mode }: Flight, value: unknown): Promise<unknown> {
  let failure: unknown;
  const stream = server.renderToReadableStream({ root: Promise.resolve(value) }, manifest, {
    onError(error: unknown) {
      failure ??= error;
    },
  });
  const options = { callServer: (_: string, values: unknown[]) => Promise.resolve(values), mode };
  const received = (await client.createFromReadableStream(stream, options)) as { root: Promise<unknown> };
  const root = await received.root;
  if (failure !== undefined) throw failure as Error;
  return root;
}

function senderOf(flight: Flight, way: Way): Environment {
  const isClient = way === "argument" || way === "bare argument" || way === "client bind";
  const react: ReactModule = isClient ? flight.clientReact : flight.serverReact;
  return {
    react,
    serverReference: () => (isClient ? clientReference(flight) : serverReference(flight)),
    clientReference: () =>
      isClient
        ? (bundledModules["client"]?.["Button"] as object)
        : flight.server.registerClientReference(() => {}, "client#Button", "Button"),
  };
}

function serverReference({ server }: Flight): ServerReference {
  return server.registerServerReference(() => Promise.resolve(), "actions#save", "save");
}

function clientReference({ client }: Flight): ServerReference {
  return client.createServerReference("actions#save", (_, values) => Promise.resolve(values));
}

/** References of the server's half carry a mark. In the browser a component is itself, and a Server Function a function that can be sent. */
async function isReferenceOf({ client }: Flight, value: unknown): Promise<boolean> {
  const { $$typeof: mark } = value as { $$typeof?: symbol };
  if (mark === Symbol.for("react.server.reference") || mark === Symbol.for("react.client.reference")) return true;
  if (Object.values(bundledModules).some((exported) => Object.values(exported).includes(value))) return true;
  return client.encodeReply([value]).then(
    () => true,
    () => false,
  );
}

/** Whether the classifier was right. It may know nothing; what it calls gone in production still has its message in development. */
export function agrees(said: Outcome | "unknown", sent: Sent, mode: Flight["mode"]): boolean {
  if (said === "unknown") return true;
  const outcome = outcomeOf(sent);
  return said === outcome || (said === "gone" && mode === "development" && outcome === "lossy");
}
