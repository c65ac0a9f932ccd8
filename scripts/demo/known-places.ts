import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hostOnlyRules, type RuleId } from "../../tests/fixtures/catalogue.ts";
import { type Marker, readMarkers } from "../../tests/fixtures/markers.ts";
import type { WrongPlace } from "../../tests/fixtures/sections.ts";
import type { HostFinding } from "./host-finding.ts";

/** All with the options of the preset `all`, which trust types: `eslint` has none, `tsserver` always has. */
export type Host = "eslint" | "eslint with types" | "tsserver";

/** A place that a host must report. */
export interface KnownPlace extends Marker {
  readonly file: string;
}

/** What `host` must find in the project: the markers of the places that are not pending. */
export function knownPlaces(root: string, places: readonly WrongPlace[], host: Host): KnownPlace[] {
  const found = places.filter((place) => "finds" in place && isRunBy(place.finds, host));
  return found.flatMap((place) => {
    const file = join(root, place.file);
    if (!("finds" in place) || !existsSync(file)) return [];
    const markers = readMarkers(readFileSync(file, "utf8"), file).filter(({ rule, withTypes }) => {
      return rule === place.finds && (!withTypes || host !== "eslint");
    });
    return markers.map((marker) => ({ ...marker, file: place.file }));
  });
}

/** The known places without a finding, and the findings at no known place. */
export function difference(
  known: readonly KnownPlace[],
  findings: readonly HostFinding[],
): { readonly missing: readonly KnownPlace[]; readonly unexpected: readonly HostFinding[] } {
  const keys = new Set(known.map(keyOf));
  const foundKeys = new Set(findings.map(keyOf));
  return {
    missing: known.filter((place) => !foundKeys.has(keyOf(place))),
    unexpected: findings.filter((finding) => !keys.has(keyOf(finding))),
  };
}

function isRunBy(rule: RuleId, host: Host): boolean {
  return (hostOnlyRules[rule]?.host ?? host) === host;
}

function keyOf({ file, rule, start, end }: Pick<HostFinding, "end" | "file" | "rule" | "start">): string {
  return `${file}:${start}-${end} ${rule}`;
}
