/** What a Server Function may do with the opaque references it gets: the claims of `serializable-arguments` and `serializable-return`. */
import { describe, expect, it } from "vitest";
import { flightCopies, type Flight, type FlightName, loadFlight, manifest, type Mode } from "./load-flight.ts";

const copies = Object.keys(flightCopies) as FlightName[];
const modes: readonly Mode[] = ["development", "production"];

type Action = (value: never) => unknown;

/** A call as Next.js makes it since 15: there and back, with temporary references on both sides. */
async function call({ client, server }: Flight, action: Action, value: unknown): Promise<unknown> {
  const temporaryReferences = client.createTemporaryReferenceSet();
  const body = await client.encodeReply([value], { temporaryReferences });
  const received = server.createTemporaryReferenceSet();
  const [argument] = (await server.decodeReply(body, manifest, { temporaryReferences: received })) as [never];
  const root = Promise.resolve(action(argument));
  const stream = server.renderToReadableStream({ root }, manifest, { temporaryReferences: received });
  const answer = await client.createFromReadableStream(stream, { temporaryReferences });
  return (answer as { root: Promise<unknown> }).root;
}

describe.each(copies.flatMap((copy) => modes.map((mode) => [copy, mode] as const)))("%s in %s", (copy, mode) => {
  const flight = loadFlight(copy, mode);
  const done = (): void => {};
  const icon = flight.clientReact.createElement("i");

  it("leaves a function alone that nobody reads", async () => {
    expect(await call(flight, ({ id }: { id: number }) => id + 1, { id: 1, done, match: /a/u })).toBe(2);
  });

  it("throws where something of it is read", async () => {
    await expect(call(flight, ({ match }: { match: RegExp }) => match.source, { match: /a/u })).rejects.toThrow();
    await expect(call(flight, (error: Error) => error.message, new Error("no"))).rejects.toThrow();
    await expect(call(flight, ({ icon: { type } }: { icon: { type: string } }) => type, { icon })).rejects.toThrow();
  });

  it("gives the client its own value back", async () => {
    const state = { icon, symbol: Symbol.for("a"), at: 1 };
    const next = (await call(flight, (previous: object) => ({ ...previous, at: 2 }), state)) as typeof state;
    expect(next).toEqual({ icon, symbol: Symbol.for("a"), at: 2 });
    expect(next.icon).toBe(icon);
  });
});
