import { join } from "node:path";
import { readFileSync } from "node:fs";
import {
  analyzeModule,
  type Check,
  checkByName,
  type FunctionNode,
  parseWithOxc,
  toPosix,
} from "@server-actions/shared";
import { openCodeBase, type PlacedFinding, positionAt } from "../real-code/code-base.ts";
import type { Repositories } from "./repositories.ts";
import type { KnownPlace } from "./table.ts";

/** `right`: reported where it must be, silent where it must be. `pending`: no such rule yet. `absent`: the file is not on this machine. */
export type Outcome = "absent" | "pending" | "right" | "unparsable" | "wrong";

export interface ScoredPlace {
  readonly place: KnownPlace;
  readonly outcome: Outcome;
  /** Whether a finding stands on the pinned line itself. */
  readonly isOnLine: boolean;
  /** What the rule said in the place's region. */
  readonly findings: readonly PlacedFinding[];
}

interface Region {
  readonly firstLine: number;
  readonly lastLine: number;
}

/**
 * Runs the place's rule on its file. What counts are the findings in the place's *region*: the named function around the line
 * (the line in the table may be the navigation, the `try` or the declaration), the innermost one when it has no name, the whole file when
 * no function is around the line.
 */
export function scorePlace(place: KnownPlace, repositories: Repositories): ScoredPlace {
  const rules = place.rule.split("|").flatMap((name) => checkByName(name) ?? []);
  if (rules.length === 0) return { place, outcome: "pending", isOnLine: false, findings: [] };
  const folder = repositories.folderFor(place);
  if (folder === undefined) return { place, outcome: "absent", isOnLine: false, findings: [] };
  return scoreFile(place, rules, folder);
}

function scoreFile(place: KnownPlace, rules: readonly Check[], folder: string): ScoredPlace {
  const file = toPosix(join(folder, place.path));
  const region = regionOf(place, file);
  if (region === undefined) return { place, outcome: "unparsable", isOnLine: false, findings: [] };
  const { findings, crashes } = openCodeBase().lint(file, rules);
  if (crashes[0] !== undefined) throw new Error(crashes[0]);
  const inRegion = findings.filter(({ line }) => line >= region.firstLine && line <= region.lastLine);
  const isRight = inRegion.length > 0 === (place.expect === "report");
  return {
    place,
    outcome: isRight ? "right" : "wrong",
    isOnLine: inRegion.some(({ line }) => line === place.line),
    findings: inRegion,
  };
}

function regionOf(place: KnownPlace, file: string): Region | undefined {
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/u, "");
  const source = parseWithOxc(file, text);
  if (source === undefined) return undefined;
  const around = analyzeModule(source)
    .functions.map((node) => ({ name: nameOf(node), ...linesOf(text, node) }))
    .filter(({ firstLine, lastLine }) => firstLine <= place.line && place.line <= lastLine);
  return (
    around.findLast(({ name }) => name === place.function) ??
    around.at(-1) ?? { firstLine: 1, lastLine: Number.POSITIVE_INFINITY }
  );
}

function linesOf(text: string, { range }: FunctionNode): Region {
  return { firstLine: positionAt(text, range[0]).line, lastLine: positionAt(text, range[1]).line };
}

function nameOf(node: FunctionNode): string | undefined {
  if (node.id) return node.id.name;
  const { parent } = node;
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id.name;
  if (parent.type === "Property" && parent.key.type === "Identifier") return parent.key.name;
  return undefined;
}
