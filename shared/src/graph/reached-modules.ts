import type { ModuleIndex } from "./module-index.ts";

/** Whether the module or one that it imports, itself or through others, passes the test. */
export type ModuleReach = (file: string, key: object, isWanted: (file: string) => boolean) => boolean;

/** Answers for one generation of the host, kept by `key`: an object that stands for the test. */
export function createModuleReach(index: ModuleIndex): ModuleReach {
  const known = new WeakMap<object, Map<string, boolean>>();
  return (file, key, isWanted) => {
    const answers = known.get(key) ?? new Map<string, boolean>();
    known.set(key, answers);
    const seen = new Set([file]);
    for (const next of seen) {
      const answer = answers.get(next) ?? (isWanted(next) || undefined);
      if (answer === true) {
        answers.set(next, true).set(file, true);
        return true;
      }
      if (answer === undefined) for (const { target } of index.edgesFrom(next)) seen.add(target);
    }
    for (const without of seen) answers.set(without, false);
    return false;
  };
}
