import type { Environment } from "../model/module.ts";
import { type AppFolders, findAppFolders } from "./app-folders.ts";
import { keepWhile } from "./keep-while.ts";
import type { ProjectHost } from "./project-host.ts";
import { createModuleIndex, type ModuleIndex } from "./module-index.ts";
import { reachEnvironments } from "./reachability.ts";
import { findRegisteredModules } from "./registered-modules.ts";

/** What is derived from the records of many modules: each part is made when it is asked for, and kept while what it was made of is the same. */
export interface RecordAnswers {
  index(): ModuleIndex;
  environments(): ReadonlyMap<string, Environment>;
  /** `undefined` before somebody has asked for them. */
  knownEnvironments(): ReadonlyMap<string, Environment> | undefined;
  appFolders(): readonly AppFolders[];
  registered(): ReadonlySet<string>;
  serverModules(): readonly string[];
}

/** `usesClientHooks`: answered from a module's tree; asked only where its record leaves open on which side it runs. */
export function createRecordAnswers(host: ProjectHost, usesClientHooks: (file: string) => boolean): RecordAnswers {
  const current = keepWhile(
    () => host.generation?.(),
    (before: Derived | undefined, since): Derived => {
      const changed = since === undefined ? undefined : host.changedSince?.(since);
      if (!before || !changed) return { index: createModuleIndex(host) };
      before.index.renew(changed);
      const { appFolders, index } = before;
      return { index, ...(appFolders && { appFolders }) };
    },
  );
  /** Those that depend on trees too, as long as the trees say what they said. */
  const sides = (): Sides => {
    const derived = current();
    const before = derived.sides;
    const textGeneration = host.textGeneration?.();
    if (before && textGeneration !== before.textGeneration) {
      before.textGeneration = textGeneration;
      for (const [file, uses] of before.hooks) if (usesClientHooks(file) !== uses) derived.sides = undefined;
    }
    return (derived.sides ??= { textGeneration, hooks: new Map() });
  };
  const questionsOf = ({ hooks }: Sides) => ({
    rootDir: host.rootDir,
    usesClientHooks(file: string) {
      const uses = usesClientHooks(file);
      hooks.set(file, uses);
      return uses;
    },
  });
  return {
    index: () => current().index,
    environments() {
      const kept = sides();
      return (kept.environments ??= reachEnvironments(current().index, questionsOf(kept)));
    },
    knownEnvironments: () => sides().environments,
    appFolders() {
      const derived = current();
      return (derived.appFolders ??= findAppFolders(derived.index.files(), host.rootDir));
    },
    registered() {
      const kept = sides();
      return (kept.registered ??= findRegisteredModules(current().index, questionsOf(kept)));
    },
    serverModules() {
      const derived = current();
      const isServer = (file: string) => host.imports(file)?.boundary === "server";
      return (derived.serverModules ??= derived.index.files().filter(isServer));
    },
  };
}

interface Derived {
  readonly index: ModuleIndex;
  appFolders?: readonly AppFolders[];
  serverModules?: readonly string[];
  sides?: Sides | undefined;
}

/** The sides that modules run on, and what their trees were asked for that. */
interface Sides {
  textGeneration: number | undefined;
  readonly hooks: Map<string, boolean>;
  environments?: ReadonlyMap<string, Environment>;
  registered?: ReadonlySet<string>;
}
