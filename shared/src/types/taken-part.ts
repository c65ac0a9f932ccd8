/** What a function can find in the value that it is given, by the type of the parameter that takes it. */
import { isElementType, mayBeElement } from "./element-type.ts";
import { isPlainObject } from "./object-kind.ts";
import { createView, findProperty, opaqueView, type TypeView } from "./type-view.ts";

const maxDepth = 6;

/**
 * The value without the members that the parameter does not certainly take: whatever they are, nobody reads them. An element or a component is
 * left out too, unless the parameter takes something else: it may be there to be given back.
 */
export function takenPart(value: TypeView, parameter: TypeView, depth = maxDepth): TypeView {
  if (depth === 0) return opaqueView;
  const part = (member: TypeView, taken: TypeView | undefined): TypeView =>
    taken ? takenPart(member, taken, depth - 1) : opaqueView;
  if (isElementType(value) || value.certain === "clientReference") return mayBeElement(parameter) ? opaqueView : value;
  const { kind, text } = value;
  if (kind === "union") return createView({ kind, text, members: value.members.map((arm) => part(arm, parameter)) });
  if (value.elements) {
    const taken = itemTaken(parameter);
    return createView({ kind, text, elements: value.elements.map((item) => part(item, taken)) });
  }
  if (!isPlainObject(value)) return value;
  const properties = value.properties.map((property) => {
    const { name, optional, isMethod, isPrivate, type } = property;
    return { name, optional, isMethod, isPrivate, type: part(type, memberTaken(parameter, name)) };
  });
  const taken = parameter.isAnything ? parameter : parameter.indexValues[0];
  const indexValues = value.indexValues.map((member) => part(member, taken));
  return createView({ kind: "object", text, properties, indexValues });
}

/** `undefined` for a member that the type has not, or may not have. */
function memberTaken(parameter: TypeView, name: string): TypeView | undefined {
  if (parameter.isAnything) return parameter;
  if (parameter.kind === "union") return firstOf(parameter.members, (arm) => memberTaken(arm, name));
  return findProperty(parameter, name)?.type ?? parameter.indexValues[0];
}

function itemTaken(parameter: TypeView): TypeView | undefined {
  if (parameter.isAnything) return parameter;
  if (parameter.kind === "union") return firstOf(parameter.members, itemTaken);
  return parameter.elements?.[0] ?? parameter.indexValues[0];
}

function firstOf(arms: readonly TypeView[], find: (arm: TypeView) => TypeView | undefined): TypeView | undefined {
  for (const arm of arms) {
    const found = find(arm);
    if (found) return found;
  }
  return undefined;
}
