/** Which inputs decide the site that an address leads to. */
import type { TSESTree } from "@typescript-eslint/utils";
import { classOfPlatform } from "../flow/input-calls.ts";
import { type InputFlow, inputsOf, type InputValue } from "../flow/input-values.ts";
import { inputTestsOf, testsOf } from "../flow/input-tests.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { referenceOf, valueBehind } from "../syntax/bindings.ts";
import { memberName, stringValue } from "../syntax/calls.ts";
import { unwrap } from "../syntax/unwrap.ts";

/** The text that an address is made from: `next` of `new URL(next, request.url)`. A base counts only where that is relative. */
export function textOfAddress(module: ModuleAnalysis, address: TSESTree.Node): TSESTree.Node {
  const node = valueBehind(module, address);
  if (node?.type !== "NewExpression") return address;
  const [text] = node.arguments;
  return text && classOfPlatform(module, node) === "URL" ? text : address;
}

/** The inputs with which a text begins, as far as they are tested at `use`; those nothing tested first. Numbers and values of a schema are none. */
export function leadingInputs(flow: InputFlow, text: TSESTree.Node, use = text): readonly InputValue[] {
  const leading = inputsOf(flow, text, use).filter(({ place, checked }) => place !== "inside" && checked !== "yes");
  const untested = leading.filter(({ checked, partly }) => checked === "no" && !partly);
  return [...untested, ...leading.filter(({ checked, partly }) => checked === "unknown" && !partly)];
}

/** Whether all that is asked of the input is that it begins with one `/`. */
export function onlySlashTested(flow: InputFlow, input: InputValue, address: TSESTree.Node): boolean {
  const tests = testsOf(flow, input, address);
  return tests.length > 0 && tests.every(({ node }) => isSlashTest(node));
}

/** `next.startsWith("/")`. */
function isSlashTest(node: TSESTree.Node): boolean {
  if (node.type !== "CallExpression" || node.arguments.length !== 1) return false;
  const callee = unwrap(node.callee);
  const isStart = callee.type === "MemberExpression" && memberName(callee) === "startsWith";
  return isStart && stringValue(node.arguments[0]) === "/";
}

/** Whether the function compares something of the request with a secret before `use`: who passes is trusted. */
export function asksForSecret(flow: InputFlow, use: TSESTree.Node): boolean {
  return inputTestsOf(flow).some(({ node }) => {
    if (node.type !== "BinaryExpression" || node.range[0] > use.range[0]) return false;
    return [node.left, node.right].some((side) => {
      const reference = referenceOf(flow.module, side);
      return reference.kind === "global" && reference.name === "process" && reference.path[0] === "env";
    });
  });
}
