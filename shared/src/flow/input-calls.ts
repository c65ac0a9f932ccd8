/** What a call gives back of what a function's parameters were given. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { ParameterFate } from "../model/function-summary.ts";
import { findFunction, namedImport, referenceOf } from "../syntax/bindings.ts";
import { memberName, positionalArguments, stringValue } from "../syntax/calls.ts";
import { isFunction } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { evaluateInput, returnedBy } from "./input-expressions.ts";
import { anyMember } from "./input-patterns.ts";
import { argumentsFor, ownFates } from "./input-fates.ts";
import { asEncoded, asText, inside, take } from "./input-shapes.ts";
import type { InputFlow, InputValue } from "./input-values.ts";
import { validationOf } from "./validation-calls.ts";

const nothing: readonly InputValue[] = [];

export function callInputs(flow: InputFlow, call: TSESTree.CallExpression): readonly InputValue[] {
  const validation = validationOf(flow, call);
  if (validation) {
    if (validation.outcome !== "result" || !validation.value) return nothing;
    return evaluateInput(flow, validation.value).map((value) => ({ ...value, checked: "yes" }));
  }
  const fates = fatesOf(flow, call);
  if (fates) return fates.flatMap((fate) => returnedInputs(flow, call, fate));
  const callee = unwrap(call.callee);
  const viaMethod = callee.type === "MemberExpression" ? methodInputs(flow, call, callee) : undefined;
  return viaMethod ?? globalInputs(flow, call);
}

/** What the function behind a call does with its arguments, where it is seen. */
export function fatesOf(flow: InputFlow, call: TSESTree.CallExpression): readonly ParameterFate[] | undefined {
  const own = flow.steps > 0 ? findFunction(flow.module, call.callee) : undefined;
  return own ? ownFates(flow, own) : flow.outside(call);
}

function returnedInputs(flow: InputFlow, call: TSESTree.CallExpression, fate: ParameterFate): readonly InputValue[] {
  const { returns } = fate;
  if (returns === "nothing") return nothing;
  const values = argumentsFor(fate, call).flatMap((argument) => evaluateInput(flow, argument));
  if (returns === "raw") return values;
  return values.map((value) => ({ ...value, checked: returns === "checked" ? "yes" : orUnknown(value) }));
}

function orUnknown({ checked }: InputValue): InputValue["checked"] {
  return checked === "yes" ? "yes" : "unknown";
}

/** `new Date(x)`, `new URL(x, base)`. */
export function newInputs(flow: InputFlow, node: TSESTree.NewExpression): readonly InputValue[] {
  const [argument] = node.arguments;
  const made = classOfPlatform(flow.module, node);
  if (!argument || made === undefined) return nothing;
  const values = evaluateInput(flow, argument);
  if (made === "URL")
    return values.map((value) => ({ ...value, place: value.place === "inside" ? "inside" : "start" }));
  if (made === "Date") return asText(values);
  if (made === "URLSearchParams") return values.flatMap(queryInputs);
  return ["Map", "Set"].includes(made) ? values : nothing;
}

/** `URL` of `new URL(x)`; Node.js exports those about addresses, too. */
export function classOfPlatform(module: ModuleAnalysis, { callee }: TSESTree.NewExpression): string | undefined {
  const reference = namedImport(referenceOf(module, callee));
  if (reference.kind !== "global" && reference.kind !== "import") return undefined;
  const isOwn = reference.kind === "import" && reference.source !== "url" && reference.source !== "node:url";
  return isOwn || reference.path.length > 0 ? undefined : reference.name;
}

/** Of a literal object, each member is encoded; of what the client made up, it decides the names, too. */
function queryInputs(value: InputValue): readonly InputValue[] {
  return value.place === "inside" ? asEncoded([value]) : [value];
}

