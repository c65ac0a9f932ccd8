/** What a Server Function gets when it is handed on as a callback: the claims of `no-action-as-callback`. */
import { describe, expect, it } from "vitest";
import { flightCopies, type FlightName, loadFlight, manifest } from "./load-flight.ts";

const copies = Object.keys(flightCopies) as FlightName[];

/** As `fetchServerAction` of Next.js does since 15, and the server in answer to it. */
async function receive(name: FlightName, values: readonly unknown[], withReferences = true): Promise<unknown[]> {
  const { client, server } = loadFlight(name, "production");
  const options = (half: { createTemporaryReferenceSet(): object }) =>
    withReferences ? { temporaryReferences: half.createTemporaryReferenceSet() } : {};
  const body = await client.encodeReply(values, options(client));
  return server.decodeReply(body, manifest, options(server)) as Promise<unknown[]>;
}

const read = (value: unknown, member: string) => () => (value as Record<string, unknown>)[member];

describe.each(copies)("%s", (name) => {
  it("gives an opaque reference in place of an event, which throws when it is read", async () => {
    const [event] = await receive(name, [new Event("click")]);
    expect(typeof event).toBe("function");
    expect(read(event, "type")).toThrow("temporary");
  });

  it("gives the other members of an object that holds what cannot be sent", async () => {
    const context = { queryKey: ["a"], signal: new AbortController().signal, client: new WeakMap() };
    const [received] = (await receive(name, [context])) as [typeof context];
    expect(received.queryKey).toEqual(["a"]);
    expect(read(received.signal, "aborted")).toThrow("temporary");
    expect(read(received.client, "get")).toThrow("temporary");
  });

  it("refuses an event where there are no temporary references", async () => {
    await expect(receive(name, [new Event("click")], false)).rejects.toThrow();
  });
});
