/** Which names a file uses, wherever: what a new name must not be. */
import type { TSESLint } from "@typescript-eslint/utils";

type ScopeManager = TSESLint.Scope.ScopeManager;

interface Names {
  /** How many scopes declare each. */
  readonly declared: ReadonlyMap<string, number>;
  readonly used: ReadonlySet<string>;
}

const names = new WeakMap<ScopeManager, Names>();

/** In how many scopes of the file the name is declared. */
export function scopesDeclaring(scopes: ScopeManager, name: string): number {
  return namesOf(scopes).declared.get(name) ?? 0;
}

/** Whether the name is declared or used anywhere in the file; names of props and members do not count. */
export function isNamed(scopes: ScopeManager, name: string): boolean {
  return scopesDeclaring(scopes, name) > 0 || namesOf(scopes).used.has(name);
}

function namesOf(scopes: ScopeManager): Names {
  const known = names.get(scopes) ?? collectNames(scopes);
  names.set(scopes, known);
  return known;
}

function collectNames({ scopes }: ScopeManager): Names {
  const declared = new Map<string, number>();
  const used = new Set<string>();
  for (const { references, set } of scopes) {
    for (const name of set.keys()) declared.set(name, (declared.get(name) ?? 0) + 1);
    for (const { identifier } of references) used.add(identifier.name);
  }
  return { declared, used };
}
