import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../model/finding.ts";
import { skipTrivia } from "../syntax/parentheses.ts";

/** Takes a property out of its object, with the comma and the white space after it; comments that follow stay. */
export function removeProperty(text: string, { range: [start, end] }: TSESTree.Property): Edit {
  const comma = skipTrivia(text, end);
  if (text[comma] !== ",") return { start, end, text: "" };
  const rest = text.slice(comma + 1);
  return { start, end: comma + 1 + rest.length - rest.trimStart().length, text: "" };
}
