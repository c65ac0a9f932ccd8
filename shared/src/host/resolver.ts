import { isRelativeSpecifier } from "../syntax/specifiers.ts";
import type { ConfigFiles } from "./config-files.ts";
import type { Disk } from "./disk.ts";
import type { FileAccess } from "./file-access.ts";
import { createLocator } from "./locate-file.ts";
import { ancestorsOf, dirnameOf, joinPath } from "./paths.ts";
import { lookUp, type LookUpScope } from "./specifier-lookup.ts";
import { createTsConfigs } from "./tsconfig.ts";
import { createWorkspaces } from "./workspaces.ts";

/** Specifier to source module of the project. */
export interface Resolver {
  /** `undefined` for packages in node_modules, Node's own modules, files that hold no module (styles, JSON, declarations), and what is not found. */
  resolve(specifier: string, fromFile: string): string | undefined;
  /** Begins a run in which what was found is kept, if it would be found again; says whether it is. `isMoved`: nobody can tell. */
  renew(isMoved: boolean): boolean;
  /** The innermost workspace root at or above `folder`. */
  workspaceRoot(folder: string): string | undefined;
}

/**
 * Resolves as bundlers and TypeScript's `bundler` mode do: relative paths, tsconfig `paths` and `baseUrl`, package `imports`, packages.
 * Workspace packages are found installed or not, built or not, and lead to their sources. Nothing throws: what cannot be read is a problem
 * in `configs`, and resolution goes on without it.
 *
 * Answers are kept: a found file while it exists and no configuration file changed, a missing one for one run (`FileAccess`).
 *
 * Conditions of `exports` and `imports`: `import` and `module` because sources are ES modules, `node` and `default`, and the config's own
 * `customConditions`. Not `react-server` nor `browser`: one answer serves both sides of the app. `types` only where the others
 * lead to nothing, since it names declarations.
 */
export function createResolver(
  files: FileAccess,
  configs: ConfigFiles,
  disk: Disk,
  configuredTsconfig?: string,
): Resolver {
  const locator = createLocator(files, configs, disk);
  let session = createSession();
  let checkedGeneration = files.generation();

  function createSession() {
    const workspaces = createWorkspaces(configs, disk);
    return {
      workspaces,
      tsconfigs: createTsConfigs(configs, workspaces, configuredTsconfig),
      scopesOfFiles: new Map<string, Scope>(),
      scopes: new Map<string, Scope>(),
      answers: new Map<string, Answers>(),
    };
  }

  /** In a new run: forget all when a configuration file changed, else only what was missing. */
  function refresh(): void {
    const generation = files.generation();
    if (generation === checkedGeneration) return;
    checkedGeneration = generation;
    if (configs.isStale()) forget();
  }

  function forget(): void {
    configs.clear();
    session = createSession();
  }

  /** Whether each file that was found is there, and nothing is where nothing was. */
  function isFoundAgain(): boolean {
    const seen = new Set<Answers>();
    for (const scope of session.scopes.values()) {
      for (const answers of [scope.relative, scope.others]) {
        if (seen.has(answers)) continue;
        seen.add(answers);
        for (const [specifier, known] of answers) {
          const isFile = typeof known === "string";
          if (isFile ? files.version(known) === undefined : look(specifier, scope) !== undefined) return false;
          if (!isFile) answers.set(specifier, checkedGeneration);
        }
      }
    }
    return true;
  }

  return {
    renew(isMoved) {
      checkedGeneration = files.generation();
      const isKept = !isMoved && !configs.isStale() && isFoundAgain();
      if (!isKept) forget();
      return isKept;
    },
    workspaceRoot(folder) {
      refresh();
      return session.workspaces.rootOf(folder);
    },
    resolve(specifier, fromFile) {
      refresh();
      const scope = scopeOfFile(fromFile);
      const answers = isRelativeSpecifier(specifier) ? scope.relative : scope.others;
      const known = answers.get(specifier);
      if (known === checkedGeneration) return undefined;
      if (typeof known === "string" && files.version(known) !== undefined) return known;
      const resolved = look(specifier, scope);
      answers.set(specifier, resolved ?? checkedGeneration);
      return resolved;
    },
  };

  function scopeOfFile(file: string): Scope {
    const known = session.scopesOfFiles.get(file);
    if (known) return known;
    const scope = scopeOf(dirnameOf(file));
    session.scopesOfFiles.set(file, scope);
    return scope;
  }

  /** Modules with the same config and the same nearest `package.json` see the same packages. */
  function scopeOf(folder: string): Scope {
    const known = session.scopes.get(folder);
    if (known) return known;
    const config = session.tsconfigs.configFor(folder);
    const packageFolder =
      ancestorsOf(folder).find((ancestor) => configs.json(joinPath(ancestor, "package.json")) !== undefined) ?? folder;
    const conditions = [...CONDITIONS, ...(config?.customConditions ?? [])];
    const key = `${packageFolder}\0${config?.path ?? ""}`;
    const others = session.answers.get(key) ?? new Map<string, number | string>();
    session.answers.set(key, others);
    const scope: Scope = { folder, packageFolder, config, conditions, relative: new Map(), others };
    session.scopes.set(folder, scope);
    return scope;
  }

  function look(specifier: string, scope: Scope): string | undefined {
    return lookUp({ configs, files, locator, workspaces: session.workspaces }, specifier, scope);
  }
}

interface Scope extends LookUpScope {
  readonly relative: Answers;
  /** Shared with all modules that have the same config and the same nearest `package.json`. */
  readonly others: Answers;
}

/** The file a specifier leads to, or the number of the run in which it led nowhere. */
type Answers = Map<string, number | string>;

const CONDITIONS: readonly string[] = ["import", "module", "node", "default"];
