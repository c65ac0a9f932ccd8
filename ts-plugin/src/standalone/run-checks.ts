import {
  analyzeModule,
  type Check,
  type ModuleGraph,
  type ParsedSource,
  type Settings,
  type TypeOracle,
} from "@server-actions/shared";
import type { CheckFinding } from "../keep-findings.ts";
import type { ProjectTypes } from "./types/project-types.ts";

/** What the checks of a project share. */
export interface Workbench {
  readonly graph: ModuleGraph;
  readonly options: { readonly settings: Settings };
  readonly types: ProjectTypes | undefined;
}

/** `crashes`: exceptions inside a check, one text each. */
export interface Outcome {
  readonly found: readonly CheckFinding[];
  readonly crashes: readonly string[];
}

interface Attempt {
  readonly found: readonly CheckFinding[];
  readonly error?: unknown;
}

/** What checks find in a file. Where TypeScript throws, a check is run once more without types: another's defect costs only what types show. */
export function runChecks(
  { graph, options, types }: Workbench,
  checks: readonly Check[],
  source: ParsedSource,
): Outcome {
  const { settings } = options;
  const module = analyzeModule(source, { settings });
  graph.note(module);
  const attempt = (check: Check, oracle: TypeOracle | undefined): Attempt => {
    const found: CheckFinding[] = [];
    try {
      const context = { module, graph, settings, options: check.defaults, ...(oracle && { types: oracle }) };
      for (const finding of check.run(context)) found.push({ check, finding });
      return { found };
    } catch (error) {
      return { found, error };
    }
  };
  const attempts = checks.map((check): Attempt & { readonly check: Check } => {
    const oracle = types?.oracleOf(source);
    if (check.needsTypes && !oracle) return { check, found: [] };
    const first = attempt(check, oracle);
    if (!oracle || first.error === undefined) return { check, ...first };
    const untyped = attempt(check, undefined);
    if (untyped.error === undefined) types?.giveUp(first.error);
    return { check, ...untyped };
  });
  return {
    found: attempts.flatMap(({ found }) => found),
    crashes: attempts.flatMap(({ check, error }) =>
      error === undefined ? [] : [`${check.name} failed on ${source.filename}: ${describeError(error)}`],
    ),
  };
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
