/** A stretch of one file's text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a named file (absolute path), for related information and cross-file edits. */
export interface FileSpan extends Span {
  readonly file: string;
}

/** Where a node stands. */
export function spanOf({ range: [start, end] }: { readonly range: readonly [number, number] }): Span {
  return { start, end };
}

/** Whether `inner` stands inside `outer`, or is it; both of one file. */
export function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
