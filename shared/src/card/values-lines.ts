/** What the client sends to it, and what travels along without being an argument. */
import type { TSESTree } from "@typescript-eslint/utils";
import { closureOf } from "../analyze/captures.ts";
import { parametersOf } from "../syntax/functions.ts";
import { code, listOf } from "./markdown.ts";
import type { CardLine, CardSubject } from "./subject.ts";

/** Its parameters as a caller on the client meets them: the bound ones are filled already. */
export const parametersLine: CardLine = (subject) => {
  const names = parameterNames(subject);
  if (!names) return undefined;
  if (names.length === 0) return "Takes no arguments";
  const bound = subject.bound?.length ?? 0;
  return `Takes ${names.map((name, index) => (index < bound ? `${code(name)} (bound)` : code(name))).join(", ")}`;
};

/** The values of an inline one's closure, as the compiler takes them. */
export const capturedLine: CardLine = ({ module, serverFunction }) => {
  const { captures } = closureOf(module, serverFunction);
  if (captures.length === 0) return undefined;
  return `Captures ${listOf(
    captures.map(({ text }) => code(text)),
    MAX_VALUES,
  )}: sent along encrypted`;
};

export const boundLine: CardLine = ({ bound = [] }) => {
  if (bound.length === 0) return undefined;
  return `Bound here: ${listOf(bound.map(code), MAX_VALUES)}, **not encrypted**: the client can read and change ${bound.length === 1 ? "it" : "them"}`;
};

/** As written for a function of this file; else by its type. */
function parameterNames({
  module,
  serverFunction,
  parameterNames: byType,
}: CardSubject): readonly string[] | undefined {
  const { handler, wrappers } = serverFunction;
  if (!handler || wrappers.length > 0) return byType;
  return parametersOf(handler).map((parameter) => parameterText(module.text, parameter));
}

/** Without its type and default value: `{ id, name }`, `...ids`. */
function parameterText(text: string, parameter: TSESTree.Node): string {
  switch (parameter.type) {
    case "AssignmentPattern":
      return parameterText(text, parameter.left);
    case "Identifier":
      return parameter.name;
    case "RestElement":
      return `...${parameterText(text, parameter.argument)}`;
    case "ArrayPattern":
    case "ObjectPattern":
      return text.slice(parameter.range[0], parameter.typeAnnotation?.range[0] ?? parameter.range[1]);
    default:
      return text.slice(...parameter.range);
  }
}

const MAX_VALUES = 5;
