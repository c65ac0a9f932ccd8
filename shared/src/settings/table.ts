import * as v from "valibot";
import { defaultSettings } from "./defaults.ts";
import { authEntries, entries } from "./schema.ts";

/** One row of the generated table of settings in docs/settings.md. */
export interface SettingRow {
  /** Dotted key: `auth.functions`. */
  readonly key: string;
  readonly description: string;
  /** As a user would write it; `undefined` when there is none. */
  readonly defaultValue: string | undefined;
}

/** Every setting, in the order of the schema, `auth` first. */
export function settingRows(): readonly SettingRow[] {
  const ofAuth = Object.entries(authEntries).map(([key, schema]) =>
    rowOf(`auth.${key}`, schema, defaultSettings.auth[key as keyof typeof authEntries]),
  );
  const others = Object.entries(entries).map(([key, schema]) =>
    rowOf(key, schema, defaultSettings[key as keyof typeof entries]),
  );
  return [...ofAuth, ...others];
}

function rowOf(key: string, schema: v.GenericSchema, value: unknown): SettingRow {
  return { key, description: v.getDescription(schema) ?? "", defaultValue: written(value) };
}

function written(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return JSON.stringify(value instanceof RegExp ? value.source : value);
}
