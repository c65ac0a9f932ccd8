import { readFileSync } from "node:fs";

/** A place in a public repository, read by people: what a rule must say there. */
export interface KnownPlace {
  /** `owner/name`. */
  readonly repo: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** Name of the function around the place, `<anon>`, or something that names the whole file. */
  readonly function: string;
  /** Rule id; `a|b` where either rule may report. */
  readonly rule: string;
  readonly expect: "report" | "silent";
  /** The whole repository at this commit, or ... */
  readonly commit?: string;
  /** ... this one file, from some commit of its history. */
  readonly blob?: string;
}

/** Reads a table with one JSON object a line. Throws naming the line that cannot be read. */
export function readTable(file: string): readonly KnownPlace[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => (line.trim() === "" ? [] : [readPlace(line, `${file}:${index + 1}`)]));
}

function readPlace(line: string, where: string): KnownPlace {
  const place = parse(line, where) as Partial<KnownPlace>;
  const isComplete =
    [place.repo, place.path, place.function, place.rule, place.commit ?? place.blob].every(
      (value) => typeof value === "string",
    ) &&
    Number.isInteger(place.line) &&
    (place.expect === "report" || place.expect === "silent");
  if (!isComplete)
    throw new Error(`${where}: repo, path, line, function, rule, expect, and commit or blob are needed.`);
  return place as KnownPlace;
}

function parse(line: string, where: string): object {
  try {
    return JSON.parse(line) as object;
  } catch {
    throw new Error(`${where}: not JSON.`);
  }
}
