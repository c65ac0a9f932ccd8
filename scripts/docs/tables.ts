import { settingRows } from "../../shared/src/settings/table.ts";
import { checks } from "../../ts-plugin/src/checks.ts";

/** Every shared setting, from the schema that validates it. */
export function settingsTable(): string {
  const rows = settingRows().map(({ key, description, defaultValue }) => [
    code(key),
    description,
    defaultValue === undefined ? "" : code(defaultValue),
  ]);
  return table(["Setting", "Meaning", "Default"], rows);
}

/** The diagnostic code of every check, as the TypeScript plugin reports it. */
export function codesTable(): string {
  const rows = [...checks]
    .sort((a, b) => a.code - b.code)
    .map((check) => [
      String(check.code),
      code(check.name),
      check.preset === undefined ? "" : code(check.preset),
      check.severity,
    ]);
  return table(["Code", "Check", "Preset", "Severity"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(escapePipes).join(" | ")} |`).join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

function escapePipes(text: string): string {
  return text.replaceAll("|", "\\|");
}
