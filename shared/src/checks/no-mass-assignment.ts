import type { TSESTree } from "@typescript-eslint/utils";
import { pickedFields } from "./pick-fields.ts";
import { entryFlows } from "../facts/entry-inputs.ts";
import { type FactsContext, factsContextOf } from "../facts/function-place.ts";
import { writtenRows } from "../facts/written-rows.ts";
import { objectBehind } from "../flow/input-expressions.ts";
import { type InputFlow, inputsOf, type InputValue } from "../flow/input-values.ts";
import { rowOperators } from "../knowledge/database-rows.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { spanOf } from "../model/span.ts";
import { argumentOf } from "../syntax/calls.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { propertyName } from "../syntax/functions.ts";
import { callName, shortCode } from "../syntax/short-code.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { unwrapAwait } from "../syntax/unwrap.ts";

/**
 * A Server Function gets whatever the client sends: its types are gone at run time, and a form may have fields that no page shows. An object
 * of the client's that is written as a row sets every column it names, `role` or `userId` too.
 * https://nextjs.org/docs/app/guides/data-security (13.4 - 16.4), https://cwe.mitre.org/data/definitions/915.html
 */
const messages = {
  wholeObject:
    "`{{call}}` writes every member of `{{value}}`, and the client chooses those: columns it is not meant to set, too. Pick the fields.",
  wholeForm:
    "`{{call}}` writes every field of the form, and the client chooses those: columns it is not meant to set, too. Pick the fields.",
  pickFields: "Pick {{fields}}.",
};

type MessageId = keyof typeof messages;

export const noMassAssignment: Check<object, MessageId> = {
  name: "no-mass-assignment",
  code: 72203,
  preset: "security",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run(context) {
    const { module } = context;
    if (module.serverFunctions.length === 0 || isTestFile(module.filename)) return;
    const facts = factsContextOf(context);
    const flowOf = entryFlows(facts, module);
    for (const call of module.nodesOfType("CallExpression")) {
      const flow = flowOf(call);
      if (flow) yield* inspect(context, facts, flow, call);
    }
  },
};

function* inspect(
  { module }: CheckContext<object>,
  facts: FactsContext,
  flow: InputFlow,
  call: TSESTree.CallExpression,
): Generator<Finding<MessageId>> {
  for (const row of writtenRows(facts, module, call)) {
    for (const part of wholesaleParts(flow, row)) {
      const [input] = clientObjects(flow, part);
      if (!input) continue;
      const value = argumentOf(part);
      const data = { call: callName(module.text, call), value: shortCode(module.text, value) };
      const picked = pickedFields(module, flow, part, input);
      yield {
        span: spanOf(part),
        messageId: input.path.length === 0 && isForm(module, value) ? "wholeForm" : "wholeObject",
        data,
        suggestions: picked ? [{ messageId: "pickFields", data: { fields: picked.names }, edits: picked.edits }] : [],
      };
    }
  }
}

/** The parts of a row that bring all members of something: itself, its spreads, the same of each row in a list. */
function wholesaleParts(flow: InputFlow, row: TSESTree.Node): readonly TSESTree.Node[] {
  const node = unwrapAwait(row);
  switch (node.type) {
    case "ObjectExpression":
      return node.properties.flatMap((property): readonly TSESTree.Node[] => {
        if (property.type === "SpreadElement") return [property];
        const name = propertyName(property.key, property.computed);
        return name !== undefined && rowOperators.has(name) ? wholesaleParts(flow, property.value) : [];
      });
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element ? wholesaleParts(flow, element) : []));
    case "ConditionalExpression":
      return [...wholesaleParts(flow, node.consequent), ...wholesaleParts(flow, node.alternate)];
    default: {
      const object = objectBehind(flow, node);
      return object ? wholesaleParts(flow, object) : [row];
    }
  }
}

/** What an expression may hold of objects that the client made up. */
function clientObjects(flow: InputFlow, part: TSESTree.Node): readonly InputValue[] {
  return inputsOf(flow, part).filter(
    ({ checked, place, shape }) => checked === "no" && place === "whole" && shape === "any",
  );
}

/** `Object.fromEntries(formData)`. */
function isForm(module: ModuleAnalysis, value: TSESTree.Node): boolean {
  const node = unwrapAwait(value);
  if (node.type !== "CallExpression") return false;
  const callee = referenceOf(module, node.callee);
  return callee.kind === "global" && callee.name === "Object" && callee.path[0] === "fromEntries";
}
