/** How a report is written. Each format is a function from the report to the text on stdout, and reads nothing else. */
import type { Problem } from "./problem.ts";
import { toGithub } from "./format-github.ts";
import { toJson } from "./format-json.ts";
import { toPretty } from "./format-pretty.ts";
import { toSarif } from "./format-sarif.ts";

export interface Report {
  /** Folder that printed paths start from, absolute. */
  readonly root: string;
  readonly version: string;
  readonly problems: readonly Problem[];
  /** How many files were looked at. */
  readonly files: number;
  /** Files that could not be parsed. */
  readonly broken: readonly string[];
  /** The line of a problem, for formats that show code. */
  lineOf(problem: Problem): string;
  readonly colors: boolean;
}

export const formats = { pretty: toPretty, json: toJson, sarif: toSarif, github: toGithub } as const;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as readonly FormatName[];
