/** What speaks for an identity that the client sends: the session beside it, a comparison, a check of permissions. */
import type { TSESTree } from "@typescript-eslint/utils";
import { testsOf } from "../flow/input-tests.ts";
import { evaluateInput } from "../flow/input-expressions.ts";
import type { InputFlow, InputValue } from "../flow/input-values.ts";
import { validationOf } from "../flow/validation-calls.ts";
import { isPermissionName, isSessionName, isUserName } from "../knowledge/identity-names.ts";
import type { Verdict } from "../model/verdict.ts";
import { findVariable } from "../syntax/bindings.ts";
import { childrenOf } from "../syntax/children.ts";
import { unwrapAwait } from "../syntax/unwrap.ts";

/** How many variables are followed to what they were given. */
const maxHops = 3;

/** What an action is called with, and what is known of what its calls give. */
export interface IdentityFlow extends InputFlow {
  /** Whether what a call gives says who calls. */
  readonly givesCaller: (call: TSESTree.CallExpression) => Verdict;
}

/** Whether something of the session stands in `node`: by what is known of the calls, else by its name, or a user that a call gave. */
export function mentionsSession(flow: IdentityFlow, node: TSESTree.Node, hops = maxHops): boolean {
  if (node.type === "Identifier") return isOfSession(flow, node, hops);
  if (node.type === "CallExpression" && flow.givesCaller(node) === "yes") return true;
  return childrenOf(node).some((child) => mentionsSession(flow, child, hops));
}

function isOfSession(flow: IdentityFlow, name: TSESTree.Identifier, hops: number): boolean {
  if (hops === 0 || evaluateInput(flow, name).length > 0) return false;
  const variable = findVariable(flow.module.scopes, name);
  const declarator = variable?.defs[0]?.node as TSESTree.Node | undefined;
  const init = declarator?.type === "VariableDeclarator" && declarator.init ? unwrapAwait(declarator.init) : undefined;
  const known = init?.type === "CallExpression" ? flow.givesCaller(init) : "unknown";
  if (known !== "unknown") return known === "yes";
  if (isSessionName(name.name)) return true;
  if (init?.type === "CallExpression") return isUserName(name.name) || mentionsSession(flow, init.callee, hops - 1);
  return init?.type === "MemberExpression" || init?.type === "LogicalExpression"
    ? mentionsSession(flow, init, hops - 1)
    : false;
}

/** Whether the function asks who calls, or what they may do, before `use`; in doubt it does. */
export function isTrusted(flow: IdentityFlow, input: InputValue, use: TSESTree.Node): boolean {
  if (testsOf(flow, input, use).some(({ node }) => !isKindTest(flow, node))) return true;
  return asksForPermission(flow, flow.owner.body, use);
}

/** Of a schema, or `typeof`: says nothing of who calls. */
function isKindTest(flow: InputFlow, node: TSESTree.Node): boolean {
  if (node.type === "UnaryExpression") return true;
  return node.type === "CallExpression" && validationOf(flow, node) !== undefined;
}

function asksForPermission(flow: IdentityFlow, node: TSESTree.Node, use: TSESTree.Node): boolean {
  if (node.range[0] >= use.range[0]) return false;
  if (node.type === "BinaryExpression" && mentionsSession(flow, node)) return true;
  if (node.type === "Identifier" && evaluateInput(flow, node).length === 0 && isPermissionName(node.name)) return true;
  return childrenOf(node).some((child) => asksForPermission(flow, child, use));
}
