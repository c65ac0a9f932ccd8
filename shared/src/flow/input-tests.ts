/** Which inputs a function tests, and which of its expressions a test covers. */
import type { TSESTree } from "@typescript-eslint/utils";
import { isCheckingName } from "../knowledge/validators.ts";
import type { Verdict } from "../model/verdict.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { memberName, positionalArguments } from "../syntax/calls.ts";
import { childrenOf } from "../syntax/children.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { completesNormally } from "./completion.ts";
import { fatesOf, isDecoder } from "./input-calls.ts";
import { evaluateInput } from "./input-expressions.ts";
import { argumentsFor } from "./input-fates.ts";
import { anyMember } from "./input-patterns.ts";
import type { InputFlow, InputValue } from "./input-values.ts";
import { calledName, validationOf } from "./validation-calls.ts";

/** A test of an input: `yes` decides its kind, `unknown` may. */
export interface InputTest {
  readonly parameter: number;
  readonly path: readonly string[];
  readonly verdict: "unknown" | "yes";
  readonly node: TSESTree.Node;
}

/** Every test of an input in the function, in source order. */
export function inputTestsOf(flow: InputFlow): readonly InputTest[] {
  return (flow.tests ??= findInputTests(flow));
}

function findInputTests(flow: InputFlow): readonly InputTest[] {
  const tests: InputTest[] = [];
  const visit = (node: TSESTree.Node) => {
    for (const [operand, verdict] of testedOperands(flow, node))
      for (const { parameter, path } of evaluateInput(flow, operand)) tests.push({ parameter, path, verdict, node });
    childrenOf(node).forEach(visit);
  };
  visit(flow.owner);
  return tests.sort((left, right) => left.node.range[0] - right.node.range[0]);
}

/** What the tests before `use` say of a value there. `partly`: members of it were tested, itself not. */
export function coverageOf(
  tests: readonly InputTest[],
  { parameter, path }: InputValue,
  use: TSESTree.Node,
): { readonly verdict: Verdict; readonly partly: boolean } {
  let verdict: Verdict = "no";
  let partly = false;
  for (const test of tests) {
    if (test.node.range[0] >= use.range[1]) break;
    if (test.parameter !== parameter) continue;
    if (isPrefix(test.path, path)) {
      if (test.verdict === "yes") return { verdict: "yes", partly };
      verdict = "unknown";
    } else if (isPrefix(path, test.path)) partly = true;
  }
  return { verdict, partly };
}

/** The tests before `use` that are made of the value as a whole. */
export function testsOf(flow: InputFlow, { parameter, path }: InputValue, use: TSESTree.Node): readonly InputTest[] {
  return inputTestsOf(flow).filter(
    (test) => test.node.range[0] < use.range[1] && test.parameter === parameter && isPrefix(test.path, path),
  );
}

function isPrefix(short: readonly string[], long: readonly string[]): boolean {
  return short.every((part, index) => part === long[index] || part === anyMember || long[index] === anyMember);
}

type Tested = readonly [operand: TSESTree.Node, verdict: InputTest["verdict"]];

function testedOperands(flow: InputFlow, node: TSESTree.Node): readonly Tested[] {
  switch (node.type) {
    case "CallExpression":
      return testedArguments(flow, node);
    case "UnaryExpression":
      return node.operator === "typeof" ? [[node.argument, "yes"]] : [];
    case "BinaryExpression":
      return comparedOperands(node);
    case "SwitchStatement":
      return [[node.discriminant, rejectsOthers(node) ? "yes" : "unknown"]];
    case "MemberExpression":
      return isLookup(node) ? [[node.property, "unknown"]] : [];
    default:
      return [];
  }
}

/** `plans[name]`: an entry of a table, which strangers do not have. */
function isLookup(node: TSESTree.MemberExpression): boolean {
  return node.computed && node.property.type !== "Literal";
}

function comparedOperands({ left, operator, right }: TSESTree.BinaryExpression): readonly Tested[] {
  if (operator === "instanceof" || operator === "in") return [[left, "yes"]];
  if (operator.startsWith("<") || operator.startsWith(">"))
    return [
      [left, "unknown"],
      [right, "unknown"],
    ];
  const isEquality = operator === "===" || operator === "!==" || operator === "==" || operator === "!=";
  if (!isEquality || isAbsence(left) || isAbsence(right)) return [];
  return [
    [left, "unknown"],
    [right, "unknown"],
  ];
}

/** `null`, `undefined`, `""`: comparing with one asks whether there is a value at all. */
function isAbsence(expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  if (node.type === "Literal") return node.value === "" || node.raw === "null";
  return node.type === "Identifier" && node.name === "undefined";
}

/** A `default` that leaves: the cases are an allow-list. */
function rejectsOthers({ cases }: TSESTree.SwitchStatement): boolean {
  const others = cases.find(({ test }) => test === null);
  return others !== undefined && others.consequent.some((statement) => !completesNormally(statement));
}

/** Functions of the language that tell kinds apart: `Array.isArray(x)`. */
const kindTests: ReadonlySet<string> = new Set([
  "Array.isArray",
  "Number.isFinite",
  "Number.isInteger",
  "Number.isNaN",
  "Number.isSafeInteger",
  "isFinite",
  "isNaN",
]);

/** Methods of a list, set or pattern that ask whether a value is one of theirs. */
const membershipTests: ReadonlySet<string> = new Set(["exec", "has", "hasOwn", "includes", "indexOf", "test"]);

/** Methods of a text that ask how it is made. */
const formatTests: ReadonlySet<string> = new Set(["endsWith", "match", "search", "startsWith"]);

function testedArguments(flow: InputFlow, call: TSESTree.CallExpression): readonly Tested[] {
  const validation = validationOf(flow, call);
  if (validation) return validation.value ? [[validation.value, "yes"]] : [];
  const reference = referenceOf(flow.module, call.callee);
  const args = positionalArguments(call);
  if (reference.kind === "global" && kindTests.has([reference.name, ...reference.path].join(".")))
    return args.slice(0, 1).map((argument) => [argument, "yes"]);
  if (reference.kind === "global" && isDecoder(reference.name)) return [];
  const fates = fatesOf(flow, call);
  if (fates)
    return fates.flatMap((fate): Tested[] =>
      fate.checks === "no" ? [] : argumentsFor(fate, call).map((argument) => [argument, fate.checks as Tested[1]]),
    );
  return methodTests(flow, call, args);
}

/** Not `formData.has(name)`, which asks whether there is a value at all. */
function isTestOfOwner(method: string): boolean {
  return method !== "has" && (formatTests.has(method) || membershipTests.has(method));
}

function methodTests(
  flow: InputFlow,
  call: TSESTree.CallExpression,
  args: readonly TSESTree.Expression[],
): readonly Tested[] {
  const callee = unwrap(call.callee);
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  if (callee.type === "MemberExpression" && method !== undefined) {
    const isOfInput = evaluateInput(flow, callee.object).length > 0;
    if (isOfInput && isTestOfOwner(method)) return [[callee.object, "unknown"]];
    if (!isOfInput && membershipTests.has(method)) return args.map((argument) => [argument, "yes"]);
    if (isOfInput || referenceOf(flow.module, callee.object).kind === "global") return [];
  }
  const name = calledName(call.callee);
  return name !== undefined && isCheckingName(name) ? args.map((argument) => [argument, "unknown"]) : [];
}
