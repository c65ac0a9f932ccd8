/** The elements that a file makes: by JSX, or by the functions of React that JSX is compiled to. Needs `parent`s. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import type { Reference } from "../model/reference.ts";
import { namedImport, referenceOf } from "./bindings.ts";
import { positionalArguments, stringValue } from "./calls.ts";
import { propertyName } from "./functions.ts";
import { attributeExpression, attributeName, isHostElement, soleChildExpression } from "./jsx.ts";
import { mayCallElementMaker } from "./text-probe.ts";
import { unwrap } from "./unwrap.ts";

/** A prop as it is given. `value`: absent for a text, for nothing (`<X open />`) and for a getter. */
export interface GivenProp {
  readonly kind: "prop";
  readonly name: string;
  readonly value: TSESTree.Node | undefined;
  readonly node: TSESTree.Node;
}

/** `{...value}`, or the props of `createElement(X, value)`. `undefined`: what has a name that nobody knows. */
export interface GivenSpread {
  readonly kind: "spread";
  readonly value: TSESTree.Node | undefined;
}

export interface ElementSite {
  readonly node: TSESTree.CallExpression | TSESTree.JSXOpeningElement;
  /** The component, or the name of the HTML element. */
  readonly tag: TSESTree.Node;
  readonly isHost: boolean;
  /** In order: of two of one name the later one counts. A lone expression between the tags is the prop `children`. */
  readonly given: readonly (GivenProp | GivenSpread)[];
}

export function* elementsOf(module: ModuleAnalysis): Generator<ElementSite> {
  for (const node of module.nodesOfType("JSXOpeningElement"))
    if (node.name) yield { node, tag: node.name, isHost: isHostElement(node), given: givenByJsx(node) };
  if (!mayCallElementMaker(module.text)) return;
  for (const node of module.nodesOfType("CallExpression")) {
    const [tag, props, ...children] = positionalArguments(node);
    const maker = tag && makerOf(module, node);
    if (!maker) continue;
    const ownChildren = maker === "createElement" ? children : [];
    const given = [...givenByObject(props), ...givenByChildren(ownChildren)];
    yield { node, tag, isHost: stringValue(tag) !== undefined, given };
  }
}

function givenByJsx(node: TSESTree.JSXOpeningElement): readonly (GivenProp | GivenSpread)[] {
  const given = node.attributes.flatMap((attribute): readonly (GivenProp | GivenSpread)[] => {
    if (attribute.type === "JSXSpreadAttribute") return spreadOf(attribute.argument);
    return [{ kind: "prop", name: attributeName(attribute), value: attributeExpression(attribute), node: attribute }];
  });
  const child = soleChildExpression(node);
  return child ? [...given, { kind: "prop", name: "children", value: child, node: child }] : given;
}

/** The members of a literal one by one. */
function spreadOf(value: TSESTree.Node | undefined): readonly (GivenProp | GivenSpread)[] {
  const object = value && unwrap(value);
  return object?.type === "ObjectExpression" ? givenByObject(object) : [{ kind: "spread", value }];
}

function givenByObject(props: TSESTree.Node | undefined): readonly (GivenProp | GivenSpread)[] {
  const object = props && unwrap(props);
  if (!object || (object.type === "Literal" && object.value === null)) return [];
  if (object.type !== "ObjectExpression") return [{ kind: "spread", value: object }];
  return object.properties.flatMap((property): readonly (GivenProp | GivenSpread)[] => {
    if (property.type === "SpreadElement") return spreadOf(property.argument);
    const name = propertyName(property.key, property.computed);
    if (name === undefined) return [{ kind: "spread", value: undefined }];
    return [{ kind: "prop", name, value: property.kind === "init" ? property.value : undefined, node: property }];
  });
}

function givenByChildren([child, ...others]: readonly TSESTree.Node[]): readonly GivenProp[] {
  return child && others.length === 0 ? [{ kind: "prop", name: "children", value: child, node: child }] : [];
}

const runtimeNames: ReadonlySet<string> = new Set(["jsx", "jsxDEV", "jsxs"]);

function makerOf(module: ModuleAnalysis, { callee }: TSESTree.CallExpression): "createElement" | "jsx" | undefined {
  const reference: Reference = namedImport(referenceOf(module, callee));
  if (reference.kind !== "import") return undefined;
  const { source, name, path } = reference;
  const [member = name, ...more] = name === "default" ? path : [name, ...path];
  if (more.length > 0) return undefined;
  if (source === "react") return member === "createElement" ? "createElement" : undefined;
  const isRuntime = source === "react/jsx-runtime" || source === "react/jsx-dev-runtime";
  return isRuntime && runtimeNames.has(member) ? "jsx" : undefined;
}
