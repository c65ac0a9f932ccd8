/** Whether the module or one that it leads to, itself or through others, passes the test. */
export type ModuleReach = (file: string, key: object, isWanted: (file: string) => boolean) => boolean;

/** Answers for one generation of the host, kept by `key`: an object that stands for the test. */
export function createModuleReach(nextOf: (file: string) => readonly string[]): ModuleReach {
  const known = new WeakMap<object, Map<string, boolean>>();
  return (file, key, isWanted) => {
    const answers = known.get(key) ?? new Map<string, boolean>();
    known.set(key, answers);
    /** The modules on the way, each with the one that leads to it. */
    const seen = new Map<string, string | undefined>([[file, undefined]]);
    for (const next of seen.keys()) {
      const answer = answers.get(next) ?? (isWanted(next) || undefined);
      if (answer === true) {
        for (let on: string | undefined = next; on !== undefined; on = seen.get(on)) answers.set(on, true);
        return true;
      }
      if (answer === undefined) for (const target of nextOf(next)) if (!seen.has(target)) seen.set(target, next);
    }
    for (const without of seen.keys()) answers.set(without, false);
    return false;
  };
}
