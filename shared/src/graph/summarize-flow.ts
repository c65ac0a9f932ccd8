/** The order in which a function does things, from its statements: see `FlowStep`. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FlowClause, FlowStep, FlowValue } from "../model/flow.ts";
import type { FunctionNode } from "../model/module.ts";
import { childrenOf } from "../syntax/children.ts";
import { memberName } from "../syntax/calls.ts";
import { isFunction } from "../syntax/functions.ts";
import { nothing } from "./flow-terms.ts";
import { flowValueOf } from "./summarize-flow-values.ts";
import { argumentOf } from "../syntax/calls.ts";
import { settlementOf } from "./summarize-settlement.ts";
import type { ValueContext } from "./summarize-values.ts";

const maxName = 40;

/** The steps of a function, from its first parameter's default value to its last statement. */
export function summarizeFlow(context: ValueContext, node: FunctionNode): readonly FlowStep[] {
  const parameters = node.params.flatMap((parameter) => stepsOf(context, parameter));
  if (node.body.type === "BlockStatement") return [...parameters, ...stepsOf(context, node.body)];
  return [...parameters, ...stepsOf(context, node.body), { kind: "return", value: flowValueOf(context, node.body) }];
}

type Node = TSESTree.Node | null | undefined;

/** What evaluating a statement or expression does. Functions and classes are only made, not run. */
function stepsOf(context: ValueContext, node: Node): readonly FlowStep[] {
  if (!node) return [];
  if (isFunction(node)) return stepsOfFunction(context, node);
  const steps = (child: Node) => stepsOf(context, child);
  const value = (child: TSESTree.Node) => flowValueOf(context, child);
  switch (node.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return [...steps(node.test), ...branch(value(node.test), steps(node.consequent), steps(node.alternate))];
    case "LogicalExpression": {
      const right = steps(node.right);
      const isAnd = node.operator === "&&";
      return [...steps(node.left), ...branch(value(node.left), isAnd ? right : [], isAnd ? [] : right)];
    }
    case "CallExpression":
    case "TaggedTemplateExpression":
      return stepsOfCall(context, node);
    case "SwitchStatement":
      return [...steps(node.discriminant), choice(context, node)];
    case "WhileStatement":
      return [...steps(node.test), { kind: "loop", body: [...steps(node.body), ...steps(node.test)] }];
    case "DoWhileStatement":
      return [{ kind: "loop", body: [...steps(node.body), ...steps(node.test)], atLeastOnce: true }];
    case "ForStatement":
      return [
        ...steps(node.init),
        ...steps(node.test),
        { kind: "loop", body: [...steps(node.body), ...steps(node.update)] },
      ];
    case "ForInStatement":
    case "ForOfStatement":
      return [...steps(node.right), { kind: "loop", body: steps(node.body) }];
    case "TryStatement":
      return [
        {
          kind: "try",
          block: steps(node.block),
          handler: node.handler ? steps(node.handler.body) : undefined,
          finalizer: steps(node.finalizer),
        },
      ];
    case "ReturnStatement":
      return [...steps(node.argument), { kind: "return", value: node.argument ? value(node.argument) : nothing }];
    case "ThrowStatement":
      return [...steps(node.argument), { kind: "throw" }];
    case "BreakStatement":
    case "ContinueStatement":
      return [{ kind: "jump" }];
    case "AssignmentExpression":
      return node.left.type === "MemberExpression" ? [...steps(node.left), ...steps(node.right)] : steps(node.right);
    case "ClassDeclaration":
    case "ClassExpression":
      return [];
    default:
      return childrenOf(node).flatMap(steps);
  }
}

/** A function is only made, not run: that counts for one that the client can call, with what it captures. */
function stepsOfFunction({ indexOf, module }: ValueContext, node: FunctionNode): readonly FlowStep[] {
  const isInline = module.serverFunctions.some(({ handler, origin }) => origin === "function" && handler === node);
  const index = isInline ? indexOf.get(node) : undefined;
  return index === undefined ? [] : [{ kind: "make", index }];
}

/** A branch in which nothing happens is no step. */
function branch(test: FlowValue, yes: readonly FlowStep[], no: readonly FlowStep[]): readonly FlowStep[] {
  return yes.length + no.length === 0 ? [] : [{ kind: "branch", test, yes, no }];
}

function stepsOfCall(
  context: ValueContext,
  node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression,
): readonly FlowStep[] {
  const isCall = node.type === "CallExpression";
  const callee = isCall ? node.callee : node.tag;
  const args = isCall ? node.arguments : node.quasi.expressions;
  const [start, end] = node.range;
  return [
    ...stepsOf(context, callee),
    ...args.flatMap((argument) => stepsOf(context, argument)),
    {
      ...{ kind: "call", start, end },
      name: nameOf(context, callee),
      callee: flowValueOf(context, callee),
      args: args.map((argument) => flowValueOf(context, argumentOf(argument))),
      settled: settlementOf(node),
      ...(isCall && node.optional && { optional: true }),
      ...(args.some(({ type }) => type === "SpreadElement") && { spreads: true }),
    },
  ];
}

function choice(context: ValueContext, node: TSESTree.SwitchStatement): FlowStep {
  const on = flowValueOf(context, node.discriminant);
  const clauses = node.cases.map(({ consequent, test }): FlowClause => ({
    ...(test && { test: { kind: "equal", of: [on, flowValueOf(context, test)] } }),
    steps: consequent.flatMap((statement) => stepsOf(context, statement)),
    falls: !consequent.some(alwaysLeaves),
  }));
  return { kind: "choice", clauses, exhaustive: node.cases.some(({ test }) => test === null) };
}

function alwaysLeaves(statement: TSESTree.Statement): boolean {
  if (statement.type === "BlockStatement") return statement.body.some(alwaysLeaves);
  return ["BreakStatement", "ContinueStatement", "ReturnStatement", "ThrowStatement"].includes(statement.type);
}

/** The callee as written, on one line; of a long one the beginning and the method. */
function nameOf({ module }: ValueContext, callee: TSESTree.Node): string {
  const text = module.text
    .slice(...callee.range)
    .split("\n")
    .map((line) => line.trim())
    .join("");
  if (text.length <= maxName) return text;
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  const end = method === undefined ? "" : `.${method}`;
  return end.length < maxName ? `${text.slice(0, maxName - 1 - end.length)}…${end}` : `${text.slice(0, maxName - 1)}…`;
}
