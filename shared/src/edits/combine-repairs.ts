/** Several repairs of one file made at once: the same text as one after the other. */
import type { Edit, FileEdit } from "../model/finding.ts";

export interface Repair {
  readonly edits: readonly Edit[];
  readonly files?: readonly FileEdit[];
}

/**
 * The edits of each file, in their order. What several repairs need is written once; of two that reach into each other only the first is
 * made, as ESLint does. Those that make a file are left out.
 */
export function combineRepairs(file: string, repairs: Iterable<Repair>): ReadonlyMap<string, readonly Edit[]> {
  const made = new Map<string, Edit[]>();
  const madeIn = (each: string): readonly Edit[] => made.get(each) ?? [];
  for (const { edits, files = [] } of repairs) {
    const others = files.flatMap((change) => ("edits" in change ? [[change.file, change.edits] as const] : []));
    const changes = [[file, edits] as const, ...others];
    const isRepeated = changes.every(([each, wanted]) => wanted.every((edit) => madeIn(each).some(isSame(edit))));
    if (others.length < files.length || isRepeated) continue;
    const missing = changes.map(
      ([each, wanted]) => [each, wanted.filter((edit) => !edit.once || !madeIn(each).some(isSame(edit)))] as const,
    );
    const isFree = missing.every(([each, wanted]) => wanted.every((edit) => !madeIn(each).some(collidesWith(edit))));
    if (!isFree) continue;
    for (const [each, wanted] of missing) if (wanted.length > 0) made.set(each, [...madeIn(each), ...wanted]);
  }
  return made;
}

function isSame({ start, end, text }: Edit): (other: Edit) => boolean {
  return (other) => other.start === start && other.end === end && other.text === text;
}

function collidesWith(edit: Edit): (other: Edit) => boolean {
  const isSameAs = isSame(edit);
  return (other) => isSameAs(other) || (edit.end > other.start && other.end > edit.start);
}
