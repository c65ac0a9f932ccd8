import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline/promises";
import { createTwoFilesPatch } from "diff";
import pc from "picocolors";
import type { Streams } from "../check.ts";
import { readSetup, type Setup } from "../doctor/setup.ts";
import { appsHint } from "../apps-hint.ts";
import { diagnose, reportOf } from "../doctor/doctor.ts";
import { relativePath } from "../relative-path.ts";
import { missingPackages } from "./missing-packages.ts";
import { planEditor } from "./plan-editor.ts";
import { planEslint } from "./plan-eslint.ts";
import { planTypescript } from "./plan-typescript.ts";
import type { Step } from "./plan.ts";

export interface InitOptions {
  /** Write without asking. */
  readonly yes: boolean;
  readonly colors: boolean;
  /** Whether somebody is there to be asked. */
  readonly interactive: boolean;
}

type Write = Extract<Step, { kind: "write" }>;

/** `server-actions init`: shows what it would write, asks, writes. Exit code 1 when there was something to write and nobody to ask. */
export async function init({ cwd, out }: Streams, options: InitOptions): Promise<0 | 1> {
  const setup = await readSetup(cwd);
  if (setup.apps.length > 0) {
    out(appsHint(setup, "init"));
    return 1;
  }
  const steps = [planEslint, planTypescript, planEditor].flatMap((plan) => plan(setup));
  const writes = steps.filter((step): step is Write => step.kind === "write");
  for (const step of steps) out(`${step.kind === "note" ? step.text : patchOf(setup, step, options)}\n`);
  const commands = missingPackages(setup);
  if (commands.length > 0) out(`Install first:${commands.length === 1 ? " " : "\n  "}${commands.join("\n  ")}\n`);
  if (writes.length === 0) {
    out("There is nothing to write.\n");
    return 0;
  }
  if (!options.yes && !options.interactive) {
    out("Nothing was written. Run it with --yes to write this.\n");
    return 1;
  }
  if (!options.yes && !(await isWanted())) {
    out("Nothing was written.\n");
    return 0;
  }
  for (const { file, after } of writes) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, after);
    out(`Wrote ${relativePath(setup.workspace, file)}.\n`);
  }
  if (commands.length > 0) return 0;
  const left = diagnose(await readSetup(cwd));
  const colors = pc.createColors(options.colors);
  if (left.length > 0) out(["What is left to do:", "", ...reportOf(left, colors)].join("\n"));
  return 0;
}

function patchOf({ workspace }: Setup, { file, before, after }: Write, { colors: isColored }: InitOptions): string {
  const path = relativePath(workspace, file);
  const from = before === undefined ? "/dev/null" : path;
  const patch = createTwoFilesPatch(from, path, before ?? "", after, "", "", { context: 3 });
  const colors = pc.createColors(isColored);
  const lines = patch.split("\n").filter((line) => !line.startsWith("======") && !line.startsWith("Index: "));
  return lines
    .map((line) => (line.startsWith("+") ? colors.green(line) : line.startsWith("-") ? colors.red(line) : line))
    .join("\n");
}

async function isWanted(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Write this? [y/N] ");
  terminal.close();
  return /^y(?:es)?$/iu.test(answer.trim());
}
