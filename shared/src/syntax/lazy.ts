/** Makes something when it is first asked for. */
export function lazy<Result extends object>(make: () => Result): () => Result {
  let made: Result | undefined;
  return () => (made ??= make());
}
