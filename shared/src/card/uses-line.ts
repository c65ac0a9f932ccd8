import { capitalize } from "../syntax/first-letter.ts";
import { code, countOf, listOf } from "./markdown.ts";
import type { CardLine } from "./subject.ts";
import { type Use, usesOf } from "./uses.ts";

/** Who calls it, binds it and passes it on, with the first places. */
export const usesLine: CardLine = (subject) => {
  const found = usesOf(subject);
  if (!found) return undefined;
  const { uses, isPartial } = found;
  if (uses.length === 0) return isPartial ? undefined : "No use of it in this project";
  const counts = kinds.flatMap(([kind, count]) => {
    const ofKind = uses.filter((use) => use.kind === kind).length;
    return ofKind > 0 ? [count(ofKind)] : [];
  });
  const places = uses.map(({ file, node }) => code(subject.describePlace(file, node.range[0])));
  const sum = counts.join(", ");
  const begin = isPartial ? `At least ${sum}` : capitalize(sum);
  return `${begin}: ${listOf([...new Set(places)], MAX_PLACES)}`;
};

const kinds: readonly (readonly [Use["kind"], (count: number) => string])[] = [
  ["call", (count) => countOf(count, "call")],
  ["bind", (count) => countOf(count, "bind")],
  ["pass", (count) => `passed on ${countOf(count, "time")}`],
];

const MAX_PLACES = 3;
