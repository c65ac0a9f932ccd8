/**
 * Gives what it made before while the generation stays the same; always a new one where there are no generations. `make` gets what it made last,
 * and in which generation.
 */
export function keepWhile<Kept>(
  generation: () => number | undefined,
  make: (before: Kept | undefined, since: number | undefined) => Kept,
): () => Kept {
  let last: number | undefined;
  let kept: Kept | undefined;
  return () => {
    const now = generation();
    if (kept === undefined || now === undefined || now !== last) kept = make(kept, last);
    last = now;
    return kept;
  };
}
