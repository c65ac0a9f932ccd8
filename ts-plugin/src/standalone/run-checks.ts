import {
  analyzeModule,
  type Check,
  findingsOf,
  type ModuleGraph,
  type ParsedSource,
  type TypeOracle,
} from "@server-actions/shared";
import { describeError } from "../describe-error.ts";
import type { CheckFinding } from "../keep-findings.ts";
import type { Options } from "../options.ts";
import { createDumbOracle } from "./types/dumb-oracle.ts";
import type { ProjectTypes } from "./types/project-types.ts";

/** What the checks of a project share. */
export interface Workbench {
  readonly graph: ModuleGraph;
  readonly options: Pick<Options, "optionsOf" | "settings">;
  readonly types: ProjectTypes | undefined;
}

export interface Outcome {
  readonly found: readonly CheckFinding[];
  /** Exceptions inside a check, one text each. */
  readonly crashes: readonly string[];
  /** TypeScript, which is not loaded yet, may show more: what depends on its answers is not among `found`. */
  readonly isPartial: boolean;
}

interface Attempt {
  readonly check: Check;
  readonly found: readonly CheckFinding[];
  readonly error?: unknown;
}

/** What checks find in a file. Where TypeScript throws, a check is run once more without types: another's defect costs only what types show. */
export function runChecks(bench: Workbench, checks: readonly Check[], source: ParsedSource): Outcome {
  const { types } = bench;
  const look = lookAt(bench, source);
  const attempts = checks.map((check): Attempt => {
    const oracle = types?.oracleOf(source);
    if (check.needsTypes && !oracle) return { check, found: [] };
    const first = look(check, oracle);
    if (!oracle || first.error === undefined) return first;
    const untyped = look(check, undefined);
    if (untyped.error === undefined) types?.giveUp(first.error);
    return untyped;
  });
  return outcomeOf(source, attempts, false);
}

/**
 * What checks find in a file before TypeScript is loaded: of each check, what it finds before its first question to it. So nothing
 * of this goes when TypeScript answers.
 */
export function runChecksWithoutWaiting(bench: Workbench, checks: readonly Check[], source: ParsedSource): Outcome {
  const look = lookAt(bench, source);
  let isPartial = false;
  const attempts = checks.map((check): Attempt => {
    const { hasDecided, oracle, wasAsked } = createDumbOracle();
    const attempt = check.needsTypes ? { check, found: [] } : look(check, oracle, hasDecided);
    isPartial ||= check.needsTypes === true || wasAsked();
    return attempt;
  });
  return outcomeOf(source, attempts, isPartial);
}

type Look = (check: Check, oracle: TypeOracle | undefined, isOver?: () => boolean) => Attempt;

function lookAt({ graph, options: { optionsOf, settings } }: Workbench, source: ParsedSource): Look {
  const module = analyzeModule(source, { settings });
  graph.note(module);
  return (check, oracle, isOver = () => false) => {
    const found: CheckFinding[] = [];
    try {
      const context = { module, graph, settings, options: optionsOf(check), ...(oracle && { types: oracle }) };
      for (const finding of findingsOf(check, context)) {
        if (isOver()) break;
        found.push({ check, finding });
      }
      return { check, found };
    } catch (error) {
      return { check, found, error };
    }
  };
}

function outcomeOf({ filename }: ParsedSource, attempts: readonly Attempt[], isPartial: boolean): Outcome {
  return {
    found: attempts.flatMap(({ found }) => found),
    crashes: attempts.flatMap(({ check, error }) =>
      error === undefined ? [] : [`${check.name} failed on ${filename}: ${describeError(error)}`],
    ),
    isPartial,
  };
}
