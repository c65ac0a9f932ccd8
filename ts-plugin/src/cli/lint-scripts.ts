/** How the scripts of a package.json run ESLint. */

export type Scripts = Readonly<Record<string, string>>;

export interface LintScript {
  readonly name: string;
  readonly command: string;
}

/** A script that runs `next lint`, which Next.js 16 no longer has. */
export function nextLintScript(scripts: Scripts, nextVersion: string | undefined): LintScript | undefined {
  if (nextVersion === undefined || Number.parseInt(nextVersion, 10) >= 16) return undefined;
  return scriptLike(scripts, /\bnext lint\b/u);
}

/** A script that keeps results by the linted file alone; `next lint` does unless it is told not to. */
export function cachingScript(scripts: Scripts, nextVersion: string | undefined): LintScript | undefined {
  const next = nextLintScript(scripts, nextVersion);
  if (next && !next.command.includes("--no-cache")) return next;
  return scriptLike(scripts, /\beslint\b.*--cache(?![-\w])/u);
}

/** Whether ESLint 9 is told to read an eslintrc config. */
export function asksForEslintrc(scripts: Scripts, nextVersion: string | undefined): boolean {
  return (
    nextLintScript(scripts, nextVersion) !== undefined ||
    scriptLike(scripts, /\bESLINT_USE_FLAT_CONFIG=false\b/u) !== undefined
  );
}

function scriptLike(scripts: Scripts, pattern: RegExp): LintScript | undefined {
  const found = Object.entries(scripts).find(([, command]) => pattern.test(command));
  return found && { name: found[0], command: found[1] };
}
