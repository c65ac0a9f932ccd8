import * as v from "valibot";
import { defaultSettings, type Settings } from "./defaults.ts";
import { authEntries, entries } from "./schema.ts";

/** Settings that can be used, and what is wrong with the ones that cannot: one sentence each, naming the key. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

type Raw = Readonly<Record<string, unknown>>;
type Entries = Readonly<Record<string, v.GenericSchema>>;

/**
 * Validates settings as a user wrote them and fills in the defaults. Never throws: a malformed key is named in `problems`
 * and takes its default, the other keys count. `otherKeys` are the host's own keys in the same object (a tsconfig entry's `name`).
 */
export function parseSettings(raw: unknown, otherKeys: readonly string[] = []): ParsedSettings {
  if (raw === undefined || raw === null) return { settings: defaultSettings, problems: [] };
  if (!isRecord(raw))
    return { settings: defaultSettings, problems: [`The settings must be an object, not ${kindOf(raw)}.`] };

  const problems: string[] = [];
  const known = { auth: authEntries, ...entries };
  problems.push(...unknownKeys(raw, known, "", otherKeys));
  const { actionPropName, ...values } = readKeys(raw, entries, "", problems);
  const settings = {
    ...defaultSettings,
    ...values,
    auth: { ...defaultSettings.auth, ...readAuth(raw["auth"], problems) },
    ...(typeof actionPropName === "string" && { actionPropName: new RegExp(actionPropName, "u") }),
  };
  return { settings, problems };
}

function readAuth(auth: unknown, problems: string[]): Raw {
  if (auth === undefined) return {};
  if (!isRecord(auth)) {
    problems.push(`\`auth\` must be an object, not ${kindOf(auth)}.`);
    return {};
  }
  problems.push(...unknownKeys(auth, authEntries, "auth.", []));
  return readKeys(auth, authEntries, "auth.", problems);
}

/** The valid values of `schemas`' keys. */
function readKeys(raw: Raw, schemas: Entries, prefix: string, problems: string[]): Raw {
  const values: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(schemas)) {
    if (raw[key] === undefined) continue;
    const result = v.safeParse(schema, raw[key]);
    if (result.success) values[key] = result.output;
    else problems.push(describeIssue(prefix + key, result.issues[0]));
  }
  return values;
}

function describeIssue(key: string, issue: v.BaseIssue<unknown>): string {
  return `\`${key}${pathOf(issue)}\` ${issue.message}, not ${kindOf(issue.input)}.`;
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map((item) => item.key);
  return keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
}

function unknownKeys(
  raw: Raw,
  schemas: Readonly<Record<string, unknown>>,
  prefix: string,
  otherKeys: readonly string[],
): string[] {
  const known = Object.keys(schemas);
  const unknown = Object.keys(raw).filter((key) => !known.includes(key) && !otherKeys.includes(key));
  return unknown.map((key) => `\`${prefix}${key}\` is not a setting; the settings are ${listOf(known, prefix)}.`);
}

function listOf(keys: readonly string[], prefix: string): string {
  return keys.map((key) => `\`${prefix}${key}\``).join(", ");
}

function isRecord(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a value is, for a message: short values as written, others by their kind. */
function kindOf(value: unknown): string {
  if (value === null) return "`null`";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const isShort = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isShort ? `\`${JSON.stringify(value)}\`` : `a ${typeof value}`;
}
