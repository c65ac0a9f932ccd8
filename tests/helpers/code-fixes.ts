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
  const [found] = service.getSemanticDiagnostics(path).filter(({ source }) => source === "server-actions");
  if (found?.start === undefined) return [];
  const end = found.start + (found.length ?? 0);
  const fixes = service.getCodeFixesAtPosition(path, found.start, end, [found.code], {}, {});
  const isSuggestion = (name: string): boolean => name.startsWith("all: ") || name === "";
  const prefix = `server-actions/${check.name}`;
  const repairs = fixes.filter(({ fixName }) => isSuggestion(fixName.slice(prefix.length).replace("/", "")));
  return repairs.map(({ changes, description }) => ({
    title: description,
    files: filesAfter(project.root, files, changes),
  }));
}

/** The refactoring `name` at `▲` of one of the files: its title, and what it leaves, or why it cannot be done. */
export function refactoringOf(
  marked: Files,
  name: string,
): { readonly title: string; readonly files: Files; readonly reason?: string } | undefined {
  const [file, text] = Object.entries(marked).find(([, each]) => each.includes("▲"))!;
  const files = { ...marked, [file]: text.replace("▲", "") };
  const project = createMemoryProject(files);
  const service = createPluginModule(ts).create(project.createInfo(plugin));
  const [path, position] = [project.path(file), text.indexOf("▲")];
  const asked = { provideRefactorNotApplicableReason: true };
  const offered = service.getApplicableRefactors(path, position, asked).find((each) => each.name === name);
  expect(project.log.filter((line) => line.includes("failed"))).toEqual([]);
  const [action] = offered?.actions ?? [];
  if (!action) return undefined;
  if (action.notApplicableReason !== undefined)
    return { title: action.description, files: {}, reason: action.notApplicableReason };
  const { edits = [] } = service.getEditsForRefactor(path, {}, position, name, action.name, {}) ?? {};
  return { title: action.description, files: filesAfter(project.root, files, edits) };
}

/** The files that `changes` change or make, as they are then. */
function filesAfter(root: string, files: Files, changes: readonly ts.FileTextChanges[]): Files {
  const after = changes.map(({ fileName, isNewFile, textChanges }) => {
    const name = fileName.slice(root.length + 1);
    expect(isNewFile === true, fileName).toBe(files[name] === undefined);
    return [name, applied(files[name] ?? "", textChanges)] as const;
  });
  return Object.fromEntries(after);
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
