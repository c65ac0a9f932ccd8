import type { Reference } from "../model/reference.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { code, countOf, listOf } from "./markdown.ts";
import type { ActionProp, GivenProp } from "./prop-at.ts";
import { findExported, type FoundServerFunction, type Places } from "./server-function-at.ts";

export interface PropLines {
  readonly lines: readonly string[];
  /** The one that it always gets. */
  readonly only: Omit<FoundServerFunction, "name"> | undefined;
}

/** Which Server Functions a prop gets, and where. */
export function propLines(
  context: Places & { describePlace(file: string, offset: number): string },
  { actions, component, others, prop }: ActionProp,
): PropLines {
  const places = new Map<string, string[]>();
  for (const given of actions) {
    const name = nameOf(given.value);
    places.set(name, [...(places.get(name) ?? []), code(context.describePlace(given.file, given.span.start))]);
  }
  const [[name, own] = ["", []], ...more] = places;
  const rest = others > 0 ? `; ${countOf(others, "other element")} may pass something else` : "";
  const intro = `${code(prop)} of ${code(component)} receives`;
  if (more.length === 0) {
    const only = actions[0] && others === 0 ? functionOf(context, actions[0]) : undefined;
    return { lines: [`${intro} the Server Function ${name}, in ${placesIn(own)}${rest}`], only };
  }
  const items = [...places].slice(0, MAX_NAMES).map(([each, at]) => `- ${each} in ${placesIn(at)}`);
  return { lines: [`${intro} one of ${places.size} Server Functions${rest}`, ...items], only: undefined };
}

function placesIn(places: readonly string[]): string {
  return listOf([...new Set(places)], MAX_PLACES);
}

function nameOf(value: ValueSummary): string {
  const reference = referenceOf(value);
  if (!reference || reference.kind === "unknown") return "written in the element";
  const names = [reference.kind === "import" && reference.name === "*" ? "" : reference.name, ...reference.path];
  return code(names.filter((name) => name !== "").join("."));
}

function functionOf(places: Places, { file, value }: GivenProp): PropLines["only"] {
  const reference = referenceOf(value);
  if (reference?.kind === "import" && reference.path.length === 0)
    return findExported(places, file, reference.source, reference.name);
  const module = reference?.kind === "local" ? places.moduleOf(file) : undefined;
  const serverFunction = module?.serverFunctions.find(
    ({ node }) => "name" in node && reference?.kind === "local" && node.name === reference.name,
  );
  return module && serverFunction && { module, serverFunction };
}

/** Of a bound one, what is bound. */
function referenceOf(value: ValueSummary): Reference | undefined {
  if (value.kind === "reference") return value.reference;
  return value.kind === "call" ? value.root : undefined;
}

const MAX_PLACES = 3;
const MAX_NAMES = 8;
