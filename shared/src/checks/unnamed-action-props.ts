/** The props of client components that always get a Server Function, and are not named for it. */
import { type ExportedComponent, exportedComponents } from "../analyze/exported-components.ts";
import { actionsGivenAs, propsGivenActions } from "../graph/given-actions.ts";
import type { CheckContext, RecordedFile } from "../model/check.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { type FileSpan, type Span, spanOf } from "../model/span.ts";
import { propertyName } from "../syntax/functions.ts";
import { findMember } from "../syntax/type-members.ts";
import { mayPassServerFunction } from "./named-actions.ts";

export interface UnnamedActionProp {
  readonly component: ExportedComponent;
  readonly prop: string;
  /** Where the component declares it. */
  readonly span: Span;
  /** The attributes that give it its value: all of them. */
  readonly places: readonly FileSpan[];
}

/** `isWanted`: of which props, by their names. */
export function* unnamedActionProps(
  context: CheckContext<object>,
  isWanted: (prop: string) => boolean = () => true,
): Generator<UnnamedActionProp> {
  const { module, settings } = context;
  if (module.boundary !== "client" || !module.isReact) return;
  for (const component of exportedComponents(module)) {
    if (component.node.params.length === 0) continue;
    for (const prop of propsFromServer(context, component)) {
      if (!isWanted(prop) || notProps.has(prop) || settings.actionPropName.test(prop)) continue;
      const span = spanOfProp(module, component.node, prop);
      const places = span && placesOf(context, component, prop);
      if (places) yield { component, prop, span, places };
    }
  }
}

/** What React takes for itself, and what stands between the tags. */
const notProps: ReadonlySet<string> = new Set(["children", "key", "ref"]);

/** Whether modules of the server may give actions to what the file exports, by records and texts alone. */
export function mayGetActionProps({ filename, graph, settings }: RecordedFile): boolean {
  if (graph.boundaryOf(filename) !== "client") return false;
  return graph.usersOf(filename).some((user) => mayGiveActions({ graph, settings }, user));
}

/** The props to which a module of the server gives an action: few modules are parsed to see that there is none. */
function propsFromServer(context: CheckContext<object>, { names }: ExportedComponent): ReadonlySet<string> {
  const { graph, module } = context;
  const mayGive = (user: string): boolean => mayGiveActions(context, user);
  return new Set(names.flatMap((name) => propsGivenActions(graph, module.filename, name, mayGive)));
}

/** Only of a prop that is given from the server it is certain that the client calls what it gets. */
function mayGiveActions({ graph, settings }: Pick<RecordedFile, "graph" | "settings">, filename: string): boolean {
  if (graph.environmentOf(filename) !== "server") return false;
  const text = graph.textOf(filename);
  return text === undefined || mayPassServerFunction({ filename, graph, settings, text });
}

/** Where the prop is given a value: everybody who can render the component is known, each gives it a Server Function, and one is on the server. */
function placesOf(
  { module, graph }: CheckContext<object>,
  { names }: ExportedComponent,
  prop: string,
): readonly FileSpan[] | undefined {
  const places: FileSpan[] = [];
  for (const name of names) {
    const given = actionsGivenAs(graph, module.filename, name, prop);
    if (!given) return undefined;
    places.push(...given);
  }
  if (!places.some(({ file }) => graph.environmentOf(file) === "server")) return undefined;
  return graph.hasKnownUsers(module.filename) ? places : undefined;
}

/** Its name in the type of the props, else where it is destructured, else the parameter; `undefined` where the component does not take it. */
function spanOfProp(module: ModuleAnalysis, { params: [parameter] }: FunctionNode, prop: string): Span | undefined {
  const target = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
  if (target?.type !== "ObjectPattern" && target?.type !== "Identifier") return undefined;
  const member = target.typeAnnotation && findMember(module, target.typeAnnotation.typeAnnotation, prop);
  if (member) return spanOf(member.key);
  if (target.type === "Identifier") return spanOf(target);
  const property = target.properties.find(
    (each) => each.type === "Property" && propertyName(each.key, each.computed) === prop,
  );
  if (property?.type === "Property") return spanOf(property.key);
  const rest = target.properties.find(({ type }) => type === "RestElement");
  return rest && spanOf(rest);
}