/** Methods of forms, arrays and objects that give (parts of) what they stand on. */
const partMethods: ReadonlySet<string> = new Set([
  "at",
  "concat",
  "entries",
  "filter",
  "find",
  "findLast",
  "flat",
  "pop",
  "reverse",
  "shift",
  "sort",
  "splice",
  "toReversed",
  "toSorted",
  "values",
]);

/** Methods of strings, numbers and dates: what comes out is of one kind, whatever went in. */
const textMethods: ReadonlySet<string> = new Set([
  "normalize",
  "padEnd",
  "padStart",
  "replace",
  "replaceAll",
  "slice",
  "split",
  "substring",
  "toFixed",
  "toISOString",
  "toLocaleLowerCase",
  "toLocaleUpperCase",
  "toLowerCase",
  "toString",
  "toUpperCase",
  "trim",
  "trimEnd",
  "trimStart",
]);

/** `undefined`: the method is none of an input. */
function methodInputs(
  flow: InputFlow,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
): readonly InputValue[] | undefined {
  const method = memberName(callee);
  const [argument] = positionalArguments(call);
  if (method === "join" && unwrap(callee.object).type === "ArrayExpression")
    return inside(asText(evaluateInput(flow, callee.object)));
  const values = evaluateInput(flow, callee.object);
  if (values.length === 0 || method === undefined) return undefined;
  if (method === "get" || method === "getAll") {
    const entries = take(values, [stringValue(argument) ?? anyMember]);
    return entries.map((value) => ({ ...value, shape: "text" }));
  }
  if (textMethods.has(method)) return asText(values);
  if (partMethods.has(method)) return values;
  const isMapping = method === "map" || method === "flatMap" || method === "then";
  return isMapping && isFunction(argument) ? callbackResult(flow, argument) : nothing;
}

function callbackResult(flow: InputFlow, callback: FunctionNode): readonly InputValue[] {
  return returnedBy(flow.module, callback).flatMap((node) => evaluateInput(flow, node));
}

/** Functions of the language: what each makes of its arguments. */
const globals: Readonly<Record<string, "coerced" | "decoded" | "encoded" | "passed" | "written">> = {
  "Array.from": "passed",
  BigInt: "coerced",
  Boolean: "coerced",
  "JSON.parse": "passed",
  "JSON.stringify": "written",
  Number: "coerced",
  "Number.parseFloat": "coerced",
  "Number.parseInt": "coerced",
  "Object.assign": "passed",
  "Object.entries": "passed",
  "Object.freeze": "passed",
  "Object.fromEntries": "passed",
  "Object.keys": "passed",
  "Object.values": "passed",
  "Promise.all": "passed",
  "Promise.resolve": "passed",
  String: "coerced",
  decodeURI: "decoded",
  decodeURIComponent: "decoded",
  encodeURI: "written",
  encodeURIComponent: "encoded",
  parseFloat: "coerced",
  parseInt: "coerced",
  structuredClone: "passed",
};

/** Whether a function of the language writes out what is encoded: it checks nothing. */
export function isDecoder(name: string): boolean {
  return Object.hasOwn(globals, name) && globals[name] === "decoded";
}

function globalInputs(flow: InputFlow, call: TSESTree.CallExpression): readonly InputValue[] {
  const reference = referenceOf(flow.module, call.callee);
  if (reference.kind !== "global") return nothing;
  const name = [reference.name, ...reference.path].join(".");
  const kind = Object.hasOwn(globals, name) ? globals[name] : undefined;
  if (kind === undefined) return nothing;
  const given = kind === "coerced" ? call.arguments.slice(0, 1) : call.arguments;
  const values = given.flatMap((argument) => evaluateInput(flow, argument));
  switch (kind) {
    case "coerced":
      return asText(values);
    case "encoded":
      return inside(asEncoded(values));
    case "decoded":
      return asEncoded(values, false);
    case "written":
      return asText(values, false);
    case "passed":
      return name === "JSON.parse" ? values.map((value) => ({ ...value, shape: "any", place: "whole" })) : values;
  }
}
