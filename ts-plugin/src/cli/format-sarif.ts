import { pathToFileURL } from "node:url";
import type { Location, Log, Result } from "sarif";
import { checks } from "../checks.ts";
import type { Report } from "./formats.ts";
import type { Place, Problem } from "./problem.ts";
import { relativePath } from "./relative-path.ts";

const rootId = "SRCROOT";

/** SARIF 2.1.0, as code scanning services take it. Columns count UTF-16 units, as everywhere in this project. */
export function toSarif({ root, version, problems }: Report): string {
  const ruleNames = [...new Set(problems.map(({ rule }) => rule))].sort();
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "server-actions",
            version,
            rules: ruleNames.map((id) => ({
              id,
              shortDescription: { text: titleOf(id) },
              properties: { code: checks.find((check) => check.name === id)?.code },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [rootId]: { uri: `${pathToFileURL(root).href}/` } },
        results: problems.map((problem) => resultOf(root, problem, ruleNames.indexOf(problem.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf(root: string, problem: Problem, ruleIndex: number): Result {
  return {
    ruleId: problem.rule,
    ruleIndex,
    level: problem.severity === "error" ? "error" : "warning",
    message: { text: problem.message },
    locations: [locationOf(root, problem)],
    ...(problem.related.length > 0 && {
      relatedLocations: problem.related.map((related, id) => ({
        id,
        ...locationOf(root, related),
        message: { text: related.message },
      })),
    }),
  };
}

function locationOf(root: string, { file, line, column, endLine, endColumn }: Place): Location {
  const path = relativePath(root, file);
  const isInside = path !== file;
  return {
    physicalLocation: {
      artifactLocation: isInside ? { uri: encodeURI(path), uriBaseId: rootId } : { uri: pathToFileURL(file).href },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** A rule's id in words: `no-broken-closure` is "no broken closure". */
function titleOf(id: string): string {
  return id.replaceAll("-", " ");
}
