/** Code fixes as a server asks the plugin for them, over files in memory, and what they leave. */
import ts from "typescript";
import { expect } from "vitest";
import type { Check } from "../../shared/src/model/check.ts";
import { createPluginModule } from "../../ts-plugin/src/plugin.ts";
import { compileWithNext } from "../oracles/next-compiler/transform.ts";
import { createMemoryProject } from "./language-service.ts";

export type Files = Readonly<Record<string, string>>;

export interface Offer {
  readonly title: string;
  /** The files that the fix changes or makes, as it leaves them. */
  readonly files: Files;
}

const plugin = { name: "typescript-plugin-server-actions" };

/** What the plugin offers for the first finding in `file`, apart from comments that silence it; nothing where there is no finding. */
export function offersOf(check: Check, files: Files, file: string): readonly Offer[] {
  const project = createMemoryProject(files);
  const service = createPluginModule(ts, [check]).create(project.createInfo(plugin));
  const path = project.path(file);
  const relative = (name: string): string => name.slice(project.root.length + 1);
  const [found] = service.getSemanticDiagnostics(path).filter(({ source }) => source === "server-actions");
  if (found?.start === undefined) return [];
  const end = found.start + (found.length ?? 0);
  const fixes = service.getCodeFixesAtPosition(path, found.start, end, [found.code], {}, {});
  const repairs = fixes.filter(({ fixName }) => fixName === `server-actions/${check.name}`);
  return repairs.map(({ changes, description }) => {
    for (const { fileName, isNewFile } of changes)
      expect(isNewFile === true, fileName).toBe(files[relative(fileName)] === undefined);
    const after = changes.map(({ fileName, textChanges }) => {
      const name = relative(fileName);
      return [name, applied(files[name] ?? "", textChanges)] as const;
    });
    return { title: description, files: Object.fromEntries(after) };
  });
}

/** Fails unless every file type-checks, has no finding of `check`, and is compiled by Next.js, those with the directive into Server Functions. */
export async function expectGood(check: Check, files: Files): Promise<void> {
  const project = createMemoryProject(files);
  const service = createPluginModule(ts, [check]).create(project.createInfo(plugin));
  for (const [file, text] of Object.entries(files)) {
    const path = project.path(file);
    const problems = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
    const shown = problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    expect(shown, `${file}:\n${text}`).toEqual([]);
    const isAction = text.includes("use server");
    const isClient = text.includes('"use client"');
    const compiled = await compileWithNext(text, `/app/${file}`, isAction || !isClient ? "server" : "client");
    expect(compiled.ok, compiled.ok ? "" : compiled.message).toBe(true);
    if (isAction && compiled.ok) expect(compiled.actions.length).toBeGreaterThan(0);
  }
}

function applied(text: string, changes: readonly ts.TextChange[]): string {
  const sorted = [...changes].sort((left, right) => right.span.start - left.span.start);
  return sorted.reduce(
    (result, { newText, span }) => result.slice(0, span.start) + newText + result.slice(span.start + span.length),
    text,
  );
}
