/** The methods of a class, as data: what is called on an instance or on the class itself can be followed. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ClassNode } from "../analyze/class-kind.ts";
import type { MethodIndices, ValueSummary } from "../model/value-summary.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { isFunction, propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { ValueContext } from "./summarize-values.ts";

type Member = TSESTree.MethodDefinition | TSESTree.PropertyDefinition;

type Members = Pick<Extract<ValueSummary, { kind: "class" }>, "methods" | "parent" | "statics">;

export function summarizeMembers(context: ValueContext, node: ClassNode): Members {
  const methods = methodsOf(context, node, false);
  const statics = methodsOf(context, node, true);
  const parent = node.superClass ? referenceOf(context.module, node.superClass) : undefined;
  return {
    ...(methods && { methods }),
    ...(statics && { statics }),
    ...(parent && (parent.kind === "import" || parent.kind === "local") && { parent }),
  };
}

/** The member that is read as `this.name` inside a class, where `expression` is `this`. */
export function findOwnMember(expression: TSESTree.Node, name: string): Member | undefined {
  const around = expression.type === "ThisExpression" ? memberAround(expression) : undefined;
  return around?.parent.body.find(
    (member): member is Member => isMember(member) && member.static === around.static && nameOf(member) === name,
  );
}

/** The member in whose code `this` stands; a function that is no arrow has a `this` of its own. */
function memberAround(node: TSESTree.Node): Member | undefined {
  let inner: TSESTree.Node = node;
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (isMember(outer)) return outer;
    if (isFunction(inner) && inner.type !== "ArrowFunctionExpression") return undefined;
    inner = outer;
  }
  return undefined;
}

function methodsOf({ indexOf }: ValueContext, { body }: ClassNode, isStatic: boolean): MethodIndices | undefined {
  const found: [string, number][] = [];
  for (const member of body.body) {
    if (!isMember(member) || member.static !== isStatic) continue;
    const name = nameOf(member);
    const value = member.value ? unwrap(member.value) : undefined;
    const index = value && isFunction(value) ? indexOf.get(value) : undefined;
    if (name !== undefined && index !== undefined) found.push([name, index]);
  }
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function isMember(node: TSESTree.Node): node is Member {
  if (node.type === "PropertyDefinition") return true;
  return node.type === "MethodDefinition" && node.kind === "method";
}

function nameOf({ computed, key }: Member): string | undefined {
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  return propertyName(key, computed);
}
