import { load as parseYaml } from "js-yaml";
import { type ParseError, parse as parseJson, printParseErrorCode } from "jsonc-parser";
import type { FileAccess } from "./file-access.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The configuration files resolution depends on, read once and remembered with their versions, also those that were looked for
 * and are not there: a new nearer `tsconfig.json` has to be noticed too.
 */
export interface ConfigFiles {
  /** The object in a JSON file (comments and trailing commas allowed); what could be read of a malformed one; `undefined` without one. */
  json(path: string): JsonObject | undefined;
  yaml(path: string): JsonObject | undefined;
  /** Remembers a folder too: when its entries change, everything is read again. */
  watchFolder(path: string): void;
  /** Keeps a problem, one sentence that names the file, once. */
  report(problem: string): void;
  problems(): readonly string[];
  /** Whether a file that was asked for has changed, come or gone since. */
  isStale(): boolean;
  /** Forgets everything, problems too. */
  clear(): void;
}

export function createConfigFiles(files: FileAccess): ConfigFiles {
  const objects = new Map<string, JsonObject | undefined>();
  const versions = new Map<string, string | undefined>();
  const folders = new Map<string, string | undefined>();
  const problems = new Set<string>();

  const read = (path: string, parse: (text: string) => Parsed): JsonObject | undefined => {
    if (objects.has(path)) return objects.get(path);
    versions.set(path, files.version(path));
    const text = versions.get(path) === undefined ? undefined : files.text(path);
    const { error, value } = text === undefined ? NOTHING : parse(text);
    if (error) problems.add(`${path} is malformed (${error}): what could not be read of it is ignored.`);
    objects.set(path, value);
    return value;
  };

  return {
    json: (path) => read(path, parseJsonObject),
    yaml: (path) => read(path, parseYamlObject),
    watchFolder: (path) => void folders.set(path, files.folderVersion(path)),
    report: (problem) => void problems.add(problem),
    problems: () => [...problems],
    isStale() {
      for (const [path, version] of versions) if (files.version(path) !== version) return true;
      for (const [path, version] of folders) if (files.folderVersion(path) !== version) return true;
      return false;
    },
    clear() {
      objects.clear();
      versions.clear();
      folders.clear();
      problems.clear();
    },
  };
}

interface Parsed {
  readonly value: JsonObject | undefined;
  readonly error: string | undefined;
}

function parseJsonObject(text: string): Parsed {
  const errors: ParseError[] = [];
  const value: unknown = parseJson(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first)
    return {
      value: asObject(value),
      error: `${printParseErrorCode(first.error)} in line ${lineAt(text, first.offset)}`,
    };
  return { value: asObject(value), error: isObject(value) ? undefined : "no object" };
}

function parseYamlObject(text: string): Parsed {
  try {
    return { value: asObject(parseYaml(text)), error: undefined };
  } catch (error) {
    return { value: undefined, error: error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "unreadable" };
  }
}

export function asObject(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

export function asString(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The strings of a list; none when it is no list. */
export function asStrings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

const NOTHING: Parsed = { value: undefined, error: undefined };
