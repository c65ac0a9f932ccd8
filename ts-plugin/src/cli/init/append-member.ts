/** Adds a member to the end of a bracketed list in a text - of a JSON document or of a program - the way its members stand there. */
import { indentationAt, lineBreakOf } from "@server-actions/shared";
import { indentationUnit } from "./layout.ts";

export type Range = readonly [start: number, end: number];

export interface Brackets {
  /** Right behind the opening bracket, and the closing one. */
  readonly inside: Range;
  readonly members: readonly Range[];
  /** All comments of the text, in order. */
  readonly comments: readonly Range[];
}

/** The member's text: on one line where the list is on one, else on lines of its own, of which all but the first begin with `indentation`. */
export type Render = (place: { readonly isInline: boolean; readonly indentation: string }) => string;

/** The text with one member more; every character that it had is still there. */
export function appendMember(text: string, brackets: Brackets, render: Render): string {
  const { inside, members, comments } = brackets;
  const newline = lineBreakOf(text);
  const last = members.at(-1);
  if (!last) {
    const outer = indentationAt(text, inside[0]);
    const indentation = outer + indentationUnit(text);
    const member = render({ isInline: false, indentation });
    return splice(text, inside[0], `${newline}${indentation}${member}${newline}${outer}`);
  }
  const isInline = text.slice(text.lastIndexOf("\n", last[0]) + 1, last[0]).trim() !== "";
  const indentation = indentationAt(text, last[0]);
  const member = (isInline ? " " : newline + indentation) + render({ isInline, indentation });
  const comma = commaAfter(text, last[1], inside[1], comments);
  const at = endOfLine(text, (comma ?? last[1] - 1) + 1, inside[1], comments);
  const withMember = splice(text, at, member + (comma === undefined || isInline ? "" : ","));
  return comma === undefined ? splice(withMember, last[1], ",") : withMember;
}

/** The first comma that is in no comment. */
function commaAfter(text: string, start: number, end: number, comments: readonly Range[]): number | undefined {
  for (let at = start; at < end; at += 1) {
    const comment = comments.find(([from]) => from === at);
    if (comment) at = comment[1] - 1;
    else if (text[at] === ",") return at;
  }
  return undefined;
}

/** Behind the comments on the rest of the line, which are about what stands before them; `start` where there are none. */
function endOfLine(text: string, start: number, end: number, comments: readonly Range[]): number {
  let found = start;
  for (let at = start; at < end && text[at] !== "\n"; at += 1) {
    const comment = comments.find(([from]) => from === at);
    if (comment) {
      at = comment[1] - 1;
      found = comment[1];
    } else if (text[at]?.trim() !== "") break;
  }
  return found;
}

function splice(text: string, at: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at);
}
