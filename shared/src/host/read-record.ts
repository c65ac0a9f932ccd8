import type { ParsedSource } from "../model/module.ts";
import type { ModuleRecord } from "../model/module-record.ts";
import { declaredFunctions } from "../syntax/declared-functions.ts";
import { mayHaveServerDirective, mayRequire } from "../syntax/text-probe.ts";
import { loadOxc } from "./parse-oxc.ts";
import { readBoundary } from "./read-boundary.ts";
import { recordOfOxc } from "./record-of-oxc.ts";
import { recordOfTree } from "./record-of-tree.ts";
import { scanHeader } from "./scan-header.ts";
import { scanImports } from "./scan-imports.ts";

/** The record of a text, by the cheapest way that can read it: its header; the lexer; for JSX oxc's module record; a whole tree. */
export function readRecord(
  file: string,
  text: string,
  parse: () => ParsedSource | undefined,
): ModuleRecord | undefined {
  const record = scanHeader(text) ?? recordOfAll(file, text, parse);
  if (!record) return undefined;
  return withoutText({
    ...record,
    boundary: readBoundary(text, record.boundary, parse),
    mayServe: mayHaveServerDirective(text),
    mayRequire: mayRequire(text),
    declaredFunctions: declaredFunctions(text),
  });
}

/** The same in strings of its own: V8 keeps all of a text for a name that is cut out of it, and records stay when texts go. */
function withoutText<Record extends object>(record: Record): Record {
  return JSON.parse(JSON.stringify(record)) as Record;
}

function recordOfAll(file: string, text: string, parse: () => ParsedSource | undefined): ModuleRecord | undefined {
  const isJsx = file.endsWith(".tsx") || file.endsWith(".jsx");
  const scanned = isJsx && loadOxc().oxc ? recordOfOxc(file, text) : scanImports(text);
  return scanned ?? (isJsx ? scanImports(text) : recordOfOxc(file, text)) ?? recordOfParsed(text, parse());
}

function recordOfParsed(text: string, source: ParsedSource | undefined): ModuleRecord | undefined {
  return source && recordOfTree(text, source.ast);
}
