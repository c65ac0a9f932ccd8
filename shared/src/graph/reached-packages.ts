import type { ProjectHost } from "./module-graph.ts";
import type { ModuleIndex } from "./module-index.ts";
import { isPackageSpecifier } from "./resolve-export.ts";

/** Tells some packages by the specifier with which they are imported. Answers are kept by it, so it has to be one function for good. */
export type PackageTest = (source: string) => boolean;

/** Whether a module, or one that it imports, imports such a package. From records alone: asked before trees are. */
export type PackageReach = (file: string, isWanted: PackageTest) => boolean;

/**
 * Answers for one generation of the host. They may say yes wrongly, never no: a module without a record may import anything, and `require`
 * is no edge.
 */
export function createPackageReach(host: ProjectHost, index: ModuleIndex): PackageReach {
  const known = new WeakMap<PackageTest, Map<string, boolean>>();

  /** `undefined` where its imports have to be asked. */
  const decideAlone = (file: string, isWanted: PackageTest): boolean | undefined => {
    const record = index.record(file);
    if (!record || record.edges.some(({ source, typeOnly }) => !typeOnly && isWanted(source))) return true;
    return host.text?.(file)?.includes("require") === false ? undefined : true;
  };
  return (file, isWanted) => {
    const answers = known.get(isWanted) ?? new Map<string, boolean>();
    known.set(isWanted, answers);
    const seen = new Set([file]);
    for (const next of seen) {
      const answer = answers.get(next) ?? decideAlone(next, isWanted);
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

/** The same for what a specifier leads to. What is not found has no answer, so there is nothing to look for. */
export function reachesFrom(
  { host, reach }: { readonly host: ProjectHost; readonly reach: PackageReach },
  source: string,
  fromFile: string,
  isWanted: PackageTest,
): boolean {
  const target = host.resolve(source, fromFile);
  if (target === undefined) return isPackageSpecifier(source) && isWanted(source);
  return reach(target, isWanted);
}
