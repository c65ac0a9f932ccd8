import { analyzeModule, type Check, findingsOf, type ModuleAnalysis } from "@server-actions/shared";
import type { TSESLint } from "@typescript-eslint/utils";
import type { RuleContext } from "../create-rule.ts";
import { filenameOf, sourceCodeOf } from "./context.ts";
import { explainedMessage } from "./explain.ts";
import { createProbes } from "./probes.ts";
import { createProjects, type Project } from "./project-host.ts";
import { describeCrash, reportFinding, reportOnFirstLine } from "./report.ts";
import { readSettings, settingsProblem } from "./settings.ts";
import { typeOracleOf } from "./type-oracle.ts";

/** The graphs of this host: what was learned of a project while linting one file serves the next, for as long as the process lives. */
const projects = createProjects();

const probes = createProbes();

/** Trees whose analysis threw: said once a file, not once a rule. */
const brokenTrees = new WeakSet<object>();

/** The listeners of a rule that has nothing to do in a file, as most rules in most files. */
const noListeners: TSESLint.RuleListener = Object.freeze({});

/**
 * Runs a check on the file that ESLint (or oxlint) is linting and reports what it finds.
 * Neither malformed settings nor an exception inside the analysis ends the lint run: each is reported as one problem.
 */
export function runCheck<Options, MessageId extends string>(
  context: RuleContext,
  check: Check<Options, MessageId>,
  options: Options,
): TSESLint.RuleListener {
  const problem = settingsProblem(context);
  const work = workOf(context, check, options);
  if (problem === undefined && !work) return noListeners;
  return {
    Program() {
      if (problem !== undefined) reportOnFirstLine(context, problem);
      work?.();
    },
  };
}

/** What there is to do in the file, by the questions that need no tree; `undefined`: nothing. */
function workOf<Options>(context: RuleContext, check: Check<Options>, options: Options): (() => void) | undefined {
  try {
    if (!probes.mayApply(context, check)) return undefined;
    if (check.needsTypes && !typeOracleOf(context)) return undefined;
    if (check.mayConcern && !mayConcern(context, check.mayConcern)) return undefined;
    return () => reportFindings(context, check, options);
  } catch (error) {
    return () => reportCrash(context, check, error);
  }
}

/** By what the file and others import. */
function mayConcern(context: RuleContext, question: NonNullable<Check["mayConcern"]>): boolean {
  const { graph, settings, warn } = projectAround(context);
  const answer = question({ filename: filenameOf(context), text: sourceCodeOf(context).text, graph, settings });
  if (!answer) warn();
  return answer;
}

function projectAround(context: RuleContext): Project {
  return projects.around(context, readSettings(context).settings, () => analyze(context));
}

function reportFindings<Options>(context: RuleContext, check: Check<Options>, options: Options): void {
  try {
    const module = analyze(context);
    if (module === undefined) return;
    const project = projectAround(context);
    const { graph, settings } = project;
    project.note(module);
    const types = typeOracleOf(context);
    const findings = findingsOf(check, { module, graph, settings, options, ...(types && { types }) });
    // Findings are reported as they come: those before an exception count.
    for (const finding of findings)
      reportFinding(context, finding, settings.explain ? explainedMessage(context, check, graph, finding) : undefined);
    project.warn();
  } catch (error) {
    reportCrash(context, check, error);
  }
}

function reportCrash(context: RuleContext, { name }: Pick<Check, "name">, error: unknown): void {
  reportOnFirstLine(context, describeCrash(`server-actions/${name}`, filenameOf(context), error));
}

/** One analysis serves every rule of the file; where it throws, the first rule says so and the others have nothing to check. */
function analyze(context: RuleContext): ModuleAnalysis | undefined {
  const { ast, scopeManager, text } = sourceCodeOf(context);
  if (scopeManager === null || brokenTrees.has(ast)) return undefined;
  try {
    const { settings } = readSettings(context);
    return analyzeModule({ filename: filenameOf(context), text, ast, scopes: scopeManager }, { settings });
  } catch (error) {
    brokenTrees.add(ast);
    throw error;
  }
}
