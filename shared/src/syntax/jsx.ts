import { characterEntitiesHtml4 } from "character-entities-html4";
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { stringValue } from "./calls.ts";
import { isCapitalized } from "./first-letter.ts";
import { enclosingFunction } from "./functions.ts";
import { wrapped } from "./unwrap.ts";

/** Entities of JSX: those of HTML 4, and `&apos;`. */
const entities: Readonly<Record<string, string>> = { ...characterEntitiesHtml4, apos: "'" };

/** `name`, or `ns:name`. */
export function attributeName({ name }: TSESTree.JSXAttribute): string {
  if (name.type === "JSXIdentifier") return name.name;
  return `${name.namespace.name}:${name.name.name}`;
}

/** The attribute of that name, the last one winning as in React; `undefined` too when a later spread may override it. */
export function findAttribute(element: TSESTree.JSXOpeningElement, name: string): TSESTree.JSXAttribute | undefined {
  let found: TSESTree.JSXAttribute | undefined;
  for (const attribute of element.attributes) {
    if (attribute.type === "JSXSpreadAttribute") found = undefined;
    else if (attributeName(attribute) === name) found = attribute;
  }
  return found;
}

/** The expression in braces; `undefined` for a string, an element or no value. */
export function attributeExpression({ value }: TSESTree.JSXAttribute): TSESTree.Expression | undefined {
  if (value?.type !== "JSXExpressionContainer" || value.expression.type === "JSXEmptyExpression") return undefined;
  return value.expression;
}

/** The text of `a="text"` or `a={"text"}`, entities decoded; `undefined` when it is no constant text. */
export function attributeText(attribute: TSESTree.JSXAttribute): string | undefined {
  const { value } = attribute;
  if (value?.type !== "Literal") return stringValue(attributeExpression(attribute));
  const { raw } = value;
  if (typeof raw !== "string" || raw.length < 2) return typeof value.value === "string" ? value.value : undefined;
  return decodeEntities(raw.slice(1, -1));
}

/** The text of a JSX child, entities decoded. Parsers disagree on `value`, so it is read from `raw`. */
export function jsxText({ raw, value }: TSESTree.JSXText): string {
  return decodeEntities(raw ?? value);
}

/** Whether the tag is an HTML element: a lower-case name without a dot. */
export function isHostElement({ name }: TSESTree.JSXOpeningElement): boolean {
  if (name.type === "JSXNamespacedName") return true;
  if (name.type !== "JSXIdentifier") return false;
  return isHostName(name.name);
}

/** `div`; a component's name begins with a capital, `_` or `$`. */
export function isHostName(name: string): boolean {
  return !isCapitalized(name) && !name.startsWith("_") && !name.startsWith("$");
}

/** Whether the function itself returns an element somewhere: also behind `&&`, `??`, `? :`, not one it passes to a call. Needs `parent`s. */
export function returnsElement(module: Pick<ModuleAnalysis, "nodesOfType">, node: FunctionNode): boolean {
  const elements = [...module.nodesOfType("JSXElement", node), ...module.nodesOfType("JSXFragment", node)];
  return elements.some((element) => isReturnedBy(node, element));
}

function isReturnedBy(node: FunctionNode, element: TSESTree.Node): boolean {
  let value = wrapped(element);
  while (value.parent?.type === "ConditionalExpression" || value.parent?.type === "LogicalExpression")
    value = wrapped(value.parent);
  const { parent } = value;
  return parent === node
    ? node.body === value
    : parent?.type === "ReturnStatement" && enclosingFunction(parent) === node;
}

/** The expression between the tags when nothing else stands there but white space. */
export function soleChildExpression(opening: TSESTree.JSXOpeningElement): TSESTree.Expression | undefined {
  if (opening.parent?.type !== "JSXElement") return undefined;
  const children = opening.parent.children.filter((child) => child.type !== "JSXText" || child.raw.trim() !== "");
  const [child, ...others] = children;
  if (child?.type !== "JSXExpressionContainer" || others.length > 0) return undefined;
  return child.expression.type === "JSXEmptyExpression" ? undefined : child.expression;
}

/** `&amp;`, `&#38;`, `&#x26;` -> `&`. What is no entity stays as it is written. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  const [first = "", ...parts] = text.split("&");
  return first + parts.map(decodeAfterAmpersand).join("");
}

function decodeAfterAmpersand(part: string): string {
  const end = part.indexOf(";");
  const character = end < 0 ? undefined : entityCharacter(part.slice(0, end));
  return character === undefined ? `&${part}` : character + part.slice(end + 1);
}

function entityCharacter(name: string): string | undefined {
  if (!name.startsWith("#")) return Object.hasOwn(entities, name) ? entities[name] : undefined;
  const isHex = name.charAt(1) === "x";
  const digits = name.slice(isHex ? 2 : 1);
  const code = digits === "" ? Number.NaN : Number(isHex ? `0x${digits}` : digits);
  return Number.isInteger(code) && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
