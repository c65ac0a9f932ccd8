/** The paths of a project, listed once a run. */
export interface Listing {
  paths(): readonly string[];
  /** Lists again what has been listed: whether there are other paths than before. */
  renew(): boolean;
}

export function createListing(runOf: () => number, list: () => readonly string[]): Listing {
  let listed: { readonly run: number; readonly paths: readonly string[] } | undefined;
  const listNow = (): readonly string[] => {
    listed = { run: runOf(), paths: list() };
    return listed.paths;
  };
  return {
    paths: () => (listed?.run === runOf() ? listed.paths : listNow()),
    renew() {
      if (!listed) return false;
      const before = listed.paths;
      const paths = listNow();
      return paths.length !== before.length || paths.some((path, index) => path !== before[index]);
    },
  };
}
