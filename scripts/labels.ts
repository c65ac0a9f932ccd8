/**
 * `npm run labels -- <dir>`: scores the facts ("guarded", "mutates", "validates", "revalidates") and the rules built on them
 * against tests/labels/actions.jsonl, on repositories that are already on this machine.
 */
import { fileURLToPath } from "node:url";
import { checkByName, type Fact } from "@server-actions/shared";
import { openRepositories } from "./known-findings/repositories.ts";
import { type LabelledAction, readActions } from "./labels/actions.ts";
import { openObserver, type Observation } from "./labels/observe.ts";
import { expectedFindings, type Outcome, outcomeOf, printed, questions, scoreOf } from "./labels/score.ts";
import { readOptions } from "./options.ts";

const help = `Usage: npm run labels -- [options] <dir>

  <dir>           A folder with one entry for each repository, named owner+name or owner/name: a git directory, from whose objects
                  the labelled commits are read, or an extracted tree, which is taken to be at that commit.
  --table <file>  Default: tests/labels/actions.jsonl.
  --set-aside     Score the half that is set aside: only to publish figures, never to tune by.
  --verbose       Print each wrong answer (not for the half that is set aside).

Nothing is fetched and none of the repositories' code or configuration is run.
Exit code: 0, or 1 when a labelled Server Function is not found on this machine.`;

const { values, positionals } = readOptions({
  allowPositionals: true,
  options: {
    table: { type: "string", default: fileURLToPath(new URL("../tests/labels/actions.jsonl", import.meta.url)) },
    "set-aside": { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const [dir] = positionals;
if (values.help || dir === undefined) {
  console.log(help);
  process.exit(values.help ? 0 : 1);
}

const isSetAside = values["set-aside"];
const isVerbose = values.verbose && !isSetAside;
const rules = Object.keys(expectedFindings).flatMap((name) => checkByName(name) ?? []);
const repositories = openRepositories(dir);
try {
  const actions = readActions(values.table).filter(({ setAside = false }) => setAside === isSetAside);
  const observer = openObserver(rules);
  const seen = actions.map((action) => ({ action, observation: observe(action) }));
  printLost(seen);
  printFacts(seen);
  printRules(seen);

  function observe(action: LabelledAction): Observation {
    const folder = repositories.folderFor({ ...action, function: action.name, rule: "", expect: "report" });
    return folder === undefined ? { kind: "absent" } : observer(action, folder);
  }
} finally {
  repositories.close();
}

interface Seen {
  readonly action: LabelledAction;
  readonly observation: Observation;
}

function printLost(all: readonly Seen[]): void {
  const lost = all.filter(({ observation }) => observation.kind !== "seen");
  console.log(`${String(all.length - lost.length)} of ${String(all.length)} labelled Server Functions found`);
  if (lost.length === 0) return;
  process.exitCode = 1;
  for (const { action, observation } of lost) console.log(`  ${observation.kind}: ${placeOf(action)}`);
}

function printFacts(all: readonly Seen[]): void {
  for (const { name, expected, found } of questions) {
    const isKnown = all.some(
      ({ observation }) => observation.kind === "seen" && observation.facts && found(observation.facts) !== undefined,
    );
    if (!isKnown) {
      console.log(`${name.padEnd(24)} no such fact yet`);
      continue;
    }
    const outcomes = all.flatMap(({ action, observation }) => {
      const isSo = expected(action);
      if (isSo === undefined || observation.kind !== "seen") return [];
      const fact = observation.facts && found(observation.facts);
      return [judge(name, action, isSo, fact ?? { verdict: "unknown", trace: [] })];
    });
    console.log(printed(name, scoreOf(outcomes)));
  }
}

function printRules(all: readonly Seen[]): void {
  for (const [name, expected] of Object.entries(expectedFindings)) {
    if (!rules.some((rule) => rule.name === name)) {
      console.log(`${name.padEnd(24)} no such rule yet`);
      continue;
    }
    const outcomes = all.flatMap(({ action, observation }) => {
      const isSo = expected(action);
      if (isSo === undefined || observation.kind !== "seen") return [];
      const verdict = observation.reported.includes(name) ? "yes" : "no";
      return [judge(name, action, isSo, { verdict, trace: [] })];
    });
    console.log(printed(name, scoreOf(outcomes)));
  }
}

function judge(name: string, action: LabelledAction, isSo: boolean, { verdict, trace }: Fact): Outcome {
  const outcome = outcomeOf(isSo, verdict);
  const way = trace.map((step) => step.name).join(" > ");
  if (isVerbose && outcome !== "right" && outcome !== "silent")
    console.log(`  ${outcome.padEnd(7)} ${name}: ${placeOf(action)}${way === "" ? "" : ` by ${way}`}`);
  return outcome;
}

function placeOf({ repo, path, line, name }: LabelledAction): string {
  return `${repo} ${path}:${String(line)} ${name}`;
}
