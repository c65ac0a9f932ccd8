/** A prop inside the client component that takes it, and the Server Functions that it gets. */
import type { TSESTree } from "@typescript-eslint/utils";
import { exportedComponents } from "../analyze/exported-components.ts";
import type { AttributeSummary } from "../model/summary.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { findVariable } from "../syntax/bindings.ts";
import { propertyName } from "../syntax/functions.ts";
import type { Places } from "./server-function-at.ts";

/** An attribute that gives the prop its value, in `file`. */
export interface GivenProp extends AttributeSummary {
  readonly file: string;
}

export interface ActionProp {
  readonly prop: string;
  readonly component: string;
  /** Those that certainly get a Server Function. */
  readonly actions: readonly GivenProp[];
  /** How many attributes give it something else, or what nobody can tell. */
  readonly others: number;
}

/** `undefined` where it is no prop, or no element is known to give it a Server Function. */
export function actionPropNamed(
  { graph }: Places,
  module: ModuleAnalysis,
  name: TSESTree.Node,
): ActionProp | undefined {
  if (module.boundary !== "client") return undefined;
  const named = propNamed(module, name);
  const component = named && exportedComponents(module).find(({ node }) => node === named.component);
  if (!component) return undefined;
  const given = component.names
    .flatMap((each) => graph.renderSitesOf(module.filename, each))
    .flatMap(({ element, file }) =>
      element.attributes
        .filter((attribute) => attribute.name === named.prop)
        .map((attribute) => ({ ...attribute, file })),
    );
  const actions = given.filter(({ file, value }) => graph.isServerFunctionValue(value, file) === "yes");
  if (actions.length === 0) return undefined;
  return { prop: named.prop, component: component.name, actions, others: given.length - actions.length };
}

interface NamedProp {
  readonly component: FunctionNode;
  readonly prop: string;
}

/** `onSave` of `({ onSave: save })`, for `save`; of `props.onSave`, for the member. */
function propNamed(module: ModuleAnalysis, name: TSESTree.Node): NamedProp | undefined {
  const { parent } = name;
  if (parent?.type === "MemberExpression" && parent.property === name && !parent.computed) {
    const component = componentOf(module, parent.object);
    if (!component || firstParameter(component)?.type !== "Identifier" || name.type !== "Identifier") return undefined;
    return { component, prop: name.name };
  }
  const component = componentOf(module, name);
  const pattern = component && firstParameter(component);
  if (pattern?.type !== "ObjectPattern" || name.type !== "Identifier") return undefined;
  for (const property of pattern.properties) {
    if (property.type !== "Property") continue;
    const local = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    const prop = propertyName(property.key, property.computed);
    if (component && local.type === "Identifier" && local.name === name.name && prop !== undefined)
      return { component, prop };
  }
  return undefined;
}

/** The function whose parameter a name is. */
function componentOf({ scopes }: ModuleAnalysis, name: TSESTree.Node): FunctionNode | undefined {
  const variable = name.type === "Identifier" ? findVariable(scopes, name) : undefined;
  const [definition] = variable?.defs ?? [];
  if (!definition || (definition.type as string) !== "Parameter") return undefined;
  return definition.node as FunctionNode;
}

function firstParameter({ params: [first] }: FunctionNode): TSESTree.Node | undefined {
  return first?.type === "AssignmentPattern" ? first.left : first;
}
