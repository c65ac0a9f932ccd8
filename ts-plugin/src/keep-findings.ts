/**
 * Findings while one types. TypeScript recovers from broken text, but what it recovers is not what the text will be in a second: findings
 * would go, and others appear from nowhere. So until the file can be read again what was there stays, moved along with its text.
 */
import type { Check, Finding, Span } from "@server-actions/shared";

export interface CheckFinding {
  readonly check: Check;
  readonly finding: Finding;
}

/** What was shown for a file, and for which text. */
export interface Shown {
  readonly text: string;
  readonly findings: readonly CheckFinding[];
}

/** What was shown before, where it is in the new text; without what the edit between the two texts reached into. */
export function keepFindings(before: Shown, text: string): readonly CheckFinding[] {
  const edit = editBetween(before.text, text);
  return before.findings.flatMap(({ check, finding }) => {
    const moved = moveFinding(finding, edit);
    return moved ? [{ check, finding: moved }] : [];
  });
}

/** `[start, end)` of the old text became `length` characters. */
interface TextEdit extends Span {
  readonly length: number;
}

/** The smallest single edit that makes one text of the other. */
function editBetween(before: string, after: string): TextEdit {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shortest - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { start, end: before.length - tail, length: after.length - tail - start };
}

function moveFinding(finding: Finding, edit: TextEdit): Finding | undefined {
  const span = moveSpan(finding.span, edit);
  if (!span) return undefined;
  const { fix, suggestions, ...rest } = finding;
  const movedFix = fix && moveAll(fix, edit);
  const movedSuggestions = suggestions?.flatMap((suggestion) => {
    const edits = moveAll(suggestion.edits, edit);
    return edits ? [{ ...suggestion, edits }] : [];
  });
  return {
    ...rest,
    span,
    ...(movedFix && { fix: movedFix }),
    ...(movedSuggestions && { suggestions: movedSuggestions }),
  };
}

function moveAll<Item extends Span>(items: readonly Item[], edit: TextEdit): readonly Item[] | undefined {
  const moved = items.map((item) => moveSpan(item, edit));
  return moved.every((item) => item !== undefined) ? moved : undefined;
}

/** Where a span is after the edit; `undefined` when the edit reaches into it. */
function moveSpan<Item extends Span>(span: Item, edit: TextEdit): Item | undefined {
  if (span.end <= edit.start) return span;
  if (span.start < edit.end) return undefined;
  const shift = edit.length - (edit.end - edit.start);
  return { ...span, start: span.start + shift, end: span.end + shift };
}
