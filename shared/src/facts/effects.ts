/** The effect that a single call has by itself. What the function it runs does in turn is not counted: that is for whoever follows calls. */
import { builtinMethods } from "../knowledge/builtin-methods.ts";
import { builtinNames } from "../knowledge/builtin-objects.ts";
import { effectsOfExport, effectsOfMethod } from "../knowledge/mutations.ts";
import { isWritingName } from "../knowledge/mutations-names.ts";
import { wordsOf } from "../knowledge/words.ts";
import type { EffectKind } from "../model/facts.ts";
import type { CallSummary } from "../model/function-summary.ts";
import { lastNameOf, type Reference } from "../model/reference.ts";
import type { Operation } from "../model/value-summary.ts";
import { type Receiver, receiverOf } from "./effects-receiver.ts";
import { type FactsContext, type FunctionPlace, resolveFrom } from "./function-place.ts";
import { keptByModule } from "./kept-by-module.ts";

const writingMethods: ReadonlySet<string> = new Set(["DELETE", "PATCH", "POST", "PUT"]);

/** The methods of collections that change them. */
const changingMethods: ReadonlySet<string> = new Set([
  "add",
  "clear",
  "delete",
  "pop",
  "push",
  "set",
  "shift",
  "splice",
  "unshift",
]);

/** Nothing; or it may be something. */
type Effects = readonly EffectKind[] | "unknown";

/** Names what is kept here in the graph's `derived()`. */
const kept = {};

/**
 * What `call`, made by the function at `from`, touches by itself: by the package its receiver comes from, else by its shape (an HTTP
 * method that writes, a GraphQL mutation, an SQL statement, a method name that only databases have). Empty: nothing.
 * `"unknown"`: it may be something. Found out once until the text of a file changes: a function is looked at for each of its callers.
 */
export function effectsOfCall(context: FactsContext, from: FunctionPlace, call: CallSummary): Effects {
  const ofModule = keptByModule<CallSummary, Effects>(context, kept, from.summary);
  const effects = ofModule.get(call) ?? findEffects(context, from, call);
  ofModule.set(call, effects);
  return effects;
}

function findEffects(context: FactsContext, from: FunctionPlace, call: CallSummary): Effects {
  const receiver = receiverOf(context, from, call);
  if (receiver.kind === "builtin") return effectsOfBuiltin(receiver);
  const configured = isConfigured(context, call, receiver);
  if (configured) return ["db-write"];
  const purpose = effectsOfPurpose(context, from, call);
  const named = effectsOfReceiver(receiver);
  if (named === "unknown") return purpose.length > 0 ? purpose : named;
  const found = [...new Set([...named, ...purpose])];
  return found.length === 0 && call.purpose?.method === "?" ? "unknown" : found;
}

/** A collection that outlives the request; what a function makes for itself is its own. */
function effectsOfBuiltin({ names, shared }: Extract<Receiver, { kind: "builtin" }>): readonly EffectKind[] {
  return shared && names.length === 1 && changingMethods.has(names[0] ?? "") ? ["memory"] : [];
}

function effectsOfReceiver(receiver: Receiver): readonly EffectKind[] | "unknown" {
  switch (receiver.kind) {
    case "package":
      return (
        effectsOfExport(receiver.source, receiver.names) ?? effectsByShape(receiver.names.slice(1), receiver.names[0])
      );
    case "global":
      return effectsByShape(receiver.names.slice(1), receiver.names[0]);
    case "unknown":
      return effectsByShape(receiver.names, receiver.name);
    case "builtin":
    case "function":
      return [];
  }
}

/** `names`: the members of what begins with `name`; none for a function that is called directly. */
function effectsByShape(names: readonly string[], name: string | undefined): readonly EffectKind[] | "unknown" {
  const method = names.at(-1) ?? name ?? "";
  const owner = names.length > 1 ? names.at(-2) : name;
  if (builtinMethods.has(method) || isBuiltinName(owner)) return [];
  const effects = names.length === 0 ? [] : effectsOfMethod(names);
  if (effects.length > 0) return effects;
  return method === "" || isWritingName(method) ? "unknown" : [];
}

/** `headers`, `formData`, `userMap`: in practice an object of the language. */
function isBuiltinName(name: string | undefined): boolean {
  if (name === undefined) return false;
  const last = wordsOf(name).at(-1) ?? "";
  return builtinNames.has(name) || ["headers", "map", "params", "set"].includes(last);
}

function effectsOfPurpose(context: FactsContext, from: FunctionPlace, call: CallSummary): readonly EffectKind[] {
  const operation = operationOfCall(context, from, call);
  if (operation !== undefined) return effectsOfOperation(operation);
  return writingMethods.has(call.purpose?.method ?? "") ? ["fetch-write"] : [];
}

/** Whether a call hands over a document in GraphQL, whose server holds the variables against the types it declares. */
export function isGraphql(context: FactsContext, from: FunctionPlace, call: CallSummary): boolean {
  const operation = operationOfCall(context, from, call);
  return operation === "mutation" || operation === "query";
}

/** The operation in GraphQL or SQL that a call hands over as a text or document. */
function operationOfCall(context: FactsContext, from: FunctionPlace, call: CallSummary): Operation | undefined {
  const { document, operation } = call.purpose ?? {};
  return operation ?? (document && operationOfDocument(context, from, document));
}

function effectsOfOperation(operation: Operation): readonly EffectKind[] {
  if (operation === "query") return [];
  if (operation === "mutation") return ["fetch-write"];
  return [operation === "sql-read" ? "private-read" : "db-write"];
}

/** By the document itself, where it can be seen, else by its name: generated documents are called `...Mutation`. */
function operationOfDocument(context: FactsContext, from: FunctionPlace, document: Reference): Operation | undefined {
  const found = resolveFrom(context, from, document);
  const value = found.kind === "value" && found.path.length === 0 ? found.value : undefined;
  const [text] = value?.kind === "call" ? (value.links.at(-1)?.args ?? []) : [value];
  if (text && "operation" in text) return text.operation;
  if (value?.kind === "function" || document.kind === "unknown") return undefined;
  const words = wordsOf(lastNameOf(document));
  return words.includes("mutation") ? "mutation" : undefined;
}

function isConfigured({ settings }: FactsContext, call: CallSummary, receiver: Receiver): boolean {
  if (settings.mutations.length === 0) return false;
  const written = call.callee.kind === "unknown" ? undefined : lastNameOf(call.callee);
  const followed = "names" in receiver ? receiver.names.at(-1) : undefined;
  return [written, followed].some((name) => name !== undefined && settings.mutations.includes(name));
}
