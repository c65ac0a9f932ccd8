/**
 * `npm run known-findings -- --repos <dir>`: runs the rules at the places of tests/known-findings.jsonl, in repositories that are already on this machine,
 * and prints the score by rule.
 */
import { fileURLToPath } from "node:url";
import { openRepositories } from "./known-findings/repositories.ts";
import { type Outcome, type ScoredPlace, scorePlace } from "./known-findings/score.ts";
import { readTable } from "./known-findings/table.ts";
import { readOptions } from "./options.ts";

const help = `Usage: npm run known-findings -- --repos <dir> [--table <file>] [--verbose]

  --repos <dir>    A folder with one entry for each repository, named owner+name or owner/name:
                     a git directory (bare, a clone with .git, or a folder with a bare one in repo/):
                       pinned commits and blobs are read from its objects, its work tree is not used;
                     or an extracted tree, which is taken to be at the pinned commit (blobs are not found in it).
  --table <file>   Default: tests/known-findings.jsonl.
  --verbose        Print every place, not only the wrong ones.

A place counts as reported when the rule has a finding in the named function around the pinned line, as silent when it has none there.
How many of the findings stand on the pinned line itself is printed beside.
For a place pinned by blob only that one file is there: what it imports is unknown.
Nothing is fetched and none of the repositories' code or configuration is run.
Exit code: 0 when every place of the rules that exist is right; else (wrong, unparsable or not on this machine) 1.`;

const { values } = readOptions({
  options: {
    repos: { type: "string" },
    table: { type: "string", default: fileURLToPath(new URL("../tests/known-findings.jsonl", import.meta.url)) },
    verbose: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help || values.repos === undefined) {
  console.log(help);
  process.exit(values.help ? 0 : 1);
}

const repositories = openRepositories(values.repos);
try {
  const scores = readTable(values.table).map((place) => scorePlace(place, repositories));
  for (const score of scores) if (values.verbose || isBad(score)) printPlace(score);
  printScores(scores);
  process.exitCode = scores.some(isBad) ? 1 : 0;
} finally {
  repositories.close();
}

function isBad({ outcome }: ScoredPlace): boolean {
  return outcome === "wrong" || outcome === "absent" || outcome === "unparsable";
}

function printPlace({ place, outcome, findings }: ScoredPlace): void {
  const pin = (place.commit ?? place.blob ?? "").slice(0, 10);
  console.log(
    `${outcome.padEnd(10)} ${place.rule} ${place.expect}: ${place.repo}@${pin} ${place.path}:${place.line} (${place.function})`,
  );
  for (const { line, column, message } of findings) console.log(`           ${line}:${column} ${message}`);
}

/** One line a rule: how many of the places that must be reported are, and how many of those that must be silent. */
function printScores(scores: readonly ScoredPlace[]): void {
  for (const rule of new Set(scores.map(({ place }) => place.rule))) {
    const ofRule = scores.filter(({ place }) => place.rule === rule);
    const count = (expect: string, outcome: Outcome) =>
      ofRule.filter((score) => score.place.expect === expect && score.outcome === outcome).length;
    const total = (expect: string) => ofRule.filter((score) => score.place.expect === expect).length;
    const isPending = ofRule.every(({ outcome }) => outcome === "pending");
    const onLine = ofRule.filter((score) => score.place.expect === "report" && score.isOnLine).length;
    const score = `found ${count("report", "right")}/${total("report")} (${onLine} on the line), silent ${count("silent", "right")}/${total("silent")}`;
    console.log(
      `${rule}: ${isPending ? `pending (${total("report")} to report, ${total("silent")} to be silent)` : score}`,
    );
  }
}
