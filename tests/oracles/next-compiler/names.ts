/** Names for generated files: few, so that they often meet. */
export interface Names {
  /** Any name, whether it is declared or not. */
  use(pick: number): string;
  /** Any name that can be a component's. */
  useTag(pick: number): string;
  /** A name that is new in this scope; outer ones of the same name are shadowed. */
  declare(pick: number): string;
  /** A name for `var`. */
  declareVariable(pick: number): string;
  inner(): Names;
}

const pool = ["a", "b", "c", "d", "e", "Tag", "Box"];
/** Names that only `var` declares: it may do so again, and meets no other declaration of the function. */
const variables = ["v", "w"];
export const generatedNames = [...pool, ...variables];
const tags = pool.filter((name) => name.charAt(0) !== name.charAt(0).toLowerCase());

export function createNames(): Names {
  const own = new Set<string>();
  const declare = (pick: number): string => {
    const free = pool.filter((name) => !own.has(name));
    const name = free[pick % free.length] ?? `n${own.size}`;
    own.add(name);
    return name;
  };
  return {
    declare,
    use: (pick) => generatedNames[pick % generatedNames.length] ?? "a",
    useTag: (pick) => tags[pick % tags.length] ?? "Tag",
    declareVariable: (pick) => variables[pick % variables.length] ?? "v",
    inner: createNames,
  };
}
