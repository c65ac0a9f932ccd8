/**
 * The `"use server"` modules whose exports a request can name by id.
 *
 * Next.js registers all exports of such a module when a page reaches it on the server: a Server Component imports it, directly, through other
 * server modules (actions too), or through a barrel from which it takes something else. When client modules alone import it, webpack registers all
 * exports, Turbopack those that are used. What only route handlers, or actions that the client imports, reach
 * cannot be called (`docs/proof.md`, next 16.4.5).
 */
import { findPageEntries } from "./app-entries.ts";
import type { ModuleIndex } from "./module-index.ts";
import { type ReachabilityQuestions, runsOnClient } from "./reachability.ts";

export function findRegisteredModules(index: ModuleIndex, questions: ReachabilityQuestions): ReadonlySet<string> {
  const registered = new Set<string>();
  const seen = { client: new Set<string>(), server: new Set<string>() };
  const pending = findPageEntries(index.files(), questions.rootDir).map((file) => ({ file, side: "server" }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { file } = next;
    const isAction = index.record(file)?.boundary === "server";
    if (isAction) registered.add(file);
    if (isAction && next.side === "client") continue;
    const side: Side = next.side === "client" || runsOnClient(index, questions, file) ? "client" : "server";
    if (seen[side].has(file)) continue;
    seen[side].add(file);
    for (const { target } of index.edgesFrom(file)) pending.push({ file: target, side });
  }
  return registered;
}

type Side = "client" | "server";
