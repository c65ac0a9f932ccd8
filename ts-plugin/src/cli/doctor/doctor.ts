import pc from "picocolors";
import type { Streams } from "../check.ts";
import { appsHint } from "../apps-hint.ts";
import { readSetup, type Setup } from "./setup.ts";
import type { Diagnosis } from "./trap.ts";
import { traps } from "./traps.ts";

/** `server-actions doctor`: exit code 1 when something keeps findings from appearing, or makes them wrong. */
export async function doctor(
  { cwd, out }: Streams,
  { colors: isColored }: { readonly colors: boolean },
): Promise<0 | 1> {
  const setup = await readSetup(cwd);
  if (setup.apps.length > 0) {
    out(appsHint(setup, "doctor"));
    return 1;
  }
  const diagnoses = diagnose(setup);
  const colors = pc.createColors(isColored);
  const lines = [...overviewOf(setup), "", ...reportOf(diagnoses, colors)];
  out([...lines, diagnoses.length === 0 ? colors.green("Nothing is wrong with the set-up.") : "", ""].join("\n"));
  return diagnoses.some(({ severity }) => severity === "error") ? 1 : 0;
}

/** What is wrong, in the order of the traps. */
export function diagnose(setup: Setup): readonly Diagnosis[] {
  return Object.entries(traps).flatMap(([trap, find]) => {
    const found = find(setup);
    return found ? [{ trap, ...found }] : [];
  });
}

function overviewOf({ root, typescript, tsPlugin, eslint, eslintPlugin }: Setup): string[] {
  const versionOf = (installed: { readonly version: string } | undefined): string =>
    installed?.version ?? "not installed";
  const rules = eslint && !eslint.error ? ` (${eslint.rules.length} rules on)` : "";
  return [
    root,
    `TypeScript ${versionOf(typescript)}, its plugin ${versionOf(tsPlugin)}`,
    `ESLint ${versionOf(eslint?.eslint)}, its plugin ${versionOf(eslintPlugin)}${rules}`,
  ];
}

export function reportOf(diagnoses: readonly Diagnosis[], colors: Colors): string[] {
  return diagnoses.flatMap((each) => blockOf(each, colors));
}

type Colors = ReturnType<typeof pc.createColors>;

function blockOf({ trap, severity, problem, change }: Diagnosis, colors: Colors): string[] {
  const mark = severity === "error" ? colors.red("error") : colors.yellow("warning");
  return [`${mark}  ${colors.dim(trap)}`, `  ${problem}`, `  ${colors.green("change:")} ${change}`, ""];
}
